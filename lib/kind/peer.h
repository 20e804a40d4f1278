/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_KIND_PEER_H
#define VNET_KIND_PEER_H

#include "../type.h"

/* `peer ...`: everything behind it describes the other end of a pair, with the words of any
 * link and those of the row's nest, which stand in the kind's own data. */
extern const struct type type_peer;

#endif
