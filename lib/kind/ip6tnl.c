// SPDX-License-Identifier: GPL-2.0-or-later
/* ip6tnl: IPv4 or IPv6 right in IPv6 (RFC 2473). */
#include "tunnel.h"

static const struct name modes[] = {
	{"any", 0}, {"ipip6", IPPROTO_IPIP}, {"ip6ip6", IPPROTO_IPV6}, {"any/ipv6", 0},
	{"ip/ipv6", IPPROTO_IPIP}, {"ipv4/ipv6", IPPROTO_IPIP}, {"ip4ip6", IPPROTO_IPIP},
	{"ipv6/ipv6", IPPROTO_IPV6}, {NULL, 0},
};

static const struct opt rows[] = {
	EXTERNAL_ROW(IFLA_IPTUN),
	{.name = "mode", .json = "proto", .type = &type_carried, .attr = IFLA_IPTUN_PROTO,
	 .names = modes, .help = "what it carries (any)"},
	END_ROWS(IFLA_IPTUN, 6), HOP6_ROWS(IFLA_IPTUN),
	{.name = "mip6", .json = "ip6_tnl_f_mip6_dev", .type = &type_flag32,
	 .attr = IFLA_IPTUN_FLAGS, .bit = IP6_TNL_F_MIP6_DEV, .flags = OPT_RO},
	LOCALREMOTE_ROW(IFLA_IPTUN), MARK6_ROW(IFLA_IPTUN), ENCAP_ROWS(IFLA_IPTUN, 0, 1),
};

const struct kind kind_ip6tnl = {
	.name = "ip6tnl", .brief = "a tunnel over IPv6 that carries IPv4 or IPv6",
	.module = "ip6_tunnel", .config = "CONFIG_IPV6_TUNNEL", .flags = KIND_RESETS,
	.other = "ipip or sit", .opts = TABLE(rows), .defaults = tunnel6_defaults,
	.usual = TUNNEL6_USUAL " mode any arp off multicast off",
};
