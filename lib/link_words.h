/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_LINK_WORDS_H
#define VNET_LINK_WORDS_H

#include "kind.h"
#include "nl.h"

/* A kind's rows and those of any link as a new link has them. */
struct usual {
	struct attr *any, *kind, *data;
};

/* Reads what a new link has (K may be NULL). Returns 0 or a failure. */
int usual_read(struct ctx *ctx, const struct kind *k, struct usual *usual);
/* The words of LINK that a new link does not have; LOWER, the link it stands on, may be
 * NULL. */
const char *link_words(struct ctx *ctx, const struct attr *link, const struct attr *lower,
		       const struct usual *usual);
/* The same of the rows of K in DATA. */
const char *kind_words(struct ctx *ctx, const struct kind *k, const struct attr *data,
		       const struct usual *usual);
/* WORDS and MORE with a blank between them, if there is something to part. */
const char *words_join(struct arena *a, const char *words, const char *more);

#endif
