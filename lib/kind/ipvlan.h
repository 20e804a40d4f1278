/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_KIND_IPVLAN_H
#define VNET_KIND_IPVLAN_H

#include "../opt.h"

/* ipvlan and ipvtap have the same options. */
#define IPVLAN_ROWS 4
extern const struct opt ipvlan_rows[IPVLAN_ROWS];

#endif
