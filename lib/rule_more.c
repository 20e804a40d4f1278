// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types of a rule: ranges, protocols, suppressors, tables. */
#include <errno.h>
#include <linux/fib_rules.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <string.h>

#include "rule.h"
#include "rule_type.h"
#include "type.h"
#include "type_named.h"
#include "type_range.h"

/* WORD in front of a value as text or as words; what follows the value. */
static const char *pre(struct out *out, const char *text, const char *word)
{
	if (out->mode == OUT_WORDS)
		out_text(out, "%s ", word);
	else
		out_text(out, " %s ", text);
	return out->mode == OUT_WORDS ? " " : "";
}

/* --- users and ports ------------------------------------------------------ */

static int parse_uids(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	struct opt as = *o;
	struct range r;

	(void)no;
	as.max = UINT32_MAX;
	if (!word || range_parse(p, &as, word, &r))
		return -EINVAL;
	return parse_put(p, o, set, &(struct fib_rule_uid_range){r.first, r.last},
			 sizeof(struct fib_rule_uid_range), NULL);
}

static void print_uids(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	struct fib_rule_uid_range r;
	const char *post;

	if (!n || n->len < sizeof(r))
		return;
	memcpy(&r, n->data, sizeof(r));
	post = pre(out, o->name, o->name);
	out_uint(out, "uid_start", "", r.start, "");
	out_uint(out, "uid_end", "-", r.end, post);
}

static int sample_uids(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "0-1000");
	return nth ? -1 : 0;
}

const struct type type_rule_uids = {
	.meta = "FIRST-LAST", .parse = parse_uids, .print = print_uids, .sample = sample_uids,
};

static int parse_ports(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	struct opt as = *o;
	struct range r;

	(void)no;
	as.min = 1;
	as.max = UINT16_MAX - 1; /* fib_rule_port_range_valid() */
	if (!word || range_parse(p, &as, word, &r))
		return -EINVAL;
	return parse_put(p, o, set,
			 &(struct fib_rule_port_range){(uint16_t)r.first, (uint16_t)r.last},
			 sizeof(struct fib_rule_port_range), NULL);
}

static void print_ports(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	struct fib_rule_port_range r;
	const char *post;
	char key[16];

	if (!n || n->len < sizeof(r))
		return;
	memcpy(&r, n->data, sizeof(r));
	post = pre(out, o->name, o->name);
	if (r.start == r.end) {
		out_uint(out, o->name, "", r.start, post);
		return;
	}
	snprintf(key, sizeof(key), "%s_start", o->name);
	out_uint(out, key, "", r.start, "");
	snprintf(key, sizeof(key), "%s_end", o->name);
	out_uint(out, key, "-", r.end, post);
}

static int sample_ports(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "1000-2000" : "53");
	return nth > 1 ? -1 : 0;
}

const struct type type_rule_ports = {
	.meta = "N[-M]", .parse = parse_ports, .print = print_ports, .sample = sample_ports,
};

/* --- protocol, suppressors, who made it ----------------------------------- */

static int parse_ipproto(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_ipproto.parse(p, o, set, no);
}

static void print_ipproto(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const char *post;
	char buf[64];

	if (!n)
		return;
	post = pre(out, o->name, o->name);
	out_str(out, o->name, "", ipproto_text(out, (uint8_t)attr_uint(n), buf, sizeof(buf)),
		post);
}

static int sample_ipproto(const struct opt *o, int nth, char *words, size_t size)
{
	return type_ipproto.sample(o, nth, words, size);
}

const struct type type_rule_ipproto = {
	.meta = "PROTOCOL", .size = 1, .parse = parse_ipproto, .print = print_ipproto,
	.sample = sample_ipproto,
};

static int parse_ifgroup(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_group.parse(p, o, set, no);
}

static void print_ifgroup(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const char *post;
	char buf[16];

	if (!n || attr_uint(n) == UINT32_MAX || (!rule_rttable(set) && out->mode != OUT_WORDS))
		return;
	post = pre(out, o->name, o->name);
	out_str(out, o->name, "", named_text(out, "group", attr_uint(n), buf, sizeof(buf)), post);
}

static int sample_ifgroup(const struct opt *o, int nth, char *words, size_t size)
{
	return type_group.sample(o, nth, words, size);
}

const struct type type_rule_ifgroup = {
	.meta = "GROUP", .size = 4, .parse = parse_ifgroup, .print = print_ifgroup,
	.sample = sample_ifgroup,
};

static int parse_suppress(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_u32.parse(p, o, set, no);
}

static void print_suppress(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const char *post;

	if (!n || attr_uint(n) == UINT32_MAX || (!rule_rttable(set) && out->mode != OUT_WORDS))
		return;
	post = pre(out, o->name, o->name);
	out_uint(out, o->json, "", attr_uint(n), post);
}

static int sample_number(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "300" : "0");
	return nth > 1 ? -1 : 0;
}

const struct type type_rule_suppress = {
	.meta = "LENGTH", .size = 4, .parse = parse_suppress, .print = print_suppress,
	.sample = sample_number,
};

static int parse_proto(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint64_t v;
	uint8_t byte;
	int ret = named_parse(p, o, "rt_protos", UINT8_MAX, &v);

	(void)no;
	byte = ret ? 0 : (uint8_t)v;
	return ret ? ret : parse_put(p, o, set, &byte, sizeof(byte), NULL);
}

static void print_proto(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	uint8_t v = (uint8_t)attr_uint(n);
	const char *post;
	char buf[16];

	if (!n || (out->mode != OUT_WORDS && !out->details && (!v || v == RTPROT_KERNEL)))
		return;
	post = pre(out, "proto", o->name);
	out_str(out, o->name, "", named_text(out, "rt_protos", v, buf, sizeof(buf)), post);
}

static int sample_proto(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "77" : "static");
	return nth > 1 ? -1 : 0;
}

const struct type type_rule_proto = {
	.meta = "PROTO", .size = 1, .parse = parse_proto, .print = print_proto,
	.sample = sample_proto,
};

/* --- table and realms ----------------------------------------------------- */

static int parse_table(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint64_t v;
	uint32_t table;
	int ret = named_parse(p, o, "rt_tables", UINT32_MAX, &v);

	(void)no;
	table = ret ? 0 : (uint32_t)v;
	return ret ? ret : parse_put(p, o, set, &table, sizeof(table), NULL);
}

static void print_table(struct out *out, const struct opt *o, const struct attr *set)
{
	uint32_t table = rule_rttable(set);
	const char *post;
	char buf[16];

	if (!table)
		return;
	post = pre(out, o->text, o->name);
	out_str(out, o->name, "", named_text(out, "rt_tables", table, buf, sizeof(buf)), post);
}

static int sample_table(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "1000" : "main");
	return nth > 1 ? -1 : 0;
}

const struct type type_rule_table = {
	.meta = "TABLE", .size = 4, .parse = parse_table, .print = print_table,
	.sample = sample_table,
};

static int parse_realms(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_realms.parse(p, o, set, no);
}

static void print_realms(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	uint32_t v = (uint32_t)attr_uint(n);
	const char *post;
	char buf[16];

	if (!n)
		return;
	post = pre(out, o->name, o->name);
	if (v >> 16)
		out_str(out, "flow_from", "", named_text(out, "rt_realms", v >> 16, buf,
							 sizeof(buf)), "/");
	out_str(out, "flow_to", "", named_text(out, "rt_realms", v & 0xffff, buf, sizeof(buf)),
		post);
}

static int sample_realms(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "3/4" : "7");
	return nth > 1 ? -1 : 0;
}

const struct type type_rule_realms = {
	.meta = "[FROM/]TO", .size = 4, .parse = parse_realms, .print = print_realms,
	.sample = sample_realms,
};
