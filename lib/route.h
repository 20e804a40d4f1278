/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_ROUTE_H
#define VNET_ROUTE_H

#include "opt.h"

/* Header fields of struct rtmsg as attributes of the tree. */
#define ROUTE_FAMILY ATTR_HDR(0, 1)
#define ROUTE_DST_LEN ATTR_HDR(1, 1)
#define ROUTE_SRC_LEN ATTR_HDR(2, 1)
#define ROUTE_TOS ATTR_HDR(3, 1)
#define ROUTE_HDR_TABLE ATTR_HDR(4, 1)
#define ROUTE_PROTO ATTR_HDR(5, 1)
#define ROUTE_SCOPE ATTR_HDR(6, 1)
#define ROUTE_TYPE ATTR_HDR(7, 1)
#define ROUTE_FLAGS ATTR_HDR(8, 4)
/* One `nexthop ...`, until all of them become RTA_MULTIPATH. */
#define ROUTE_NH ATTR_LOCAL(1)
/* A metric word on its way into RTA_METRICS. */
#define ROUTE_METRIC(rtax) ATTR_LOCAL(0x100 + (rtax))

/* The rows of a route in the order of show; those that can be typed are the words of add
 * and its like. */
extern const struct table route_table;
/* The rows of one next hop of several: its fixed header is struct rtnexthop. */
extern const struct table route_nh_table;

/* What a command says as the request that `ip` would send: checks what belongs together and
 * adds what follows from it (family, lengths, table, type, scope, protocol). DEL: for
 * RTM_DELROUTE. */
int route_complete(struct parse *p, bool del);
/* A field of the header: as a node (of a request), else from the header as received. */
uint64_t route_field(const struct attr *route, uint16_t field);
/* Its table, whichever way it is said. */
uint32_t route_rttable(const struct attr *route);
/* Prints one route as `ip route show` does, without the newline. */
void route_print(struct out *out, const struct attr *route);
/* "10.0.0.0/8 via 10.1.0.1 dev v0 metric 5", in the command's arena, for messages. */
const char *route_text(struct ctx *ctx, const struct attr *route);
/* "10.0.0.0/8" or "default", in the command's arena. */
const char *route_dst_text(struct ctx *ctx, const struct attr *route);

#endif
