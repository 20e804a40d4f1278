// SPDX-License-Identifier: GPL-2.0-or-later
/* nlmon: a tap on the machine's netlink messages; it has no options. */
#include "../kinds.h"

const struct kind kind_nlmon = {
	.name = "nlmon", .brief = "what netlink sockets of the namespace say, to be captured",
	.module = "nlmon", .config = "CONFIG_NLMON",
	.usual = "mtu 3776 arp off multicast off",
};
