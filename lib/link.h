/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_LINK_H
#define VNET_LINK_H

#include <linux/rtnetlink.h>

#include "opt.h"

/* Header fields of struct ifinfomsg as attributes of the tree. */
#define LINK_TYPE ATTR_HDR(2, 2)
#define LINK_INDEX ATTR_HDR(4, 4)
#define LINK_FLAGS ATTR_HDR(8, 8) /* ifi_flags and ifi_change: value and mask */

/* Every row of a link in the order of show; the words that can be typed among them are
 * those of add, set and a veth's peer. */
extern const struct table link_table;
/* What comes on top of link_table for the other end of a veth. */
extern const struct table link_peer_table;

/* Prints one link as `ip link show` does, without the rows that have a flag of SKIP. */
void link_print(struct out *out, const struct attr *link, uint32_t skip);
/* The line of -br: name, state, and with ADDRESS also MAC and flags. */
void link_print_brief(struct out *out, const struct attr *link, bool address);

#endif
