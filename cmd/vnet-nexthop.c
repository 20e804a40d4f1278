// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-nexthop: next hop objects, which routes and forwarding entries refer to. */
#include <errno.h>
#include <linux/nexthop.h>

#include "../lib/nexthop.h"
#include "../lib/type.h"
#include "../lib/type_named.h"
#include "nexthop_verb.h"

extern const struct tool vnet_nexthop;

/* Everything that add and its like take is in nexthop_table. */
static const struct table no_rows;

static const struct opt list_rows[] = {
	{.name = "id", .type = &type_u32, .attr = LIST_ID, .min = 1, .max = UINT32_MAX,
	 .help = "that one"},
	{.name = "dev", .type = &type_link, .attr = NHA_OIF,
	 .help = "those that lead through the interface"},
	{.name = "master", .alias = "vrf", .type = &type_link, .attr = NHA_MASTER,
	 .help = "those through the ports of that VRF"},
	{.name = "groups", .alias = "group", .type = &type_word, .attr = NHA_GROUPS,
	 .help = "the groups"},
	{.name = "fdb", .type = &type_word, .attr = NHA_FDB,
	 .help = "those for forwarding entries"},
	{.name = "proto", .alias = "protocol", .type = &type_rtproto, .attr = LIST_PROTO,
	 .help = "those made by it: a number, or a name from rt_protos"},
};

static const struct opt id_rows[] = {
	{.name = "id", .type = &type_u32, .attr = LIST_ID, .min = 1, .max = UINT32_MAX,
	 .help = "its number"},
};

static const struct opt del_rows[] = {
	{.name = "id", .type = &type_u32, .attr = NHA_ID, .min = 1, .max = UINT32_MAX,
	 .help = "its number"},
};

static const struct opt bucket_rows[] = {
	{.name = "id", .type = &type_u32, .attr = LIST_ID, .min = 1, .max = UINT32_MAX,
	 .help = "those of that group"},
	{.name = "nhid", .type = &type_u32, .attr = LIST_NHID, .min = 1, .max = UINT32_MAX,
	 .help = "those that lead to that next hop"},
	{.name = "dev", .type = &type_link, .attr = NHA_OIF,
	 .help = "those that lead through the interface"},
	{.name = "master", .alias = "vrf", .type = &type_link, .attr = NHA_MASTER,
	 .help = "those through the ports of that VRF"},
};

static const struct opt one_rows[] = {
	{.name = "id", .type = &type_u32, .attr = LIST_ID, .min = 1, .max = UINT32_MAX,
	 .help = "the group"},
	{.name = "index", .type = &type_u16, .attr = LIST_INDEX, .help = "its bucket, from 0"},
};

static const struct table list_table = TABLE(list_rows), id_table = TABLE(id_rows);
static const struct table del_table = TABLE(del_rows), bucket_table = TABLE(bucket_rows);
static const struct table one_table = TABLE(one_rows);

/* --- checks, before anything is sent -------------------------------------- */

static int need(struct parse *p, uint16_t attr, const char *what)
{
	if (attr_find(p->root, attr))
		return 0;
	return fail(p->ctx, (struct span){(uint16_t)p->ctx->words.n, 1}, EINVAL, "%s", what);
}

static int check_set(struct parse *p)
{
	static const uint16_t ways[] = {NHA_OIF, NHA_GROUP, NHA_BLACKHOLE, NHA_GATEWAY};
	bool any = false;

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		any = any || attr_find(p->root, ways[i]);
	if (!any)
		return need(p, NHA_OIF, "where to? say 'via ADDR dev IF', 'dev IF', 'group ...' or "
					"'blackhole'");
	return nexthop_complete(p);
}

static int check_ensure(struct parse *p)
{
	int ret = need(p, NHA_ID, "which next hop? say 'id N'");

	return ret ? ret : check_set(p);
}

static int check_del(struct parse *p)
{
	return need(p, NHA_ID, "which next hop? say 'id N'");
}

static int check_get(struct parse *p)
{
	return need(p, LIST_ID, "which next hop? say 'id N'");
}

static int check_bucket(struct parse *p)
{
	int ret = need(p, LIST_ID, "of which group? say 'id N'");

	return ret ? ret : need(p, LIST_INDEX, "which bucket? say 'index N'");
}

#define HDR .hdrlen = sizeof(struct nhmsg)
#define SET .base = &nexthop_table, .opts = &no_rows, HDR
#define USAGE "[id N] { [via ADDR] dev IF [onlink] | group ID[,WEIGHT]/... | blackhole } [fdb] ..."
#define LIST_USAGE "[id N] [dev IF] [master VRF] [groups] [fdb] [proto PROTO]"

static const struct verb bucket_verbs[] = {
	{.name = "show", .alias = "sh list lst ls l s", .usage = "[id N] [nhid N] [dev IF] [master VRF]",
	 .help = "List the buckets of resilient groups.", .opts = &bucket_table, HDR,
	 .flags = VERB_DEFAULT, .run = nexthop_bucket_show},
	{.name = "get", .alias = "g", .usage = "id N index N", .help = "Show one bucket.",
	 .opts = &one_table, HDR, .check = check_bucket, .run = nexthop_bucket_get},
};

static const struct tool buckets = {
	.name = "vnet-nexthop bucket", .brief = "Show the buckets of resilient groups.",
	.verb = bucket_verbs, .n = sizeof(bucket_verbs) / sizeof(bucket_verbs[0]),
};

static const struct verb verbs[] = {
	{.name = "add", .alias = "a", .usage = USAGE, .help = "Add a next hop or a group.", SET,
	 .check = check_set, .run = nexthop_add},
	{.name = "replace", .alias = "repl r", .usage = USAGE,
	 .help = "Change a next hop, for all routes that use it, or add it.", SET,
	 .check = check_set, .run = nexthop_replace},
	{.name = "ensure", .usage = USAGE,
	 .help = "See to it that the next hop is there and is as said; says what was done.", SET,
	 .check = check_ensure, .run = nexthop_ensure},
	{.name = "del", .alias = "delete d", .usage = "id N",
	 .help = "Delete a next hop, and the routes that use it.", .opts = &del_table, HDR,
	 .check = check_del, .run = nexthop_del},
	{.name = "show", .alias = "sh list lst ls l s", .usage = LIST_USAGE,
	 .help = "List next hops.", .opts = &list_table, HDR, .flags = VERB_DEFAULT,
	 .run = nexthop_show},
	{.name = "get", .alias = "g", .usage = "id N", .help = "Show one next hop.",
	 .opts = &id_table, HDR, .check = check_get, .run = nexthop_show},
	{.name = "flush", .alias = "f", .usage = LIST_USAGE,
	 .help = "Delete all next hops that match; without words, all.", .opts = &list_table, HDR,
	 .run = nexthop_flush},
	{.name = "bucket", .help = "The buckets of resilient groups.", .sub = &buckets},
};

const struct tool vnet_nexthop = {
	.name = "vnet-nexthop", .brief = "Add, change, show and delete next hop objects.",
	.verb = verbs, .n = sizeof(verbs) / sizeof(verbs[0]),
};
