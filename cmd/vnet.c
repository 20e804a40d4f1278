// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet: all programs in one. Called as ip or bridge it is that program, for the objects
 * that it has. */
#include <string.h>

#include "../lib/opt.h"

extern const struct tool vnet_addr;
extern const struct tool vnet_bridge;
extern const struct tool vnet_link;
extern const struct tool vnet_monitor;
extern const struct tool vnet_neigh;
extern const struct tool vnet_nexthop;
extern const struct tool vnet_ns;
extern const struct tool vnet_route;
extern const struct tool vnet_rule;
extern const struct tool vnet_tunnel;
extern const struct tool vnet_tuntap;

#define OBJECT(word, other, tool)                                                                  \
	{                                                                                          \
		.name = (word), .alias = (other), .sub = &(tool)                                   \
	}

/* The short forms are those that ip and every tutorial know. */
#define OF_IP                                                                                      \
	OBJECT("address", "addr a ad", vnet_addr), OBJECT("link", "l li", vnet_link),              \
	OBJECT("monitor", "mon m", vnet_monitor),                                                  \
	OBJECT("neigh", "neighbour neighbor n ne nei", vnet_neigh),                                \
	OBJECT("netns", "ns netn", vnet_ns), OBJECT("nexthop", NULL, vnet_nexthop),                \
	OBJECT("route", "r ro", vnet_route), OBJECT("rule", "ru", vnet_rule),                      \
	OBJECT("tunnel", "t tunl", vnet_tunnel), OBJECT("tuntap", NULL, vnet_tuntap)

static const struct verb of_ip[] = {OF_IP};
static const struct verb objects[] = {OF_IP, OBJECT("bridge", "br", vnet_bridge)};

static const struct tool vnet_ip = {
	.name = "ip", .brief = "The objects of ip that vnet has.", .verb = of_ip,
	.n = sizeof(of_ip) / sizeof(of_ip[0]),
};

static const struct tool *called(struct ctx *ctx, const char *name)
{
	ctx->flags.called = "vnet";
	if (strcmp(name, "ip") && strcmp(name, "bridge"))
		return NULL;
	ctx->flags.called = name;
	ctx->flags.as_ip = true;
	return *name == 'i' ? &vnet_ip : &vnet_bridge;
}

const struct tool vnet_all = {
	.name = "vnet", .brief = "Build, show and take down virtual networks.", .verb = objects,
	.n = sizeof(objects) / sizeof(objects[0]), .called = called,
};
