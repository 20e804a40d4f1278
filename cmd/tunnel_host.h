/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_CMD_TUNNEL_HOST_H
#define VNET_CMD_TUNNEL_HOST_H

#include "tunnel_vxlan.h"

/* The neighbours of one interface. */
struct neighs {
	struct neigh *list;
	size_t n, room;
};

/* What a command says of one host. */
struct host {
	const struct attr *root, *mac;
	struct vxlan v;
	struct fdb want;       /* in the VXLAN's own table */
	struct entries e;      /* what is there */
	unsigned vlan;         /* on the bridge, 0: none */
	unsigned l3;           /* where its neighbour entries are */
	const char *l3_name;
	struct neighs neighs;
};

/* The neighbours on interface IFINDEX. */
int host_neighs(struct ctx *ctx, struct nl *nl, unsigned ifindex, struct neighs *neighs);
/* Lists the hosts behind the VXLAN that DEV names, or behind all. */
int host_show(struct ctx *ctx, const struct attr *dev);

#endif
