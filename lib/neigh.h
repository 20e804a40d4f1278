/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_NEIGH_H
#define VNET_NEIGH_H

#include "ndm.h"
#include "type_inet.h"

/* The rows of a neighbour in the order of show; those that can be typed among them are
 * the words of add, change, replace, ensure and del. */
extern const struct table neigh_table;

/* One neighbour as code speaks of it. */
struct neigh {
	unsigned ifindex;
	uint16_t state;       /* NUD_... */
	uint8_t flags;        /* NTF_... */
	uint8_t protocol;     /* RTPROT_... */
	uint32_t ext;         /* NTF_EXT_... */
	struct inet dst;
	uint8_t lladdr[32], lladdr_len; /* lladdr_len 0: unknown */
};

/* Sends RTM_NEWNEIGH or RTM_DELNEIGH about NEIGH; FLAGS: NLM_F_CREATE | NLM_F_EXCL to add,
 * NLM_F_CREATE | NLM_F_REPLACE to replace. Returns as request_send() does. */
int neigh_send(struct ctx *ctx, struct nl *nl, uint16_t type, uint16_t flags,
	       const struct neigh *neigh, struct reply *reply);
/* What SET, an entry of a dump, says. */
void neigh_read(const struct attr *set, struct neigh *neigh);
/* Visits the neighbours that Q lets pass, as list_dump() does; SET is read by neigh_read().
 * Complete even if others change the table meanwhile. */
int neigh_list(struct ctx *ctx, struct nl *nl, const struct ndm_query *q,
	       int (*visit)(struct ctx *ctx, void *data, const struct attr *set,
			    const struct nlmsghdr *msg),
	       void *data);

/* What a command says as the request that `ip` would send: checks what belongs together
 * and adds what follows from it (family, state). */
int neigh_complete(struct parse *p);
/* Prints one neighbour as `ip neigh show` does. */
void neigh_print(struct out *out, const struct attr *set);
/* As a line of -br; DEV: with the interface's name. */
void neigh_print_brief(struct out *out, const struct attr *set);

/* A state by name or as one bit; NUD_NONE is 0. */
extern const struct name neigh_states[];
/* Its words and layout, for neigh_table only. */
extern const struct type type_neigh_dst, type_neigh_proxy, type_neigh_lladdr, type_neigh_state;
extern const struct type type_neigh_times;

#endif
