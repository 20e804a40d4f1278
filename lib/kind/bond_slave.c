// SPDX-License-Identifier: GPL-2.0-or-later
/* bond_slave: what a link has as the port of a bond. */
#include <linux/if_bonding.h>
#include <linux/if_link.h>

#include "../kinds.h"
#include "../type.h"
#include "../uapi.h"

static const struct name states[] = {
	{"ACTIVE", BOND_STATE_ACTIVE}, {"BACKUP", BOND_STATE_BACKUP}, {NULL, 0},
};
static const struct name mii[] = {
	{"UP", BOND_LINK_UP}, {"GOING_DOWN", BOND_LINK_FAIL}, {"DOWN", BOND_LINK_DOWN},
	{"GOING_BACK", BOND_LINK_BACK}, {NULL, 0},
};
static const struct name churns[] = {{"MONITOR", 0}, {"CHURN", 1}, {"NO_CHURN", 2}, {NULL, 0}};

/* The port's state in LACP a second time, as the names of its bits (IEEE 802.1AX). */
static const struct name lacp_bits[] = {
	{"active", 0x01}, {"short_timeout", 0x02}, {"aggregating", 0x04}, {"in_sync", 0x08},
	{"collecting", 0x10}, {"distributing", 0x20}, {"defaulted", 0x40}, {"expired", 0x80},
	{NULL, 0},
};

static void print_lacp(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const char *pre = "";

	if (!n)
		return;
	opt_pre(out, o);
	out_text(out, "<");
	out_array(out, opt_key(o));
	for (const struct name *b = lacp_bits; b->name; b++) {
		if (!(attr_uint(n) & b->value))
			continue;
		out_str(out, "", pre, b->name, "");
		pre = ",";
	}
	out_array_end(out);
	out_text(out, "> ");
}

static const struct type type_lacp = {.print = print_lacp};

#define SHOWN(word, kind, number, list)                                                            \
	{                                                                                          \
		.name = (word), .type = &(kind), .attr = (number), .names = (list),                \
		.flags = OPT_RO                                                                    \
	}

static const struct opt rows[] = {
	SHOWN("state", type_u8, IFLA_BOND_SLAVE_STATE, states),
	SHOWN("mii_status", type_u8, IFLA_BOND_SLAVE_MII_STATUS, mii),
	SHOWN("link_failure_count", type_u32, IFLA_BOND_SLAVE_LINK_FAILURE_COUNT, NULL),
	SHOWN("perm_hwaddr", type_lladdr, IFLA_BOND_SLAVE_PERM_HWADDR, NULL),
	{.name = "queue_id", .type = &type_u16, .attr = IFLA_BOND_SLAVE_QUEUE_ID,
	 .help = "the bond's transmit queue that leaves by this port, 0 for none"},
	{.name = "prio", .type = &type_s32, .attr = IFLA_BOND_SLAVE_PRIO,
	 .help = "the greatest of the ports that are up becomes the active one"},
	SHOWN("ad_aggregator_id", type_u16, IFLA_BOND_SLAVE_AD_AGGREGATOR_ID, NULL),
	SHOWN("ad_actor_oper_port_state", type_u8, IFLA_BOND_SLAVE_AD_ACTOR_OPER_PORT_STATE, NULL),
	SHOWN("ad_actor_oper_port_state_str", type_lacp, IFLA_BOND_SLAVE_AD_ACTOR_OPER_PORT_STATE, NULL),
	SHOWN("ad_partner_oper_port_state", type_u16, IFLA_BOND_SLAVE_AD_PARTNER_OPER_PORT_STATE, NULL),
	SHOWN("ad_partner_oper_port_state_str", type_lacp, IFLA_BOND_SLAVE_AD_PARTNER_OPER_PORT_STATE, NULL),
	SHOWN("churn_actor_state", type_u8, VNET_IFLA_BOND_SLAVE_AD_CHURN_ACTOR_STATE, churns),
	SHOWN("churn_partner_state", type_u8, VNET_IFLA_BOND_SLAVE_AD_CHURN_PARTNER_STATE, churns),
	{.name = "actor_port_prio", .type = &type_u16, .attr = VNET_IFLA_BOND_SLAVE_ACTOR_PORT_PRIO,
	 .help = "the port's priority in LACP (802.3ad)"},
};

const struct kind kind_bond_slave = {
	.name = "bond_slave", .brief = "a link as the port of a bond",
	.module = "bonding", .config = "CONFIG_BONDING", .opts = TABLE(rows), .flags = KIND_SLAVE,
};
