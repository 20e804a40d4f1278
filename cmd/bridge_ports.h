/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_CMD_BRIDGE_PORTS_H
#define VNET_CMD_BRIDGE_PORTS_H

#include "../lib/opt.h"

/* A list by interface, as vlan and vni print it: the name in front of the first entry of
 * each, blanks in front of the others; in JSON {"ifname": ..., KEY: [...]}. */
struct ports {
	struct ctx *ctx;
	const char *key;
	bool inside;      /* the object of the interface is open already */
	unsigned ifindex; /* whose entries are being printed; 0: none yet */
};

/* Opens the next entry, which is one of IFINDEX. The caller closes it (out_object_end()). */
void ports_entry(struct ports *p, unsigned ifindex);
/* Ends the last interface. */
void ports_end(struct ports *p);
/* FIRST, or FIRST-LAST where they differ, as KEY and KEYEnd; returns its width. */
int ports_range(struct out *out, const char *key, uint32_t first, uint32_t last);
/* Blanks in front of a line that goes on with an entry. */
void ports_indent(struct out *out);

#endif
