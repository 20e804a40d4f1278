/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_VNI_H
#define VNET_VNI_H

#include "nl.h"
#include "opt.h"
#include "type_inet.h"

/* VNIs that a VXLAN with external and vnifilter lets pass, as code speaks of them. */
struct vni {
	unsigned ifindex;
	uint32_t first, last;  /* last 0: one */
	struct inet group;     /* where frames to unknown addresses go; family AF_UNSPEC: none */
};

/* Sends RTM_NEWTUNNEL or RTM_DELTUNNEL about VNI. Returns as request_send() does. */
int vni_send(struct ctx *ctx, struct nl *nl, uint16_t type, const struct vni *vni,
	     struct reply *reply);
/* Visits the VNIs of the VXLAN IFINDEX (0: of all). SET is the kernel's entry, with its
 * counters where STATS. */
int vni_list(struct ctx *ctx, struct nl *nl, unsigned ifindex, bool stats,
	     int (*visit)(struct ctx *ctx, void *data, const struct vni *vni,
			  const struct attr *set),
	     void *data);

/* Visits what one message holds, decoded by the table. */
extern const struct table vni_received_table;
int vni_each(struct ctx *ctx, const struct attr *set,
	     int (*visit)(struct ctx *ctx, void *data, const struct vni *vni,
			  const struct attr *set),
	     void *data);

/* The words of add and del, and what follows from them: an entry for each range. */
extern const struct table vni_table;
int vni_complete(struct parse *p);

#define VNI_INDEX ATTR_HDR(4, 4) /* struct tunnel_msg */
#define VNI_RANGES ATTR_LOCAL(1)
#define VNI_GROUP ATTR_LOCAL(2)

#endif
