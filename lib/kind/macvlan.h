/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_KIND_MACVLAN_H
#define VNET_KIND_MACVLAN_H

#include "../kind.h"

/* macvtap shares everything with macvlan but its name. */
#define MACVLAN_ROWS 8
#define MACVLAN_USUAL "mode vepa bcqueuelen 1000 bclim 1"
extern const struct opt macvlan_rows[MACVLAN_ROWS];
int macvlan_check(struct parse *p, struct attr *data);

#endif
