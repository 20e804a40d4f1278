// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types of IP tunnels: their ends, hops and marks, and flags beside a value. */
#include "type_iptun.h"

#include <errno.h>
#include <inttypes.h>
#include <linux/if_link.h>
#include <stdio.h>
#include <string.h>

#include "kind.h"
#include "type.h"
#include "type_inet.h"

/* --- flags ------------------------------------------------------------------------------ */

static int parse_flag(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint64_t bit = no ? 0 : opt_bit(o, o->type->size);
	uint16_t b16 = (uint16_t)bit;
	uint32_t b32 = (uint32_t)bit;

	return o->type->size == 2 ? parse_put(p, o, set, &b16, sizeof(b16), NULL) :
				    parse_put(p, o, set, &b32, sizeof(b32), NULL);
}

static void print_flag(struct out *out, const struct opt *o, const struct attr *set)
{
	if (!flag_is_on(set, o->attr, opt_bit(o, o->type->size)))
		return;
	out_text(out, "%s ", o->name);
	out_bool(out, opt_key(o), true, "");
}

static int sample_none(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	(void)size;
	*words = '\0';
	return nth ? -1 : 0;
}

#define FLAG(bytes)                                                                                \
	{                                                                                          \
		.size = (bytes), .merge = true, .parse = parse_flag, .print = print_flag,          \
		.sample = sample_none                                                              \
	}

const struct type type_flag16 = FLAG(2), type_flag32 = FLAG(4);

/* Not shown: what they mean is shown with the value. */
static const struct type type_beside16 = {.size = 2, .merge = true};
static const struct type type_beside32 = {.size = 4, .merge = true};

static int put_beside(struct parse *p, const struct opt *o, struct attr *set, struct opt also,
		      bool on)
{
	also.name = o->name;
	also.flags |= o->flags & (OPT_NOEXT | OPT_MTU);
	return parse_flag(p, arena_copy(&p->ctx->arena, &also, sizeof(also)), set, !on);
}

int flag_put16(struct parse *p, const struct opt *o, struct attr *set, uint16_t attr,
	       uint64_t bit, bool on)
{
	return put_beside(p, o, set, (struct opt){.type = &type_beside16, .attr = attr, .bit = bit,
						  .flags = OPT_NET}, on);
}

int flag_put32(struct parse *p, const struct opt *o, struct attr *set, uint16_t attr,
	       uint64_t bit, bool on)
{
	return put_beside(p, o, set, (struct opt){.type = &type_beside32, .attr = attr, .bit = bit},
			  on);
}

bool flag_is_on(const struct attr *set, uint16_t attr, uint64_t bit)
{
	for (const struct attr *n = set->child; n; n = n->next)
		if (n->type == attr && !n->hidden && (attr_uint(n) & bit))
			return true;
	return false;
}

/* --- ends --------------------------------------------------------------------------------- */

static const char *family_of(unsigned size)
{
	return size == 16 ? "IPv6" : "IPv4";
}

/* The address is of the other family: either the other end says so already, or the kind. */
static int wrong_family(struct parse *p, const struct opt *o, const struct attr *set,
			const char *word, unsigned size)
{
	const struct attr *info = attr_find(p->root, IFLA_LINKINFO);
	const char *kind = attr_str(attr_find(info, IFLA_INFO_KIND));
	const struct kind *k = kind ? kind_find(kind) : NULL;
	int ret;

	for (const struct attr *n = set->child; n; n = n->next)
		if (n->opt && n->at.n && n->opt->type == o->type && n->opt != o)
			return fail(p->ctx, parse_span(p), EINVAL, "'%s' is %s and '%s' is %s",
				    p->ctx->words.w[n->at.first], family_of(n->len),
				    p->ctx->words.w[p->key], family_of(size));
	ret = fail(p->ctx, parse_last(p), EINVAL, "'%s' is an %s address, %s takes %s", word,
		   family_of(size), kind ? kind : o->name, family_of(o->type->size));
	if (k && k->other)
		hint(p->ctx, "tunnels between %s addresses are of type %s", family_of(size),
		     k->other);
	return ret;
}

static int parse_end(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	struct inet in = {.size = o->type->size};

	(void)no;
	if (!word || (strcmp(word, "any") && inet_parse(p, word, false, &in)))
		return -EINVAL;
	if (in.size != o->type->size)
		return wrong_family(p, o, set, word, in.size);
	return parse_put(p, o, set, in.addr, in.size, NULL);
}

static void print_end(struct out *out, const struct opt *o, const struct attr *set)
{
	static const uint8_t any[16];
	const struct attr *n = attr_find(set, o->attr);

	if (n && n->len == o->type->size && memcmp(n->data, any, n->len))
		inet_print(out, opt_key(o), opt_pre(out, o), n, " ");
	else if (out->mode != OUT_WORDS)
		out_str(out, opt_key(o), opt_pre(out, o), "any", " ");
}

static int sample_end(const struct opt *o, int nth, char *words, size_t size)
{
	snprintf(words, size, "%s", o->type->size == 16 ? "2001:db8::1" : "192.0.2.1");
	return nth ? -1 : 0;
}

#define END(bytes)                                                                                 \
	{                                                                                          \
		.meta = "ADDR|any", .size = (bytes), .parse = parse_end, .print = print_end,       \
		.sample = sample_end                                                               \
	}

const struct type type_end4 = END(4), type_end6 = END(16);

/* --- hops ----------------------------------------------------------------------------------- */

static int parse_hops(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	uint64_t v = 0;
	uint8_t ttl;

	(void)no;
	if (!word || (strcmp(word, "inherit") && parse_uint(p, o, word, 0, 255, &v)))
		return -EINVAL;
	ttl = (uint8_t)v;
	return parse_put(p, o, set, &ttl, 1, NULL);
}

static void print_hops(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	uint64_t v = attr_uint(n);

	if (out->mode == OUT_WORDS && !n)
		return;
	if (v || out->mode == OUT_JSON)
		out_uint(out, opt_key(o), opt_pre(out, o), v, " ");
	else
		out_str(out, NULL, opt_pre(out, o), "inherit", " ");
}

static int sample_hops(const struct opt *o, int nth, char *words, size_t size)
{
	static const char *const samples[] = {"255", "1", "inherit"};

	(void)o;
	snprintf(words, size, "%s", samples[nth % 3]);
	return nth < 3 ? 0 : -1;
}

const struct type type_hops = {
	.meta = "NUMBER|inherit", .size = 1, .parse = parse_hops, .print = print_hops,
	.sample = sample_hops,
};

/* --- marks ---------------------------------------------------------------------------------- */

static int parse_mark(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	bool six = o->type == &type_mark6, inherit = word && six && !strcmp(word, "inherit");
	uint64_t v = 0;
	uint32_t mark;
	int ret;

	(void)no;
	if (!word || (!inherit && parse_uint(p, o, word, 0, UINT32_MAX, &v)))
		return -EINVAL;
	mark = (uint32_t)v;
	ret = parse_put(p, o, set, &mark, sizeof(mark), NULL);
	return ret || !six ? ret : flag_put32(p, o, set, (uint16_t)o->min, o->bit, inherit);
}

static void print_mark(struct out *out, const struct opt *o, const struct attr *set)
{
	uint64_t v = attr_uint(attr_find(set, o->attr));
	char text[24];

	if (o->type == &type_mark6 && flag_is_on(set, (uint16_t)o->min, o->bit)) {
		out_text(out, "%s inherit ", o->name);
		out_bool(out, "ip6_tnl_f_use_orig_fwmark", true, "");
	} else if (v) {
		snprintf(text, sizeof(text), "0x%" PRIx64, v);
		out_str(out, opt_key(o), opt_pre(out, o), text, " ");
	}
}

static int sample_mark(const struct opt *o, int nth, char *words, size_t size)
{
	static const char *const samples[] = {"0x7", "0xffffffff", "inherit"};
	int n = o->type == &type_mark ? 2 : 3;

	snprintf(words, size, "%s", samples[nth % 3]);
	return nth < n ? 0 : -1;
}

const struct type type_mark = {
	.meta = "NUMBER", .size = 4, .quiet = true, .parse = parse_mark, .print = print_mark,
	.sample = sample_mark,
};
const struct type type_mark6 = {
	.meta = "NUMBER|inherit", .size = 4, .quiet = true, .parse = parse_mark,
	.print = print_mark, .sample = sample_mark,
};

/* --- what is carried ------------------------------------------------------------------------------ */

static int parse_carried(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_u8.parse(p, o, set, no);
}

static void print_carried(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const char *name = n ? name_of(o->names, attr_uint(n)) : NULL;

	if (!name)
		return;
	if (out->mode == OUT_WORDS)
		out_text(out, "%s ", o->name);
	out_str(out, opt_key(o), "", name, " ");
}

static int sample_carried(const struct opt *o, int nth, char *words, size_t size)
{
	return type_u8.sample(o, nth, words, size);
}

static const char *describe_carried(struct arena *a, const struct opt *o)
{
	return type_u8.describe(a, o);
}

const struct type type_carried = {
	.meta = "NAME", .size = 1, .parse = parse_carried, .print = print_carried,
	.sample = sample_carried, .describe = describe_carried,
};
