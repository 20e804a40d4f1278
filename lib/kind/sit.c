// SPDX-License-Identifier: GPL-2.0-or-later
/* sit: IPv6, IPv4 or MPLS right in IPv4 (RFC 4213), with 6rd (RFC 5969) and ISATAP. */
#include "tunnel.h"

static const struct name modes[] = {
	{"any", 0}, {"ip6ip", IPPROTO_IPV6}, {"ipip", IPPROTO_IPIP}, {"mplsip", IPPROTO_MPLS},
	{"any/ipv4", 0}, {"ipv6/ipv4", IPPROTO_IPV6}, {"ipv4/ipv4", IPPROTO_IPIP},
	{"ip4ip4", IPPROTO_IPIP}, {"mpls/ipv4", IPPROTO_MPLS}, {NULL, 0},
};

static const struct opt rows[] = {
	{.name = "mode", .json = "proto", .type = &type_carried, .attr = IFLA_IPTUN_PROTO,
	 .names = modes, .flags = OPT_CREATE, .help = "what it carries (any)"},
	END_ROWS(IFLA_IPTUN, 4), HOP4_ROWS(IFLA_IPTUN), PMTUDISC_ROW(IFLA_IPTUN, no),
	{.name = "isatap", .type = &type_flag16, .attr = IFLA_IPTUN_FLAGS, .bit = SIT_ISATAP,
	 .flags = OPT_CREATE, .help = "find routers by ISATAP (RFC 5214)"},
	{.name = "6rd-prefix", .json = "prefix", .type = &type_6rd, .attr = IFLA_IPTUN_6RD_PREFIX,
	 .help = "the IPv6 prefix in which IPv4 addresses stand"},
	{.name = "6rd-relay_prefix", .json = "relay_prefix", .type = &type_6rd_relay,
	 .attr = IFLA_IPTUN_6RD_RELAY_PREFIX, .help = "the part of IPv4 addresses left out there"},
	{.name = "6rd-reset", .type = &type_6rd_reset, .flags = OPT_WO,
	 .help = "back to 6to4: 2002::/16 and whole addresses"},
	MARK_ROW(IFLA_IPTUN), ENCAP_ROWS(IFLA_IPTUN, 0, 0),
};

const struct kind kind_sit = {
	.name = "sit", .brief = "a tunnel over IPv4 that carries IPv6, IPv4 or MPLS",
	.module = "sit", .config = "CONFIG_IPV6_SIT", .flags = KIND_RESETS, .other = "ip6tnl",
	.opts = TABLE(rows), .check = iptun_check, .whole = iptun_whole,
	.defaults = iptun_defaults,
	.usual = "mode any ttl inherit pmtudisc 6rd-reset arp off multicast off",
};
