// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-bridge fdb: its words. */
#include <errno.h>
#include <sys/socket.h>

#include "../lib/type.h"
#include "bridge_verb.h"

/* Everything that add and its like take is in fdb_table. */
static const struct table no_rows;

/* --- show ----------------------------------------------------------------- */

static const struct name states[] = {
	{"permanent", NUD_PERMANENT}, {"static", NUD_NOARP}, {"temp", NUD_NOARP},
	{"stale", NUD_STALE}, {"reachable", NUD_REACHABLE}, {"dynamic", NUD_REACHABLE},
	{"all", UINT16_MAX}, {NULL, 0},
};

static const struct opt show_rows[] = {
	{.name = "dev", .alias = "brport", .type = &type_link, .attr = NDM_INDEX,
	 .help = "those of that interface"},
	{.name = "br", .type = &type_link, .attr = NDA_MASTER,
	 .help = "those of that bridge and of its ports"},
	{.name = "vlan", .type = &type_u16, .attr = NDA_VLAN, .min = 1, .max = 4094,
	 .help = "those of that VLAN"},
	{.name = "state", .type = &type_u32, .attr = FDB_LIST_STATE, .names = states,
	 .max = UINT16_MAX, .flags = OPT_MANY | OPT_FALLBACK,
	 .help = "those of the state; may be said more than once"},
	{.name = "dynamic", .type = &type_word, .attr = FDB_LIST_DYNAMIC,
	 .help = "those that are not permanent"},
};

static const struct opt get_rows[] = {
	{.name = "to", .type = &type_fdb_mac, .attr = NDA_LLADDR, .flags = OPT_POS,
	 .help = "the MAC address"},
	{.name = "dev", .alias = "brport", .type = &type_link, .attr = NDM_INDEX,
	 .help = "behind that interface"},
	{.name = "br", .type = &type_link, .attr = NDA_MASTER, .help = "in that bridge"},
	{.name = "vlan", .type = &type_u16, .attr = NDA_VLAN, .min = 1, .max = 4094,
	 .help = "in that VLAN"},
	{.name = "vni", .type = &type_u32, .attr = NDA_VNI, .max = 0xffffff,
	 .help = "for that VNI (a VXLAN with external)"},
	{.name = "self", .type = &type_ndm_flag, .attr = NDM_FLAGS, .bit = NTF_SELF,
	 .help = "in the table of the interface itself"},
	{.name = "master", .type = &type_ndm_flag, .attr = NDM_FLAGS, .bit = NTF_MASTER,
	 .help = "in the table of the bridge whose port the interface is"},
	{.name = "dynamic", .type = &type_word, .attr = FDB_LIST_DYNAMIC,
	 .help = "only if it is not permanent"},
};

static int check_get(struct parse *p)
{
	struct span end = {(uint16_t)p->ctx->words.n, 1};

	if (!attr_find(p->root, NDA_LLADDR))
		return fail(p->ctx, end, EINVAL, "which MAC address?");
	if (!attr_find(p->root, NDM_INDEX) && !attr_find(p->root, NDA_MASTER))
		return fail(p->ctx, end, EINVAL, "where? say 'dev NAME' or 'br NAME'");
	attr_put_u8(&p->ctx->arena, p->root, NDM_FAMILY, AF_BRIDGE);
	return 0;
}

/* --- flush ---------------------------------------------------------------- */

/* WORD or noWORD: bits that are to be set or clear. {u16 value, u16 mask}; bit holds the
 * value and mask of WORD, max those of noWORD. */
static int parse_match(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint32_t both = (uint32_t)(no ? o->max : o->bit);
	uint16_t wire[2] = {(uint16_t)(both >> 16), (uint16_t)both};

	return parse_put(p, o, set, wire, sizeof(wire), NULL);
}

static const struct type type_match = {.parse = parse_match};

#define BOTH(value, mask) ((uint32_t)(value) << 16 | (mask))
#define MATCH(word, where, yes, not, text)                                                         \
	{                                                                                          \
		.name = (word), .type = &type_match, .attr = (where), .bit = (yes), .max = (not),  \
		.flags = OPT_NO | OPT_MANY, .help = (text)                                         \
	}
#define FLAG(word, value, text)                                                                    \
	MATCH(word, FDB_MATCH_FLAGS, BOTH(value, value), BOTH(0, value), text)

static const struct opt flush_rows[] = {
	{.name = "dev", .type = &type_link, .attr = NDM_INDEX, .flags = OPT_POS,
	 .help = "the bridge, bridge port (with master) or VXLAN"},
	{.name = "brport", .type = &type_link, .attr = NDA_IFINDEX,
	 .help = "those of the bridge behind that port"},
	{.name = "vlan", .type = &type_u16, .attr = NDA_VLAN, .max = 4095,
	 .help = "those of that VLAN"},
	{.name = "self", .type = &type_ndm_flag, .attr = NDM_FLAGS, .bit = NTF_SELF,
	 .help = "in the table of the interface itself; the default"},
	{.name = "master", .type = &type_ndm_flag, .attr = NDM_FLAGS, .bit = NTF_MASTER,
	 .help = "in the table of the bridge whose port the interface is"},
	MATCH("permanent", FDB_MATCH_STATE, BOTH(NUD_PERMANENT, NUD_PERMANENT),
	      BOTH(0, NUD_PERMANENT), "those that are for this machine"),
	MATCH("static", FDB_MATCH_STATE, BOTH(NUD_NOARP, NUD_NOARP | NUD_PERMANENT),
	      BOTH(0, NUD_NOARP), "those that were entered and do not age"),
	MATCH("dynamic", FDB_MATCH_STATE, BOTH(0, NUD_NOARP | NUD_PERMANENT),
	      BOTH(NUD_NOARP, NUD_NOARP), "those that age"),
	FLAG("added_by_user", NTF_USE, "those that were entered, not learnt"),
	FLAG("extern_learn", NTF_EXT_LEARNED, "those that a program has learnt"),
	FLAG("sticky", NTF_STICKY, "those that do not move"),
	FLAG("offloaded", NTF_OFFLOADED, "those that the hardware has"),
	FLAG("router", NTF_ROUTER, "those of routers (VXLAN)"),
	{.name = "src_vni", .type = &type_u32, .attr = NDA_SRC_VNI, .max = 0xffffff,
	 .help = "those for frames of that VNI (VXLAN)"},
	{.name = "nhid", .type = &type_u32, .attr = NDA_NH_ID, .min = 1, .max = UINT32_MAX,
	 .help = "those with that next-hop group (VXLAN)"},
	{.name = "vni", .type = &type_u32, .attr = NDA_VNI, .max = 0xffffff,
	 .help = "those sent with that VNI (VXLAN)"},
	{.name = "port", .type = &type_u16, .attr = NDA_PORT, .flags = OPT_NET, .min = 1,
	 .max = 65535, .help = "those sent to that UDP port (VXLAN)"},
	{.name = "dst", .type = &type_inet, .attr = NDA_DST, .help = "those of that VTEP (VXLAN)"},
};

static const struct table show_table = TABLE(show_rows), get_table = TABLE(get_rows),
			  flush_table = TABLE(flush_rows);

#define FDB_HDR .hdrlen = sizeof(struct ndmsg)
#define SET .opts = &no_rows, .base = &fdb_table, FDB_HDR, .check = fdb_complete
#define FDB_USAGE "MAC dev IF [self] [master] [local|static|dynamic] [vlan V] [dst ADDR] [OPTIONS]"

static const struct verb verbs[] = {
	{.name = "add", .alias = "a", .usage = FDB_USAGE, .help = "Add a forwarding entry.", SET,
	 .run = fdb_add},
	{.name = "append", .alias = "app", .usage = FDB_USAGE,
	 .help = "Add one more destination of a group address or of the zero address.", SET,
	 .run = fdb_append},
	{.name = "replace", .alias = "repl", .usage = FDB_USAGE,
	 .help = "Change a forwarding entry, or add it if it is not there.", SET,
	 .run = fdb_replace},
	{.name = "ensure", .usage = FDB_USAGE,
	 .help = "See to it that the entry is there and is as said; says what was done.", SET,
	 .run = fdb_ensure},
	{.name = "del", .alias = "delete d", .usage = "MAC dev IF [self] [master] [vlan V] [dst ADDR] ...",
	 .help = "Delete a forwarding entry.", SET, .run = fdb_del},
	{.name = "show", .alias = "sh list lst ls l s",
	 .usage = "[br BRIDGE] [dev IF] [vlan V] [state STATE] [dynamic]",
	 .help = "List forwarding entries.", .opts = &show_table, FDB_HDR, .flags = VERB_DEFAULT,
	 .run = fdb_show},
	{.name = "get", .alias = "g", .usage = "MAC { dev IF | br BRIDGE } [vlan V] [vni N] [self] [master]",
	 .help = "Show one forwarding entry.", .opts = &get_table, FDB_HDR, .check = check_get,
	 .run = fdb_get},
	{.name = "flush", .alias = "f", .usage = "dev IF [brport IF] [vlan V] [[no]permanent] [[no]dynamic] ...",
	 .help = "Delete all entries of an interface that match.", .opts = &flush_table, FDB_HDR,
	 .check = fdb_check_flush, .run = fdb_flush},
};

const struct tool bridge_fdb = {
	.name = "vnet-bridge fdb", .brief = "Which MAC address is behind which port or VTEP.",
	.verb = verbs, .n = sizeof(verbs) / sizeof(verbs[0]),
};
