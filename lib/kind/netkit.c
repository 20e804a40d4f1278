// SPDX-License-Identifier: GPL-2.0-or-later
/* netkit: a cable of two interfaces whose packets BPF programs may decide on. */
#include "../kinds.h"
#include "../uapi.h"
#include "peer.h"

static const struct name modes[] = {{"l2", 0}, {"l3", 1}, {NULL, 0}};
static const struct name policies[] = {{"forward", 0}, {"blackhole", 2}, {NULL, 0}};
static const struct name scrubs[] = {{"none", 0}, {"default", 1}, {NULL, 0}};
static const struct name ends[] = {{"peer", 0}, {"primary", 1}, {NULL, 0}};

#define SCRUB(number, text_, how)                                                                  \
	.type = &type_u32, .attr = (number), .text = (text_), .names = scrubs, .flags = (how)
#define POLICY(word, number, value, text_)                                                         \
	{                                                                                          \
		.name = (word), .type = &type_word, .attr = (number), .min = (value), .max = 4,    \
		.flags = OPT_WO, .help = (text_)                                                   \
	}

/* What may be said behind `peer`; it stands in this end's data. */
static const struct opt peer_rows[] = {
	POLICY("forward", VNET_IFLA_NETKIT_PEER_POLICY, 0, "what no program decides on, passes"),
	POLICY("blackhole", VNET_IFLA_NETKIT_PEER_POLICY, 2, "what no program decides on, is dropped"),
	{.name = "scrub", SCRUB(VNET_IFLA_NETKIT_PEER_SCRUB, NULL, OPT_WO | OPT_CREATE),
	 .help = "whether mark and priority are cleared on the way"},
};
static const struct table peer_table = TABLE(peer_rows);

static const struct opt rows[] = {
	{.name = "mode", .type = &type_u32, .attr = VNET_IFLA_NETKIT_MODE, .names = modes,
	 .flags = OPT_CREATE, .help = "l3: packets without Ethernet header; l2: frames"},
	{.name = "type", .type = &type_u8, .attr = VNET_IFLA_NETKIT_PRIMARY, .names = ends,
	 .flags = OPT_RO},
	{.name = "policy", .type = &type_u32, .attr = VNET_IFLA_NETKIT_POLICY, .names = policies,
	 .flags = OPT_RO},
	{.name = "peer_policy", .text = "peer policy", .type = &type_u32,
	 .attr = VNET_IFLA_NETKIT_PEER_POLICY, .names = policies, .flags = OPT_RO},
	POLICY("forward", VNET_IFLA_NETKIT_POLICY, 0, "what no program decides on, passes"),
	POLICY("blackhole", VNET_IFLA_NETKIT_POLICY, 2, "what no program decides on, is dropped"),
	{.name = "scrub", SCRUB(VNET_IFLA_NETKIT_SCRUB, NULL, OPT_CREATE),
	 .help = "whether mark and priority are cleared on the way"},
	{.name = "peer_scrub", SCRUB(VNET_IFLA_NETKIT_PEER_SCRUB, "peer scrub", OPT_RO)},
	{.name = "peer", .type = &type_peer, .attr = VNET_IFLA_NETKIT_PEER_INFO, .nest = &peer_table,
	 .flags = OPT_CREATE, .help = "the other end: forward, blackhole, scrub and the words of any link"},
};

const struct kind kind_netkit = {
	.name = "netkit", .brief = "a cable whose packets BPF programs decide on",
	.module = "netkit", .config = "CONFIG_NETKIT", .opts = TABLE(rows),
};
