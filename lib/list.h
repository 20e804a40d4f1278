/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_LIST_H
#define VNET_LIST_H

#include "nl.h"
#include "opt.h"

/* How the answer to a dump becomes a list. */
struct list {
	const char *what;            /* "routes", for the failure that they cannot be listed */
	const struct table *table;   /* the rows of one object */
	uint16_t hdrlen;             /* bytes of its fixed header */
	uint16_t type;               /* RTM_NEW...: the messages that count; 0: all */
	/* One object; its tree is gone after the call (MSG stays). DATA is the caller's. */
	int (*visit)(struct ctx *ctx, void *data, const struct attr *obj,
		     const struct nlmsghdr *msg);
	void *data;
	int none;                    /* the refusal (errno) that means an empty list, or 0 */
	bool *incomplete;            /* not NULL: an answer that changed while it was read is
				      * taken as it is, and this is set */
};

/* Begins and ends what a show verb prints, RET being the result of the walk in between:
 * after a failure nothing is printed. Returns RET. */
void list_begin(struct ctx *ctx);
int list_end(struct ctx *ctx, int ret);

/* Sends ROOT as dump request TYPE (RTM_GET...) to NL and visits every object of the complete
 * answer. Of links, nl_link() knows all of them then. Returns 0, what VISIT returned first,
 * or a failure. */
int list_dump(struct ctx *ctx, struct nl *nl, struct attr *root, uint16_t type,
	      const struct list *list);

/* Visits the object that message H of a dump is, if it is one. */
int list_visit(struct ctx *ctx, const struct list *list, const struct nlmsghdr *h);

/* Sends MSG, which a dump brought, back as TYPE (RTM_DEL...): nothing is said anew. REPLY as
 * with send_request(). */
int list_delete(struct ctx *ctx, struct nl *nl, const struct nlmsghdr *msg, uint16_t type,
		struct reply *reply);
/* Deletes in rounds: each calls ROUND, which adds to *FOUND what it has deleted and what may
 * have been missed, until one finds nothing. Fails if that does not end: WHAT are "routes". */
int list_flush(struct ctx *ctx, const char *what,
	       int (*round)(struct ctx *ctx, void *data, unsigned *found), void *data);

/* Builds ROOT and sends it (with --dry-run: prints it). Returns 0 when the kernel has
 * answered, REPLY says what, or a negative errno with the failure recorded. */
int request_send(struct ctx *ctx, struct nl *nl, struct attr *root, uint16_t type,
		 uint16_t flags, struct reply *reply);

#endif
