/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_CMD_TUNNEL_CHECK_H
#define VNET_CMD_TUNNEL_CHECK_H

#include "tunnel_map.h"

/* One VXLAN that is checked, with all that is known of it. */
struct check {
	struct ctx *ctx;
	struct vxlan v;
	struct entries e;
	struct vlans *vlans;
	struct vnis filter;
	const char *under;     /* the link of the smallest MTU that packets leave by, or NULL */
	unsigned under_mtu;
	unsigned found;        /* findings, of all VXLANs so far */
};

/* A command that mends something, for the namespace the check works in. */
const char *check_fix(const struct check *c, const char *program, const char *fmt, ...)
	__attribute__((format(printf, 3, 4)));
/* Reports that CONDITION fails because of WHAT, and the command FIX that mends it. */
void check_finding(struct check *c, const char *condition, const char *fix, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
/* The conditions of ARP and ND suppression. */
int check_suppression(struct check *c);

#endif
