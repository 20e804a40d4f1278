/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_TYPE_TUNNEL_H
#define VNET_TYPE_TUNNEL_H

#include "opt.h"

/* Values that tunnels of several kinds have. */

/* The type of service, u8: hexadecimal as with `ip`, a name from /etc/iproute2/rt_dsfield,
 * or inherit, which is 1. */
extern const struct type type_tos;
/* The hop limit, u8: 1..255, or auto, which is 0. `inherit` is an attribute of its own, that
 * of the row behind this one in the table (type_ttl_inherit, same name, OPT_RO). */
extern const struct type type_ttl;
/* That attribute: empty in a request, or, with max, a u8 1. */
extern const struct type type_ttl_inherit;
/* Is O such a row, and is the hop limit of SET inherited, whatever its number is? */
bool ttl_inherits(const struct opt *o, const struct attr *set);
/* The UDP source ports MIN MAX, two u16 in network byte order. */
extern const struct type type_port_range;

#endif
