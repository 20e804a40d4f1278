/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_RULE_H
#define VNET_RULE_H

#include "opt.h"

/* Header fields of struct fib_rule_hdr as attributes of the tree. */
#define RULE_FAMILY ATTR_HDR(0, 1)
#define RULE_DST_LEN ATTR_HDR(1, 1)
#define RULE_SRC_LEN ATTR_HDR(2, 1)
#define RULE_TOS ATTR_HDR(3, 1)
#define RULE_HDR_TABLE ATTR_HDR(4, 1)
#define RULE_ACTION ATTR_HDR(7, 1)
#define RULE_FLAGS ATTR_HDR(8, 4)

/* The rows of a policy routing rule in the order of show; those that can be typed are the
 * words of all verbs. */
extern const struct table rule_table;

/* What a command says as the request that `ip` would send. DEL: for RTM_DELRULE. */
int rule_complete(struct parse *p, bool del);
/* Its table, whichever way it is said. */
uint32_t rule_rttable(const struct attr *rule);
/* Prints one rule as `ip rule show` does, without the newline. */
void rule_print(struct out *out, const struct attr *rule);
/* "32766: from all lookup main", in the command's arena, for messages. */
const char *rule_text(struct ctx *ctx, const struct attr *rule);

#endif
