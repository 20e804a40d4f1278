/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_LINK_OWNER_H
#define VNET_LINK_OWNER_H

#include "nl.h"

/* After the refusal CODE of request ROOT (EEXIST, EBUSY: the VNI; EADDRINUSE, EPERM: the
 * port): if its link is a tunnel over UDP that wants one that is taken, hints at the link
 * that has it, in whatever namespace that is. False: it is about something else. */
bool link_owner_hint(struct ctx *ctx, const struct attr *root, int code);
/* If the existing link that ROOT changes is in metadata mode, says so: some drivers take no
 * change at all then (geneve_changelink()). False: it is not. */
bool link_external_hint(struct ctx *ctx, const struct attr *root);

#endif
