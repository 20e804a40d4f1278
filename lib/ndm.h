/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_NDM_H
#define VNET_NDM_H

#include <linux/neighbour.h>

#include "list.h"
#include "opt.h"

/* Header fields of struct ndmsg, which neighbours and forwarding entries share, as
 * attributes of the tree. */
#define NDM_FAMILY ATTR_HDR(0, 1)
#define NDM_INDEX ATTR_HDR(4, 4)
#define NDM_STATE ATTR_HDR(8, 2)
#define NDM_FLAGS ATTR_HDR(10, 1)

/* A word that sets its bit of NDM_FLAGS or NDA_FLAGS_EXT (1 and 4 bytes). Shown by the
 * tables' own rows; here only as a word. */
extern const struct type type_ndm_flag, type_ndm_ext;

/* Adds FLAGS to what the words of SET say. */
void ndm_put_flags(struct arena *a, struct attr *set, uint8_t flags);
/* All flags of SET: from its header and from the words. */
uint8_t ndm_flags(const struct attr *set);
uint32_t ndm_ext(const struct attr *set);
/* The times of NDA_CACHEINFO in seconds (struct nda_cacheinfo counts ticks of USER_HZ);
 * false: SET has none. */
bool ndm_times(const struct attr *set, struct nda_cacheinfo *ci);
/* The address of a neighbour or a forwarding entry, as the kind of its link writes it. */
void ndm_lladdr(struct out *out, const struct attr *set, char *buf, size_t size);

/* Which entries to list; 0: all. */
struct ndm_query {
	uint8_t family;   /* AF_INET, AF_INET6, AF_UNSPEC: neighbours; AF_BRIDGE: forwarding */
	uint8_t flags;    /* NTF_PROXY: proxy entries */
	unsigned ifindex; /* the interface or bridge port */
	unsigned master;  /* the bridge, bond or VRF; UINT_MAX: those without */
};

/* Visits every entry that the query lets pass, as list_dump() does: once, and all that are
 * there from the first moment to the last, whatever others add and delete meanwhile. */
int ndm_list(struct ctx *ctx, struct nl *nl, const struct ndm_query *q, const struct list *list);

#endif
