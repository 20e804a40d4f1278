// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-bridge -s vlan show: counters by VLAN (struct if_stats_msg). */
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <string.h>

#include "../lib/list.h"
#include "../lib/type.h"
#include "bridge_vlan.h"

struct show {
	struct ports ports;
	const struct vlan_filter *f;
};

static const struct opt bridge_rows[] = {
	{.type = &type_str, .attr = BRIDGE_XSTATS_VLAN, .flags = OPT_RO},
};
static const struct table bridge_table = TABLE(bridge_rows);

static const struct opt kind_rows[] = {
	{.type = &type_str, .attr = LINK_XSTATS_TYPE_BRIDGE, .nest = &bridge_table, .flags = OPT_RO},
};
static const struct table kind_table = TABLE(kind_rows);

static const struct opt rows[] = {
	{.type = &type_str, .attr = IFLA_STATS_LINK_XSTATS, .nest = &kind_table, .flags = OPT_RO},
	{.type = &type_str, .attr = IFLA_STATS_LINK_XSTATS_SLAVE, .nest = &kind_table,
	 .flags = OPT_RO},
};
static const struct table table = TABLE(rows);

static void show_vlan(struct show *s, unsigned ifindex, const struct attr *n)
{
	struct out *out = &s->ports.ctx->out;
	struct bridge_vlan_xstats x;

	if (n->type != BRIDGE_XSTATS_VLAN || n->len < sizeof(x))
		return;
	memcpy(&x, n->data, sizeof(x));
	/* VLANs of ports only come with the ports. */
	if (vlan_filtered(s->f, ifindex, x.vid, x.vid) ||
	    ((x.flags & BRIDGE_VLAN_INFO_MASTER) && !(x.flags & BRIDGE_VLAN_INFO_BRENTRY)))
		return;
	ports_entry(&s->ports, ifindex);
	out_uint(out, "vid", "", x.vid, "");
	vlan_flags(out, x.flags, false);
	out_break(out);
	vlan_counters_print(out, &(struct vlan_counters){x.rx_bytes, x.rx_packets, x.tx_bytes,
							 x.tx_packets});
	out_object_end(out);
}

static int show_link(struct ctx *ctx, void *data, const struct attr *set,
		     const struct nlmsghdr *msg)
{
	struct show *s = data;
	const struct attr *n = attr_find(set, IFLA_STATS_LINK_XSTATS);

	(void)ctx;
	(void)msg;
	n = attr_find(n ? n : attr_find(set, IFLA_STATS_LINK_XSTATS_SLAVE),
		      LINK_XSTATS_TYPE_BRIDGE);
	for (n = n ? n->child : NULL; n; n = n->next)
		show_vlan(s, (unsigned)attr_hdr(set, 4, 4), n);
	return 0;
}

int vlan_show_stats(struct ctx *ctx, struct nl *nl, const struct vlan_filter *f)
{
	static const unsigned parts[] = {IFLA_STATS_LINK_XSTATS, IFLA_STATS_LINK_XSTATS_SLAVE};
	struct show s = {.ports = {.ctx = ctx, .key = "vlans"}, .f = f};
	const struct list list = {
		.what = "VLANs", .table = &table, .hdrlen = sizeof(struct if_stats_msg),
		.type = RTM_NEWSTATS, .visit = show_link, .data = &s,
	};
	int ret = 0;

	out_text(&ctx->out, "%-16s  vlan-id\n", "port");
	for (size_t i = 0; i < 2 && !ret; i++) {
		struct if_stats_msg ism = {.filter_mask = IFLA_STATS_FILTER_BIT(parts[i])};

		ret = list_dump(ctx, nl, attr_root(&ctx->arena, &ism, sizeof(ism)), RTM_GETSTATS,
				&list);
		ports_end(&s.ports);
	}
	return ret;
}
