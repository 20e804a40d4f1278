/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_KIND_H
#define VNET_KIND_H

#include "opt.h"

enum kind_flags {
	KIND_NEEDS_LINK = 1 << 0, /* stands on another link: `link DEV` */
	KIND_SLAVE = 1 << 1,      /* what a port of such a link has, not a link of its own */
	KIND_RESETS = 1 << 2,     /* the driver resets what a change leaves out: send all of it */
	KIND_MTU_APART = 1 << 3   /* it refuses an MTU beside words of the kind in a change */
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
	const char *other;       /* tunnels: the kind for addresses of the other family, or NULL */
	/* Words that a new link must have, blank-separated; "a|b": one of both. May be NULL. */
	const char *needs;
	/* What relations between rows cannot say; DATA is IFLA_INFO_DATA. May be NULL. */
	int (*check)(struct parse *p, struct attr *data);
	/* The same of all that an existing link will have, what is said and what it has. */
	int (*whole)(struct ctx *ctx, const struct attr *data);
	/* Puts into the request ROOT for a new link what was not said, DATA as above; never
	 * called for a link that is there. May be NULL. */
	int (*defaults)(struct ctx *ctx, struct attr *root, struct attr *data);
	/* What rtnetlink calls it, where that is not NAME or is the name of several kinds, told
	 * apart by the value TOLD of the attribute TELL (u8) in the data. May be NULL. */
	const char *wire;
	uint16_t tell;
	uint8_t told;
	/* Makes the link, where rtnetlink cannot; WHAT is the verb. May be NULL. */
	int (*add)(struct ctx *ctx, struct attr *root, const char *what);
};

extern const struct kind *const kinds[]; /* ends with NULL */

/* The kind NAME ("bridge_slave" for a port's), or NULL. */
const struct kind *kind_find(const char *name);
/* The rows of a received IFLA_INFO_KIND or _SLAVE_KIND, or NULL. */
const struct kind *kind_received(const char *name, bool slave);

/* The kind of a received IFLA_LINKINFO, or NULL. */
const struct kind *kind_of_info(const struct attr *info);
/* What rtnetlink calls the kind NAME. */
const char *kind_wire(const char *name);
/* Is INFO, a received IFLA_LINKINFO, that of a link of kind NAME (for ports: without
 * "_slave")? Where rtnetlink has one name for several kinds, that name means all of them. */
bool kind_is(const struct attr *info, const char *name, bool slave);

/* The first group of K's needs that no word in DATA meets, as "'a' or 'b'", or NULL. */
const char *kind_lacks(struct arena *a, const struct kind *k, const struct attr *data);

/* `type KIND ...` and, on the way out, "linkinfo". */
extern const struct type type_kind, type_linkinfo;

#endif
