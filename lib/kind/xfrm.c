// SPDX-License-Identifier: GPL-2.0-or-later
/* xfrm: a link through which packets reach the IPsec policies of one interface id. */
#include <linux/if_link.h>

#include "../kinds.h"
#include "../type.h"

static const struct opt rows[] = {
	{.name = "external", .type = &type_word, .attr = IFLA_XFRM_COLLECT_METADATA,
	 .flags = OPT_CREATE | OPT_EXT,
	 .help = "take the interface id from the packet's metadata"},
	{.name = "if_id", .type = &type_u32, .attr = IFLA_XFRM_IF_ID, .min = 1, .max = UINT32_MAX,
	 .flags = OPT_HEX | OPT_CREATE | OPT_NOEXT, .help = "the interface id of the policies and states"},
	{.name = "dev", .type = &type_lower, .attr = IFLA_XFRM_LINK, .flags = OPT_WO | OPT_CREATE | OPT_NOEXT,
	 .help = "the link that the packets leave by"},
};

const struct kind kind_xfrm = {
	.name = "xfrm", .brief = "a link to the IPsec policies of one interface id",
	.module = "xfrm_interface", .config = "CONFIG_XFRM_INTERFACE", .opts = TABLE(rows),
	.needs = "if_id|external",
};
