// SPDX-License-Identifier: GPL-2.0-or-later
/* macvtap: a macvlan whose frames a program reads and writes through /dev/tapN. */
#include "../kinds.h"
#include "macvlan.h"

const struct kind kind_macvtap = {
	.name = "macvtap", .brief = "a macvlan whose frames a program handles through /dev/tapN",
	.module = "macvtap", .config = "CONFIG_MACVTAP", .flags = KIND_NEEDS_LINK,
	.opts = {macvlan_rows, MACVLAN_ROWS}, .check = macvlan_check,
	.usual = MACVLAN_USUAL " txqueuelen 500",
};
