// SPDX-License-Identifier: GPL-2.0-or-later
/* The rows of a policy routing rule (struct fib_rule_hdr, linux/fib_rules.h). */
#include "rule.h"

#include <errno.h>
#include <linux/fib_rules.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>

#include "route_type.h"
#include "rule_type.h"
#include "type.h"
#include "uapi.h"

#define ACTION(word, value, text)                                                                  \
	{                                                                                          \
		.name = (word), .type = &type_route_typeword, .attr = RULE_ACTION,                \
		.min = (value), .max = (value), .flags = OPT_WO, .help = (text)                    \
	}

static const struct opt rows[] = {
	{.name = "priority", .alias = "pref preference order", .type = &type_rule_pref,
	 .attr = FRA_PRIORITY,
	 .help = "its place among the rules, the smallest first; one above the others if it is "
		 "not said"},
	{.name = "not", .type = &type_rule_not, .attr = RULE_FLAGS, .bit = FIB_RULE_INVERT,
	 .help = "for packets that do not match the rest"},
	{.name = "from", .alias = "src", .json = "src", .type = &type_rule_from, .attr = FRA_SRC,
	 .help = "packets from that prefix"},
	{.name = "to", .alias = "dst", .json = "dst", .type = &type_rule_to, .attr = FRA_DST,
	 .help = "packets to that prefix"},
	{.name = "tos", .alias = "dsfield", .type = &type_rule_tos, .attr = RULE_TOS,
	 .help = "packets with that DS field, the lower bits of it in IPv4"},
	{.name = "dscp", .type = &type_rule_number, .attr = VNET_FRA_DSCP, .min = 0, .max = 63,
	 .flags = OPT_JSTR, .help = "packets of that DSCP (Linux 6.13)"},
	{.name = "fwmark", .type = &type_rule_fwmark, .attr = FRA_FWMARK,
	 .help = "packets with that mark: MARK[/MASK]"},
	{.name = "iif", .alias = "dev", .type = &type_rule_ifname, .attr = FRA_IFNAME,
	 .max = IFNAMSIZ - 1, .bit = FIB_RULE_IIF_DETACHED,
	 .help = "packets that came in there; lo: those of this machine"},
	{.name = "oif", .type = &type_rule_ifname, .attr = FRA_OIFNAME, .max = IFNAMSIZ - 1,
	 .bit = FIB_RULE_OIF_DETACHED, .help = "packets of sockets that are bound to it"},
	{.name = "l3mdev", .type = &type_rule_l3mdev, .attr = FRA_L3MDEV, .excl = "table",
	 .help = "the table of the VRF that the packet belongs to"},
	{.name = "uidrange", .type = &type_rule_uids, .attr = FRA_UID_RANGE,
	 .help = "packets of sockets of these users: FIRST-LAST"},
	{.name = "ipproto", .type = &type_rule_ipproto, .attr = FRA_IP_PROTO,
	 .help = "packets of that IP protocol: a number, or a name from /etc/protocols"},
	{.name = "sport", .type = &type_rule_ports, .attr = FRA_SPORT_RANGE,
	 .help = "from that port: N or FIRST-LAST"},
	{.name = "dport", .type = &type_rule_ports, .attr = FRA_DPORT_RANGE,
	 .help = "to that port: N or FIRST-LAST"},
	{.name = "tun_id", .type = &type_rule_number, .attr = FRA_TUN_ID, .max = UINT64_MAX,
	 .flags = OPT_NET, .help = "packets that a metadata tunnel brought with that id"},
	{.name = "table", .alias = "lookup", .text = "lookup", .type = &type_rule_table,
	 .attr = FRA_TABLE, .help = "look into that table: a number, or a name from rt_tables"},
	{.name = "suppress_prefixlength", .alias = "sup_pl", .json = "suppress_prefixlen",
	 .type = &type_rule_suppress, .attr = FRA_SUPPRESS_PREFIXLEN, .max = INT32_MAX,
	 .help = "do not take what has no longer a prefix than that"},
	{.name = "suppress_ifgroup", .alias = "sup_group", .type = &type_rule_ifgroup,
	 .attr = FRA_SUPPRESS_IFGROUP, .help = "do not take what leads through that group"},
	{.name = "realms", .alias = "realm", .type = &type_rule_realms, .attr = FRA_FLOW,
	 .help = "realms of packets that the rule takes: [FROM/]TO (IPv4)"},
	{.json = "action", .type = &type_rule_action, .attr = RULE_ACTION, .flags = OPT_RO},
	ACTION("unicast", FR_ACT_TO_TBL, "look into the table, if nothing else is said"),
	ACTION("blackhole", FR_ACT_BLACKHOLE, "drop without a word"),
	ACTION("unreachable", FR_ACT_UNREACHABLE, "refuse with ICMP network unreachable"),
	ACTION("prohibit", FR_ACT_PROHIBIT, "refuse with ICMP administratively prohibited"),
	ACTION("nop", FR_ACT_NOP, "do nothing, as a target of goto"),
	{.name = "type", .type = &type_rule_type, .attr = RULE_ACTION, .flags = OPT_WO,
	 .help = "the same, with the action as its value"},
	{.name = "goto", .type = &type_rule_goto, .attr = FRA_GOTO, .flags = OPT_WO,
	 .excl = "table l3mdev", .help = "go on with the rule of that priority"},
	{.name = "nat", .alias = "map-to", .type = &type_rule_mapto, .attr = RULE_MAP_TO,
	 .flags = OPT_WO, .help = "address translation, which no kernel of this century has"},
	{.name = "protocol", .alias = "proto", .type = &type_rule_proto, .attr = FRA_PROTOCOL,
	 .help = "who made the rule: a number, or a name from rt_protos"},
};

const struct table rule_table = TABLE(rows);

/* --- the request ---------------------------------------------------------- */

static int find_family(struct parse *p, uint8_t *family)
{
	static const uint16_t attrs[] = {FRA_SRC, FRA_DST};

	*family = p->ctx->flags.family;
	for (size_t i = 0; i < sizeof(attrs) / sizeof(attrs[0]); i++) {
		const struct attr *n = attr_find(p->root, attrs[i]);
		uint8_t own = !n || !n->len ? 0 : n->len == 4 ? AF_INET : AF_INET6;

		if (own && *family && own != *family)
			return fail(p->ctx, n->at, EINVAL, "'%s' is not an %s address",
				    p->ctx->words.w[n->at.first + n->at.n - 1],
				    *family == AF_INET ? "IPv4" : "IPv6");
		if (own)
			*family = own;
	}
	if (!*family)
		*family = AF_INET;
	return 0;
}

/* Tables up to 255 stand in the header; a rule that says no action looks into main. */
static void place_table(struct parse *p, bool del)
{
	struct attr *n = attr_find(p->root, FRA_TABLE);
	const struct attr *action = attr_find(p->root, RULE_ACTION);
	struct arena *a = &p->ctx->arena;
	uint8_t table;

	if (n && attr_uint(n) <= UINT8_MAX) {
		table = (uint8_t)attr_uint(n);
		n->type = RULE_HDR_TABLE;
		n->data = arena_copy(a, &table, sizeof(table));
		n->len = sizeof(table);
	} else if (!n && !del && !attr_find(p->root, FRA_L3MDEV) &&
		   (!action || attr_uint(action) == RTN_NAT)) {
		attr_put_u8(a, p->root, RULE_HDR_TABLE, RT_TABLE_MAIN);
	}
}

static int place_action(struct parse *p)
{
	const struct attr *jump = attr_find(p->root, FRA_GOTO);
	const struct attr *nat = attr_find(p->root, RULE_MAP_TO);
	const struct attr *action = attr_find(p->root, RULE_ACTION), *other = jump ? jump : nat;

	if (action && other)
		return fail(p->ctx, action->at, EINVAL, "'%s' and '%s' exclude each other",
			    p->ctx->words.w[other->at.first], p->ctx->words.w[action->at.first]);
	if (other)
		attr_put_u8(&p->ctx->arena, p->root, RULE_ACTION, jump ? FR_ACT_GOTO : RTN_NAT);
	return 0;
}

int rule_complete(struct parse *p, bool del)
{
	struct attr *src = attr_find(p->root, FRA_SRC), *dst = attr_find(p->root, FRA_DST);
	uint8_t family;
	int ret;

	if (!p->root->child) {
		ret = fail(p->ctx, (struct span){(uint16_t)p->ctx->words.n, 1}, EINVAL,
			   "which rule? say what packets it is for, or its priority");
		return ret;
	}
	ret = find_family(p, &family);
	if (!ret)
		ret = place_action(p);
	if (ret)
		return ret;
	place_table(p, del);
	if (!del && !attr_find(p->root, RULE_ACTION))
		attr_put_u8(&p->ctx->arena, p->root, RULE_ACTION, FR_ACT_TO_TBL);
	attr_put_u8(&p->ctx->arena, p->root, RULE_FAMILY, family);
	if (src)
		src->hidden = !src->len;
	if (dst)
		dst->hidden = !dst->len;
	return 0;
}

/* --- output --------------------------------------------------------------- */

uint32_t rule_rttable(const struct attr *rule)
{
	const struct attr *n = attr_find(rule, FRA_TABLE);

	if (!n)
		n = attr_find(rule, RULE_HDR_TABLE);
	return (uint32_t)(n ? attr_uint(n) : attr_hdr(rule, 4, 1));
}

void rule_print(struct out *out, const struct attr *rule)
{
	print_rows(out, &rule_table, rule);
}

const char *rule_text(struct ctx *ctx, const struct attr *rule)
{
	struct out out;

	out_open(&out, -1);
	out.ctx = ctx;
	rule_print(&out, rule);
	return out_take(&ctx->arena, &out);
}
