// SPDX-License-Identifier: GPL-2.0-or-later
/* erspan: mirrored Ethernet frames in GRE over IPv4. */
#include "gre.h"

static const struct opt rows[] = {
	GRE4_ROWS(1023), ERSPAN_ROWS(0), GRE_BOTH_ROWS, ENCAP_ROWS(IFLA_GRE, OPT_NOEXT, 0),
};

const struct kind kind_erspan = {
	.name = "erspan", .brief = "a tunnel over IPv4 for mirrored frames (ERSPAN)",
	.module = "ip_gre", .config = "CONFIG_NET_IPGRE", .flags = KIND_RESETS,
	.other = "ip6erspan", .opts = TABLE(rows), .check = erspan_check, .whole = erspan_whole,
	.defaults = gre_defaults,
	.usual = "ttl inherit pmtudisc erspan_ver 1",
};
