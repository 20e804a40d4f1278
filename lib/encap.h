/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_ENCAP_H
#define VNET_ENCAP_H

#include "opt.h"

/* What a route can wrap packets in (lightweight tunnels, linux/lwtunnel.h). */
struct encap {
	uint16_t type;           /* LWTUNNEL_ENCAP_... */
	const char *name;
	bool typed;              /* can be typed; else it is shown only */
	bool bare;               /* the first word has no keyword */
	struct table rows;
	/* After all words of it are read: what belongs together. AT: all its words. */
	int (*finish)(struct parse *p, struct attr *nest, struct span at);
};

/* `encap KIND ...` as a nest (RTA_ENCAP, NHA_ENCAP) and, with the number below it, its kind. */
extern const struct type type_lwt;

/* The same as text and JSON only, where as words it has to stand elsewhere: some of its words
 * are those of a route, too. */
extern const struct type type_lwt_shown;

/* Turns the nest as received, which only its sibling explains, into a tree. */
void encap_decode(struct arena *a, const struct attr *set, uint16_t attr);

/* The kinds one by one, NULL behind the last. */
const struct encap *encap_nth(size_t i);

extern const struct encap encap_seg6;
/* Those that are shown only, ending with no name. */
extern const struct encap encap_shown[];
/* A segment routing header: "segs N [ A B ] hmac KEY". */
void encap_print_srh(struct out *out, const void *data, size_t len);
/* The words geneve_opts, vxlan_opts and erspan_opts of encap ip and ip6. */
extern const struct type type_geneve_opts, type_vxlan_opts, type_erspan_opts, type_encap_opts;

#endif
