// SPDX-License-Identifier: GPL-2.0-or-later
/* geneve: Ethernet over UDP with options (RFC 8926). What can be changed later is what
 * geneve_nl2info() in drivers/net/geneve.c takes with changelink set; what metadata mode
 * ignores or refuses, what geneve_xmit() and is_tnl_info_zero() leave. */
#include <errno.h>
#include <linux/if_link.h>

#include "../kinds.h"
#include "../type.h"
#include "../type_inet.h"
#include "../type_tunnel.h"
#include "../uapi.h"

static const struct name dfs[] = {
	{"unset", GENEVE_DF_UNSET}, {"set", GENEVE_DF_SET}, {"inherit", GENEVE_DF_INHERIT},
	{NULL, 0},
};

static const struct opt rows[] = {
	{.name = "external", .type = &type_present, .attr = IFLA_GENEVE_COLLECT_METADATA,
	 .flags = OPT_NO | OPT_CREATE | OPT_EXT,
	 .help = "every packet brings its VNI and its remote address along"},
	{.name = "id", .alias = "vni", .type = &type_u32, .attr = IFLA_GENEVE_ID, .max = 0xffffff,
	 .flags = OPT_CREATE | OPT_NOEXT, .help = "the network (VNI), 0..16777215"},
	{.name = "remote", .type = &type_unicast, .attr = IFLA_GENEVE_REMOTE,
	 .attr6 = IFLA_GENEVE_REMOTE6, .flags = OPT_NOEXT, .help = "the other endpoint"},
	{.name = "local", .type = &type_unicast, .attr = VNET_IFLA_GENEVE_LOCAL,
	 .attr6 = VNET_IFLA_GENEVE_LOCAL6, .flags = OPT_CREATE,
	 .help = "the address to send from and to listen on"},
	{.name = "ttl", .alias = "hoplimit", .type = &type_ttl, .attr = IFLA_GENEVE_TTL,
	 .flags = OPT_NOEXT, .help = "hop limit of the outer packet"},
	{.name = "ttl", .type = &type_ttl_inherit, .attr = IFLA_GENEVE_TTL_INHERIT, .max = 1,
	 .flags = OPT_RO | OPT_NOEXT},
	{.name = "tos", .alias = "dsfield", .type = &type_tos, .attr = IFLA_GENEVE_TOS,
	 .flags = OPT_NOEXT, .help = "type of service of the outer packet"},
	{.name = "df", .type = &type_u8, .attr = IFLA_GENEVE_DF, .names = dfs,
	 .flags = OPT_TEXTNZ | OPT_NOEXT, .help = "the outer packet's don't-fragment bit"},
	{.name = "flowlabel", .alias = "label", .json = "label", .type = &type_u32,
	 .attr = IFLA_GENEVE_LABEL, .max = 0xfffff,
	 .flags = OPT_NET | OPT_HEX | OPT_NONZERO | OPT_NOEXT,
	 .help = "flow label of the outer IPv6 packet"},
	{.name = "dstport", .json = "port", .type = &type_u16, .attr = IFLA_GENEVE_PORT,
	 .flags = OPT_NET | OPT_CREATE, .help = "the UDP port, 6081 if it is not said"},
	{.name = "udpcsum", .json = "udp_csum", .type = &type_noword, .attr = IFLA_GENEVE_UDP_CSUM,
	 .flags = OPT_NO | OPT_CREATE | OPT_NOEXT, .help = "UDP checksums over IPv4"},
	{.name = "udp6zerocsumtx", .json = "udp_zero_csum6_tx", .type = &type_noword,
	 .attr = IFLA_GENEVE_UDP_ZERO_CSUM6_TX, .flags = OPT_NO | OPT_CREATE | OPT_NOEXT,
	 .help = "send UDP over IPv6 without checksums"},
	{.name = "udp6zerocsumrx", .json = "udp_zero_csum6_rx", .type = &type_noword,
	 .attr = IFLA_GENEVE_UDP_ZERO_CSUM6_RX, .flags = OPT_NO | OPT_CREATE | OPT_SAVE,
	 .help = "accept UDP over IPv6 without checksums"},
	{.name = "innerprotoinherit", .json = "inner_proto_inherit", .type = &type_present,
	 .attr = IFLA_GENEVE_INNER_PROTO_INHERIT, .flags = OPT_CREATE,
	 .help = "carry other payloads than Ethernet, by their ethertype"},
};

const struct kind kind_geneve = {
	.name = "geneve", .brief = "an Ethernet over UDP to one or any endpoint, with options (RFC 8926)",
	.module = "geneve", .config = "CONFIG_GENEVE", .opts = TABLE(rows),
	.needs = "id|external remote|external", .usual = "ttl auto dstport 6081",
};
