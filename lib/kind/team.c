// SPDX-License-Identifier: GPL-2.0-or-later
/* team: ports joined by a program, teamd(8), which is told all else; no options here. */
#include "../kinds.h"

const struct kind kind_team = {
	.name = "team", .brief = "ports joined into one link by teamd(8)",
	.module = "team", .config = "CONFIG_NET_TEAM", .usual = "numtxqueues 16",
};
