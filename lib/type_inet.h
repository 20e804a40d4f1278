/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_TYPE_INET_H
#define VNET_TYPE_INET_H

#include "opt.h"

/* An IPv4 or IPv6 address and the length of its prefix. */
struct inet {
	uint8_t family;   /* AF_INET, AF_INET6; AF_UNSPEC: any of both */
	uint8_t size;     /* bytes of addr: 4 or 16 */
	uint8_t len;      /* prefix length, all bits if none was written */
	uint8_t has_len;  /* the length was written */
	uint8_t addr[16];
};

/* An address of either family: 4 or 16 bytes on the wire. */
extern const struct type type_inet;
/* The same where the row has an attribute for each family (attr, attr6); the key in JSON
 * ends with 6 for IPv6. type_unicast takes no group address and type_multicast nothing else:
 * rows of both types may share their attributes. All addresses of a nest are of one family;
 * 0.0.0.0 and :: are not shown. */
extern const struct type type_unicast, type_multicast;
/* ADDR[/LEN], or any: kept as struct inet, never sent as it is. */
extern const struct type type_inet_prefix;

/* Reads WORD, the last one taken, as an address, with PREFIX as ADDR[/LEN]; fails there
 * with the reason. Every byte is decimal and has no leading zero; -4 and -6 are obeyed. */
int inet_parse(struct parse *p, const char *word, bool prefix, struct inet *in);
/* The address that N (may be NULL) holds, with all its bits as the length; family AF_UNSPEC:
 * it holds none. */
void inet_read(const struct attr *n, struct inet *in);
/* Is the address (SIZE bytes) within the first LEN bits of PREFIX (of the same SIZE)? */
bool inet_within(const void *addr, const void *prefix, size_t size, unsigned len);
/* The address of SIZE bytes as text in BUF (INET6_ADDRSTRLEN bytes are enough); bytes of
 * another family as hexadecimal digits. Returns BUF. */
const char *inet_format(const void *addr, size_t size, char *buf, size_t n);
/* Its text between PRE and POST, in the colour of its family. */
void inet_print(struct out *out, const char *key, const char *pre, const struct attr *n,
		const char *post);

#endif
