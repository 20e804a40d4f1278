/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_ENSURE_H
#define VNET_ENSURE_H

#include "opt.h"

/* What a comparison of what is said with what is there has found, in words. */
struct finding {
	struct ctx *ctx;
	const char *changed;     /* "mtu 1500 -> 1450, ...", or NULL */
	const char *recreate;    /* what only a new object can have, or NULL */
	struct span at;          /* the first word that differs */
	struct span recreate_at; /* the first that needs a new object */
};

/* Compares the words of SET with HAVE, node by node: hides in SET what HAVE already is, and
 * notes the rest (rows with OPT_CREATE as what needs a new object). SKIP, if given, says
 * which nodes are not compared: those that say which object is meant. */
void ensure_compare(struct finding *f, struct attr *set, const struct attr *have,
		    bool (*skip)(const struct attr *n));
/* The same for one node alone: is it as HAVE (may be NULL) has it? */
bool ensure_same(const struct attr *want, const struct attr *have);
/* Can only a new object have what N says: perhaps, and where HAVE is there? */
bool ensure_may_be_fixed(const struct attr *n);
bool ensure_fixed(const struct attr *n, const struct attr *have);
/* Notes WHAT ("mtu 1500 -> 1450"), which the word N says; AGAIN: only a new object can be so. */
void ensure_differ(struct finding *f, const struct attr *n, bool again, const char *what);
/* The value of row O in SET as words, without the row's own name; "none" without a value. */
const char *ensure_value(struct ctx *ctx, const struct opt *o, const struct attr *set);
/* Says what was done with the object: "NAME: RESULT: WHAT", or {KEY: NAME, "result": ...}.
 * WHAT may be NULL. Silent in a dry run. Returns 0. */
int ensure_done(struct ctx *ctx, const char *key, const char *name, const char *result,
		const char *what);

#endif
