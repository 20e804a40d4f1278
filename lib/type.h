/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_TYPE_H
#define VNET_TYPE_H

#include "opt.h"

/* Numbers in host byte order (OPT_NET: network byte order), limited by min and max or by
 * their size; a row with names takes and shows those. */
extern const struct type type_u8, type_u16, type_u32, type_u64;
/* A signed number of four bytes, INT32_MIN..INT32_MAX. */
extern const struct type type_s32;
/* A u8 that is typed on|off or 1|0 and shown as a number (type_01) or as on/off and as a
 * JSON boolean (type_onoff). */
extern const struct type type_01, type_onoff;
/* on|off for one bit of an attribute {u32 value, u32 mask}; shown on/off, JSON boolean. */
extern const struct type type_bit;
/* The same bit shown (and typed) 1 or 0. */
extern const struct type type_bit01;
/* A word that stands alone and sets (or, as noWORD or with min 1, clears) its bit. */
extern const struct type type_bitword;
/* A word that stands alone; its attribute is empty, or holds min in max bytes. */
extern const struct type type_word;
/* A word that stands alone and puts 1, or as noWORD (OPT_NO) 0, into one byte; a JSON
 * boolean. In text both are shown (type_noword), the word only (type_onword), or noWORD
 * only (type_offword). */
extern const struct type type_noword, type_onword, type_offword;
/* A word that stands alone and puts an empty attribute; noWORD (OPT_NO) puts none. In text
 * and JSON shown where it is there, or (type_present_no) always. */
extern const struct type type_present, type_present_no;
/* A word that stands alone and sets its bit in an attribute that such words share, which has
 * max bytes. Shown where the bit is set; true in JSON. */
extern const struct type type_setbit;
/* Hundredths of a second, u64, shown as seconds with two decimals. */
extern const struct type type_centi;
/* A string, terminated on the wire; max limits its length. */
extern const struct type type_str;
/* A link's name that is to become one: checked as dev_valid_name() does. */
extern const struct type type_ifname;
/* A link's altname: up to 127 bytes. */
extern const struct type type_altname;
/* The name (or altname) of an existing link; on the wire its index, looked up in the
 * namespace that the request creates in. */
extern const struct type type_link;
/* The same in the colour of interfaces. */
extern const struct type type_oif;
/* The link that the new one stands on or sends by; looked up in the command's namespace, or
 * in that of link-netns. */
extern const struct type type_lower;
/* Without a value: index 0, as in nomaster. */
extern const struct type type_nolink;
/* A MAC address of six bytes, bytes separated by colons. */
extern const struct type type_lladdr;
/* A number with names from /etc/iproute2/group. */
extern const struct type type_group;
/* A namespace: NAME, PATH, pid:N, id:INODE or the number of a process. */
extern const struct type type_netns;
/* A bridge's identifier (struct ifla_bridge_id), shown only. */
extern const struct type type_bridge_id;

/* Layout: a line break and the four blanks of a continuation line. */
extern const struct type type_break;

/* Checks a link name (dev_valid_name(): 1..15 bytes, no '/', ':' or blank, not "." or
 * ".."), and refuses '%', which the kernel would expand. Fails at AT. */
int ifname_check(struct ctx *ctx, struct span at, const char *name);
/* "aa:bb:..." to at most MAX bytes; *LEN gets their number. 0 or -EINVAL. */
int lladdr_parse(const char *word, unsigned char *mac, size_t max, size_t *len);
void lladdr_format(const unsigned char *mac, size_t len, char *buf, size_t size);
/* Reads "on" or "off" (and 1 or 0); fails at the word. */
int onoff_parse(struct parse *p, const struct opt *o, bool *on);
/* The name of VALUE in NAMES, or NULL. */
const char *name_of(const struct name *names, uint64_t value);
/* The socket of the namespace that SET's request creates in: its netns word, else here. */
int target_nl(struct ctx *ctx, const struct attr *set, struct nl **nl);

#endif
