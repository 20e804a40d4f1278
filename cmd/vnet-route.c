// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-route: routes. */
#include <errno.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include "../lib/route.h"
#include "../lib/route_type.h"
#include "../lib/type.h"
#include "../lib/type_named.h"
#include "../lib/uapi.h"
#include "route_verb.h"

extern const struct tool vnet_route;

/* Everything that add and its like take is in route_table. */
static const struct table no_rows;

/* --- which routes: show and flush ----------------------------------------- */

static const struct opt list_rows[] = {
	{.name = "to", .type = &type_selector, .attr = LIST_ROOT, .flags = OPT_POS,
	 .help = "that prefix: [root|match|exact] PREFIX"},
	{.name = "root", .type = &type_selector, .attr = LIST_ROOT, .min = 1, .max = 1,
	 .help = "those within the prefix"},
	{.name = "match", .type = &type_selector, .attr = LIST_ROOT, .min = 2, .max = 2,
	 .help = "those that hold the prefix"},
	{.name = "exact", .type = &type_selector, .attr = LIST_ROOT, .min = 3, .max = 3,
	 .help = "those of exactly that prefix, as if nothing is said"},
	{.name = "from", .type = &type_selector, .attr = LIST_FROM_ROOT,
	 .help = "those for packets from a prefix: [root|match|exact] PREFIX (IPv6)"},
	{.name = "table", .type = &type_list_table, .attr = LIST_TABLE,
	 .help = "those of that table; main if nothing is said, all for every table"},
	{.name = "vrf", .type = &type_route_vrf, .attr = RTA_TABLE,
	 .help = "those of the VRF's table, without local and broadcast ones"},
	{.name = "cache", .alias = "cached cloned", .type = &type_word, .attr = LIST_CACHE,
	 .help = "what the kernel has learnt: redirects and path MTUs"},
	{.name = "tos", .alias = "dsfield", .type = &type_dsfield, .attr = LIST_TOS,
	 .help = "those for packets with that DS field"},
	{.name = "proto", .alias = "protocol", .type = &type_list_number, .attr = LIST_PROTO,
	 .help = "those made by it: kernel, boot, static, a number or another name; or all"},
	{.name = "scope", .type = &type_list_number, .attr = LIST_SCOPE,
	 .help = "those of that scope: global, link, host, a number; or all"},
	{.name = "type", .type = &type_u8, .attr = LIST_TYPE, .names = route_types,
	 .help = "those of that type"},
	{.name = "dev", .alias = "oif", .type = &type_link, .attr = LIST_DEV,
	 .help = "those that lead through the interface"},
	{.name = "iif", .type = &type_link, .attr = LIST_IIF,
	 .help = "those for packets that came in there"},
	{.name = "mark", .type = &type_u32, .attr = LIST_MARK, .help = "those with that mark"},
	{.name = "metric", .alias = "preference priority", .type = &type_u32, .attr = LIST_METRIC,
	 .help = "those of that metric"},
	{.name = "via", .type = &type_list_prefix, .attr = LIST_VIA,
	 .help = "those whose router is within the prefix"},
	{.name = "src", .type = &type_list_prefix, .attr = LIST_SRC,
	 .help = "those whose source address is within the prefix"},
	{.name = "realms", .alias = "realm", .type = &type_list_realms, .attr = LIST_REALMS,
	 .help = "those of these realms; what stands on neither side of the slash is not compared"},
	{.name = "nhid", .type = &type_u32, .attr = LIST_NHID,
	 .help = "those by the next hop object of that id"},
};

/* --- get ------------------------------------------------------------------ */

static const struct opt get_rows[] = {
	{.name = "to", .type = &type_route_dst, .attr = RTA_DST, .flags = OPT_POS,
	 .help = "the address"},
	{.name = "from", .type = &type_route_src, .attr = RTA_SRC, .help = "from that address"},
	{.name = "iif", .type = &type_link, .attr = RTA_IIF,
	 .help = "as if the packet had come in there (needs from)"},
	{.name = "oif", .alias = "dev", .type = &type_link, .attr = RTA_OIF,
	 .help = "for a socket that is bound to it"},
	{.name = "vrf", .type = &type_link, .attr = RTA_OIF, .help = "for a socket of that VRF"},
	{.name = "mark", .type = &type_u32, .attr = RTA_MARK, .help = "for a packet with that mark"},
	{.name = "uid", .type = &type_u32, .attr = RTA_UID, .help = "for a socket of that user"},
	{.name = "tos", .alias = "dsfield", .type = &type_dsfield, .attr = ROUTE_TOS,
	 .help = "for a packet with that DS field"},
	{.name = "ipproto", .type = &type_ipproto, .attr = RTA_IP_PROTO,
	 .help = "for that protocol: a number, or a name from /etc/protocols"},
	{.name = "sport", .type = &type_u16, .attr = RTA_SPORT, .flags = OPT_NET,
	 .help = "from that port"},
	{.name = "dport", .type = &type_u16, .attr = RTA_DPORT, .flags = OPT_NET,
	 .help = "to that port"},
	{.name = "flowlabel", .type = &type_u32, .attr = VNET_RTA_FLOWLABEL, .max = 0xfffff,
	 .flags = OPT_NET, .help = "with that flow label (IPv6, Linux 6.14)"},
	{.name = "as", .type = &type_route_newdst, .attr = RTA_NEWDST,
	 .help = "for that label in place of the other: as to LABELS (MPLS)"},
	{.name = "fibmatch", .type = &type_word, .attr = GET_FIBMATCH,
	 .help = "show the entry of the table, not what becomes of it"},
	{.name = "connected", .type = &type_word, .attr = GET_CONNECTED,
	 .help = "ask again with the source that was found, as a connected socket does"},
	{.name = "notify", .type = &type_word, .attr = GET_NOTIFY,
	 .help = "ask to be told of changes, which the kernel ignores"},
};

static const struct table list_table = TABLE(list_rows), get_table = TABLE(get_rows);

/* --- checks, before anything is sent -------------------------------------- */

static int check_set(struct parse *p)
{
	return route_complete(p, false);
}

static int check_del(struct parse *p)
{
	return route_complete(p, true);
}

static int check_flush(struct parse *p)
{
	int ret;

	if (p->root->child)
		return 0;
	ret = fail(p->ctx, (struct span){(uint16_t)p->ctx->words.n, 1}, EINVAL,
		   "flush which routes?");
	hint(p->ctx, "vnet-route flush dev NAME; all of the main table: vnet-route flush table main");
	return ret;
}

static int check_get(struct parse *p)
{
	const struct attr *dst = attr_find(p->root, RTA_DST);
	const struct attr *len = attr_find(p->root, ROUTE_DST_LEN);

	if (!dst)
		return fail(p->ctx, (struct span){(uint16_t)p->ctx->words.n, 1}, EINVAL,
			    "the route to which address?");
	if (p->ctx->flags.family != AF_MPLS && dst->len && attr_uint(len) != dst->len * 8U)
		return fail(p->ctx, dst->at, EINVAL, "a packet goes to one address, not to '%s'",
			    p->ctx->words.w[dst->at.first + dst->at.n - 1]);
	return 0;
}

#define ROUTE .base = &route_table, .opts = &no_rows, .hdrlen = sizeof(struct rtmsg)
#define ROUTE_USAGE "[TYPE] PREFIX [via ADDR] [dev IF] [table TABLE] [metric N] [OPTIONS]"
#define LIST_USAGE "[[to] [root|match] PREFIX] [table TABLE] [dev IF] [proto PROTO] ..."

static const struct verb verbs[] = {
	{.name = "add", .alias = "a", .usage = ROUTE_USAGE,
	 .help = "Add a route; refused if there is one of the same prefix, tos, metric and table.",
	 ROUTE, .check = check_set, .run = route_add},
	{.name = "append", .alias = "app", .usage = ROUTE_USAGE,
	 .help = "Add a route behind those of the same prefix.", ROUTE, .check = check_set,
	 .run = route_append},
	{.name = "prepend", .usage = ROUTE_USAGE,
	 .help = "Add a route in front of those of the same prefix.", ROUTE, .check = check_set,
	 .run = route_prepend},
	{.name = "replace", .alias = "repl r", .usage = ROUTE_USAGE,
	 .help = "Put a route in the place of that of the same key, or add it.", ROUTE,
	 .check = check_set, .run = route_replace},
	{.name = "change", .alias = "ch chg", .usage = ROUTE_USAGE,
	 .help = "Put a route in the place of that of the same key, which must be there.", ROUTE,
	 .check = check_set, .run = route_change},
	{.name = "ensure", .usage = ROUTE_USAGE,
	 .help = "See to it that the route is there and is as said; says what was done.", ROUTE,
	 .check = check_set, .run = route_ensure},
	{.name = "del", .alias = "delete d", .usage = "[TYPE] PREFIX [via ADDR] [dev IF] ...",
	 .help = "Delete the first route that is as said.", ROUTE, .check = check_del,
	 .run = route_del},
	{.name = "test", .usage = ROUTE_USAGE,
	 .help = "Ask whether there is no route of that prefix: refused by the kernel either way.",
	 ROUTE, .check = check_set, .run = route_test},
	{.name = "flush", .alias = "f", .usage = LIST_USAGE,
	 .help = "Delete all routes that match.", .opts = &list_table,
	 .hdrlen = sizeof(struct rtmsg), .check = check_flush, .run = route_flush},
	{.name = "show", .alias = "sh list lst ls l s", .usage = LIST_USAGE,
	 .help = "List the routes of the main table, or those that match.", .opts = &list_table,
	 .hdrlen = sizeof(struct rtmsg), .flags = VERB_DEFAULT, .run = route_show},
	{.name = "get", .alias = "g", .usage = "ADDR [from ADDR [iif IF]] [oif IF] [mark N] ...",
	 .help = "Ask the kernel which way a packet would take.", .opts = &get_table,
	 .hdrlen = sizeof(struct rtmsg), .check = check_get, .run = route_get},
};

const struct tool vnet_route = {
	.name = "vnet-route", .brief = "Add, change, show and delete routes.",
	.verb = verbs, .n = sizeof(verbs) / sizeof(verbs[0]),
};
