// SPDX-License-Identifier: GPL-2.0-or-later
/* ip6erspan: mirrored Ethernet frames in GRE over IPv6. */
#include "gre.h"

static const struct opt rows[] = {
	GRE6_ROWS(1023), ERSPAN_ROWS(1), GRE_BOTH_ROWS, ENCAP_ROWS(IFLA_GRE, 0, 1),
};

const struct kind kind_ip6erspan = {
	.name = "ip6erspan", .brief = "a tunnel over IPv6 for mirrored frames (ERSPAN)",
	.module = "ip6_gre", .config = "CONFIG_IPV6_GRE", .flags = KIND_RESETS,
	.other = "erspan", .opts = TABLE(rows), .check = erspan_check, .whole = erspan_whole,
	.defaults = tunnel6_defaults,
	.usual = TUNNEL6_USUAL " erspan_ver 1",
};
