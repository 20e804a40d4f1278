// SPDX-License-Identifier: GPL-2.0-or-later
/* gretap: Ethernet in GRE over IPv4; it can be a port of a bridge. */
#include "gre.h"

static const struct opt rows[] = {
	GRE4_ROWS(0), GRE_BOTH_ROWS, ENCAP_ROWS(IFLA_GRE, OPT_NOEXT, 0),
};

const struct kind kind_gretap = {
	.name = "gretap", .brief = "a tunnel over IPv4 that carries Ethernet (GRE)",
	.module = "ip_gre", .config = "CONFIG_NET_IPGRE", .flags = KIND_RESETS,
	.other = "ip6gretap", .opts = TABLE(rows), .check = gre_check, .defaults = gre_defaults,
	.usual = "ttl inherit pmtudisc",
};
