// SPDX-License-Identifier: GPL-2.0-or-later
/* vxlan: Ethernet over UDP (RFC 7348). What can be changed later is what vxlan_nl2conf() in
 * drivers/net/vxlan/vxlan_core.c takes with changelink set. */
#include "vxlan.h"

#include <linux/if_link.h>

#include "../kinds.h"
#include "../type.h"
#include "../type_inet.h"
#include "../type_tunnel.h"
#include "../uapi.h"

static const struct name unlimited[] = {{"unlimited", 0}, {NULL, 0}};
static const struct name none[] = {{"none", 0}, {NULL, 0}};
static const struct name dfs[] = {
	{"unset", VXLAN_DF_UNSET}, {"set", VXLAN_DF_SET}, {"inherit", VXLAN_DF_INHERIT}, {NULL, 0},
};
static const struct name label_policies[] = {{"fixed", 0}, {"inherit", 1}, {NULL, 0}};

/* [no]WORD, fixed at creation. */
#define FLAG(word, key, number, t, sentence)                                                       \
	{                                                                                          \
		.name = (word), .json = (key), .type = &(t), .attr = (number),                     \
		.flags = OPT_NO | OPT_CREATE, .help = (sentence)                                   \
	}

static const struct opt rows[] = {
	{.name = "external", .type = &type_onword, .attr = IFLA_VXLAN_COLLECT_METADATA,
	 .flags = OPT_NO | OPT_CREATE | OPT_EXT,
	 .help = "every packet brings its VNI and its remote address along"},
	{.name = "vnifilter", .type = &type_onword, .attr = IFLA_VXLAN_VNIFILTER, .needs = "external",
	 .flags = OPT_NO | OPT_CREATE, .help = "accept only the VNIs that are added to the link"},
	{.name = "id", .alias = "vni", .type = &type_u32, .attr = IFLA_VXLAN_ID, .max = 0xffffff,
	 .flags = OPT_CREATE | OPT_NOEXT, .help = "the network (VNI), 0..16777215"},
	{.name = "group", .type = &type_multicast, .attr = IFLA_VXLAN_GROUP, .attr6 = IFLA_VXLAN_GROUP6,
	 .help = "the multicast address for what has no known destination; needs dev"},
	{.name = "remote", .type = &type_unicast, .attr = IFLA_VXLAN_GROUP, .attr6 = IFLA_VXLAN_GROUP6,
	 .help = "the endpoint for what has no known destination"},
	{.name = "local", .type = &type_unicast, .attr = IFLA_VXLAN_LOCAL, .attr6 = IFLA_VXLAN_LOCAL6,
	 .help = "the address to send from"},
	{.name = "dev", .json = "link", .type = &type_lower, .attr = IFLA_VXLAN_LINK,
	 .help = "the interface to send on"},
	{.name = "srcport", .alias = "port", .json = "port_range", .type = &type_port_range,
	 .attr = IFLA_VXLAN_PORT_RANGE, .flags = OPT_CREATE,
	 .help = "UDP ports to send from, by flow; 0 0 for those of the system"},
	{.name = "dstport", .json = "port", .type = &type_u16, .attr = IFLA_VXLAN_PORT,
	 .flags = OPT_NET | OPT_CREATE,
	 .help = "the UDP port, 4789 (with gpe 4790) if it is not said; 0 for the kernel's, 8472"},
	{.name = "learning", .type = &type_offword, .attr = IFLA_VXLAN_LEARNING,
	 .flags = OPT_NO | OPT_SAVE,
	 .help = "learn from received frames behind which endpoint an address is"},
	FLAG("proxy", NULL, IFLA_VXLAN_PROXY, type_onword, "answer ARP and ND from the neighbour table"),
	FLAG("rsc", NULL, IFLA_VXLAN_RSC, type_onword, "short-circuit routes"),
	FLAG("l2miss", NULL, IFLA_VXLAN_L2MISS, type_onword, "tell programs of unknown MAC addresses"),
	FLAG("l3miss", NULL, IFLA_VXLAN_L3MISS, type_onword, "tell programs of unknown IP addresses"),
	{.name = "tos", .alias = "dsfield", .type = &type_tos, .attr = IFLA_VXLAN_TOS,
	 .help = "type of service of the outer packet"},
	{.name = "ttl", .alias = "hoplimit", .type = &type_ttl, .attr = IFLA_VXLAN_TTL,
	 .help = "hop limit of the outer packet; inherit is fixed at creation"},
	{.name = "ttl", .type = &type_ttl_inherit, .attr = IFLA_VXLAN_TTL_INHERIT,
	 .flags = OPT_RO | OPT_CREATE},
	{.name = "df", .type = &type_u8, .attr = IFLA_VXLAN_DF, .names = dfs, .flags = OPT_TEXTNZ,
	 .help = "the outer packet's don't-fragment bit"},
	{.name = "flowlabel", .alias = "label", .json = "label", .type = &type_u32,
	 .attr = IFLA_VXLAN_LABEL, .max = 0xfffff, .flags = OPT_NET | OPT_HEX | OPT_NONZERO,
	 .help = "flow label of the outer IPv6 packet"},
	{.name = "ageing", .type = &type_u32, .attr = IFLA_VXLAN_AGEING, .names = none,
	 .flags = OPT_FALLBACK, .help = "life of a learnt address in seconds; 0 is the kernel's 300"},
	{.name = "maxaddress", .json = "limit", .text = "maxaddr", .type = &type_u32,
	 .attr = IFLA_VXLAN_LIMIT, .names = unlimited, .flags = OPT_FALLBACK | OPT_NONZERO | OPT_CREATE,
	 .help = "most addresses to know"},
	FLAG("udpcsum", "udp_csum", IFLA_VXLAN_UDP_CSUM, type_noword, "UDP checksums over IPv4"),
	FLAG("udp6zerocsumtx", "udp_zero_csum6_tx", IFLA_VXLAN_UDP_ZERO_CSUM6_TX, type_noword,
	     "send UDP over IPv6 without checksums"),
	FLAG("udp6zerocsumrx", "udp_zero_csum6_rx", IFLA_VXLAN_UDP_ZERO_CSUM6_RX, type_noword,
	     "accept UDP over IPv6 without checksums"),
	FLAG("remcsumtx", "remcsum_tx", IFLA_VXLAN_REMCSUM_TX, type_onword,
	     "send with remote checksum offload"),
	FLAG("remcsumrx", "remcsum_rx", IFLA_VXLAN_REMCSUM_RX, type_onword,
	     "receive with remote checksum offload"),
	{.name = "gbp", .type = &type_word, .attr = IFLA_VXLAN_GBP, .flags = OPT_CREATE,
	 .help = "group policy: carry the packet's mark"},
	{.name = "gpe", .type = &type_word, .attr = IFLA_VXLAN_GPE, .needs = "external",
	 .flags = OPT_CREATE, .help = "the generic protocol extension: other payloads than Ethernet"},
	{.name = "reserved_bits", .type = &type_u64, .attr = VNET_IFLA_VXLAN_RESERVED_BITS,
	 .flags = OPT_NET | OPT_HEX | OPT_CREATE,
	 .help = "bits of the header that do not make a received packet invalid"},
	{.name = "label_policy", .type = &type_u32, .attr = VNET_IFLA_VXLAN_LABEL_POLICY,
	 .names = label_policies, .flags = OPT_TEXTNZ, .help = "where the flow label comes from"},
	{.name = "localbypass", .type = &type_offword, .attr = VNET_IFLA_VXLAN_LOCALBYPASS,
	 .flags = OPT_NO, .help = "deliver directly to a link of this machine"},
	{.name = "mcroute", .type = &type_onword, .attr = VNET_IFLA_VXLAN_MC_ROUTE, .flags = OPT_NO,
	 .help = "let the outer multicast packet be routed; the kernel does not show it"},
};

const struct kind kind_vxlan = {
	.name = "vxlan", .brief = "an Ethernet over UDP to one, many or any endpoint (RFC 7348)",
	.module = "vxlan", .config = "CONFIG_VXLAN", .opts = TABLE(rows), .needs = "id|external",
	.flags = KIND_MTU_APART, .check = vxlan_check, .defaults = vxlan_defaults,
	.usual = "ttl auto ageing 300 udpcsum localbypass reserved_bits 0xf7ffffff000000ff",
};
