/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_LINK_TYPE_H
#define VNET_LINK_TYPE_H

#include "opt.h"

/* Value types that only the generic rows of a link have. */
extern const struct type type_ifindex, type_title, type_link_name, type_link_bit, type_flags;
extern const struct type type_state, type_mode, type_qlen, type_hardware, type_nsid;
extern const struct type type_protodown, type_reason, type_blank_u32, type_netns_immutable;
extern const struct type type_inet_conf, type_elsewhere;
extern const struct type type_addrgenmode, type_tap_node, type_tun_holders, type_index;
extern const struct type type_alias, type_stats, type_altnames, type_event;
extern const struct name addrgenmodes[];
/* What follows the word inet. */
extern const struct table inet_conf_table;

/* "NAME@LOWER" and ": ", or padded as -br has it. */
void link_title(struct out *out, const struct attr *link, bool brief);
/* <NO-CARRIER,...,M-DOWN> and a blank. */
void link_flags(struct out *out, const struct attr *link);
/* The hardware address N of a link of ARPHRD_ TYPE as text. */
void link_address(const struct attr *n, unsigned type, char *buf, size_t size);
/* The state (or mode) in capitals behind PRE, with blanks up to WIDTH, at least one. */
void link_state(struct out *out, const struct opt *o, const struct attr *n, const char *pre,
		int width);

#endif
