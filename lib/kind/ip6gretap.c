// SPDX-License-Identifier: GPL-2.0-or-later
/* ip6gretap: Ethernet in GRE over IPv6. */
#include "gre.h"

static const struct opt rows[] = {
	GRE6_ROWS(0), GRE_BOTH_ROWS, ENCAP_ROWS(IFLA_GRE, 0, 1),
};

const struct kind kind_ip6gretap = {
	.name = "ip6gretap", .brief = "a tunnel over IPv6 that carries Ethernet (GRE)",
	.module = "ip6_gre", .config = "CONFIG_IPV6_GRE", .flags = KIND_RESETS, .other = "gretap",
	.opts = TABLE(rows), .defaults = tunnel6_defaults,
	.usual = TUNNEL6_USUAL,
};
