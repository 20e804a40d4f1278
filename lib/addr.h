/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_ADDR_H
#define VNET_ADDR_H

#include "opt.h"

/* Header fields of struct ifaddrmsg as attributes of the tree. */
#define ADDR_FAMILY ATTR_HDR(0, 1)
#define ADDR_PREFIXLEN ATTR_HDR(1, 1)
#define ADDR_HDR_FLAGS ATTR_HDR(2, 1) /* the lower eight flags */
#define ADDR_SCOPE ATTR_HDR(3, 1)
#define ADDR_INDEX ATTR_HDR(4, 4)
/* Words that end up in other attributes: u8 lengths as written, u32 seconds. */
#define ADDR_LEN ATTR_LOCAL(1)
#define ADDR_PEER_LEN ATTR_LOCAL(2)
#define ADDR_VALID ATTR_LOCAL(3)
#define ADDR_PREFERRED ATTR_LOCAL(4)

/* The rows of an address in the order of show; those that can be typed among them are
 * the words of add, change, replace, ensure and del. */
extern const struct table addr_table;

/* What a command says as the request that `ip` would send: checks what belongs together
 * and adds what follows from it (family, length, peer, broadcast, scope, lifetimes).
 * DEL: for RTM_DELADDR. */
int addr_complete(struct parse *p, bool del);
/* The interface's own address: IFA_LOCAL, or IFA_ADDRESS where that is left out (IPv6);
 * NULL: none. */
const struct attr *addr_local(const struct attr *addr);
/* IFA_FLAGS, or the header's flags where that is left out. */
uint32_t addr_flags(const struct attr *addr);
/* "10.0.0.1/24", in A. */
const char *addr_text(struct arena *a, const struct attr *addr);

/* Prints one address as `ip addr show` does, without the line break in front. */
void addr_print(struct out *out, const struct attr *addr);
/* As it stands in the line of -br: address, length, metric. */
void addr_print_brief(struct out *out, const struct attr *addr);

#endif
