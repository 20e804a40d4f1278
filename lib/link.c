// SPDX-License-Identifier: GPL-2.0-or-later
/* The rows of any link (struct ifinfomsg, linux/if_link.h). */
#include "link.h"

#include <linux/if.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>

#include "kind.h"
#include "link_type.h"
#include "type.h"
#include "uapi.h"

#define FLAG(word, value, text)                                                                    \
	{                                                                                          \
		.name = (word), .type = &type_link_bit, .attr = LINK_FLAGS, .bit = (value),        \
		.help = (text)                                                                     \
	}

static const struct name modes[] = {{"default", 0}, {"dormant", 1}, {NULL, 0}};

/* RFC 2863 ifOperStatus as the kernel numbers it (IF_OPER_...). */
static const struct name states[] = {
	{"unknown", 0}, {"notpresent", 1}, {"down", 2},  {"lowerlayerdown", 3},
	{"testing", 4}, {"dormant", 5},    {"up", 6},    {NULL, 0},
};

static const struct opt rows[] = {
	{.name = "ifindex", .type = &type_ifindex, .attr = LINK_INDEX, .flags = OPT_RO},
	{.name = "ifname", .type = &type_title, .attr = IFLA_IFNAME, .flags = OPT_RO},
	{.name = "name", .type = &type_link_name, .attr = IFLA_IFNAME, .flags = OPT_LAST,
	 .help = "the name, 1 to 15 bytes"},
	{.name = "up", .type = &type_bitword, .attr = LINK_FLAGS, .bit = IFF_UP,
	 .help = "switch the interface on"},
	{.name = "down", .type = &type_bitword, .attr = LINK_FLAGS, .bit = IFF_UP, .min = 1,
	 .help = "switch it off"},
	{.name = "flags", .type = &type_flags, .attr = LINK_FLAGS, .flags = OPT_RO},
	{.name = "mtu", .type = &type_u32, .attr = IFLA_MTU,
	 .help = "largest packet in bytes, without the link's own header"},
	{.name = "qdisc", .type = &type_str, .attr = IFLA_QDISC, .flags = OPT_RO},
	{.name = "master", .alias = "vrf", .type = &type_link, .attr = IFLA_MASTER,
	 .help = "become a port of that bridge, bond or VRF"},
	{.name = "nomaster", .alias = "novrf", .type = &type_nolink, .attr = IFLA_MASTER, .flags = OPT_WO,
	 .help = "leave the bridge, bond or VRF"},
	{.name = "state", .json = "operstate", .type = &type_state, .attr = IFLA_OPERSTATE,
	 .flags = OPT_NOSAVE, .names = states, .help = "the operational state (for drivers that leave it to you)"},
	{.name = "mode", .json = "linkmode", .type = &type_mode, .attr = IFLA_LINKMODE,
	 .flags = OPT_LINKONLY,
	 .names = modes, .help = "whether a program decides when the link counts as up"},
	{.name = "group", .type = &type_group, .attr = IFLA_GROUP,
	 .help = "the group, a number or a name from /etc/iproute2/group"},
	{.name = "txqueuelen", .alias = "txqlen qlen", .json = "txqlen", .type = &type_qlen,
	 .attr = IFLA_TXQLEN, .flags = OPT_QUEUE, .help = "packets that may wait to be sent"},
	{.name = "event", .type = &type_event, .attr = IFLA_EVENT, .flags = OPT_RO},
	{.type = &type_hardware, .attr = LINK_TYPE, .flags = OPT_RO | OPT_HARDWARE},
	{.name = "address", .alias = "addr lladdr", .type = &type_lladdr, .attr = IFLA_ADDRESS,
	 .flags = OPT_NOTEXT | OPT_NOJSON, .help = "the MAC address"},
	{.name = "broadcast", .alias = "brd", .type = &type_lladdr, .attr = IFLA_BROADCAST,
	 .flags = OPT_NOTEXT | OPT_NOJSON, .help = "the broadcast address"},
	{.name = "link-netnsid", .json = "link_netnsid", .type = &type_nsid,
	 .attr = IFLA_LINK_NETNSID, .flags = OPT_CREATE, .max = 0x7fffffff,
	 .help = "the namespace of the lower link, by its id here"},
	{.name = "protodown", .type = &type_protodown, .attr = IFLA_PROTO_DOWN,
	 .help = "hold the link down on behalf of a protocol"},
	{.name = "protodown_reason", .type = &type_reason, .attr = IFLA_PROTO_DOWN_REASON,
	 .help = "who holds it down: a bit 0..31 and on|off"},
	{.name = "promiscuity", .type = &type_blank_u32, .attr = IFLA_PROMISCUITY,
	 .flags = OPT_RO | OPT_D},
	{.name = "allmulti", .type = &type_blank_u32, .attr = IFLA_ALLMULTI, .flags = OPT_RO | OPT_D},
	{.name = "min_mtu", .text = "minmtu", .type = &type_blank_u32, .attr = IFLA_MIN_MTU,
	 .flags = OPT_RO | OPT_D},
	{.name = "max_mtu", .text = "maxmtu", .type = &type_blank_u32, .attr = IFLA_MAX_MTU,
	 .flags = OPT_RO | OPT_D},
	{.type = &type_netns_immutable, .attr = VNET_IFLA_NETNS_IMMUTABLE, .flags = OPT_RO | OPT_D},
	{.type = &type_linkinfo, .attr = IFLA_LINKINFO, .flags = OPT_RO | OPT_D},
	{.name = "addrgenmode", .json = "inet6_addr_gen_mode", .type = &type_addrgenmode,
	 .attr = IFLA_AF_SPEC, .flags = OPT_D | OPT_LINKONLY, .names = addrgenmodes,
	 .help = "how the link-local IPv6 address is made"},
	{.name = "inet", .type = &type_inet_conf, .attr = IFLA_AF_SPEC, .flags = OPT_WO,
	 .nest = &inet_conf_table, .help = "settings of IPv4 on the link, as in net.ipv4.conf"},
	{.name = "numtxqueues", .json = "num_tx_queues", .type = &type_u32,
	 .attr = IFLA_NUM_TX_QUEUES, .flags = OPT_CREATE | OPT_D, .min = 1,
	 .help = "number of transmit queues"},
	{.name = "numrxqueues", .json = "num_rx_queues", .type = &type_u32,
	 .attr = IFLA_NUM_RX_QUEUES, .flags = OPT_CREATE | OPT_D, .min = 1,
	 .help = "number of receive queues"},
	{.name = "gso_max_size", .type = &type_u32, .attr = IFLA_GSO_MAX_SIZE, .flags = OPT_D,
	 .help = "largest segment to hand to the device, in bytes"},
	{.name = "gso_max_segs", .type = &type_u32, .attr = IFLA_GSO_MAX_SEGS, .flags = OPT_D,
	 .help = "most packets one such segment is cut into"},
	{.name = "tso_max_size", .type = &type_u32, .attr = IFLA_TSO_MAX_SIZE,
	 .flags = OPT_RO | OPT_D},
	{.name = "tso_max_segs", .type = &type_u32, .attr = IFLA_TSO_MAX_SEGS,
	 .flags = OPT_RO | OPT_D},
	{.name = "gro_max_size", .type = &type_u32, .attr = IFLA_GRO_MAX_SIZE, .flags = OPT_D,
	 .help = "largest packet to build from received ones, in bytes"},
	{.name = "gso_ipv4_max_size", .type = &type_u32, .attr = VNET_IFLA_GSO_IPV4_MAX_SIZE,
	 .flags = OPT_D, .help = "gso_max_size of IPv4"},
	{.name = "gro_ipv4_max_size", .type = &type_u32, .attr = VNET_IFLA_GRO_IPV4_MAX_SIZE,
	 .flags = OPT_D, .help = "gro_max_size of IPv4"},
	{.name = "phys_port_name", .text = "portname", .type = &type_str,
	 .attr = IFLA_PHYS_PORT_NAME, .flags = OPT_RO | OPT_D},
	{.name = "parentbus", .type = &type_str, .attr = IFLA_PARENT_DEV_BUS_NAME,
	 .flags = OPT_RO | OPT_D},
	{.name = "parentdev", .type = &type_str, .attr = IFLA_PARENT_DEV_NAME,
	 .flags = OPT_CREATE | OPT_D, .help = "the device of the machine it belongs to"},
	{.type = &type_tap_node, .attr = LINK_INDEX, .flags = OPT_RO | OPT_D},
	{.type = &type_tun_holders, .attr = LINK_INDEX, .flags = OPT_RO | OPT_D},
	FLAG("arp", IFF_NOARP, "ask for addresses (ARP, ND)"),
	FLAG("multicast", IFF_MULTICAST, "take part in multicast"),
	FLAG("allmulticast", IFF_ALLMULTI, "receive all multicast"),
	FLAG("promisc", IFF_PROMISC, "receive every frame"),
	FLAG("dynamic", IFF_DYNAMIC, "forget the addresses when it goes down"),
	FLAG("trailers", IFF_NOTRAILERS, "kept for scripts; the kernel ignores it"),
	{.name = "carrier", .type = &type_onoff, .attr = IFLA_CARRIER, .flags = OPT_WO,
	 .help = "whether the link has carrier (for drivers that let you say)"},
	{.name = "netns", .type = &type_netns, .attr = IFLA_NET_NS_FD, .flags = OPT_SETNONE,
	 .help = "the namespace to be in: NAME, PATH, pid:N, id:INODE"},
	{.name = "index", .type = &type_index, .attr = LINK_INDEX, .min = 1, .max = 0x7fffffff,
	 .flags = OPT_CREATE, .help = "the number of the interface"},
	{.name = "alias", .alias = "ifalias", .json = "ifalias", .type = &type_alias,
	 .attr = IFLA_IFALIAS, .flags = OPT_ALIAS, .max = 255, .help = "a remark, up to 255 bytes"},
	{.type = &type_stats, .attr = IFLA_STATS64, .flags = OPT_RO | OPT_STATS},
	{.type = &type_altnames, .attr = IFLA_PROP_LIST, .flags = OPT_RO},
	{.name = "vf", .type = &type_elsewhere, .attr = IFLA_VFINFO_LIST, .flags = OPT_WO,
	 .help = "left to ip link: virtual functions of a network card"},
	{.name = "xdp", .alias = "xdpgeneric xdpdrv xdpoffload", .type = &type_elsewhere,
	 .attr = IFLA_XDP, .flags = OPT_WO, .help = "left to ip link: programs for each packet"},
};

const struct table link_table = TABLE(rows);

/* The bare word behind `peer` is its name. */
static const struct opt peer_rows[] = {
	{.name = "dev", .type = &type_link_name, .attr = IFLA_IFNAME, .flags = OPT_POS | OPT_LAST,
	 .help = "the name of the other end"},
};

const struct table link_peer_table = TABLE(peer_rows);

void link_print(struct out *out, const struct attr *link, uint32_t skip)
{
	out->skip = skip;
	print_rows(out, &link_table, link);
	out->skip = 0;
}
