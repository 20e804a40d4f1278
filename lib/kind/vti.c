// SPDX-License-Identifier: GPL-2.0-or-later
/* vti: IPsec over IPv4 as an interface; the keys are marks that policies match. */
#include "tunnel.h"

static const struct opt rows[] = {
	END_ROWS(IFLA_VTI, 4),
	{.name = "ikey", .type = &type_vti_key, .attr = IFLA_VTI_IKEY, .flags = OPT_NO,
	 .help = "mark of packets that arrive"},
	{.name = "okey", .type = &type_vti_key, .attr = IFLA_VTI_OKEY, .flags = OPT_NO,
	 .help = "mark of packets that are sent"},
	{.name = "key", .type = &type_both_keys, .flags = OPT_WO | OPT_NO,
	 .help = "the mark in both directions"},
	MARK_ROW(IFLA_VTI),
};

const struct kind kind_vti = {
	.name = "vti", .brief = "a tunnel over IPv4 whose packets IPsec encrypts",
	.module = "ip_vti", .config = "CONFIG_NET_IPVTI", .flags = KIND_RESETS, .other = "vti6",
	.opts = TABLE(rows),
	.usual = "arp off multicast off",
};
