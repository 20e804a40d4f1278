/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_KIND_VXLAN_H
#define VNET_KIND_VXLAN_H

#include "../opt.h"

/* What the rows cannot say of a vxlan, and what a new one gets unasked (struct kind). */
int vxlan_check(struct parse *p, struct attr *data);
int vxlan_defaults(struct ctx *ctx, struct attr *root, struct attr *data);

#endif
