/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_NEXTHOP_H
#define VNET_NEXTHOP_H

#include "nl.h"
#include "opt.h"

/* Header fields of struct nhmsg as attributes of the tree. */
#define NEXTHOP_FAMILY ATTR_HDR(0, 1)
#define NEXTHOP_SCOPE ATTR_HDR(1, 1)
#define NEXTHOP_PROTO ATTR_HDR(2, 1)
#define NEXTHOP_FLAGS ATTR_HDR(4, 4)

/* The rows of a next hop object in the order of show; those that can be typed are the words
 * of add and its like. */
extern const struct table nexthop_table;

/* What a command says as the request that `ip` would send. */
int nexthop_complete(struct parse *p);
/* Prints one next hop as `ip nexthop show` does, without the newline. */
void nexthop_print(struct out *out, const struct attr *nh);
/* "id 5 via 10.0.0.1 dev v0", in the command's arena, for messages. */
const char *nexthop_text(struct ctx *ctx, const struct attr *nh);
/* Reads next hop ID of NL's namespace into *TREE; -ENOENT with nothing recorded: there is
 * none. */
int nexthop_get(struct ctx *ctx, struct nl *nl, uint32_t id, struct attr **tree);

#endif
