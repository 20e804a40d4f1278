/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_CMD_ROUTE_VERB_H
#define VNET_CMD_ROUTE_VERB_H

#include "../lib/nl.h"
#include "../lib/opt.h"
#include "../lib/type_inet.h"

/* What show and flush say to themselves. */
#define LIST_ROOT ATTR_LOCAL(20)   /* struct inet: within it */
#define LIST_MATCH ATTR_LOCAL(21)  /* struct inet: it is within */
#define LIST_FROM_ROOT ATTR_LOCAL(22)
#define LIST_FROM_MATCH ATTR_LOCAL(23)
#define LIST_TABLE ATTR_LOCAL(24)  /* u32, 0: all */
#define LIST_CACHE ATTR_LOCAL(25)
#define LIST_TOS ATTR_LOCAL(26)
#define LIST_PROTO ATTR_LOCAL(27)  /* u32; UINT32_MAX: all */
#define LIST_SCOPE ATTR_LOCAL(28)  /* the same */
#define LIST_TYPE ATTR_LOCAL(29)
#define LIST_DEV ATTR_LOCAL(30)
#define LIST_IIF ATTR_LOCAL(31)
#define LIST_MARK ATTR_LOCAL(32)
#define LIST_METRIC ATTR_LOCAL(33)
#define LIST_VIA ATTR_LOCAL(34)    /* struct inet */
#define LIST_SRC ATTR_LOCAL(35)    /* struct inet */
#define LIST_REALMS ATTR_LOCAL(36) /* {u32 value, u32 mask} */
#define LIST_NHID ATTR_LOCAL(37)
#define LIST_VRF ATTR_LOCAL(38)
/* What get says to itself. */
#define GET_FIBMATCH ATTR_LOCAL(50)
#define GET_CONNECTED ATTR_LOCAL(51)
#define GET_NOTIFY ATTR_LOCAL(52)

/* Value types of the words of show and flush (route_words.c). */
extern const struct type type_selector, type_list_table, type_list_number, type_list_prefix;
extern const struct type type_list_realms, type_list_type;

/* Which routes. */
struct route_filter {
	uint8_t family;
	uint32_t table;      /* 0: all */
	bool cache, vrf;
	const struct attr *tos, *proto, *scope, *type, *dev, *iif, *mark, *metric, *nhid;
	const struct inet *root, *match, *from_root, *from_match, *via, *src;
	uint32_t realm, realm_mask;
};

/* Reads the words of show and flush, names resolved. */
void route_filter_read(struct ctx *ctx, const struct attr *root, struct route_filter *f);
/* Visits the routes that the filter lets pass, with what it pins hidden as in show, if HIDE.
 * With INCOMPLETE an answer that changed meanwhile is taken as it is, and this is set. */
int route_walk(struct ctx *ctx, struct nl *nl, const struct route_filter *f, bool hide,
	       bool *incomplete,
	       int (*visit)(struct ctx *ctx, void *data, const struct attr *route,
			    const struct nlmsghdr *msg),
	       void *data);

/* Sends the request; a refusal becomes a failure ("cannot WHAT ...") with the look-up that
 * explains it. */
int route_send(struct ctx *ctx, struct attr *root, uint16_t type, uint16_t flags,
	       const char *what);
/* The look-up after a refusal of request TYPE: adds the hint that fits. */
void route_explain(struct ctx *ctx, struct nl *nl, const struct attr *root, uint16_t type,
		   const struct reply *reply);

/* The verbs. */
int route_add(struct ctx *ctx, struct req *req);
int route_append(struct ctx *ctx, struct req *req);
int route_prepend(struct ctx *ctx, struct req *req);
int route_replace(struct ctx *ctx, struct req *req);
int route_change(struct ctx *ctx, struct req *req);
int route_test(struct ctx *ctx, struct req *req);
int route_del(struct ctx *ctx, struct req *req);
int route_ensure(struct ctx *ctx, struct req *req);
int route_show(struct ctx *ctx, struct req *req);
int route_flush(struct ctx *ctx, struct req *req);
int route_get(struct ctx *ctx, struct req *req);

#endif
