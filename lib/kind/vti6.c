// SPDX-License-Identifier: GPL-2.0-or-later
/* vti6: IPsec over IPv6 as an interface; the keys are marks that policies match. */
#include "tunnel.h"

static const struct opt rows[] = {VTI_ROWS(6)};

const struct kind kind_vti6 = {
	.name = "vti6", .brief = "a tunnel over IPv6 whose packets IPsec encrypts",
	.module = "ip6_vti", .config = "CONFIG_IPV6_VTI", .flags = KIND_RESETS, .other = "vti",
	.opts = TABLE(rows), .usual = "arp off multicast off",
};
