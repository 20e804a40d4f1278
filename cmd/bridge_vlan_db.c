// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-bridge vlan: options of VLANs (struct br_vlan_msg), their rows and their layout. */
#include <errno.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "../lib/list.h"
#include "../lib/type.h"
#include "../lib/uapi.h"
#include "bridge_mdb.h"
#include "bridge_verb.h"
#include "bridge_vlan.h"

/* --- rows ----------------------------------------------------------------- */

static const struct name states[] = {
	{"disabled", BR_STATE_DISABLED}, {"listening", BR_STATE_LISTENING},
	{"learning", BR_STATE_LEARNING}, {"forwarding", BR_STATE_FORWARDING},
	{"blocking", BR_STATE_BLOCKING}, {NULL, 0},
};

static const struct opt stats_rows[] = {
	{.type = &type_u64, .attr = BRIDGE_VLANDB_STATS_RX_BYTES, .flags = OPT_RO},
};
static const struct table stats_table = TABLE(stats_rows);

static const struct opt option_rows[] = {
	{.name = "state", .type = &type_u8, .attr = BRIDGE_VLANDB_ENTRY_STATE, .names = states,
	 .flags = OPT_FALLBACK, .max = 4,
	 .help = "what the port does with frames of the VLAN, as of spanning tree"},
	{.name = "mcast_router", .type = &type_u8, .attr = BRIDGE_VLANDB_ENTRY_MCAST_ROUTER,
	 .max = 3, .help = "0 never, 1 by what is heard, 2 always, 3 for a while a multicast router"},
	{.name = "mcast_n_groups", .type = &type_u32, .attr = VNET_BRIDGE_VLANDB_ENTRY_MCAST_N_GROUPS,
	 .flags = OPT_RO},
	{.name = "mcast_max_groups", .type = &type_u32,
	 .attr = VNET_BRIDGE_VLANDB_ENTRY_MCAST_MAX_GROUPS,
	 .help = "most multicast groups of the VLAN at the port; 0: any number (Linux 6.3)"},
	{.name = "neigh_suppress", .type = &type_onoff,
	 .attr = VNET_BRIDGE_VLANDB_ENTRY_NEIGH_SUPPRESS,
	 .help = "answer ARP and ND from the neighbour table (Linux 6.4)"},
	{.type = &type_str, .attr = BRIDGE_VLANDB_ENTRY_STATS, .nest = &stats_table,
	 .flags = OPT_RO | OPT_NOTEXT | OPT_NOJSON},
};

#define NUMBER(word, what, width, text)                                                            \
	{                                                                                          \
		.name = (word), .type = &type_u##width, .attr = BRIDGE_VLANDB_GOPTS_MCAST_##what,  \
		.help = (text)                                                                     \
	}

static const struct opt global_rows[] = {
	NUMBER("mcast_snooping", SNOOPING, 8, "1: forward multicast of the VLAN where it is wanted"),
	NUMBER("mcast_querier", QUERIER, 8, "1: ask for groups where nobody else does"),
	NUMBER("mcast_igmp_version", IGMP_VERSION, 8, "2 or 3"),
	NUMBER("mcast_mld_version", MLD_VERSION, 8, "1 or 2"),
	NUMBER("mcast_last_member_count", LAST_MEMBER_CNT, 32, "queries after a leave message"),
	NUMBER("mcast_last_member_interval", LAST_MEMBER_INTVL, 64,
	       "time between them, in hundredths of a second"),
	NUMBER("mcast_startup_query_count", STARTUP_QUERY_CNT, 32, "queries at the start"),
	NUMBER("mcast_startup_query_interval", STARTUP_QUERY_INTVL, 64, "time between them"),
	NUMBER("mcast_membership_interval", MEMBERSHIP_INTVL, 64,
	       "time after which a group without reports is forgotten"),
	NUMBER("mcast_querier_interval", QUERIER_INTVL, 64,
	       "time after which another querier is taken for gone"),
	NUMBER("mcast_query_interval", QUERY_INTVL, 64, "time between queries"),
	NUMBER("mcast_query_response_interval", QUERY_RESPONSE_INTVL, 64,
	       "time that is given for reports"),
	{.name = "msti", .type = &type_u16, .attr = BRIDGE_VLANDB_GOPTS_MSTI, .max = 4094,
	 .flags = OPT_WO, .help = "the spanning tree of the VLAN (a bridge with mst_enabled)"},
};

const struct table vlan_option_table = TABLE(option_rows), vlan_global_table = TABLE(global_rows);

static const struct opt db_rows[] = {
	{.type = &type_str, .attr = BRIDGE_VLANDB_ENTRY, .nest = &vlan_option_table,
	 .flags = OPT_RO},
	{.type = &type_str, .attr = BRIDGE_VLANDB_GLOBAL_OPTIONS, .nest = &vlan_global_table,
	 .flags = OPT_RO},
};
const struct table vlan_db_table = TABLE(db_rows);

/* --- show ----------------------------------------------------------------- */

struct show {
	struct ports ports;
	const struct vlan_filter *f;
	bool global;
};

void vlan_counters_print(struct out *out, const struct vlan_counters *c)
{
	ports_indent(out);
	out_uint(out, "rx_bytes", "RX: ", c->rx_bytes, " bytes");
	out_uint(out, "rx_packets", " ", c->rx_packets, " packets\n");
	ports_indent(out);
	out_uint(out, "tx_bytes", "TX: ", c->tx_bytes, " bytes");
	out_uint(out, "tx_packets", " ", c->tx_packets, " packets\n");
}

static void print_stats(struct out *out, const struct attr *n)
{
	const struct attr *s = attr_find(n, BRIDGE_VLANDB_ENTRY_STATS);
	const struct vlan_counters c = {
		attr_uint(attr_find(s, BRIDGE_VLANDB_STATS_RX_BYTES)),
		attr_uint(attr_find(s, BRIDGE_VLANDB_STATS_RX_PACKETS)),
		attr_uint(attr_find(s, BRIDGE_VLANDB_STATS_TX_BYTES)),
		attr_uint(attr_find(s, BRIDGE_VLANDB_STATS_TX_PACKETS)),
	};

	vlan_counters_print(out, &c);
}

static void print_entry(struct show *s, unsigned ifindex, const struct attr *n)
{
	const struct attr *info = attr_find(n, BRIDGE_VLANDB_ENTRY_INFO);
	const struct attr *range = attr_find(n, BRIDGE_VLANDB_ENTRY_RANGE);
	struct out *out = &s->ports.ctx->out;
	struct bridge_vlan_info v;
	unsigned last;

	if (!info || info->len < sizeof(v))
		return;
	memcpy(&v, info->data, sizeof(v));
	last = range ? (unsigned)attr_uint(range) : v.vid;
	if (vlan_filtered(s->f, ifindex, v.vid, last))
		return;
	ports_entry(&s->ports, ifindex);
	ports_range(out, "vlan", v.vid, last);
	vlan_flags(out, v.flags, false);
	out_break(out);
	ports_indent(out);
	print_rows(out, &vlan_option_table, n);
	out_break(out);
	if (out->stats)
		print_stats(out, n);
	out_object_end(out);
}

/* The ports with a multicast router. */
static void print_routers(struct show *s, const struct attr *list)
{
	struct ctx *ctx = s->ports.ctx;
	struct out *out = &ctx->out;
	const struct attr *n;

	if (!list)
		return;
	/* An MDBA_ROUTER in an attribute of its own. */
	n = mdb_routers(ctx, attr_decode(&ctx->arena, &(const struct table){0}, list->data,
					 list->len, 0)->child);
	ports_indent(out);
	out_text(out, "router ports: ");
	out_array(out, "router_ports");
	for (bool first = true; n; n = n->next, first = false) {
		out_object(out, NULL);
		if (out->stats && !first) {
			out_break(out);
			ports_indent(out);
			out_text(out, "%14s", "");
		}
		mdb_router_print(out, n, " ");
		out_object_end(out);
	}
	out_array_end(out);
	out_break(out);
}

static void print_global(struct show *s, unsigned ifindex, const struct attr *n)
{
	struct out *out = &s->ports.ctx->out;
	const struct attr *range = attr_find(n, BRIDGE_VLANDB_GOPTS_RANGE);
	unsigned vid = (unsigned)attr_uint(attr_find(n, BRIDGE_VLANDB_GOPTS_ID));
	unsigned last = range ? (unsigned)attr_uint(range) : vid;

	if (vlan_filtered(s->f, ifindex, vid, last))
		return;
	ports_entry(&s->ports, ifindex);
	ports_range(out, "vlan", vid, last);
	out_break(out);
	ports_indent(out);
	print_rows(out, &vlan_global_table, n);
	out_break(out);
	print_routers(s, attr_find(n, BRIDGE_VLANDB_GOPTS_MCAST_ROUTER_PORTS));
	out_object_end(out);
}

static int show_one(struct ctx *ctx, void *data, const struct attr *set, const struct nlmsghdr *msg)
{
	struct show *s = data;
	unsigned ifindex = (unsigned)attr_hdr(set, 4, 4);

	(void)ctx;
	(void)msg;
	for (const struct attr *n = set->child; n; n = n->next) {
		if (n->type == BRIDGE_VLANDB_ENTRY && !s->global)
			print_entry(s, ifindex, n);
		else if (n->type == BRIDGE_VLANDB_GLOBAL_OPTIONS)
			print_global(s, ifindex, n);
	}
	return 0;
}

void vlan_event_print(struct out *out, const struct attr *set)
{
	static const struct vlan_filter all;
	struct show s = {.ports = {.ctx = out->ctx, .key = "vlans", .inside = true}, .f = &all};

	show_one(out->ctx, &s, set, NULL);
	ports_end(&s.ports);
}

static int show(struct ctx *ctx, struct nl *nl, const struct vlan_filter *f, uint32_t flags)
{
	struct br_vlan_msg bvm = {.family = AF_BRIDGE};
	struct attr *root = attr_root(&ctx->arena, &bvm, sizeof(bvm));
	struct show s = {
		.ports = {.ctx = ctx, .key = "vlans"}, .f = f,
		.global = flags & BRIDGE_VLANDB_DUMPF_GLOBAL,
	};
	const struct list list = {
		.what = "VLANs", .table = &vlan_db_table, .hdrlen = sizeof(bvm), .type = RTM_NEWVLAN,
		.visit = show_one, .data = &s,
	};
	int ret;

	if (flags)
		attr_put_u32(&ctx->arena, root, BRIDGE_VLANDB_DUMP_FLAGS, flags);
	out_text(&ctx->out, "%-16s  %-9s\n", "port", "vlan-id");
	ret = list_dump(ctx, nl, root, RTM_GETVLAN, &list);
	ports_end(&s.ports);
	return ret;
}

int vlan_show_details(struct ctx *ctx, struct nl *nl, const struct vlan_filter *f)
{
	return show(ctx, nl, f, ctx->flags.stats ? BRIDGE_VLANDB_DUMPF_STATS : 0);
}

int vlan_show_global(struct ctx *ctx, struct req *req)
{
	struct vlan_filter f;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = vlan_filter_read(ctx, req->root, &f);
	if (ret)
		return ret;
	list_begin(ctx);
	return list_end(ctx, show(ctx, nl, &f, BRIDGE_VLANDB_DUMPF_GLOBAL));
}
