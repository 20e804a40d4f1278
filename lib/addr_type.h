/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_ADDR_TYPE_H
#define VNET_ADDR_TYPE_H

#include "opt.h"

/* Value types that only addresses have. */
extern const struct type type_addr_family, type_addr_local, type_addr_peer, type_addr_len;
extern const struct type type_addr_broadcast, type_addr_scope, type_addr_flags, type_addr_flag;
extern const struct type type_addr_proto, type_addr_label, type_addr_lft, type_addr_cacheinfo;

#endif
