// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-bridge vlan: its words, and the requests. */
#include "bridge_vlan.h"

#include <errno.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include "../lib/link.h"
#include "../lib/link_req.h"
#include "../lib/list.h"
#include "../lib/type.h"
#include "../lib/type_range.h"
#include "bridge_verb.h"

static const struct table no_rows;

/* --- add and del ---------------------------------------------------------- */

static struct span end_of(const struct parse *p)
{
	return (struct span){(uint16_t)p->ctx->words.n, 1};
}

/* Why the kernel does not take the VLAN or the tunnel id: it mostly says EINVAL. */
static void explain(struct ctx *ctx, const struct attr *root, uint16_t type, int code)
{
	const struct attr *dev = attr_find(root, LINK_INDEX), *slave;
	const char *name = bridge_word(ctx, dev);
	unsigned master = 0, ifindex = (unsigned)attr_uint(dev);
	bool tunnel = attr_find(root, BRIDGE_VLAN_TUNNEL);
	enum bridge_filtering f = bridge_filtering(ctx, ifindex, &master, &slave);

	if (ctx->err.hint)
		return;
	if (f == BRIDGE_CANNOT_FILTER)
		hint(ctx, "this kernel has no VLAN filtering (CONFIG_BRIDGE_VLAN_FILTERING)");
	else if (!master)
		hint(ctx, "'%s' is no port of a bridge", name);
	else if (type != RTM_NEWVLAN && master == ifindex && !attr_find(root, BRIDGE_VLAN_WHERE))
		hint(ctx, "'%s' is the bridge itself: say 'self'", name);
	else if (tunnel && !attr_uint(attr_find(slave, IFLA_BRPORT_VLAN_TUNNEL)))
		hint(ctx, "vlan_tunnel is off there: vnet-bridge link set dev %s vlan_tunnel on",
		     name);
	else if (tunnel && code == EEXIST)
		hint(ctx, "it has another one, or another VLAN of the port has this one: "
			  "vnet-bridge vlan tunnelshow dev %s", name);
	else if (tunnel && type == RTM_SETLINK)
		hint(ctx, "is the VLAN there? vnet-bridge vlan add vid %s dev %s",
		     bridge_word(ctx, attr_find(root, BRIDGE_VLAN_VID)), name);
	else if (code == ENOENT)
		hint(ctx, "vnet-bridge vlan show dev %s tells what is there", name);
}

static int request(struct ctx *ctx, struct req *req, uint16_t type, const char *what,
		   const char *prep)
{
	const struct attr *vid = attr_find(req->root, BRIDGE_VLAN_VID);
	const struct attr *dev = attr_find(req->root, LINK_INDEX);
	const struct attr *id = attr_find(req->root, BRIDGE_VLAN_TUNNEL);
	struct reply reply;
	int ret = bridge_send(ctx, req->root, type, &reply);

	if (ret || !reply.code)
		return ret;
	ret = nl_fail(ctx, req->root, NULL, &reply, id ? id->at : vid->at,
		      "cannot %s %s%s%sVLAN %s %s '%s'%s", what, id ? "tunnel id " : "",
		      id ? bridge_word(ctx, id) : "", id ? " of " : "", bridge_word(ctx, vid),
		      prep, bridge_word(ctx, dev), bridge_where(ctx));
	explain(ctx, req->root, type, reply.code);
	return ret;
}

static int add(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_SETLINK, "add", "to");
}

static int del(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_DELLINK, "delete", "from");
}

/* --- set: RTM_NEWVLAN ------------------------------------------------------ */

static const struct opt set_rows[] = {
	{.name = "dev", .type = &type_link, .attr = VLAN_DB_INDEX, .help = "the bridge port"},
	{.name = "vid", .type = &type_range, .attr = BRIDGE_VLAN_VID, .min = 1, .max = 4094,
	 .help = "the VLAN, or a range of them"},
};
static const struct opt global_rows[] = {
	{.name = "dev", .type = &type_link, .attr = VLAN_DB_INDEX, .help = "the bridge"},
	{.name = "vid", .type = &type_range, .attr = BRIDGE_VLAN_VID, .min = 1, .max = 4094,
	 .help = "the VLAN, or a range of them"},
};

/* The words become the nest TYPE of the request. */
static int nest_words(struct parse *p, uint16_t type, struct attr **nest)
{
	if (!attr_find(p->root, VLAN_DB_INDEX))
		return fail(p->ctx, end_of(p), EINVAL, "which interface? say 'dev NAME'");
	if (!attr_find(p->root, BRIDGE_VLAN_VID))
		return fail(p->ctx, end_of(p), EINVAL, "which VLAN? say 'vid N'");
	*nest = attr_root(&p->ctx->arena, NULL, 0);
	(*nest)->type = type;
	if (!bridge_nest(p->root, *nest))
		return fail(p->ctx, end_of(p), EINVAL, "set what?");
	attr_append(p->root, *nest);
	attr_put_u8(&p->ctx->arena, p->root, ATTR_HDR(0, 1), AF_BRIDGE);
	return 0;
}

static int check_set(struct parse *p)
{
	struct range r = range_of(attr_find(p->root, BRIDGE_VLAN_VID));
	struct bridge_vlan_info info = {BRIDGE_VLAN_INFO_ONLY_OPTS, (uint16_t)r.first};
	struct attr *nest;
	int ret = nest_words(p, BRIDGE_VLANDB_ENTRY, &nest);

	if (ret)
		return ret;
	attr_put(&p->ctx->arena, nest, BRIDGE_VLANDB_ENTRY_INFO, &info, sizeof(info));
	if (r.last > r.first)
		attr_put_u16(&p->ctx->arena, nest, BRIDGE_VLANDB_ENTRY_RANGE, (uint16_t)r.last);
	return 0;
}

static int check_global(struct parse *p)
{
	struct range r = range_of(attr_find(p->root, BRIDGE_VLAN_VID));
	struct attr *nest;
	int ret = nest_words(p, BRIDGE_VLANDB_GLOBAL_OPTIONS, &nest);

	if (ret)
		return ret;
	attr_put_u16(&p->ctx->arena, nest, BRIDGE_VLANDB_GOPTS_ID, (uint16_t)r.first);
	if (r.last > r.first)
		attr_put_u16(&p->ctx->arena, nest, BRIDGE_VLANDB_GOPTS_RANGE, (uint16_t)r.last);
	return 0;
}

static int set(struct ctx *ctx, struct req *req)
{
	const struct attr *vid = attr_find(req->root, BRIDGE_VLAN_VID);
	const struct attr *dev = attr_find(req->root, VLAN_DB_INDEX);
	struct reply reply;
	int ret = bridge_send(ctx, req->root, RTM_NEWVLAN, &reply);

	if (ret || !reply.code)
		return ret;
	ret = nl_fail(ctx, req->root, NULL, &reply, vid->at, "cannot set VLAN %s of '%s'%s",
		      bridge_word(ctx, vid), bridge_word(ctx, dev), bridge_where(ctx));
	explain(ctx, req->root, RTM_NEWVLAN, reply.code);
	return ret;
}

/* --- show ----------------------------------------------------------------- */

static const struct opt show_rows[] = {
	{.name = "dev", .type = &type_link, .attr = VLAN_LIST_DEV,
	 .help = "those of that interface"},
	{.name = "vid", .type = &type_u16, .attr = VLAN_LIST_VID, .min = 1, .max = 4094,
	 .help = "that VLAN"},
};

int vlan_filter_read(struct ctx *ctx, struct attr *root, struct vlan_filter *f)
{
	int ret = link_resolve(ctx, root);

	f->ifindex = (unsigned)attr_uint(attr_find(root, VLAN_LIST_DEV));
	f->vid = (unsigned)attr_uint(attr_find(root, VLAN_LIST_VID));
	return ret;
}

bool vlan_filtered(const struct vlan_filter *f, unsigned ifindex, unsigned first, unsigned last)
{
	return (f->ifindex && f->ifindex != ifindex) ||
	       (f->vid && (f->vid < first || f->vid > last));
}

void vlan_flags(struct out *out, unsigned flags, bool always)
{
	if (!flags && !always)
		return;
	out_array(out, "flags");
	if (flags & BRIDGE_VLAN_INFO_PVID)
		out_str(out, "", " ", "PVID", "");
	if (flags & BRIDGE_VLAN_INFO_UNTAGGED)
		out_str(out, "", " ", "Egress Untagged", "");
	out_array_end(out);
}

struct show {
	struct ports ports;
	struct vlan_filter f;
	bool tunnels;
};

static int show_one(struct ctx *ctx, void *data, const struct bridge_vlan *v)
{
	struct show *s = data;
	struct out *out = &ctx->out;
	int width;

	if (v->tunnel != s->tunnels || vlan_filtered(&s->f, v->ifindex, v->vid, v->end))
		return 0;
	ports_entry(&s->ports, v->ifindex);
	width = ports_range(out, "vlan", v->vid, v->end);
	if (v->tunnel) {
		out_text(out, "%*s  ", width < 9 ? 9 - width : 0, "");
		ports_range(out, "tunid", v->id, v->id_end);
	} else {
		vlan_flags(out, v->flags, v->end > v->vid);
	}
	out_object_end(out);
	out_break(out);
	return 0;
}

static int show_plain(struct ctx *ctx, struct nl *nl, const struct vlan_filter *f, bool tunnels)
{
	struct show s = {
		.ports = {.ctx = ctx, .key = tunnels ? "tunnels" : "vlans"}, .f = *f,
		.tunnels = tunnels,
	};
	int ret;

	out_text(&ctx->out, "%-16s  %-9s%s\n", "port", "vlan-id", tunnels ? "  tunnel-id" : "");
	ret = bridge_vlan_list(ctx, nl, f->ifindex, ctx->flags.compress, show_one, &s);
	ports_end(&s.ports);
	return ret;
}

static int show_some(struct ctx *ctx, struct req *req, bool tunnels)
{
	struct vlan_filter f;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = vlan_filter_read(ctx, req->root, &f);
	if (ret)
		return ret;
	list_begin(ctx);
	if (ctx->flags.details && !tunnels)
		ret = vlan_show_details(ctx, nl, &f);
	else if (ctx->flags.stats)
		ret = vlan_show_stats(ctx, nl, &f);
	else
		ret = show_plain(ctx, nl, &f, tunnels);
	return list_end(ctx, ret);
}

static int show(struct ctx *ctx, struct req *req)
{
	return show_some(ctx, req, false);
}

static int tunnelshow(struct ctx *ctx, struct req *req)
{
	return show_some(ctx, req, true);
}

/* --- the verbs ------------------------------------------------------------ */

static const struct table set_table = TABLE(set_rows), show_table = TABLE(show_rows),
			  global_table = TABLE(global_rows);

#define LINK_HDR .hdrlen = sizeof(struct ifinfomsg)
#define DB_HDR .hdrlen = sizeof(struct br_vlan_msg)
#define LIST_USAGE "[dev IF] [vid V]"

static const struct verb global_verbs[] = {
	{.name = "set", .usage = "vid V[-W] dev BRIDGE OPTIONS",
	 .help = "Change options that a VLAN has in all of a bridge.", .opts = &global_table,
	 .base = &vlan_global_table, DB_HDR, .check = check_global, .run = set},
	{.name = "show", .alias = "sh list lst ls", .usage = LIST_USAGE,
	 .help = "List options of VLANs by bridge.", .opts = &show_table, DB_HDR,
	 .flags = VERB_DEFAULT, .run = vlan_show_global},
};

static const struct tool global_tool = {
	.name = "vnet-bridge vlan global", .brief = "What a VLAN has in all of a bridge.",
	.verb = global_verbs, .n = sizeof(global_verbs) / sizeof(global_verbs[0]),
};

static const struct verb verbs[] = {
	{.name = "add", .alias = "a",
	 .usage = "vid V[-W] dev IF [pvid] [untagged] [self] [master] | vid V[-W] dev IF tunnel_info id N[-M]",
	 .help = "Let frames of a VLAN through a port, or give them a tunnel id.",
	 .opts = &no_rows, .base = &bridge_vlan_table, LINK_HDR, .check = bridge_vlan_complete,
	 .run = add},
	{.name = "del", .alias = "delete d", .usage = "vid V[-W] dev IF [self] [master] [tunnel_info id N[-M]]",
	 .help = "Take a VLAN, or its tunnel id, away from a port.", .opts = &no_rows,
	 .base = &bridge_vlan_table, LINK_HDR, .check = bridge_vlan_complete, .run = del},
	{.name = "set", .usage = "vid V[-W] dev IF [state STATE] [mcast_router N] ...",
	 .help = "Change options that a VLAN has at one port.", .opts = &set_table,
	 .base = &vlan_option_table, DB_HDR, .check = check_set, .run = set},
	{.name = "show", .alias = "sh list lst ls", .usage = LIST_USAGE,
	 .help = "List VLANs by interface.", .opts = &show_table, LINK_HDR, .flags = VERB_DEFAULT,
	 .run = show},
	{.name = "tunnelshow", .usage = LIST_USAGE, .help = "List the tunnel ids of VLANs.",
	 .opts = &show_table, LINK_HDR, .run = tunnelshow},
	{.name = "global", .help = "Options that VLANs have in all of a bridge.",
	 .sub = &global_tool},
};

const struct tool bridge_vlan = {
	.name = "vnet-bridge vlan", .brief = "VLANs of bridges and their ports, and their tunnel ids.",
	.verb = verbs, .n = sizeof(verbs) / sizeof(verbs[0]),
};
