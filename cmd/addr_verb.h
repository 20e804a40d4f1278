/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_CMD_ADDR_VERB_H
#define VNET_CMD_ADDR_VERB_H

#include "../lib/link_filter.h"
#include "../lib/type_inet.h"

/* What show, flush and wait say to themselves. The link filters are those of link_req.h. */
#define LIST_TO ATTR_LOCAL(20)
#define LIST_SCOPE ATTR_LOCAL(21)
#define LIST_LABEL ATTR_LOCAL(22)
#define LIST_PROTO ATTR_LOCAL(23)
#define LIST_FLAGS ATTR_LOCAL(24) /* {u32 value, u32 mask} */
#define WAIT_ADDR ATTR_LOCAL(25)
#define WAIT_TENTATIVE ATTR_LOCAL(26)
#define WAIT_TIMEOUT ATTR_LOCAL(27)

/* Which addresses, of which links. */
struct addr_filter {
	struct link_filter link;
	const struct attr *scope, *proto;
	const char *label;
	struct inet to;
	uint32_t flags, mask;
	uint8_t family;
};

/* One address of a dump: as the message and as a tree. */
struct addr_entry {
	struct addr_entry *next;
	const struct nlmsghdr *msg;
	struct attr *addr;
};

/* Reads the words of show and flush, names resolved. */
void addr_filter_read(struct ctx *ctx, const struct attr *root, struct addr_filter *f);
/* Addresses of FAMILY (AF_UNSPEC: all) on IFINDEX (0: all links), as the kernel lists them. */
int addr_dump(struct ctx *ctx, struct nl *nl, uint8_t family, unsigned ifindex,
	      struct addr_entry **list);
/* Calls VISIT for each link that the filter lets pass, with those of its addresses that
 * pass, too; not for links whose addresses are all filtered out. */
int addr_walk(struct ctx *ctx, struct nl *nl, const struct addr_filter *f,
	      int (*visit)(struct ctx *ctx, void *data, const struct attr *link,
			   struct addr_entry *list),
	      void *data);

/* Are both there, with the same bytes? */
bool addr_same(const struct attr *a, const struct attr *b);
/* The last word of a row: what the user called it. */
const char *addr_word(const struct ctx *ctx, const struct attr *n);
/* Sends the request; a refusal becomes a failure ("cannot WHAT ...") with the look-up that
 * explains it. */
int addr_send(struct ctx *ctx, struct attr *root, uint16_t type, uint16_t flags,
	      const char *what);

/* The verbs. */
int addr_add(struct ctx *ctx, struct req *req);
int addr_change(struct ctx *ctx, struct req *req);
int addr_replace(struct ctx *ctx, struct req *req);
int addr_del(struct ctx *ctx, struct req *req);
int addr_ensure(struct ctx *ctx, struct req *req);
int addr_show(struct ctx *ctx, struct req *req);
int addr_flush(struct ctx *ctx, struct req *req);
int addr_wait(struct ctx *ctx, struct req *req);

#endif
