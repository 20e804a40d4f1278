// SPDX-License-Identifier: GPL-2.0-or-later
/* vrf: a link whose ports have a routing table of their own. */
#include <errno.h>
#include <linux/if_link.h>
#include <stdio.h>

#include "../kinds.h"
#include "../type.h"
#include "../type_named.h"

/* Named as tables of routes are, shown by number. */
static int parse_table(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint32_t table;
	uint64_t v;

	(void)no;
	if (named_parse(p, o, "rt_tables", UINT32_MAX, &v))
		return -EINVAL;
	if (!v)
		return fail(p->ctx, parse_last(p), ERANGE, "a VRF cannot have the table 0");
	table = (uint32_t)v;
	return parse_put(p, o, set, &table, sizeof(table), NULL);
}

static void print_table(struct out *out, const struct opt *o, const struct attr *set)
{
	type_u32.print(out, o, set);
}

static int sample_table(const struct opt *o, int nth, char *words, size_t size)
{
	static const char *const samples[] = {"10", "main", "4294967295"};

	(void)o;
	snprintf(words, size, "%s", samples[nth % 3]);
	return nth > 2 ? -1 : 0;
}

static const struct type type_table = {
	.meta = "TABLE", .size = 4, .parse = parse_table, .print = print_table,
	.sample = sample_table,
};

static const struct opt rows[] = {
	{.name = "table", .type = &type_table, .attr = IFLA_VRF_TABLE, .flags = OPT_CREATE,
	 .help = "the routing table, a number or a name from /etc/iproute2/rt_tables"},
};

const struct kind kind_vrf = {
	.name = "vrf", .brief = "a router of its own: its ports use the routing table it names",
	.module = "vrf", .config = "CONFIG_NET_VRF", .opts = TABLE(rows),
	.needs = "table", .usual = "mtu 65575 arp off multicast off",
};
