// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types of tunnels over IPv6: the flow label's fields, nesting and what is inherited. */
#include <arpa/inet.h>
#include <errno.h>
#include <linux/ip6_tunnel.h>
#include <stdio.h>
#include <string.h>

#include "names.h"
#include "type.h"
#include "type_iptun.h"

/* The two fields of the flow information, by the masks that are their rows' bits. */
static const struct field {
	uint32_t mask, flag;
	int shift, digits;
	const char *key;
} fields[] = {
	{0x0ff00000, IP6_TNL_F_USE_ORIG_TCLASS, 20, 2, "ip6_tnl_f_use_orig_tclass"},
	{0x000fffff, IP6_TNL_F_USE_ORIG_FLOWLABEL, 0, 5, "ip6_tnl_f_use_orig_flowlabel"},
};

static const struct field *field_of(const struct opt *o)
{
	return &fields[o->bit == fields[1].mask];
}

/* As with ip, a number is hexadecimal even without 0x. */
static int parse_field(struct parse *p, const struct opt *o, const struct field *f,
		       const char *word, uint64_t *v)
{
	uint64_t max = f->mask >> f->shift;
	int ret;

	*v = 0;
	if (!strcmp(word, "inherit") || (f->shift && names_value(p->ctx, "rt_dsfield", word, v)))
		return 0;
	if (strncmp(word, "0x", 2))
		word = arena_printf(&p->ctx->arena, "0x%s", word);
	if (!number(word, v) && *v <= max)
		return 0;
	ret = fail(p->ctx, parse_last(p), EINVAL, "%s cannot be '%s'", o->name,
		   p->ctx->words.w[p->pos - 1]);
	hint(p->ctx, "a hexadecimal number, 0..0x%x, or inherit", (unsigned)max);
	return ret;
}

static int parse_flow(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	const struct field *f = field_of(o);
	uint64_t v;
	uint32_t wire;
	int ret;

	(void)no;
	if (!word || parse_field(p, o, f, word, &v))
		return -EINVAL;
	wire = htonl((uint32_t)v << f->shift);
	ret = parse_put(p, o, set, &wire, sizeof(wire), NULL);
	return ret ? ret :
	       flag_put32(p, o, set, (uint16_t)o->min, f->flag, !strcmp(word, "inherit"));
}

static void print_flow(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct field *f = field_of(o);
	bool there = false;
	uint32_t v = 0;
	char text[16];

	for (const struct attr *n = set->child; n; n = n->next) {
		if (n->type != o->attr || n->hidden)
			continue;
		v |= ntohl((uint32_t)attr_uint(n)) & f->mask;
		there = true;
	}
	if (flag_is_on(set, (uint16_t)o->min, f->flag)) {
		out_text(out, "%s inherit ", o->name);
		out_bool(out, f->key, true, "");
	} else if (there && (v || out->mode != OUT_WORDS)) {
		snprintf(text, sizeof(text), "0x%0*x", f->digits, v >> f->shift);
		out_str(out, opt_key(o), opt_pre(out, o), text, " ");
	}
}

static int sample_flow(const struct opt *o, int nth, char *words, size_t size)
{
	snprintf(words, size, "%s", nth ? "inherit" : field_of(o)->shift ? "0x20" : "0xfffff");
	return nth > 1 ? -1 : 0;
}

const struct type type_flow = {
	.meta = "HEX|inherit", .size = 4, .merge = true, .quiet = true, .parse = parse_flow,
	.print = print_flow, .sample = sample_flow,
};

/* --- nesting ---------------------------------------------------------------------------- */

static int parse_encaplimit(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	bool none = word && !strcmp(word, "none");
	uint64_t v;
	uint8_t limit;
	int ret = 0;

	(void)no;
	if (!word || (!none && parse_uint(p, o, word, 0, 255, &v)))
		return -EINVAL;
	limit = none ? 0 : (uint8_t)v;
	if (!none)
		ret = parse_put(p, o, set, &limit, 1, NULL);
	return ret ? ret : flag_put32(p, o, set, (uint16_t)o->min, IP6_TNL_F_IGN_ENCAP_LIMIT, none);
}

static void print_encaplimit(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (flag_is_on(set, (uint16_t)o->min, IP6_TNL_F_IGN_ENCAP_LIMIT)) {
		out_text(out, "%s none ", o->name);
		out_bool(out, "ip6_tnl_f_ign_encap_limit", true, "");
	} else if (n) {
		out_uint(out, opt_key(o), opt_pre(out, o), attr_uint(n), " ");
	}
}

static int sample_encaplimit(const struct opt *o, int nth, char *words, size_t size)
{
	static const char *const samples[] = {"0", "255", "none"};

	(void)o;
	snprintf(words, size, "%s", samples[nth % 3]);
	return nth < 3 ? 0 : -1;
}

const struct type type_encaplimit = {
	.meta = "NUMBER|none", .size = 1, .parse = parse_encaplimit, .print = print_encaplimit,
	.sample = sample_encaplimit,
};

/* --- what is inherited -------------------------------------------------------------------- */

static int parse_inherit(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = no ? NULL : parse_value(p, o);
	uint32_t bit = no ? 0 : (uint32_t)o->bit;

	if (!no && !word)
		return -EINVAL;
	if (word && strcmp(word, "inherit"))
		return fail(p->ctx, parse_last(p), EINVAL, "%s cannot be '%s': it takes inherit",
			    p->ctx->words.w[p->key], word);
	return parse_put(p, o, set, &bit, sizeof(bit), NULL);
}

static void print_inherit(struct out *out, const struct opt *o, const struct attr *set)
{
	if (!flag_is_on(set, o->attr, o->bit))
		return;
	out_text(out, "%s inherit ", o->name);
	out_bool(out, opt_key(o), true, "");
}

static int sample_inherit(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "inherit");
	return nth ? -1 : 0;
}

const struct type type_inherit = {
	.meta = "inherit", .size = 4, .merge = true, .parse = parse_inherit,
	.print = print_inherit, .sample = sample_inherit,
};
