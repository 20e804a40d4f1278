// SPDX-License-Identifier: GPL-2.0-or-later
/* dummy: an interface that drops what it is given; it has no options. */
#include "../kinds.h"

const struct kind kind_dummy = {
	.name = "dummy", .brief = "an interface that carries addresses and drops every packet",
	.module = "dummy", .config = "CONFIG_DUMMY", .usual = "arp off multicast off",
};
