/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_ROUTE_TYPE_H
#define VNET_ROUTE_TYPE_H

#include "opt.h"

/* Value types that routes have, and rules and next hops in part. */
extern const struct type type_route_type, type_route_typeword, type_route_dst, type_route_src;
extern const struct type type_route_newdst, type_route_gateway, type_route_via;
extern const struct type type_route_table, type_route_hdr_table, type_route_vrf;
extern const struct type type_route_flags, type_route_mark, type_route_cache, type_route_pref;
extern const struct type type_route_ttl, type_route_nhinfo, type_route_iif;
extern const struct type type_route_metric, type_route_metrics;
extern const struct type type_route_nexthop, type_route_multipath, type_route_weight;

/* What happens to a packet: RTN_... */
extern const struct name route_types[];

/* The name of RTN_ type V, or its number, in BUF. */
const char *route_type_name(const struct out *out, uint64_t v, char *buf, size_t size);
/* The gateway as typed (attribute ATTR of SET) becomes an address of FAMILY or, of another
 * family, RTA_VIA. */
int route_place_gateway(struct parse *p, struct attr *set, uint16_t attr, uint8_t family);
/* The family that a gateway with an explicit one (via inet6 ...) has, else that of its
 * address; 0: there is none. *SAID: it is explicit. */
uint8_t route_gateway_family(const struct attr *set, uint16_t attr, bool *said);
/* What all metric words said becomes RTA_METRICS, the mask of the locked ones last. */
void route_place_metrics(struct arena *a, struct attr *set);
/* What the kernel says on a next hop or route: RTNH_F_... */
void route_print_flags(struct out *out, uint32_t flags);

#endif
