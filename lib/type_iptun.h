/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_TYPE_IPTUN_H
#define VNET_TYPE_IPTUN_H

#include "opt.h"

/* Where a word has a flag beside its value, the row's min is the attribute of the flags. */

/* An end of the tunnel: an address of the kind's family, or any; always shown. */
extern const struct type type_end4, type_end6;
/* 0..255, or inherit (0): always shown. */
extern const struct type type_hops;
/* A mark, shown in hexadecimal; 0 is not. type_mark6 takes inherit, too. */
extern const struct type type_mark, type_mark6;
/* What is carried: a number with names (and those of iproute2 behind them); in text the name
 * stands alone. */
extern const struct type type_carried;

/* A key in one direction, a number or a dotted quad up to max; as noWORD none. GRE has a flag
 * that says there is one, VTI takes 0 for none. */
extern const struct type type_gre_key, type_vti_key;
/* A word for both directions: what is said is said to the rows iWORD and oWORD. */
extern const struct type type_both, type_both_keys;
/* A word that sets (or, as noWORD, clears) its bit of 16 or 32; shown where it is set. */
extern const struct type type_flag16, type_flag32;

/* A field of the IPv6 flow label (bit is the field's mask), or inherit. */
extern const struct type type_flow;
/* How many tunnels may be in a tunnel (RFC 2473), or none for no limit. */
extern const struct type type_encaplimit;
/* inherit, or as noWORD not. */
extern const struct type type_inherit;

/* UDP around the tunnel: fou, gue or none, shown with all that belongs to it, whose
 * attributes follow that of the row: flags, source and destination port. */
extern const struct type type_encap, type_encap_port, type_encap_flag;

/* A prefix and, in an attribute of its own, its length; back to 6to4. */
extern const struct type type_6rd, type_6rd_relay, type_6rd_reset;

/* Puts the bit (of 16, in network byte order, or of 32) that the word O sets by the way, so
 * that the bits of several words meet in attribute ATTR. */
int flag_put16(struct parse *p, const struct opt *o, struct attr *set, uint16_t attr,
	       uint64_t bit, bool on);
int flag_put32(struct parse *p, const struct opt *o, struct attr *set, uint16_t attr,
	       uint64_t bit, bool on);
/* Is it on, whoever said so? BIT is as attr_uint() reads it. */
bool flag_is_on(const struct attr *set, uint16_t attr, uint64_t bit);
#endif
