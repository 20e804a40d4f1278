/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_ATTR_H
#define VNET_ATTR_H

#include <linux/netlink.h>
#include <stdbool.h>
#include <stdint.h>

#include "arena.h"
#include "words.h"

struct opt;
struct table;

/* A field of a message's fixed header stands in the tree as an attribute of its own,
 * so that words, checks, output and comparison need not know the difference. */
#define ATTR_HDR(off, len) ((uint16_t)(0x8000 | (off) << 4 | (len)))
#define ATTR_IS_HDR(type) (((type) & 0x8000) != 0)
#define ATTR_HDR_OFF(type) ((uint16_t)(((type) & 0x7fff) >> 4))
#define ATTR_HDR_LEN(type) ((uint16_t)((type) & 0xf))
/* Never sent and never received: what only the verb itself needs to know. */
#define ATTR_LOCAL(n) ((uint16_t)(0x4000 | (n)))
#define ATTR_IS_LOCAL(type) (((type) & 0xc000) == 0x4000)

/* One attribute of a request or a reply. The root of a tree is a nest whose data is the
 * message's fixed header (struct ifinfomsg, ...); so is a nest that begins with one. */
struct attr {
	uint16_t type, len;      /* len: bytes of data, without padding or nested attributes */
	bool nest;
	bool hidden;             /* superseded by another node: not sent, not printed */
	const void *data;
	const struct opt *opt;   /* the row it came from; NULL: unknown */
	struct span at;          /* the words that made it; n 0: it came from the kernel */
	uint32_t off, end;       /* bytes from the start of the message, set by attr_build() */
	struct attr *child, *next;
};

/* A root or a nest with a copy of HDR (LEN bytes, may be 0) as its fixed header. */
struct attr *attr_root(struct arena *a, const void *hdr, uint16_t len);
/* Appends a copy of DATA to SET. The _u8.. forms put host byte order. */
struct attr *attr_put(struct arena *a, struct attr *set, uint16_t type, const void *data,
		      uint16_t len);
struct attr *attr_put_u8(struct arena *a, struct attr *set, uint16_t type, uint8_t v);
struct attr *attr_put_u16(struct arena *a, struct attr *set, uint16_t type, uint16_t v);
struct attr *attr_put_u32(struct arena *a, struct attr *set, uint16_t type, uint32_t v);
struct attr *attr_put_str(struct arena *a, struct attr *set, uint16_t type, const char *s);
/* The nest TYPE of SET, made if it is not there. */
struct attr *attr_nest(struct arena *a, struct attr *set, uint16_t type);
/* A copy of the tree, its data included. */
struct attr *attr_copy(struct arena *a, const struct attr *n);
/* Appends an existing node. */
void attr_append(struct attr *set, struct attr *node);
/* The first visible attribute TYPE of SET, or NULL; SET may be NULL. */
struct attr *attr_find(const struct attr *set, uint16_t type);
/* Has SET (may be NULL) nothing that will be sent? */
bool attr_is_bare(const struct attr *set);
/* Unsigned host-order value of 1, 2, 4 or 8 bytes; anything else is 0. */
uint64_t attr_uint(const struct attr *n);
/* The bytes as a string: terminated, or NULL if they hold no terminator. */
const char *attr_str(const struct attr *n);
/* Field (off, len) of the fixed header of SET, 0 if the header is shorter. */
uint64_t attr_hdr(const struct attr *set, uint16_t off, uint16_t len);
/* The node whose bytes hold offset OFF of the built message, innermost first, or NULL. */
const struct attr *attr_at(const struct attr *root, uint32_t off);

/* The tree as a netlink message (type, flags; seq 0) in the arena; offsets are noted in
 * the nodes. NULL if one attribute exceeds 65535 bytes (*TOO_LONG says which). */
struct nlmsghdr *attr_build(struct arena *a, struct attr *root, uint16_t type, uint16_t flags,
			    const struct attr **too_long);
/* A message, or the payload of a nest, as a tree guided by TABLE's rows: HDRLEN bytes of
 * fixed header, then attributes. Data points into the message. Attributes that are cut
 * short end the walk. Header fields become nodes where TABLE has rows for them. */
struct attr *attr_decode(struct arena *a, const struct table *table, const void *payload,
			 size_t len, size_t hdrlen);
/* The decode of a type whose nest holds attributes without rows. */
void attr_decode_plain(struct arena *a, const struct opt *o, struct attr *node);

#endif
