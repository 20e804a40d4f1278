/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_CMD_NEXTHOP_VERB_H
#define VNET_CMD_NEXTHOP_VERB_H

#include "../lib/nl.h"
#include "../lib/opt.h"

/* What show, flush and bucket say to themselves. */
#define LIST_ID ATTR_LOCAL(20)
#define LIST_PROTO ATTR_LOCAL(21)
#define LIST_NHID ATTR_LOCAL(22)
#define LIST_INDEX ATTR_LOCAL(23)

/* The rows of a bucket of a resilient group. */
extern const struct table nexthop_bucket_table;

/* The verbs. */
int nexthop_add(struct ctx *ctx, struct req *req);
int nexthop_replace(struct ctx *ctx, struct req *req);
int nexthop_del(struct ctx *ctx, struct req *req);
int nexthop_ensure(struct ctx *ctx, struct req *req);
int nexthop_show(struct ctx *ctx, struct req *req);
int nexthop_flush(struct ctx *ctx, struct req *req);
int nexthop_bucket_show(struct ctx *ctx, struct req *req);
int nexthop_bucket_get(struct ctx *ctx, struct req *req);

#endif
