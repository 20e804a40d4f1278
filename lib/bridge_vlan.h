/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_BRIDGE_VLAN_H
#define VNET_BRIDGE_VLAN_H

#include "nl.h"
#include "opt.h"

/* The VLANs of one bridge port (or, with self, of the bridge), or the tunnel ids that
 * frames of VLANs get there, as code speaks of them. */
struct bridge_vlan {
	unsigned ifindex;
	uint16_t vid, end;        /* VLANs vid .. end; end 0: one */
	uint16_t flags;           /* BRIDGE_VLAN_INFO_PVID, BRIDGE_VLAN_INFO_UNTAGGED */
	uint16_t where;           /* BRIDGE_FLAGS_MASTER, _SELF; 0: as the kernel thinks best */
	bool tunnel;              /* it is about tunnel ids: */
	uint32_t id, id_end;      /* as many as VLANs; id_end 0: one */
};

/* Sends RTM_SETLINK (add, change) or RTM_DELLINK (delete) about VLAN. Returns as
 * request_send() does. Tunnel ids need `vlan_tunnel on` at the port and the VLAN there. */
int bridge_vlan_send(struct ctx *ctx, struct nl *nl, uint16_t type, const struct bridge_vlan *vlan,
		     struct reply *reply);
/* Visits the VLANs and the tunnel ids of port IFINDEX (0: of all ports and bridges). With
 * RANGES, VLANs that follow each other and have the same flags are visited as one. */
int bridge_vlan_list(struct ctx *ctx, struct nl *nl, unsigned ifindex, bool ranges,
		     int (*visit)(struct ctx *ctx, void *data, const struct bridge_vlan *vlan),
		     void *data);

/* The words of add and del, and what follows from them: the request's IFLA_AF_SPEC. */
extern const struct table bridge_vlan_table;
int bridge_vlan_complete(struct parse *p);

#define BRIDGE_VLAN_VID ATTR_LOCAL(1)
#define BRIDGE_VLAN_TUNNEL ATTR_LOCAL(2)
#define BRIDGE_VLAN_FLAGS ATTR_LOCAL(3)
#define BRIDGE_VLAN_WHERE ATTR_LOCAL(4)

#endif
