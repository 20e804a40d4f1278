/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_KIND_H
#define VNET_KIND_H

#include "opt.h"

enum kind_flags {
	KIND_NEEDS_LINK = 1 << 0, /* stands on another link: `link DEV` */
	KIND_SLAVE = 1 << 1,      /* what a port of such a link has, not a link of its own */
	KIND_RESETS = 1 << 2      /* the driver resets what a change leaves out: send all of it */
};

/* A kind of link: one file each, all facts as data. */
struct kind {
	const char *name, *brief;
	const char *module;      /* modprobe's name for it and ... */
	const char *config;      /* ... the kernel's CONFIG_ name, for the error that it is missing */
	struct table opts;
	/* What a new link has where nothing else is said, as words; other rows begin as 0 or
	 * absent. May be NULL. */
	const char *usual;
	unsigned flags;
	/* Words that a new link must have, blank-separated; "a|b": one of both. May be NULL. */
	const char *needs;
	/* What relations between rows cannot say; DATA is IFLA_INFO_DATA. May be NULL. */
	int (*check)(struct parse *p, struct attr *data);
	/* Puts into the request ROOT for a new link what was not said, DATA as above; never
	 * called for a link that is there. May be NULL. */
	int (*defaults)(struct ctx *ctx, struct attr *root, struct attr *data);
};

extern const struct kind *const kinds[]; /* ends with NULL */

/* The kind NAME ("bridge_slave" for a port's), or NULL. */
const struct kind *kind_find(const char *name);
/* The rows of a received IFLA_INFO_KIND or _SLAVE_KIND, or NULL. */
const struct kind *kind_received(const char *name, bool slave);

/* The first group of K's needs that no word in DATA meets, as "'a' or 'b'", or NULL. */
const char *kind_lacks(struct arena *a, const struct kind *k, const struct attr *data);

/* `type KIND ...` and, on the way out, "linkinfo". */
extern const struct type type_kind, type_linkinfo;

#endif
