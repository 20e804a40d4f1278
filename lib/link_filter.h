/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_LINK_FILTER_H
#define VNET_LINK_FILTER_H

#include <linux/if_link.h>

#include "link_req.h"
#include "list.h"
#include "type.h"

/* The words that say which links, as rows for the tables of the verbs that list. */
#define LINK_FILTER_ROWS                                                                           \
	{.name = "dev", .type = &type_altname, .attr = LINK_DEV, .flags = OPT_POS,                 \
	 .help = "that interface only"},                                                           \
	{.name = "up", .type = &type_word, .attr = LINK_UP, .min = 1, .max = 1,                    \
	 .help = "interfaces that are switched on"},                                               \
	{.name = "down", .type = &type_word, .attr = LINK_UP, .max = 1,                            \
	 .help = "interfaces that are switched off"},                                              \
	{.name = "master", .alias = "vrf", .type = &type_link, .attr = IFLA_MASTER,                \
	 .help = "the ports of that bridge, bond or VRF"},                                         \
	{.name = "nomaster", .type = &type_nolink, .attr = IFLA_MASTER,                            \
	 .help = "interfaces without master"},                                                     \
	{.name = "group", .type = &type_group, .attr = IFLA_GROUP,                                 \
	 .help = "interfaces of the group"},                                                       \
	{.name = "type", .type = &type_str, .attr = LINK_KIND, .max = 54,                          \
	 .help = "interfaces of the kind; KIND_slave for ports"},                                  \
	{.name = "novf", .type = &type_word, .attr = LINK_NOVF,                                    \
	 .help = "without virtual functions (nothing else is shown)"}

/* Which links. */
struct link_filter {
	const struct attr *dev, *up, *master, *group;
	const char *kind;
	bool slave; /* kind is that of a port */
};

/* Reads the words of ROOT, names resolved. */
void link_filter_read(struct ctx *ctx, const struct attr *root, struct link_filter *f);
bool link_filter_matches(const struct link_filter *f, const struct attr *link);
/* Visits every link of NL's namespace that passes, but for the word dev: the kernel filters
 * where it can. */
int link_filter_walk(struct ctx *ctx, struct nl *nl, const struct link_filter *f,
		     int (*visit)(struct ctx *ctx, void *data, const struct attr *link),
		     void *data);
/* The link that the word DEV names, an error if it does not exist. */
int link_named(struct ctx *ctx, struct nl *nl, const struct attr *dev, struct attr **link);

#endif
