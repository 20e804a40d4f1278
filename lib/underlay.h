/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_UNDERLAY_H
#define VNET_UNDERLAY_H

#include "nl.h"

/* What a tunnel's packets leave through. */
struct underlay {
	unsigned ifindex, mtu; /* mtu 0: there is no route, or none that leaves the machine */
	const char *name;
};

/* Asks NL's namespace for the route to REMOTE (4 or 16 bytes of data). Returns 0, also
 * where there is no route, or a failure. */
int underlay_find(struct ctx *ctx, struct nl *nl, const struct attr *remote, struct underlay *u);
/* The namespace that the link which ROOT makes sends in: that of link-netns, else the
 * command's. *FD is the caller's; -1 where only a number names it. */
int underlay_netns(struct ctx *ctx, const struct attr *root, int *fd);
/* Its socket; *NL is NULL where only a number names it. */
int underlay_nl(struct ctx *ctx, const struct attr *root, struct nl **nl);

#endif
