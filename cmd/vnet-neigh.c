// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-neigh: neighbours, the hardware addresses behind IP addresses (ARP, ND). */
#include <errno.h>

#include "../lib/type.h"
#include "../lib/type_named.h"
#include "neigh_verb.h"

extern const struct tool vnet_neigh;

/* Everything that add and its like take is in neigh_table. */
static const struct table no_rows;

/* --- which neighbours: show and flush ------------------------------------- */

static const struct name filter_states[] = {
	{"permanent", NUD_PERMANENT}, {"reachable", NUD_REACHABLE}, {"noarp", NUD_NOARP},
	{"none", NEIGH_NONE}, {"stale", NUD_STALE}, {"incomplete", NUD_INCOMPLETE},
	{"delay", NUD_DELAY}, {"probe", NUD_PROBE}, {"failed", NUD_FAILED}, {"all", 0x1ff},
	{NULL, 0},
};

static const struct opt list_rows[] = {
	{.name = "to", .type = &type_inet_prefix, .attr = NEIGH_TO, .flags = OPT_POS,
	 .help = "those whose address is within the prefix"},
	{.name = "dev", .type = &type_link, .attr = NDM_INDEX, .help = "those of that interface"},
	{.name = "nud", .type = &type_u32, .attr = NEIGH_NUD, .names = filter_states, .max = 0xff,
	 .flags = OPT_MANY | OPT_FALLBACK, .help = "those of the state; may be said more than once"},
	{.name = "proxy", .type = &type_word, .attr = NEIGH_PROXY,
	 .help = "addresses that are answered for, instead"},
	{.name = "master", .alias = "vrf", .type = &type_link, .attr = NEIGH_MASTER,
	 .excl = "nomaster", .help = "those of the ports of that bridge, bond or VRF"},
	{.name = "nomaster", .type = &type_nolink, .attr = NEIGH_MASTER,
	 .help = "those of interfaces without master"},
	{.name = "unused", .type = &type_word, .attr = NEIGH_UNUSED,
	 .help = "those that nothing refers to"},
	{.name = "protocol", .alias = "proto", .type = &type_rtproto, .attr = NEIGH_PROTOCOL,
	 .help = "those set by that protocol"},
};

static const struct opt get_rows[] = {
	{.name = "to", .json = "dst", .type = &type_neigh_dst, .attr = NDA_DST, .flags = OPT_POS,
	 .help = "the address of the neighbour"},
	{.name = "proxy", .type = &type_neigh_proxy, .attr = NDA_DST,
	 .help = "an address that is answered for"},
	{.name = "dev", .type = &type_link, .attr = NDM_INDEX, .help = "the interface it is behind"},
};

static const struct table list_table = TABLE(list_rows), get_table = TABLE(get_rows);

static int check_flush(struct parse *p)
{
	int ret;

	if (p->root->child)
		return 0;
	ret = fail(p->ctx, (struct span){(uint16_t)p->ctx->words.n, 1}, EINVAL,
		   "flush which neighbours?");
	hint(p->ctx, "vnet-neigh flush dev NAME; all of them: vnet-neigh flush to any");
	return ret;
}

#define NEIGH_HDR .hdrlen = sizeof(struct ndmsg)
#define SET .opts = &no_rows, .base = &neigh_table, NEIGH_HDR, .check = neigh_complete
#define NEIGH_USAGE "{ ADDR dev IF [lladdr MAC] | proxy ADDR [dev IF] } [nud STATE] [OPTIONS]"
#define LIST_USAGE "[dev IF] [[to] PREFIX] [nud STATE] [proxy] [master IF] [unused] ..."

static const struct verb verbs[] = {
	{.name = "add", .alias = "a", .usage = NEIGH_USAGE, .help = "Add a neighbour.", SET,
	 .run = neigh_add},
	{.name = "change", .alias = "ch chg", .usage = NEIGH_USAGE,
	 .help = "Change a neighbour that is there.", SET, .run = neigh_change},
	{.name = "replace", .alias = "repl", .usage = NEIGH_USAGE,
	 .help = "Change a neighbour, or add it if it is not there.", SET, .run = neigh_replace},
	{.name = "ensure", .usage = NEIGH_USAGE,
	 .help = "See to it that the neighbour is there and is as said; says what was done.", SET,
	 .run = neigh_ensure},
	{.name = "del", .alias = "delete d", .usage = "{ ADDR dev IF | proxy ADDR [dev IF] }",
	 .help = "Delete a neighbour.", SET, .run = neigh_del},
	{.name = "show", .alias = "sh list lst ls l s", .usage = LIST_USAGE,
	 .help = "List neighbours.", .opts = &list_table, NEIGH_HDR, .flags = VERB_DEFAULT,
	 .run = neigh_show},
	{.name = "flush", .alias = "f", .usage = LIST_USAGE,
	 .help = "Delete all neighbours that match, permanent ones only with 'nud'.",
	 .opts = &list_table, NEIGH_HDR, .check = check_flush, .run = neigh_flush},
	{.name = "get", .alias = "g", .usage = "{ ADDR dev IF | proxy ADDR [dev IF] }",
	 .help = "Show one neighbour.", .opts = &get_table, NEIGH_HDR, .check = neigh_complete,
	 .run = neigh_get},
};

const struct tool vnet_neigh = {
	.name = "vnet-neigh", .object = "neigh neighbour neighbor nei ne n", .brief = "Add, change, show and delete neighbours (ARP, ND).",
	.verb = verbs, .n = sizeof(verbs) / sizeof(verbs[0]),
};
