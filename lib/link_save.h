/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_LINK_SAVE_H
#define VNET_LINK_SAVE_H

#include "kind.h"
#include "nl.h"

/* The links that save prints. */
struct entry {
	struct entry *next;
	const struct attr *link;
	unsigned index;
	bool done;
};

struct save {
	struct ctx *ctx;
	struct nl *nl;
	struct entry *first, **all; /* as they come, and by index */
	size_t n;
};

/* One end of what is to be made: this link, or the other end of a veth. */
struct end {
	const struct attr *link;
	struct nl *nl;
	const char *name, *netns; /* quoted; NETNS: NULL here */
	const char *master, *port; /* quoted, and the words of the port */
	const char *named;         /* the words of the master that name it */
};

unsigned save_number(const struct attr *link, uint16_t type);
const char *save_kind(const struct attr *link);
/* Is LINK one of a pair that is made at once? */
bool save_is_pair(const struct attr *link);
/* Does LINK say by `link DEV` what it stands on? */
bool save_stands_on(const struct attr *link);
/* Puts the entries in the order of their index. */
void save_sort(struct save *s);
/* The entry of link INDEX, or NULL. */
struct entry *save_find(const struct save *s, unsigned index);

/* Reads what END, whose link and socket are set, has as a port. */
int save_end(struct save *s, struct end *end);
/* The other end of LINK, which is one of a pair; *REASON says why it cannot be seen. */
int save_peer(struct save *s, const struct attr *link, struct end *peer, const char **reason);
/* What LINK stands on (NULL: nothing), and the words that say so. */
int save_lower(struct save *s, const struct attr *link, const struct attr **lower,
	       const char **words, const char **reason);

#endif
