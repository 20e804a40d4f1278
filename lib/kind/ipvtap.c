// SPDX-License-Identifier: GPL-2.0-or-later
/* ipvtap: an ipvlan whose frames a program reads and writes through /dev/tapN. */
#include "../kinds.h"
#include "ipvlan.h"

const struct kind kind_ipvtap = {
	.name = "ipvtap", .brief = "an ipvlan whose frames a program handles through /dev/tapN",
	.module = "ipvtap", .config = "CONFIG_IPVTAP", .flags = KIND_NEEDS_LINK,
	.opts = {ipvlan_rows, IPVLAN_ROWS}, .usual = "mode l3 txqueuelen 500",
};
