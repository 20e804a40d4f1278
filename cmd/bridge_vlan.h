/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_CMD_BRIDGE_VLAN_H
#define VNET_CMD_BRIDGE_VLAN_H

#include <linux/if_bridge.h>

#include "../lib/bridge_vlan.h"
#include "bridge_ports.h"

/* Header of struct br_vlan_msg; what the verbs say to themselves. */
#define VLAN_DB_INDEX ATTR_HDR(4, 4)
#define VLAN_LIST_DEV ATTR_LOCAL(10)
#define VLAN_LIST_VID ATTR_LOCAL(11)

/* Options of a VLAN at one port, and of a VLAN of the whole bridge. */
extern const struct table vlan_option_table, vlan_global_table;

/* The interface and VLAN of a show verb, once resolved; 0: all. */
struct vlan_filter {
	unsigned ifindex, vid;
};
int vlan_filter_read(struct ctx *ctx, struct attr *root, struct vlan_filter *f);
bool vlan_filtered(const struct vlan_filter *f, unsigned ifindex, unsigned first, unsigned last);
/* PVID, Egress Untagged. ALWAYS: in JSON even if there is none. */
void vlan_flags(struct out *out, unsigned flags, bool always);
struct vlan_counters {
	uint64_t rx_bytes, rx_packets, tx_bytes, tx_packets;
};
void vlan_counters_print(struct out *out, const struct vlan_counters *c);

/* What show prints with -d, with -s, and what global show prints. */
int vlan_show_details(struct ctx *ctx, struct nl *nl, const struct vlan_filter *f);
int vlan_show_stats(struct ctx *ctx, struct nl *nl, const struct vlan_filter *f);
/* What a message about VLANs says, decoded by the table. */
extern const struct table vlan_db_table;
void vlan_event_print(struct out *out, const struct attr *set);
int vlan_show_global(struct ctx *ctx, struct req *req);

#endif
