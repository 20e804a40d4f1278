// SPDX-License-Identifier: GPL-2.0-or-later
/* bareudp: IP or MPLS packets right behind a UDP header; the driver changes nothing later. */
#include <linux/if_ether.h>
#include <linux/if_link.h>

#include "../kinds.h"
#include "../type.h"

static const struct name ethertypes[] = {
	{"ip", ETH_P_IP}, {"ipv4", ETH_P_IP}, {"ipv6", ETH_P_IPV6}, {"mpls_uc", ETH_P_MPLS_UC},
	{"mpls_mc", ETH_P_MPLS_MC}, {NULL, 0},
};

static const struct opt rows[] = {
	{.name = "dstport", .type = &type_u16, .attr = IFLA_BAREUDP_PORT, .min = 1, .max = 0xffff,
	 .flags = OPT_NET | OPT_CREATE, .help = "the UDP port"},
	{.name = "ethertype", .type = &type_u16, .attr = IFLA_BAREUDP_ETHERTYPE, .names = ethertypes,
	 .flags = OPT_NET | OPT_CREATE | OPT_FALLBACK, .help = "what the packets are"},
	{.name = "srcportmin", .type = &type_u16, .attr = IFLA_BAREUDP_SRCPORT_MIN,
	 .flags = OPT_CREATE, .help = "the lowest UDP port to send from"},
	{.name = "multiproto", .type = &type_present_no, .attr = IFLA_BAREUDP_MULTIPROTO_MODE,
	 .flags = OPT_NO | OPT_CREATE,
	 .help = "with ipv4 take IPv6, with mpls_uc take multicast MPLS, too"},
};

const struct kind kind_bareudp = {
	.name = "bareudp", .brief = "IP or MPLS packets over UDP, without another header",
	.module = "bareudp", .config = "CONFIG_BAREUDP", .opts = TABLE(rows),
	.needs = "dstport ethertype",
};
