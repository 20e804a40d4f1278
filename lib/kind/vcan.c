// SPDX-License-Identifier: GPL-2.0-or-later
/* vcan: a CAN bus without hardware; it has no options. */
#include "../kinds.h"

const struct kind kind_vcan = {
	.name = "vcan", .brief = "a CAN bus that exists in the kernel only",
	.module = "vcan", .config = "CONFIG_CAN_VCAN",
	.usual = "mtu 72 arp off multicast off",
};
