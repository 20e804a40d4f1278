/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_CMD_RULE_VERB_H
#define VNET_CMD_RULE_VERB_H

#include "../lib/nl.h"
#include "../lib/opt.h"

/* Visits the rules of FAMILY, all of them or those that are as the words of WANT say. */
int rule_walk(struct ctx *ctx, struct nl *nl, uint8_t family, const struct attr *want,
	      int (*visit)(struct ctx *ctx, void *data, const struct attr *rule,
			   const struct nlmsghdr *msg),
	      void *data);
/* Are the packets that WANT says those that RULE is for, no more and no less? */
bool rule_same_packets(const struct attr *want, const struct attr *rule);
/* Is the attribute N, which words made, as it is in RULE? */
bool rule_has(const struct attr *n, const struct attr *rule);

/* The verbs. */
int rule_add(struct ctx *ctx, struct req *req);
int rule_del(struct ctx *ctx, struct req *req);
int rule_ensure(struct ctx *ctx, struct req *req);
int rule_show(struct ctx *ctx, struct req *req);
int rule_flush(struct ctx *ctx, struct req *req);

#endif
