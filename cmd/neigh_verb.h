/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_CMD_NEIGH_VERB_H
#define VNET_CMD_NEIGH_VERB_H

#include "../lib/neigh.h"

/* What show and flush say to themselves. */
#define NEIGH_TO ATTR_LOCAL(1)
#define NEIGH_NUD ATTR_LOCAL(2)    /* u32 bits, NEIGH_NONE for no state */
#define NEIGH_UNUSED ATTR_LOCAL(3)
#define NEIGH_PROXY ATTR_LOCAL(4)
#define NEIGH_PROTOCOL ATTR_LOCAL(5)
#define NEIGH_MASTER ATTR_LOCAL(6)

#define NEIGH_NONE 0x100

/* Sends the request; a refusal becomes a failure ("cannot WHAT ...") with the look-up that
 * explains it. */
int neigh_request(struct ctx *ctx, struct attr *root, uint16_t type, uint16_t flags,
		  const char *what);
/* The neighbour that ROOT is about, as the kernel has it; *HAVE is NULL if it has none. */
int neigh_get_one(struct ctx *ctx, struct nl *nl, const struct attr *root, struct attr **have);
/* "10.0.0.1 dev v0", in the arena. */
const char *neigh_name(struct ctx *ctx, const struct attr *root);

/* The verbs. */
int neigh_add(struct ctx *ctx, struct req *req);
int neigh_change(struct ctx *ctx, struct req *req);
int neigh_replace(struct ctx *ctx, struct req *req);
int neigh_del(struct ctx *ctx, struct req *req);
int neigh_ensure(struct ctx *ctx, struct req *req);
int neigh_show(struct ctx *ctx, struct req *req);
int neigh_flush(struct ctx *ctx, struct req *req);
int neigh_get(struct ctx *ctx, struct req *req);

#endif
