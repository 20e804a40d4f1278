// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types of a rule: which packets. */
#include "rule_type.h"

#include <arpa/inet.h>
#include <endian.h>
#include <errno.h>
#include <inttypes.h>
#include <linux/fib_rules.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "rule.h"
#include "type.h"
#include "type_inet.h"
#include "type_named.h"

static uint32_t flags_of(const struct attr *set)
{
	const struct attr *n = attr_find(set, RULE_FLAGS);

	return (uint32_t)(n ? attr_uint(n) : attr_hdr(set, 8, 4));
}

/* " WORD " in front of a value, without the first blank as words. Returns what follows it. */
static const char *pre(struct out *out, const struct opt *o)
{
	if (out->mode == OUT_WORDS)
		out_text(out, "%s ", o->name);
	else
		out_text(out, " %s ", o->text ? o->text : o->name);
	return out->mode == OUT_WORDS ? " " : "";
}

/* --- priority and not ----------------------------------------------------- */

static int parse_pref(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_u32.parse(p, o, set, no);
}

static void print_pref(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (out->mode != OUT_WORDS)
		out_uint(out, o->name, "", attr_uint(n), ":\t");
	else if (n)
		out_text(out, "%s %u ", o->name, (unsigned)attr_uint(n));
}

static int sample_number(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "63" : "1");
	return nth > 1 ? -1 : 0;
}

const struct type type_rule_pref = {
	.meta = "NUMBER", .size = 4, .parse = parse_pref, .print = print_pref,
	.sample = sample_number,
};

static int parse_not(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint32_t bit = (uint32_t)o->bit;

	(void)no;
	return parse_put(p, o, set, &bit, sizeof(bit), NULL);
}

static void print_not(struct out *out, const struct opt *o, const struct attr *set)
{
	if (!(flags_of(set) & o->bit))
		return;
	out_text(out, "not ");
	out_null(out, "not");
}

static int sample_none(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	(void)size;
	*words = '\0';
	return nth ? -1 : 0;
}

const struct type type_rule_not = {
	.size = 4, .parse = parse_not, .print = print_not, .sample = sample_none,
};

/* --- from and to ---------------------------------------------------------- */

static int parse_prefix(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	struct inet in = {.len = 0};
	int ret;

	(void)no;
	if (!word)
		return -EINVAL;
	if (!word_is(word, "all", "any default") && inet_parse(p, word, true, &in))
		return -EINVAL;
	ret = parse_put(p, o, set, in.addr, in.size, NULL);
	if (!ret)
		attr_put_u8(&p->ctx->arena, set,
			    o->attr == FRA_SRC ? RULE_SRC_LEN : RULE_DST_LEN, in.len)->at =
			parse_last(p);
	return ret;
}

static void print_prefix(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	uint16_t field = o->attr == FRA_SRC ? RULE_SRC_LEN : RULE_DST_LEN;
	const struct attr *typed = attr_find(set, field);
	unsigned len = (unsigned)(typed ? attr_uint(typed) :
				  attr_hdr(set, ATTR_HDR_OFF(field), 1));
	char key[8];

	if (n && n->len)
		inet_print(out, o->json, "", n, "");
	else
		out_str(out, o->json, "", len ? "0" : "all", "");
	snprintf(key, sizeof(key), "%slen", o->json);
	if (n ? len != n->len * 8U : len)
		out_uint(out, key, "/", len, "");
	if (out->mode == OUT_WORDS)
		out_text(out, " ");
}

static void print_from(struct out *out, const struct opt *o, const struct attr *set)
{
	out_text(out, "from ");
	print_prefix(out, o, set);
}

static void print_to(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (!(n && n->len) && !attr_hdr(set, ATTR_HDR_OFF(RULE_DST_LEN), 1))
		return;
	pre(out, o);
	print_prefix(out, o, set);
}

static int sample_prefix(const struct opt *o, int nth, char *words, size_t size)
{
	static const char *const samples[] = {"192.0.2.0/24", "2001:db8::1"};

	(void)o;
	snprintf(words, size, "%s", nth < 2 ? samples[nth] : "");
	return nth > 1 ? -1 : 0;
}

const struct type type_rule_from = {
	.meta = "PREFIX", .parse = parse_prefix, .print = print_from, .sample = sample_prefix,
};
const struct type type_rule_to = {
	.meta = "PREFIX", .parse = parse_prefix, .print = print_to, .sample = sample_prefix,
};

/* --- tos, dscp, tun_id, fwmark -------------------------------------------- */

static int parse_tos(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint64_t v;
	uint8_t byte;
	int ret = named_parse(p, o, "rt_dsfield", UINT8_MAX, &v);

	(void)no;
	byte = ret ? 0 : (uint8_t)v;
	return ret ? ret : parse_put(p, o, set, &byte, sizeof(byte), NULL);
}

static void print_tos(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const char *post;
	char buf[16];

	if (!n || !attr_uint(n))
		return;
	post = pre(out, o);
	out_str(out, o->name, "", named_text(out, "rt_dsfield", attr_uint(n), buf, sizeof(buf)),
		post);
}

static int sample_tos(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "0x10");
	return nth ? -1 : 0;
}

const struct type type_rule_tos = {
	.meta = "TOS", .size = 1, .parse = parse_tos, .print = print_tos, .sample = sample_tos,
};

static int parse_number(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	uint8_t byte;
	uint64_t v;
	int ret;

	(void)no;
	if (!word)
		return -EINVAL;
	ret = parse_uint(p, o, word, o->min, o->max, &v);
	if (ret)
		return ret;
	byte = (uint8_t)v;
	v = htobe64(v);
	return o->flags & OPT_NET ? parse_put(p, o, set, &v, sizeof(v), NULL) :
				    parse_put(p, o, set, &byte, sizeof(byte), NULL);
}

static void print_number(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	uint64_t v = o->flags & OPT_NET ? be64toh(attr_uint(n)) : attr_uint(n);
	const char *post;
	char text[24];

	if (!n)
		return;
	post = pre(out, o);
	snprintf(text, sizeof(text), "%" PRIu64, v);
	if (o->flags & OPT_JSTR)
		out_str(out, o->name, "", text, post);
	else
		out_uint(out, o->name, "", v, post);
}

const struct type type_rule_number = {
	.meta = "NUMBER", .parse = parse_number, .print = print_number, .sample = sample_number,
};

static int parse_fwmark(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o), *slash = word ? strchr(word, '/') : NULL;
	uint64_t mark, mask = UINT32_MAX;
	size_t len = slash ? (size_t)(slash - word) : word ? strlen(word) : 0;
	uint32_t v;
	int ret;

	(void)no;
	if (!word)
		return -EINVAL;
	ret = parse_uint(p, o, arena_strndup(&p->ctx->arena, word, len), 0, UINT32_MAX, &mark);
	if (!ret && slash)
		ret = parse_uint(p, o, slash + 1, 0, UINT32_MAX, &mask);
	v = ret ? 0 : (uint32_t)mark;
	if (!ret)
		ret = parse_put(p, o, set, &v, sizeof(v), NULL);
	if (!ret && slash)
		attr_put_u32(&p->ctx->arena, set, FRA_FWMASK, (uint32_t)mask)->at = parse_last(p);
	return ret;
}

static void print_fwmark(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr), *mask = attr_find(set, FRA_FWMASK);
	char buf[16];

	if (!n && !mask)
		return;
	pre(out, o);
	snprintf(buf, sizeof(buf), "%#x", (unsigned)attr_uint(n));
	out_str(out, o->name, "", buf, "");
	snprintf(buf, sizeof(buf), "%#x", (unsigned)attr_uint(mask));
	if (mask && attr_uint(mask) != UINT32_MAX)
		out_str(out, "fwmask", "/", buf, "");
	out_text(out, "%s", out->mode == OUT_WORDS ? " " : "");
}

static int sample_fwmark(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "0x10/0xff" : "7");
	return nth > 1 ? -1 : 0;
}

const struct type type_rule_fwmark = {
	.meta = "MARK[/MASK]", .size = 4, .parse = parse_fwmark, .print = print_fwmark,
	.sample = sample_fwmark,
};

/* --- interfaces by name, whether they are there or not -------------------- */

static int parse_ifname(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_ifname.parse(p, o, set, no);
}

static void print_ifname(struct out *out, const struct opt *o, const struct attr *set)
{
	const char *name = attr_str(attr_find(set, o->attr));
	const char *post;

	if (!name)
		return;
	post = pre(out, o);
	out_color_str(out, COLOR_IFNAME, o->name, "", name, post);
	if (out->mode == OUT_WORDS || !(flags_of(set) & o->bit))
		return;
	out_text(out, " [detached]");
	out_null(out, o->attr == FRA_IFNAME ? "iif_detached" : "oif_detached");
}

static int sample_ifname(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "eth0");
	return nth ? -1 : 0;
}

const struct type type_rule_ifname = {
	.meta = "IF", .parse = parse_ifname, .print = print_ifname, .sample = sample_ifname,
};

static int parse_l3mdev(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint8_t one = 1;

	(void)no;
	return parse_put(p, o, set, &one, sizeof(one), NULL);
}

static void print_l3mdev(struct out *out, const struct opt *o, const struct attr *set)
{
	if (!attr_uint(attr_find(set, o->attr)))
		return;
	out_text(out, out->mode == OUT_WORDS ? "l3mdev " : " lookup [l3mdev-table]");
	out_null(out, o->name);
}

const struct type type_rule_l3mdev = {
	.size = 1, .parse = parse_l3mdev, .print = print_l3mdev, .sample = sample_none,
};
