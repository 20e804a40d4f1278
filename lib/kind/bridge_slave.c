// SPDX-License-Identifier: GPL-2.0-or-later
/* bridge_slave: what a link has as the port of a bridge (br_setport() in the kernel). */
#include <linux/if_bridge.h>
#include <linux/if_link.h>
#include <stdio.h>

#include "../kinds.h"
#include "../type.h"
#include "../uapi.h"

static const struct name states[] = {
	{"disabled", BR_STATE_DISABLED}, {"listening", BR_STATE_LISTENING},
	{"learning", BR_STATE_LEARNING}, {"forwarding", BR_STATE_FORWARDING},
	{"blocking", BR_STATE_BLOCKING}, {NULL, 0},
};

/* The mask a second time, bit by bit: well-known ones have names. */
static void print_mask_names(struct out *out, const struct opt *o, const struct attr *set)
{
	static const struct name bits[] = {{"stp", 1}, {"lacp", 4}, {"lldp", 0x4000}, {NULL, 0}};
	const struct attr *n = attr_find(set, o->attr);
	char buf[16 * 8] = "0x0";
	int len = 0;

	if (!n)
		return;
	for (unsigned bit = 1; bit <= 0x8000; bit <<= 1) { /* 16 of them, at most 8 bytes each */
		const char *name = name_of(bits, bit);

		if (!(attr_uint(n) & bit))
			continue;
		len += snprintf(buf + len, sizeof(buf) - (size_t)len, "%s", len ? "," : "");
		len += name ? snprintf(buf + len, sizeof(buf) - (size_t)len, "%s", name) :
			      snprintf(buf + len, sizeof(buf) - (size_t)len, "0x%x", bit);
	}
	out_str(out, opt_key(o), opt_pre(out, o), buf, " ");
}

static const struct type type_mask_names = {.print = print_mask_names};

static const struct opt rows[] = {
	{.name = "state", .type = &type_u8, .attr = IFLA_BRPORT_STATE,
	 .flags = OPT_FALLBACK | OPT_NOSAVE, .names = states, .max = 4,
	 .help = "what the port does: disabled, listening, learning, forwarding, blocking"},
	{.name = "priority", .type = &type_u16, .attr = IFLA_BRPORT_PRIORITY, .max = 63,
	 .help = "this port in the spanning tree"},
	{.name = "cost", .type = &type_u32, .attr = IFLA_BRPORT_COST, .min = 1, .max = 65535,
	 .help = "what crossing this port costs in the spanning tree"},
	{.name = "hairpin", .type = &type_onoff, .attr = IFLA_BRPORT_MODE,
	 .help = "send frames back out of the port they came in by"},
	{.name = "guard", .type = &type_onoff, .attr = IFLA_BRPORT_GUARD,
	 .help = "disable the port when a BPDU arrives"},
	{.name = "root_block", .type = &type_onoff, .attr = IFLA_BRPORT_PROTECT,
	 .help = "never make this port the root port"},
	{.name = "fastleave", .alias = "mcast_fast_leave", .type = &type_onoff, .attr = IFLA_BRPORT_FAST_LEAVE,
	 .help = "stop multicast at once after a leave message"},
	{.name = "learning", .type = &type_onoff, .attr = IFLA_BRPORT_LEARNING,
	 .help = "learn addresses"},
	{.name = "flood", .type = &type_onoff, .attr = IFLA_BRPORT_UNICAST_FLOOD,
	 .help = "flood frames to unknown addresses"},
	{.name = "id", .text = "port_id", .type = &type_u16, .attr = IFLA_BRPORT_ID,
	 .flags = OPT_RO | OPT_HEX | OPT_JSTR},
	{.name = "no", .text = "port_no", .type = &type_u16, .attr = IFLA_BRPORT_NO,
	 .flags = OPT_RO | OPT_HEX | OPT_JSTR},
	{.name = "designated_port", .type = &type_u16, .attr = IFLA_BRPORT_DESIGNATED_PORT,
	 .flags = OPT_RO},
	{.name = "designated_cost", .type = &type_u16, .attr = IFLA_BRPORT_DESIGNATED_COST,
	 .flags = OPT_RO},
	{.name = "bridge_id", .text = "designated_bridge", .type = &type_bridge_id, .attr = IFLA_BRPORT_BRIDGE_ID,
	 .flags = OPT_RO},
	{.name = "root_id", .text = "designated_root", .type = &type_bridge_id, .attr = IFLA_BRPORT_ROOT_ID,
	 .flags = OPT_RO},
	{.name = "hold_timer", .type = &type_centi, .attr = IFLA_BRPORT_HOLD_TIMER,
	 .flags = OPT_RO},
	{.name = "message_age_timer", .type = &type_centi, .attr = IFLA_BRPORT_MESSAGE_AGE_TIMER,
	 .flags = OPT_RO},
	{.name = "forward_delay_timer", .type = &type_centi, .attr = IFLA_BRPORT_FORWARD_DELAY_TIMER,
	 .flags = OPT_RO},
	{.name = "topology_change_ack", .type = &type_u8, .attr = IFLA_BRPORT_TOPOLOGY_CHANGE_ACK,
	 .flags = OPT_RO},
	{.name = "config_pending", .type = &type_u8, .attr = IFLA_BRPORT_CONFIG_PENDING,
	 .flags = OPT_RO},
	{.name = "proxy_arp", .type = &type_onoff, .attr = IFLA_BRPORT_PROXYARP,
	 .help = "answer ARP requests"},
	{.name = "proxy_arp_wifi", .type = &type_onoff, .attr = IFLA_BRPORT_PROXYARP_WIFI,
	 .help = "answer ARP requests as an access point does"},
	{.name = "mcast_router", .json = "multicast_router", .type = &type_u8, .attr = IFLA_BRPORT_MULTICAST_ROUTER, .max = 3,
	 .help = "0 never, 1 by what is heard, 2 always, 3 for a while a multicast router"},
	{.name = "mcast_fast_leave", .type = &type_onoff, .attr = IFLA_BRPORT_FAST_LEAVE,
	 .flags = OPT_RO | OPT_NOJSON},
	{.name = "mcast_flood", .type = &type_onoff, .attr = IFLA_BRPORT_MCAST_FLOOD,
	 .help = "flood multicast nobody asked for"},
	{.name = "bcast_flood", .type = &type_onoff, .attr = IFLA_BRPORT_BCAST_FLOOD,
	 .help = "flood broadcasts"},
	{.name = "mcast_to_unicast", .type = &type_onoff, .attr = IFLA_BRPORT_MCAST_TO_UCAST,
	 .help = "send multicast to each receiver as unicast"},
	{.name = "neigh_suppress", .type = &type_onoff, .attr = IFLA_BRPORT_NEIGH_SUPPRESS,
	 .help = "answer ARP and ND from the neighbour table"},
	{.name = "neigh_vlan_suppress", .type = &type_onoff, .attr = VNET_IFLA_BRPORT_NEIGH_VLAN_SUPPRESS,
	 .help = "the same, by VLAN"},
	{.name = "group_fwd_mask", .type = &type_u16, .attr = IFLA_BRPORT_GROUP_FWD_MASK,
	 .flags = OPT_HEX | OPT_JSTR,
	 .help = "link-local groups to forward: 1 STP, 4 LACP, 0x4000 LLDP"},
	{.name = "group_fwd_mask_str", .type = &type_mask_names, .attr = IFLA_BRPORT_GROUP_FWD_MASK,
	 .flags = OPT_RO},
	{.name = "vlan_tunnel", .type = &type_onoff, .attr = IFLA_BRPORT_VLAN_TUNNEL,
	 .help = "map VLANs to tunnel ids"},
	{.name = "isolated", .type = &type_onoff, .attr = IFLA_BRPORT_ISOLATED,
	 .help = "no traffic to other isolated ports"},
	{.name = "locked", .type = &type_onoff, .attr = IFLA_BRPORT_LOCKED,
	 .help = "drop frames from unknown senders"},
	{.name = "mab", .type = &type_onoff, .attr = VNET_IFLA_BRPORT_MAB,
	 .help = "let unknown senders authenticate by MAC address"},
	{.name = "backup_port", .type = &type_link, .attr = IFLA_BRPORT_BACKUP_PORT,
	 .help = "the port to use while this one has no carrier"},
	{.name = "nobackup_port", .type = &type_nolink, .attr = IFLA_BRPORT_BACKUP_PORT,
	 .flags = OPT_WO, .help = "no backup port"},
	{.name = "backup_nhid", .type = &type_u32, .attr = VNET_IFLA_BRPORT_BACKUP_NHID,
	 .flags = OPT_NONZERO,
	 .help = "next-hop group of frames that take the backup port"},
	{.name = "fdb_flush", .type = &type_word, .attr = IFLA_BRPORT_FLUSH,
	 .flags = OPT_WO | OPT_SETNONE,
	 .help = "forget the addresses learnt here"},
};

const struct kind kind_bridge_slave = {
	.name = "bridge_slave", .brief = "a link as the port of a bridge",
	.module = "bridge", .config = "CONFIG_BRIDGE", .opts = TABLE(rows), .flags = KIND_SLAVE,
	.usual = "priority 32 learning on flood on mcast_router 1 mcast_flood on bcast_flood on",
};
