/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_LINK_OWNER_H
#define VNET_LINK_OWNER_H

#include "nl.h"
#include "tunnel.h"

/* After the refusal CODE of request ROOT (EEXIST, EBUSY: the VNI; EADDRINUSE, EPERM: the
 * port): if its link is a tunnel over UDP that wants one that is taken, hints at the link
 * that has it, in whatever namespace that is. False: it is about something else. */
bool link_owner_hint(struct ctx *ctx, const struct attr *root, int code);
/* Are a request's DATA of kind K and IS of kind L one tunnel to the kernel? */
bool link_same_tunnel(const struct tunnel_kind *k, const struct attr *data,
		      const struct tunnel_kind *l, const struct attr *is);
/* Hints that NAME (WHERE: "" or " in namespace ...") is the tunnel DATA of kind K already. */
void link_same_hint(struct ctx *ctx, const struct tunnel_kind *k, const struct attr *data,
		    const char *name, const char *where);
/* A tunnel's link that its module brings along in every namespace. */
bool link_is_fallback(const char *name);
/* After EINVAL: what the drivers of GRE and IP tunnels do not say. False: nothing is known. */
bool link_tunnel_hint(struct ctx *ctx, struct nl *nl, const struct attr *root);
/* If the existing link that ROOT changes is in metadata mode, says so: some drivers take no
 * change at all then (geneve_changelink()). False: it is not. */
bool link_external_hint(struct ctx *ctx, const struct attr *root);
/* After EADDRINUSE for a macvlan, old or new: who else among its parent and the other
 * children has its address, in whatever namespace? False: it has none. */
bool link_mac_hint(struct ctx *ctx, const struct attr *root);
/* After EBUSY: who, in whatever namespace, has the command's LINK for its lower device and
 * lets nobody else in? False: nobody that can be seen. */
bool link_child_hint(struct ctx *ctx, const struct attr *link);

#endif
