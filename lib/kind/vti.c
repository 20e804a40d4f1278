// SPDX-License-Identifier: GPL-2.0-or-later
/* vti: IPsec over IPv4 as an interface; the keys are marks that policies match. */
#include "tunnel.h"

static const struct opt rows[] = {VTI_ROWS(4)};

const struct kind kind_vti = {
	.name = "vti", .brief = "a tunnel over IPv4 whose packets IPsec encrypts",
	.module = "ip_vti", .config = "CONFIG_NET_IPVTI", .flags = KIND_RESETS, .other = "vti6",
	.opts = TABLE(rows), .usual = "arp off multicast off",
};
