/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_RULE_TYPE_H
#define VNET_RULE_TYPE_H

#include "opt.h"

#define RULE_MAP_TO 5 /* FRA_UNUSED2, which has the gateway of a NAT rule */

/* Value types of rules: their text has a blank in front of each word, none behind. */
extern const struct type type_rule_pref, type_rule_not, type_rule_from, type_rule_to;
extern const struct type type_rule_tos, type_rule_number, type_rule_fwmark, type_rule_ifname;
extern const struct type type_rule_l3mdev, type_rule_uids, type_rule_ports, type_rule_ipproto;
extern const struct type type_rule_table, type_rule_suppress, type_rule_ifgroup;
extern const struct type type_rule_realms, type_rule_action;
extern const struct type type_rule_goto, type_rule_mapto, type_rule_proto, type_rule_type;

#endif
