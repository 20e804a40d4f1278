/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_CMD_TUNNEL_MAP_H
#define VNET_CMD_TUNNEL_MAP_H

#include "tunnel_vxlan.h"

/* As many VNIs as VLANs; id 0 (del only): whatever VNI they have. */
struct mapping {
	uint16_t vid, end;
	uint32_t id;
};

/* The VNIs that a VXLAN with vnifilter lets pass. */
struct vnis {
	struct vni *list;
	size_t n;
};

int map_vnis(struct ctx *ctx, const struct vxlan *v, struct vnis *f);
bool map_in_filter(const struct vnis *f, uint32_t vni);

/* The words of add and del. */
extern const struct table map_add_table, map_del_table;
int map_check_add(struct parse *p);
int map_check_del(struct parse *p);

#endif
