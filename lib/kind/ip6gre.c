// SPDX-License-Identifier: GPL-2.0-or-later
/* ip6gre: IP in GRE over IPv6. */
#include "gre.h"

static const struct opt rows[] = {
	GRE6_ROWS(0), GRE_BOTH_ROWS, ENCAP_ROWS(IFLA_GRE, 0, 1),
};

const struct kind kind_ip6gre = {
	.name = "ip6gre", .brief = "a tunnel over IPv6 that carries IP, with keys (GRE)",
	.module = "ip6_gre", .config = "CONFIG_IPV6_GRE", .flags = KIND_RESETS, .other = "gre",
	.opts = TABLE(rows), .defaults = tunnel6_defaults,
	.usual = TUNNEL6_USUAL " arp off multicast off",
};
