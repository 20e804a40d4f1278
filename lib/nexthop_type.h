/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_NEXTHOP_TYPE_H
#define VNET_NEXTHOP_TYPE_H

#include "opt.h"

/* Words that end up in NHA_RES_GROUP. */
#define NEXTHOP_BUCKETS ATTR_LOCAL(1)
#define NEXTHOP_IDLE ATTR_LOCAL(2)
#define NEXTHOP_UNBALANCED ATTR_LOCAL(3)

/* Value types that only next hop objects have. */
extern const struct type type_nexthop_group, type_nexthop_kind, type_nexthop_resilient;
extern const struct type type_nexthop_word;

#endif
