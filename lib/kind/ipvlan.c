// SPDX-License-Identifier: GPL-2.0-or-later
/* ipvlan: children of one parent that share its MAC address, told apart by IP addresses. */
#include "ipvlan.h"

#include <linux/if_link.h>

#include "../kinds.h"
#include "../type.h"

static const struct name modes[] = {
	{"l2", IPVLAN_MODE_L2}, {"l3", IPVLAN_MODE_L3}, {"l3s", IPVLAN_MODE_L3S}, {NULL, 0},
};

#define FLAG(word, value, text)                                                                    \
	{                                                                                          \
		.name = (word), .type = &type_word, .attr = IFLA_IPVLAN_FLAGS, .min = (value),     \
		.max = 2, .help = (text)                                                           \
	}

const struct opt ipvlan_rows[IPVLAN_ROWS] = {
	{.name = "mode", .text = " mode", .type = &type_u16, .attr = IFLA_IPVLAN_MODE, .names = modes,
	 .help = "l2: the child routes; l3: the parent routes for it; l3s: and filters"},
	FLAG("private", IPVLAN_F_PRIVATE, "the children do not hear each other"),
	FLAG("vepa", IPVLAN_F_VEPA, "the children hear each other by way of the switch outside"),
	FLAG("bridge", 0, "the children hear each other"),
};

const struct kind kind_ipvlan = {
	.name = "ipvlan", .brief = "a child of another link with the parent's MAC address",
	.module = "ipvlan", .config = "CONFIG_IPVLAN", .flags = KIND_NEEDS_LINK,
	.opts = {ipvlan_rows, IPVLAN_ROWS}, .usual = "mode l3",
};
