// SPDX-License-Identifier: GPL-2.0-or-later
/* veth: a cable with two ends, each built directly in its namespace. */
#include <linux/veth.h>

#include "../kinds.h"
#include "peer.h"

static const struct opt rows[] = {
	{.name = "peer", .type = &type_peer, .attr = VETH_INFO_PEER, .flags = OPT_CREATE,
	 .help = "the other end, with the words of any link, netns among them"},
};

const struct kind kind_veth = {
	.name = "veth", .brief = "a cable: two interfaces, each receives what the other sends",
	.module = "veth", .config = "CONFIG_VETH", .opts = TABLE(rows),
};
