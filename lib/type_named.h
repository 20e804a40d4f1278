/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_TYPE_NAMED_H
#define VNET_TYPE_NAMED_H

#include "opt.h"

/* Numbers that have names in iproute2's files: a routing table, who made a route (u8), how
 * far it reaches (u8), the DS field (u8), and realms as FROM/TO (u32). */
extern const struct type type_rttable, type_rtproto, type_rtscope, type_dsfield, type_realms;
/* An IP protocol (u8) by its number or its name in /etc/protocols. */
extern const struct type type_ipproto;

/* Takes a name from FILE or a number up to MAX as the value of the row being parsed. */
int named_parse(struct parse *p, const struct opt *o, const char *file, uint64_t max, uint64_t *v);
/* The name of V in FILE, else (and with -N) the number, in BUF. */
const char *named_text(struct out *out, const char *file, uint64_t v, char *buf, size_t size);
/* Prints row O with that text as its value. */
void named_print(struct out *out, const struct opt *o, const char *file, uint64_t v);
/* The name of IP protocol V, else "ipproto-N", in BUF. */
const char *ipproto_text(struct out *out, uint8_t v, char *buf, size_t size);

#endif
