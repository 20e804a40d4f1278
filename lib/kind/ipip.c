// SPDX-License-Identifier: GPL-2.0-or-later
/* ipip: IPv4 or MPLS right in IPv4 (RFC 2003). */
#include "tunnel.h"

static const struct name modes[] = {
	{"any", 0}, {"ipip", IPPROTO_IPIP}, {"mplsip", IPPROTO_MPLS}, {"any/ipv4", 0},
	{"ipv4/ipv4", IPPROTO_IPIP}, {"ip4ip4", IPPROTO_IPIP}, {"mpls/ipv4", IPPROTO_MPLS},
	{NULL, 0},
};

static const struct opt rows[] = {
	EXTERNAL_ROW(IFLA_IPTUN),
	{.name = "mode", .json = "proto", .type = &type_carried, .attr = IFLA_IPTUN_PROTO,
	 .names = modes, .flags = OPT_CREATE, .help = "what it carries (any)"},
	END_ROWS(IFLA_IPTUN, 4), HOP4_ROWS(IFLA_IPTUN), PMTUDISC_ROW(IFLA_IPTUN, no),
	MARK_ROW(IFLA_IPTUN), ENCAP_ROWS(IFLA_IPTUN, OPT_NOEXT, 0),
};

const struct kind kind_ipip = {
	.name = "ipip", .brief = "a tunnel over IPv4 that carries IPv4 or MPLS",
	.module = "ipip", .config = "CONFIG_NET_IPIP", .flags = KIND_RESETS, .other = "ip6tnl",
	.opts = TABLE(rows), .check = iptun_check, .whole = iptun_whole,
	.defaults = iptun_defaults,
	.usual = "mode any ttl inherit pmtudisc arp off multicast off",
};
