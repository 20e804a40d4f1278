// SPDX-License-Identifier: GPL-2.0-or-later
/* gre: IP in GRE over IPv4 (RFC 2784, keys and sequence numbers of RFC 2890). */
#include "gre.h"

static const struct opt rows[] = {
	GRE4_ROWS(0), GRE_BOTH_ROWS, ENCAP_ROWS(IFLA_GRE, OPT_NOEXT, 0),
};

const struct kind kind_gre = {
	.name = "gre", .brief = "a tunnel over IPv4 that carries IP, with keys (GRE)",
	.module = "ip_gre", .config = "CONFIG_NET_IPGRE", .flags = KIND_RESETS, .other = "ip6gre",
	.opts = TABLE(rows), .check = gre_check, .defaults = gre_defaults,
	.usual = "ttl inherit pmtudisc arp off multicast off",
};
