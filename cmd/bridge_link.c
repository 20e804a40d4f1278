// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-bridge link: ports of bridges, their options and their state. */
#include <errno.h>
#include <linux/if_bridge.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include "../lib/kinds.h"
#include "../lib/link.h"
#include "../lib/link_req.h"
#include "../lib/link_type.h"
#include "../lib/list.h"
#include "../lib/type.h"
#include "../lib/uapi.h"
#include "bridge_verb.h"

#define PORT_WHERE ATTR_LOCAL(20)
#define PORT_MODE ATTR_LOCAL(21)
#define PORT_LIST_DEV ATTR_LOCAL(22)
#define PORT_LIST_MASTER ATTR_LOCAL(23)

/* --- set ------------------------------------------------------------------ */

/* Bits of a local u16: merged here, sent by check_set(). */
static int parse_bit(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint16_t bit = (uint16_t)o->bit;

	(void)no;
	return parse_put(p, o, set, &bit, sizeof(bit), NULL);
}

static const struct type type_where = {.size = 2, .merge = true, .parse = parse_bit};
static const struct name hw_modes[] = {
	{"veb", BRIDGE_MODE_VEB}, {"vepa", BRIDGE_MODE_VEPA}, {NULL, 0},
};

static const struct opt set_rows[] = {
	{.name = "dev", .type = &type_link, .attr = LINK_INDEX, .flags = OPT_POS,
	 .help = "the bridge port"},
	{.name = "learning_sync", .type = &type_onoff, .attr = IFLA_BRPORT_LEARNING_SYNC,
	 .help = "tell the bridge what the hardware learns"},
	{.name = "mcast_max_groups", .type = &type_u32, .attr = VNET_IFLA_BRPORT_MCAST_MAX_GROUPS,
	 .help = "most multicast groups at the port; 0: any number (Linux 6.3)"},
	{.name = "hwmode", .type = &type_u16, .attr = PORT_MODE, .names = hw_modes,
	 .help = "how the hardware forwards between its own functions"},
	{.name = "self", .type = &type_where, .attr = PORT_WHERE, .bit = BRIDGE_FLAGS_SELF,
	 .help = "ask the driver of the interface"},
	{.name = "master", .type = &type_where, .attr = PORT_WHERE, .bit = BRIDGE_FLAGS_MASTER,
	 .help = "ask the bridge; the default"},
};

/* What is said of the port goes into IFLA_PROTINFO, the rest into IFLA_AF_SPEC. */
static int check_set(struct parse *p)
{
	struct span end = {(uint16_t)p->ctx->words.n, 1};
	struct attr *port = attr_root(&p->ctx->arena, NULL, 0);
	const struct attr *mode = attr_find(p->root, PORT_MODE);
	struct arena *a = &p->ctx->arena;
	uint16_t where = mode ? BRIDGE_FLAGS_SELF : 0;

	if (!attr_find(p->root, LINK_INDEX))
		return fail(p->ctx, end, EINVAL, "which bridge port? say 'dev NAME'");
	port->type = IFLA_PROTINFO;
	for (const struct attr *n = p->root->child; n; n = n->next)
		if (n->type == PORT_WHERE)
			where |= (uint16_t)attr_uint(n);
	if (!bridge_nest(p->root, port) && !mode)
		return fail(p->ctx, end, EINVAL, "set what?");
	attr_append(p->root, port);
	if (where)
		attr_put_u16(a, attr_nest(a, p->root, IFLA_AF_SPEC), IFLA_BRIDGE_FLAGS, where);
	if (mode)
		attr_put_u16(a, attr_nest(a, p->root, IFLA_AF_SPEC), IFLA_BRIDGE_MODE,
			     (uint16_t)attr_uint(mode));
	attr_put_u8(a, p->root, ATTR_HDR(0, 1), AF_BRIDGE);
	return 0;
}

static int set(struct ctx *ctx, struct req *req)
{
	const struct attr *dev = attr_find(req->root, LINK_INDEX);
	unsigned master = 0;
	struct reply reply;
	int ret = bridge_send(ctx, req->root, RTM_SETLINK, &reply);

	if (ret || !reply.code)
		return ret;
	ret = nl_fail(ctx, req->root, NULL, &reply, dev->at, "cannot set port '%s'%s",
		      bridge_word(ctx, dev), bridge_where(ctx));
	bridge_filtering(ctx, (unsigned)attr_uint(dev), &master, NULL);
	if (!ctx->err.hint && (!master || master == attr_uint(dev)))
		hint(ctx, "'%s' is no port of a bridge", bridge_word(ctx, dev));
	return ret;
}

/* --- show ----------------------------------------------------------------- */

/* The options of a port in the order of show; those behind COST with -d only. */
static const uint16_t order[] = {
	IFLA_BRPORT_STATE, IFLA_BRPORT_PRIORITY, IFLA_BRPORT_COST, IFLA_BRPORT_MODE,
	IFLA_BRPORT_GUARD, IFLA_BRPORT_PROTECT, IFLA_BRPORT_FAST_LEAVE, IFLA_BRPORT_LEARNING,
	IFLA_BRPORT_LEARNING_SYNC, IFLA_BRPORT_UNICAST_FLOOD, IFLA_BRPORT_MCAST_FLOOD,
	IFLA_BRPORT_BCAST_FLOOD, IFLA_BRPORT_MULTICAST_ROUTER, IFLA_BRPORT_MCAST_TO_UCAST,
	IFLA_BRPORT_NEIGH_SUPPRESS, VNET_IFLA_BRPORT_NEIGH_VLAN_SUPPRESS, IFLA_BRPORT_VLAN_TUNNEL,
	IFLA_BRPORT_BACKUP_PORT, VNET_IFLA_BRPORT_BACKUP_NHID, IFLA_BRPORT_ISOLATED,
	IFLA_BRPORT_LOCKED, VNET_IFLA_BRPORT_MAB, VNET_IFLA_BRPORT_MCAST_N_GROUPS,
	VNET_IFLA_BRPORT_MCAST_MAX_GROUPS,
};

static const struct opt n_groups = {
	.name = "mcast_n_groups", .type = &type_u32, .attr = VNET_IFLA_BRPORT_MCAST_N_GROUPS,
};

static const struct opt *port_row(uint16_t attr)
{
	for (size_t i = 0; i < sizeof(set_rows) / sizeof(set_rows[0]); i++)
		if (set_rows[i].attr == attr)
			return &set_rows[i];
	return attr == n_groups.attr ? &n_groups : table_attr(&kind_bridge_slave.opts, attr);
}

static void print_port(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *port = attr_find(set, o->attr);

	for (size_t i = 0; port && i < sizeof(order) / sizeof(order[0]); i++) {
		struct opt row = *port_row(order[i]);

		if (order[i] == IFLA_BRPORT_MODE) {
			if (!out->details)
				return;
			out_break(out);
			out_text(out, "    ");
		}
		/* `ip link` calls it multicast_router in its JSON, `bridge link` does not. */
		row.json = NULL;
		if (!(row.flags & OPT_NONZERO) || attr_uint(attr_find(port, row.attr)))
			row.type->print(out, &row, port);
	}
}

static const struct type type_port = {.print = print_port};

static void print_mode(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(attr_find(set, o->attr), IFLA_BRIDGE_MODE);

	if (n)
		out_str(out, "hwmode", "hwmode ", attr_uint(n) ? "VEPA" : "VEB", " ");
}

static const struct type type_hwmode = {.print = print_mode};

static const struct opt spec_rows[] = {
	{.type = &type_u16, .attr = IFLA_BRIDGE_MODE, .names = hw_modes, .flags = OPT_RO},
};
static const struct table spec_table = TABLE(spec_rows);

static const struct opt link_rows[] = {
	{.name = "ifindex", .type = &type_ifindex, .attr = LINK_INDEX, .flags = OPT_RO},
	{.name = "ifname", .type = &type_title, .attr = IFLA_IFNAME, .flags = OPT_RO},
	{.name = "flags", .type = &type_flags, .attr = LINK_FLAGS, .flags = OPT_RO},
	{.name = "mtu", .type = &type_u32, .attr = IFLA_MTU, .flags = OPT_RO},
	{.name = "master", .type = &type_link, .attr = IFLA_MASTER, .flags = OPT_RO},
	{.type = &type_port, .attr = IFLA_PROTINFO, .nest = &kind_bridge_slave.opts,
	 .flags = OPT_RO},
	{.type = &type_hwmode, .attr = IFLA_AF_SPEC, .nest = &spec_table, .flags = OPT_RO},
};
const struct table bridge_port_table = TABLE(link_rows);

void bridge_port_print(struct out *out, const struct attr *port)
{
	print_rows(out, &bridge_port_table, port);
}

static const struct opt show_rows[] = {
	{.name = "dev", .type = &type_link, .attr = PORT_LIST_DEV, .flags = OPT_POS,
	 .help = "that interface only"},
	{.name = "master", .type = &type_link, .attr = PORT_LIST_MASTER,
	 .help = "the ports of that bridge"},
};

struct filter {
	unsigned ifindex, master;
};

static int show_one(struct ctx *ctx, void *data, const struct attr *set, const struct nlmsghdr *msg)
{
	const struct filter *f = data;

	(void)msg;
	if ((f->ifindex && f->ifindex != attr_hdr(set, 4, 4)) ||
	    (f->master && f->master != attr_uint(attr_find(set, IFLA_MASTER))))
		return 0;
	out_object(&ctx->out, NULL);
	bridge_port_print(&ctx->out, set);
	out_object_end(&ctx->out);
	out_text(&ctx->out, "\n");
	return 0;
}

static int show(struct ctx *ctx, struct req *req)
{
	struct ifinfomsg ifi = {.ifi_family = AF_BRIDGE};
	struct filter f = {0};
	const struct list list = {
		.what = "bridge ports", .table = &bridge_port_table, .hdrlen = sizeof(ifi),
		.type = RTM_NEWLINK, .visit = show_one, .data = &f,
	};
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = link_resolve(ctx, req->root);
	if (ret)
		return ret;
	f.ifindex = (unsigned)attr_uint(attr_find(req->root, PORT_LIST_DEV));
	f.master = (unsigned)attr_uint(attr_find(req->root, PORT_LIST_MASTER));
	list_begin(ctx);
	return list_end(ctx, list_dump(ctx, nl, attr_root(&ctx->arena, &ifi, sizeof(ifi)),
				       RTM_GETLINK, &list));
}

/* --- the verbs ------------------------------------------------------------ */

static const struct table set_table = TABLE(set_rows), show_table = TABLE(show_rows);

#define LINK_HDR .hdrlen = sizeof(struct ifinfomsg)

static const struct verb verbs[] = {
	{.name = "set", .alias = "change", .usage = "[dev] IF OPTIONS [self] [master]",
	 .help = "Change options of a bridge port.", .opts = &set_table,
	 .base = &kind_bridge_slave.opts, LINK_HDR, .check = check_set, .run = set},
	{.name = "show", .alias = "sh list lst ls", .usage = "[[dev] IF] [master BRIDGE]",
	 .help = "List bridge ports; with -d their options, too.", .opts = &show_table, LINK_HDR,
	 .flags = VERB_DEFAULT, .run = show},
};

const struct tool bridge_link = {
	.name = "vnet-bridge link", .brief = "Ports of bridges.",
	.verb = verbs, .n = sizeof(verbs) / sizeof(verbs[0]),
};
