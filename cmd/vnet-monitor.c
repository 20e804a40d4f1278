// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-monitor: what changes in the network, as it happens. */
#include <errno.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <unistd.h>

#include "../lib/type.h"
#include "bridge_verb.h"
#include "monitor.h"

enum { RCVBUF = 32 << 20 };

#define KIND_ROW(word, other, number, text)                                                        \
	{                                                                                          \
		.name = (word), .alias = (other), .type = &type_bitword, .attr = MON_OBJECTS,      \
		.bit = 1U << (number), .help = (text)                                              \
	}
#define WORD_ROW(word, number, text)                                                               \
	{                                                                                          \
		.name = (word), .type = &type_word, .attr = (number), .help = (text)               \
	}

/* What both programs take beside the objects. */
#define COMMON_ROWS										\
	{.name = "all", .type = &type_word, .attr = MON_ALL,					\
	 .help = "all of these, each with its label"},						\
	WORD_ROW("label", MON_LABEL, "[LINK] and so on before each event"),			\
	WORD_ROW("all-nsid", MON_ALL_NSID, "every namespace that has an id here, not this one alone"),\
	{.name = "initial", .alias = "--initial -initial", .type = &type_word, .attr = MON_INITIAL,\
	 .help = "first tell what is there"},							\
	{.name = "dev", .type = &type_altname, .attr = MON_DEV,					\
	 .help = "only what concerns that interface, whatever it is called later"},		\
	{.name = "file", .type = &type_str, .attr = MON_FILE, .max = 4095,			\
	 .help = "play what was recorded instead of listening"},				\
	{.name = "record", .type = &type_str, .attr = MON_RECORD, .max = 4095,			\
	 .help = "also append each event to that file, as it came from the kernel"},		\
	{.name = "rcvbuf", .type = &type_u32, .attr = MON_RCVBUF, .min = 2048, .max = 1 << 30,	\
	 .help = "bytes that may wait in the kernel (33554432 unless said)"}

static const struct opt rows[] = {
	KIND_ROW("link", "l", MON_LINK, "interfaces"),
	KIND_ROW("port", NULL, MON_PORT, "ports of bridges, as the bridge tells of them"),
	KIND_ROW("address", "a addr", MON_ADDR, "addresses"),
	KIND_ROW("route", "r", MON_ROUTE, "routes"),
	KIND_ROW("rule", "ru", MON_RULE, "rules of policy routing"),
	KIND_ROW("nexthop", NULL, MON_NEXTHOP, "next hops and their groups"),
	KIND_ROW("neigh", "n neighbour neighbor", MON_NEIGH, "neighbours (ARP and ND tables)"),
	KIND_ROW("fdb", NULL, MON_FDB, "forwarding entries of bridges and VXLANs"),
	KIND_ROW("netconf", NULL, MON_NETCONF, "forwarding and its like, switched on or off"),
	KIND_ROW("nsid", NULL, MON_NSID, "ids of namespaces"),
	KIND_ROW("prefix", NULL, MON_PREFIX, "IPv6 prefixes that routers announce"),
	KIND_ROW("mdb", NULL, MON_MDB, "multicast groups of bridges, and their router ports"),
	KIND_ROW("vlan", NULL, MON_VLAN, "VLANs of bridges and their ports"),
	KIND_ROW("vni", NULL, MON_VNI, "VNIs that VXLANs let pass"),
	COMMON_ROWS,
};

static const struct opt bridge_rows[] = {
	KIND_ROW("link", "l", MON_LINK, "interfaces and what the bridge tells of its ports"),
	KIND_ROW("fdb", NULL, MON_FDB, "forwarding entries of bridges and VXLANs"),
	KIND_ROW("mdb", NULL, MON_MDB, "multicast groups of bridges, and their router ports"),
	KIND_ROW("vlan", NULL, MON_VLAN, "VLANs of bridges and their ports"),
	KIND_ROW("vni", NULL, MON_VNI, "VNIs that VXLANs let pass"),
	COMMON_ROWS,
};

const struct table bridge_monitor_table = TABLE(bridge_rows);

static const struct table table = TABLE(rows);

int bridge_monitor_check(struct parse *p)
{
	static const uint16_t live[] = {MON_RECORD, MON_INITIAL, MON_ALL_NSID, MON_DEV, MON_RCVBUF};
	const struct attr *file = attr_find(p->root, MON_FILE);

	for (size_t i = 0; file && i < sizeof(live) / sizeof(live[0]); i++) {
		const struct attr *n = attr_find(p->root, live[i]);

		if (n)
			return fail(p->ctx, n->at, EINVAL,
				    "'%s' is about listening, and 'file' plays what was heard",
				    n->opt->name);
	}
	return 0;
}

/* Bits of the kinds that are asked for; all, if none is. */
static uint32_t wanted(const struct attr *root, uint32_t all)
{
	uint32_t said = 0, both[2];

	for (const struct attr *n = root->child; n; n = n->next) {
		if (n->type != MON_OBJECTS || n->len != sizeof(both))
			continue;
		memcpy(both, n->data, sizeof(both));
		said |= both[0];
	}
	if (!said || attr_find(root, MON_ALL))
		return all;
	return said & 1U << MON_LINK ? said | 1U << MON_PORT : said; /* with links come the ports, as with ip */
}

static int find_dev(struct monitor *m, const struct attr *dev)
{
	int ret = dev ? nl_ifindex(m->ctx, m->own, attr_str(dev), &m->dev) : 0;

	if (ret != -ENODEV || m->ctx->err.code)
		return ret;
	return fail(m->ctx, (struct span){(uint16_t)(dev->at.first + dev->at.n - 1), 1}, ENODEV,
		    "there is no interface '%s'", attr_str(dev));
}

static int listen_to(struct monitor *m, const struct attr *root)
{
	const struct attr *record = attr_find(root, MON_RECORD);
	const struct attr *rcvbuf = attr_find(root, MON_RCVBUF);
	int ret = nl_here(m->ctx, &m->own);

	if (!ret)
		ret = find_dev(m, attr_find(root, MON_DEV));
	if (!ret && record)
		ret = mon_record_open(m, record);
	if (!ret)
		ret = mon_listen(m, rcvbuf ? attr_uint(rcvbuf) : RCVBUF);
	if (m->record >= 0)
		close(m->record);
	return ret;
}

static int monitor(struct ctx *ctx, struct req *req, uint32_t all, bool bridge)
{
	const struct attr *file = attr_find(req->root, MON_FILE);
	struct monitor m = {
		.ctx = ctx, .record = -1, .wanted = wanted(req->root, all), .bridge = bridge,
	};
	int ret;

	/* Names of links are followed in any case; ids, where they matter. */
	m.tracked = m.wanted | 1U << MON_LINK;
	m.all_nsid = attr_find(req->root, MON_ALL_NSID);
	if (m.all_nsid)
		m.tracked |= 1U << MON_NSID;
	m.initial = attr_find(req->root, MON_INITIAL);
	m.label = attr_find(req->root, MON_LABEL) || attr_find(req->root, MON_ALL) ||
		  (!bridge && m.wanted & (m.wanted - 1) && !attr_find(req->root, MON_OBJECTS));
	m.replay = file;
	if (file) {
		m.own = nl_none(ctx);
		ctx->here = m.own;
		ret = mon_replay(&m, file);
	} else {
		ret = listen_to(&m, req->root);
	}
	mon_state_close(&m);
	mon_ns_close(&m);
	ctx->here = NULL;
	return ret;
}

static int run(struct ctx *ctx, struct req *req)
{
	return monitor(ctx, req, (1U << n_mon_kinds) - 1, false);
}

int bridge_monitor(struct ctx *ctx, struct req *req)
{
	return monitor(ctx, req, 1U << MON_LINK | 1U << MON_PORT | 1U << MON_FDB | 1U << MON_MDB |
				 1U << MON_VLAN | 1U << MON_VNI, true);
}

static const struct verb verbs[] = {
	{.name = "listen", .usage = "[OBJECT...] [label] [all-nsid] [dev NAME] [initial] [record FILE]",
	 .help = "Tell of changes until it is stopped; 'file FILE' plays what was recorded.",
	 .opts = &table, .hdrlen = 4, .flags = VERB_DEFAULT | VERB_ELSE, .check = bridge_monitor_check,
	 .run = run},
};

const struct tool vnet_monitor = {
	.name = "vnet-monitor", .object = "monitor mon", .brief = "Tell what changes in the network, as it happens.",
	.verb = verbs, .n = sizeof(verbs) / sizeof(verbs[0]),
};
