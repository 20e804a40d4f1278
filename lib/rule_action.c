// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types of a rule: what happens to the packets. */
#include <errno.h>
#include <linux/fib_rules.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <string.h>

#include "route_type.h"
#include "rule.h"
#include "rule_type.h"
#include "type.h"
#include "type_inet.h"

static uint32_t flags_of(const struct attr *set)
{
	return (uint32_t)attr_hdr(set, 8, 4);
}

/* --- shown ---------------------------------------------------------------- */

static void print_nat(struct out *out, const struct attr *set)
{
	const struct attr *n = attr_find(set, RULE_MAP_TO);

	if (n) {
		inet_print(out, "nat_gateway", " map-to ", n, "");
		return;
	}
	out_text(out, " masquerade");
	out_null(out, "masquerade");
}

static void print_goto(struct out *out, const struct attr *set)
{
	const struct attr *n = attr_find(set, FRA_GOTO);

	if (n)
		out_uint(out, "goto", " goto ", attr_uint(n), "");
	else
		out_str(out, "goto", " goto ", "none", "");
	if (!(flags_of(set) & FIB_RULE_UNRESOLVED))
		return;
	out_text(out, " [unresolved]");
	out_null(out, "unresolved");
}

/* As words only what a word says: looking into a table goes without saying. */
static void print_words(struct out *out, const struct attr *set, uint64_t action)
{
	const struct attr *to = attr_find(set, RULE_MAP_TO);
	char buf[64];

	if (action == FR_ACT_GOTO)
		out_text(out, "goto %u ", (unsigned)attr_uint(attr_find(set, FRA_GOTO)));
	else if (action == RTN_NAT && to)
		out_text(out, "nat %s ", inet_format(to->data, to->len, buf, sizeof(buf)));
	else if (action == FR_ACT_NOP)
		out_text(out, "nop ");
	else if (action && action != FR_ACT_TO_TBL)
		out_text(out, "%s ", route_type_name(out, action, buf, sizeof(buf)));
	else if (action && !rule_rttable(set) && !attr_find(set, FRA_L3MDEV))
		out_text(out, "unicast ");
}

static void print_action(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	uint64_t action = attr_uint(n);
	char buf[16];

	if (out->mode == OUT_WORDS) {
		print_words(out, set, action);
	} else if (action == RTN_NAT) {
		print_nat(out, set);
	} else if (action == FR_ACT_GOTO) {
		print_goto(out, set);
	} else if (action == FR_ACT_NOP) {
		out_text(out, " nop");
		out_null(out, "nop");
	} else if (n && action != FR_ACT_TO_TBL) {
		out_str(out, o->json, " ", route_type_name(out, action, buf, sizeof(buf)), "");
	}
}

const struct type type_rule_action = {.size = 1, .print = print_action};

/* --- typed ---------------------------------------------------------------- */

static const struct name actions[] = {
	{"unicast", FR_ACT_TO_TBL}, {"blackhole", FR_ACT_BLACKHOLE},
	{"unreachable", FR_ACT_UNREACHABLE}, {"prohibit", FR_ACT_PROHIBIT}, {"nop", FR_ACT_NOP},
	{NULL, 0},
};

static int parse_type(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	struct opt as = *o;

	as.type = &type_u8;
	as.names = actions;
	return type_u8.parse(p, arena_copy(&p->ctx->arena, &as, sizeof(as)), set, no);
}

static int sample_type(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", actions[nth < 5 ? nth : 0].name);
	return nth > 4 ? -1 : 0;
}

const struct type type_rule_type = {
	.meta = "ACTION", .size = 1, .parse = parse_type, .sample = sample_type,
};

static int parse_goto(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_u32.parse(p, o, set, no);
}

static int sample_goto(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "32766");
	return nth ? -1 : 0;
}

const struct type type_rule_goto = {
	.meta = "PRIORITY", .size = 4, .parse = parse_goto, .sample = sample_goto,
};

static int parse_mapto(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_inet.parse(p, o, set, no);
}

static int sample_mapto(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "192.0.2.1");
	return nth ? -1 : 0;
}

const struct type type_rule_mapto = {
	.meta = "ADDR", .parse = parse_mapto, .sample = sample_mapto,
};
