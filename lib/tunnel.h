/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_TUNNEL_H
#define VNET_TUNNEL_H

#include "nl.h"
#include "opt.h"

enum tunnel_family { TUNNEL_IP, TUNNEL_GRE, TUNNEL_VTI, TUNNEL_VXLAN, TUNNEL_GENEVE, TUNNEL_BAREUDP };

/* A kind of link that packs packets into others: which attributes of IFLA_INFO_DATA say
 * what (0: none does). */
struct tunnel_kind {
	const char *name;
	enum tunnel_family family;
	bool ipv6;               /* over IPv6 only; else IPv4, or either where local6 says */
	bool ether;              /* what is packed are Ethernet frames */
	uint16_t link, local, remote, local6, remote6;
	uint16_t ttl, tos, vni, port, external;
	uint16_t encap, encap_flags;
};

extern const struct tunnel_kind tunnel_kinds[]; /* ends with a NULL name */

/* A tunnel as a link's reply describes it; everything points into that. */
struct tunnel {
	const struct tunnel_kind *kind;
	const struct attr *link, *data; /* the reply, and its IFLA_INFO_DATA by attribute */
	const char *name;
	unsigned index, mtu;
	bool ipv6;                      /* the outer header */
	bool external;                  /* each packet says where it goes */
	const struct attr *local, *remote; /* NULL: any */
	unsigned lower;                 /* the link that it is bound to, 0: none */
};

/* The kind NAME, or NULL. */
const struct tunnel_kind *tunnel_kind(const char *name);
/* Reads the reply LINK into T; false: it is no tunnel. */
bool tunnel_read(struct arena *a, const struct attr *link, struct tunnel *t);
/* Bytes that the tunnel adds to a packet of its MTU's size. */
unsigned tunnel_overhead(const struct tunnel *t);
/* Attribute TYPE of the tunnel's data, or NULL if the kind has none (0) or it is not there. */
const struct attr *tunnel_attr(const struct tunnel *t, uint16_t type);
/* The keys that are on: in network byte order as attributes, NULL: off. */
const struct attr *tunnel_key(const struct tunnel *t, bool out);
/* A GRE flag (GRE_CSUM, GRE_SEQ ...) of what comes in or goes out. */
bool tunnel_gre_flag(const struct tunnel *t, uint16_t flag, bool out);
/* The link that packets to ADDR (4 or 16 bytes) leave by: *IFINDEX, 0: there is no route.
 * OIF: only routes by that link (0: any). */
int tunnel_route(struct ctx *ctx, struct nl *nl, const struct attr *addr, unsigned oif,
		 unsigned *ifindex);
/* The link under T in NL's namespace: the one it is bound to, else that of the route to the
 * remote end; 0: none is known. */
int tunnel_underlay(struct ctx *ctx, struct nl *nl, const struct tunnel *t, unsigned *ifindex);

#endif
