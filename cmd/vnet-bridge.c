// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-bridge: forwarding, VLANs, VNIs and multicast of bridges and their ports. */
#include "bridge_verb.h"

extern const struct tool vnet_bridge;

static const struct verb verbs[] = {
	{.name = "fdb", .help = "Forwarding entries.", .sub = &bridge_fdb, .flags = VERB_DEFAULT},
};

const struct tool vnet_bridge = {
	.name = "vnet-bridge", .brief = "Look at bridges and their ports, and set them up.",
	.verb = verbs, .n = sizeof(verbs) / sizeof(verbs[0]),
};
