// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-bridge mdb: multicast groups of bridges and VXLANs; its words, and the requests. */
#include "bridge_mdb.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_bridge.h>
#include <linux/if_ether.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "../lib/link_req.h"
#include "../lib/list.h"
#include "../lib/type.h"
#include "../lib/type_inet.h"
#include "../lib/type_named.h"
#include "../lib/uapi.h"
#include "bridge_verb.h"

/* --- rows ----------------------------------------------------------------- */

/* An IP address, or the MAC address of a group without one. */
static int parse_group(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_peek(p);
	unsigned char mac[6];
	size_t len;

	if (!word || lladdr_parse(word, mac, sizeof(mac), &len) || len != sizeof(mac))
		return type_inet.parse(p, o, set, no);
	p->pos++;
	return parse_put(p, o, set, mac, sizeof(mac), NULL);
}

static const struct type type_group_addr = {.meta = "ADDR|MAC", .parse = parse_group};

static int parse_state(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint8_t state = (uint8_t)o->bit;

	(void)no;
	return parse_put(p, o, set, &state, sizeof(state), NULL);
}

static const struct type type_mdb_state = {.size = 1, .parse = parse_state};

/* ADDR[,ADDR...] as a nest of nests. */
static int parse_sources(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	struct attr *list, *n;

	(void)no;
	if (!word || parse_put(p, o, set, NULL, 0, &list))
		return -EINVAL;
	list->nest = true;
	for (const char *s = word; s; s = strchr(s, ',') ? strchr(s, ',') + 1 : NULL) {
		struct inet in;
		int ret = inet_parse(p, arena_strndup(&p->ctx->arena, s, strcspn(s, ",")), false,
				     &in);

		if (ret)
			return ret;
		n = attr_put(&p->ctx->arena, list, VNET_MDBE_SRC_LIST_ENTRY, NULL, 0);
		n->nest = true;
		n->at = list->at;
		attr_put(&p->ctx->arena, n, VNET_MDBE_SRCATTR_ADDRESS, in.addr, in.size)->at =
			list->at;
	}
	return 0;
}

static const struct type type_sources = {.meta = "ADDR[,...]", .parse = parse_sources};

static const struct name modes[] = {{"exclude", 0}, {"include", 1}, {NULL, 0}};

#define STATE(word, value, text)                                                                   \
	{                                                                                          \
		.name = (word), .type = &type_mdb_state, .attr = MDB_STATE, .bit = (value),        \
		.help = (text)                                                                     \
	}

static const struct opt rows[] = {
	{.name = "dev", .type = &type_link, .attr = MDB_INDEX, .help = "the bridge or VXLAN"},
	{.name = "port", .type = &type_link, .attr = MDB_PORT,
	 .help = "its port that wants the group; of a VXLAN, itself"},
	{.name = "grp", .type = &type_group_addr, .attr = MDB_GROUP,
	 .help = "the group, by its IP address or its MAC address"},
	STATE("permanent", MDB_PERMANENT, "it stays"),
	STATE("temp", 0, "it is forgotten without reports; the default"),
	{.name = "vid", .type = &type_u16, .attr = MDB_VID, .max = 4094, .help = "in that VLAN"},
	{.name = "src", .type = &type_inet, .attr = MDBE_ATTR_SOURCE,
	 .help = "frames from that source only"},
	{.name = "source_list", .type = &type_sources, .attr = VNET_MDBE_ATTR_SRC_LIST,
	 .needs = "filter_mode", .help = "sources that filter_mode is about (Linux 6.3)"},
	{.name = "filter_mode", .type = &type_u8, .attr = VNET_MDBE_ATTR_GROUP_MODE, .names = modes,
	 .help = "frames from these sources only, or from all others (Linux 6.3)"},
	{.name = "proto", .alias = "protocol", .type = &type_rtproto, .attr = VNET_MDBE_ATTR_RTPROT,
	 .help = "who set it: 0..255 or a name from /etc/iproute2/rt_protos (Linux 6.3)"},
	{.name = "dst", .type = &type_inet, .attr = VNET_MDBE_ATTR_DST,
	 .help = "the VTEP that wants the group (VXLAN, Linux 6.4)"},
	{.name = "dst_port", .type = &type_u16, .attr = VNET_MDBE_ATTR_DST_PORT, .min = 1,
	 .max = 65535, .help = "its UDP port"},
	{.name = "vni", .type = &type_u32, .attr = VNET_MDBE_ATTR_VNI, .max = 0xffffff,
	 .help = "the VNI to send with"},
	{.name = "src_vni", .type = &type_u32, .attr = VNET_MDBE_ATTR_SRC_VNI, .max = 0xffffff,
	 .help = "for frames of that VNI only"},
	{.name = "via", .type = &type_link, .attr = VNET_MDBE_ATTR_IFINDEX,
	 .help = "the interface by which the VTEP is reached"},
};

const struct table mdb_table = TABLE(rows);

static const struct opt get_rows[] = {
	{.name = "dev", .type = &type_link, .attr = MDB_INDEX, .help = "the bridge or VXLAN"},
	{.name = "grp", .type = &type_group_addr, .attr = MDB_GROUP, .help = "the group"},
	{.name = "vid", .type = &type_u16, .attr = MDB_VID, .max = 4094, .help = "in that VLAN"},
	{.name = "src", .type = &type_inet, .attr = MDBE_ATTR_SOURCE, .help = "for that source"},
	{.name = "src_vni", .type = &type_u32, .attr = VNET_MDBE_ATTR_SRC_VNI, .max = 0xffffff,
	 .help = "for that VNI (VXLAN)"},
};

#define NO_STATE(word, value, text)                                                                \
	{                                                                                          \
		.name = (word), .type = &type_mdb_match, .attr = MDB_STATE, .bit = (value),        \
		.flags = OPT_NO, .help = (text)                                                    \
	}

static int parse_match(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint8_t state = no ? (uint8_t)(o->bit ^ MDB_PERMANENT) : (uint8_t)o->bit;

	return parse_put(p, o, set, &state, sizeof(state), NULL);
}

static const struct type type_mdb_match = {.size = 1, .parse = parse_match};

static const struct opt flush_rows[] = {
	{.name = "dev", .type = &type_link, .attr = MDB_INDEX, .help = "the bridge or VXLAN"},
	{.name = "port", .type = &type_link, .attr = MDB_PORT, .help = "the groups of that port"},
	{.name = "vid", .type = &type_u16, .attr = MDB_VID, .max = 4094,
	 .help = "the groups in that VLAN"},
	NO_STATE("permanent", MDB_PERMANENT, "those that stay"),
	NO_STATE("temp", 0, "those that age"),
	{.name = "proto", .alias = "protocol", .type = &type_rtproto, .attr = VNET_MDBE_ATTR_RTPROT,
	 .help = "those set by that protocol"},
	{.name = "dst", .type = &type_inet, .attr = VNET_MDBE_ATTR_DST, .help = "those of that VTEP"},
	{.name = "dst_port", .type = &type_u16, .attr = VNET_MDBE_ATTR_DST_PORT, .min = 1,
	 .max = 65535, .help = "those sent to that UDP port"},
	{.name = "vni", .type = &type_u32, .attr = VNET_MDBE_ATTR_VNI, .max = 0xffffff,
	 .help = "those sent with that VNI"},
	{.name = "src_vni", .type = &type_u32, .attr = VNET_MDBE_ATTR_SRC_VNI, .max = 0xffffff,
	 .help = "those for that VNI"},
};

static const struct opt show_rows[] = {
	{.name = "dev", .type = &type_link, .attr = MDB_LIST_DEV, .help = "those of that bridge"},
	{.name = "vid", .type = &type_u16, .attr = MDB_VID, .min = 1, .max = 4094,
	 .help = "those in that VLAN"},
};

/* --- requests ------------------------------------------------------------- */

/* The words as MDBA_SET_ENTRY (or _GET_ENTRY) and its attributes. */
static void build(struct ctx *ctx, struct attr *root, bool mask)
{
	const struct attr *grp = attr_find(root, MDB_GROUP), *state = attr_find(root, MDB_STATE);
	struct br_mdb_entry e = {
		.ifindex = (uint32_t)attr_uint(attr_find(root, MDB_PORT)),
		.state = (uint8_t)attr_uint(state), .vid = (uint16_t)attr_uint(attr_find(root, MDB_VID)),
	};
	struct attr *nest = attr_root(&ctx->arena, NULL, 0);
	bool any;

	if (grp) {
		memcpy(&e.addr.u, grp->data, grp->len);
		e.addr.proto = grp->len == 6 ? 0 : htons(grp->len == 4 ? ETH_P_IP : ETH_P_IPV6);
	}
	any = bridge_nest(root, nest);
	if (mask && state) {
		attr_put_u8(&ctx->arena, nest, VNET_MDBE_ATTR_STATE_MASK, MDB_PERMANENT);
		any = true;
	}
	attr_put(&ctx->arena, root, MDBA_SET_ENTRY, &e, sizeof(e))->at = grp ? grp->at : (struct span){0};
	if (any) {
		nest->type = MDBA_SET_ENTRY_ATTRS;
		attr_append(root, nest);
	}
	attr_put_u8(&ctx->arena, root, ATTR_HDR(0, 1), AF_BRIDGE);
}

static void explain(struct ctx *ctx, const struct attr *root, uint16_t type,
		    const struct reply *reply)
{
	unsigned port = (unsigned)attr_uint(attr_find(root, MDB_PORT)), master = 0;
	unsigned dev = (unsigned)attr_uint(attr_find(root, MDB_INDEX));

	if (ctx->err.hint)
		return;
	if (port)
		bridge_filtering(ctx, port, &master, NULL);
	if (reply->code == EEXIST)
		hint(ctx, "the group is there: 'replace' changes it (Linux 6.3)");
	else if (port && master != dev && strcmp(bridge_kind(ctx, dev, NULL), "vxlan"))
		hint(ctx, "'%s' is no port of '%s'", bridge_dev(ctx, port), bridge_dev(ctx, dev));
	else if (type == RTM_DELMDB && !reply->text)
		hint(ctx, "vnet-bridge mdb show dev %s tells what is there", bridge_dev(ctx, dev));
	else if (reply->code == EINVAL && !reply->text)
		hint(ctx, "is the bridge up, and is mcast_snooping on?");
}

static int send_mdb(struct ctx *ctx, struct req *req, uint16_t type, uint16_t flags,
		    const char *what, struct reply *reply)
{
	const struct attr *grp = attr_find(req->root, MDB_GROUP);
	const struct attr *dev = attr_find(req->root, MDB_INDEX);
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = link_resolve(ctx, req->root);
	if (ret)
		return ret;
	build(ctx, req->root, flags & NLM_F_BULK && type == RTM_DELMDB);
	if (type == RTM_GETMDB)
		ret = nl_talk(ctx, nl, attr_build(&ctx->arena, req->root, type, 0, NULL), reply);
	else
		ret = request_send(ctx, nl, req->root, type, flags, reply);
	if (ret || !reply->code)
		return ret;
	ret = nl_fail(ctx, req->root, NULL, reply, grp ? grp->at : dev->at,
		      "cannot %s %s%s%s '%s'%s", what, grp ? "group " : "the groups",
		      grp ? bridge_word(ctx, grp) : "", type == RTM_NEWMDB ? " at" : " of",
		      bridge_word(ctx, dev), bridge_where(ctx));
	explain(ctx, req->root, type, reply);
	return ret;
}

static int add(struct ctx *ctx, struct req *req)
{
	struct reply reply;

	return send_mdb(ctx, req, RTM_NEWMDB, NLM_F_CREATE | NLM_F_EXCL, "add", &reply);
}

static int replace(struct ctx *ctx, struct req *req)
{
	struct reply reply;

	return send_mdb(ctx, req, RTM_NEWMDB, NLM_F_CREATE | NLM_F_REPLACE, "replace", &reply);
}

static int del(struct ctx *ctx, struct req *req)
{
	struct reply reply;

	return send_mdb(ctx, req, RTM_DELMDB, 0, "delete", &reply);
}

static int flush(struct ctx *ctx, struct req *req)
{
	struct reply reply;

	return send_mdb(ctx, req, RTM_DELMDB, NLM_F_BULK, "flush", &reply);
}

static int get(struct ctx *ctx, struct req *req)
{
	struct reply reply;
	int ret = send_mdb(ctx, req, RTM_GETMDB, 0, "get", &reply);

	if (ret)
		return ret;
	list_begin(ctx);
	if (reply.msg)
		mdb_print_answer(ctx, reply.msg);
	return list_end(ctx, 0);
}

/* --- checks --------------------------------------------------------------- */

static int check(struct parse *p, bool port, bool grp)
{
	struct span end = {(uint16_t)p->ctx->words.n, 1};
	const struct attr *g = attr_find(p->root, MDB_GROUP);
	const struct attr *src = attr_find(p->root, MDBE_ATTR_SOURCE);

	if (!attr_find(p->root, MDB_INDEX))
		return fail(p->ctx, end, EINVAL, "which bridge? say 'dev NAME'");
	if (port && !attr_find(p->root, MDB_PORT))
		return fail(p->ctx, end, EINVAL, "which port? say 'port NAME'");
	if (grp && !g)
		return fail(p->ctx, end, EINVAL, "which group? say 'grp ADDR'");
	if (src && src->len != g->len)
		return fail(p->ctx, src->at, EINVAL, "'%s' and '%s' are not of the same family",
			    bridge_word(p->ctx, src), bridge_word(p->ctx, g));
	return 0;
}

static int check_set(struct parse *p)
{
	return check(p, true, true);
}

static int check_get(struct parse *p)
{
	return check(p, false, true);
}

static int check_flush(struct parse *p)
{
	return check(p, false, false);
}

/* --- the verbs ------------------------------------------------------------ */

static const struct table no_rows, get_table = TABLE(get_rows), flush_table = TABLE(flush_rows),
			  show_table = TABLE(show_rows);

#define MDB_HDR .hdrlen = sizeof(struct br_port_msg)
#define SET .opts = &no_rows, .base = &mdb_table, MDB_HDR, .check = check_set
#define MDB_USAGE "dev BRIDGE port IF grp GROUP [src ADDR] [permanent|temp] [vid V] [OPTIONS]"

static const struct verb verbs[] = {
	{.name = "add", .alias = "a", .usage = MDB_USAGE, .help = "Enter a port for a multicast group.",
	 SET, .run = add},
	{.name = "replace", .alias = "repl", .usage = MDB_USAGE,
	 .help = "Change a port's entry, or add it if it is not there (Linux 6.3).", SET,
	 .run = replace},
	{.name = "del", .alias = "delete d", .usage = MDB_USAGE,
	 .help = "Take a port out of a multicast group.", SET, .run = del},
	{.name = "show", .alias = "sh list lst ls", .usage = "[dev BRIDGE] [vid V]",
	 .help = "List multicast groups; with -d their sources and the router ports, too.",
	 .opts = &show_table, MDB_HDR, .flags = VERB_DEFAULT, .run = mdb_show},
	{.name = "get", .alias = "g", .usage = "dev BRIDGE grp GROUP [src ADDR] [vid V] [src_vni N]",
	 .help = "Show the ports of one group (Linux 6.7).", .opts = &get_table, MDB_HDR,
	 .check = check_get, .run = get},
	{.name = "flush", .alias = "f", .usage = "dev BRIDGE [port IF] [vid V] [[no]permanent] [OPTIONS]",
	 .help = "Delete all entries that match (Linux 6.8).", .opts = &flush_table, MDB_HDR,
	 .check = check_flush, .run = flush},
};

const struct tool bridge_mdb = {
	.name = "vnet-bridge mdb", .brief = "Which port wants which multicast group.",
	.verb = verbs, .n = sizeof(verbs) / sizeof(verbs[0]),
};
