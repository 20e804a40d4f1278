// SPDX-License-Identifier: GPL-2.0-or-later
/* vrf_slave: what a link has as the port of a VRF; it is shown only. */
#include <linux/if_link.h>

#include "../kinds.h"
#include "../type.h"

static const struct opt rows[] = {
	{.name = "table", .type = &type_u32, .attr = IFLA_VRF_PORT_TABLE, .flags = OPT_RO},
};

const struct kind kind_vrf_slave = {
	.name = "vrf_slave", .brief = "a link as the port of a VRF",
	.module = "vrf", .config = "CONFIG_NET_VRF", .opts = TABLE(rows), .flags = KIND_SLAVE,
};
