// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-bridge: ports, forwarding, VLANs, VNIs and multicast of bridges. */
#include "../lib/link.h"
#include "../lib/type.h"
#include "bridge_verb.h"

extern const struct tool vnet_bridge;

/* --- brctl's verbs --------------------------------------------------------- */

static const struct opt addbr_rows[] = {
	{.name = "name", .type = &type_ifname, .attr = IFLA_IFNAME, .flags = OPT_POS,
	 .help = "the name of the new bridge"},
};
static const struct opt delbr_rows[] = {
	{.name = "dev", .type = &type_link, .attr = LINK_INDEX, .flags = OPT_POS,
	 .help = "the bridge"},
};
static const struct opt port_rows[] = {
	{.name = "br", .type = &type_link, .attr = BRCTL_BRIDGE, .flags = OPT_POS,
	 .help = "the bridge"},
	{.name = "dev", .type = &type_link, .attr = BRCTL_PORT, .flags = OPT_POS | OPT_MANY,
	 .help = "an interface; more of them may follow"},
};
static const struct opt show_rows[] = {
	{.name = "br", .type = &type_link, .attr = BRCTL_BRIDGE, .flags = OPT_POS,
	 .help = "that bridge only"},
};

static const struct table addbr_table = TABLE(addbr_rows), delbr_table = TABLE(delbr_rows),
			  port_table = TABLE(port_rows), show_table = TABLE(show_rows);

#define LINK_HDR .hdrlen = sizeof(struct ifinfomsg), .flags = VERB_NAME_FIRST

static const struct verb verbs[] = {
	{.name = "link", .alias = "l li", .help = "Ports of bridges.", .sub = &bridge_link},
	{.name = "fdb", .alias = "f", .help = "Which MAC address is behind which port or VTEP.",
	 .sub = &bridge_fdb},
	{.name = "vlan", .alias = "v", .help = "VLANs of bridges and their ports, and their tunnel ids.",
	 .sub = &bridge_vlan},
	{.name = "vni", .help = "The VNIs that a VXLAN with vnifilter lets pass.",
	 .sub = &bridge_vni},
	{.name = "mdb", .alias = "m", .help = "Which port wants which multicast group.",
	 .sub = &bridge_mdb},
	{.name = "monitor", .alias = "mon", .usage = "[OBJECT...] [label] [dev NAME] [initial] [file FILE]",
	 .help = "Tell what changes of these objects, as vnet-monitor does.",
	 .opts = &bridge_monitor_table, .hdrlen = 4, .check = bridge_monitor_check,
	 .run = bridge_monitor},
	{.name = "addbr", .usage = "NAME", .help = "Create a bridge, as brctl does.",
	 .opts = &addbr_table, LINK_HDR, .check = brctl_check_one, .run = brctl_addbr},
	{.name = "delbr", .usage = "BRIDGE", .help = "Delete a bridge.", .opts = &delbr_table,
	 LINK_HDR, .check = brctl_check_one, .run = brctl_delbr},
	{.name = "addif", .usage = "BRIDGE IF...", .help = "Make interfaces ports of a bridge.",
	 .opts = &port_table, LINK_HDR, .check = brctl_check, .run = brctl_addif},
	{.name = "delif", .usage = "BRIDGE IF...", .help = "Take ports from a bridge.",
	 .opts = &port_table, LINK_HDR, .check = brctl_check, .run = brctl_delif},
	{.name = "show", .usage = "[BRIDGE]", .help = "List bridges and their ports, as brctl does.",
	 .opts = &show_table, .hdrlen = sizeof(struct ifinfomsg),
	 .flags = VERB_NAME_FIRST | VERB_DEFAULT, .run = brctl_show},
};

const struct tool vnet_bridge = {
	.name = "vnet-bridge", .brief = "Set up bridges and their ports, and look at them.",
	.verb = verbs, .n = sizeof(verbs) / sizeof(verbs[0]),
};
