// SPDX-License-Identifier: GPL-2.0-or-later
/* ifb: where incoming traffic is sent to be shaped; it has no options. */
#include "../kinds.h"

const struct kind kind_ifb = {
	.name = "ifb", .brief = "an intermediate device that incoming traffic is shaped on",
	.module = "ifb", .config = "CONFIG_IFB",
	.usual = "arp off multicast off txqueuelen 32",
};
