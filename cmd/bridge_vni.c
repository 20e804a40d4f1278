// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-bridge vni: the VNIs that a VXLAN with vnifilter lets pass. */
#include <errno.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "../lib/link_req.h"
#include "../lib/list.h"
#include "../lib/type.h"
#include "../lib/vni.h"
#include "bridge_ports.h"
#include "bridge_verb.h"

static const struct table no_rows;

/* --- requests ------------------------------------------------------------- */

static void explain(struct ctx *ctx, const struct attr *dev, uint16_t type, int code)
{
	const struct attr *data;
	const char *name = bridge_word(ctx, dev);
	const char *kind = bridge_kind(ctx, (unsigned)attr_uint(dev), &data);

	if (ctx->err.hint)
		return;
	if (strcmp(kind, "vxlan"))
		hint(ctx, "'%s' is no VXLAN", name);
	else if (!attr_uint(attr_find(data, IFLA_VXLAN_VNIFILTER)))
		hint(ctx, "'%s' filters no VNIs: it is to be made with 'external vnifilter'", name);
	else if (type == RTM_DELTUNNEL && (code == ENOENT || code == EINVAL))
		hint(ctx, "vnet-bridge vni show dev %s tells what is there", name);
}

static int request(struct ctx *ctx, struct req *req, uint16_t type, const char *what,
		   const char *prep)
{
	const struct attr *vni = attr_find(req->root, VNI_RANGES);
	const struct attr *dev = attr_find(req->root, VNI_INDEX);
	struct reply reply;
	int ret = bridge_send(ctx, req->root, type, &reply);

	if (ret || !reply.code)
		return ret;
	ret = nl_fail(ctx, req->root, NULL, &reply, vni->at, "cannot %s VNI %s %s '%s'%s", what,
		      bridge_word(ctx, vni), prep, bridge_word(ctx, dev), bridge_where(ctx));
	explain(ctx, dev, type, reply.code);
	return ret;
}

static int add(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_NEWTUNNEL, "add", "to");
}

static int del(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_DELTUNNEL, "delete", "from");
}

/* --- show ----------------------------------------------------------------- */

#define VNI_LIST_DEV ATTR_LOCAL(10)

static const struct opt show_rows[] = {
	{.name = "dev", .type = &type_link, .attr = VNI_LIST_DEV, .help = "those of that VXLAN"},
};

struct show {
	struct ports ports;
	unsigned ifindex; /* whose message it is: each ends with an empty line */
};

static void print_stats(struct out *out, const struct attr *stats)
{
	static const struct {
		const char *key, *pre;
		uint16_t attr;
	} counters[] = {
		{"rx_bytes", "bytes ", VNIFILTER_ENTRY_STATS_RX_BYTES},
		{"rx_pkts", "pkts ", VNIFILTER_ENTRY_STATS_RX_PKTS},
		{"rx_drops", "drops ", VNIFILTER_ENTRY_STATS_RX_DROPS},
		{"rx_errors", "errors ", VNIFILTER_ENTRY_STATS_RX_ERRORS},
		{"tx_bytes", "bytes ", VNIFILTER_ENTRY_STATS_TX_BYTES},
		{"tx_pkts", "pkts ", VNIFILTER_ENTRY_STATS_TX_PKTS},
		{"tx_drops", "drops ", VNIFILTER_ENTRY_STATS_TX_DROPS},
		{"tx_errors", "errors ", VNIFILTER_ENTRY_STATS_TX_ERRORS},
	};

	if (!stats)
		return;
	out_object(out, "stats");
	for (size_t i = 0; i < sizeof(counters) / sizeof(counters[0]); i++) {
		const struct attr *n = attr_find(stats, counters[i].attr);

		if (i % 4 == 0) {
			out_break(out);
			out_text(out, "%-16s   %s", "", i ? "TX: " : "RX: ");
		}
		if (n)
			out_uint(out, counters[i].key, counters[i].pre, attr_uint(n), " ");
	}
	out_object_end(out);
}

static int show_one(struct ctx *ctx, void *data, const struct vni *v, const struct attr *set)
{
	struct show *s = data;
	struct out *out = &ctx->out;
	bool multicast = v->group.family == AF_INET ? v->group.addr[0] >> 4 == 14 :
						      v->group.addr[0] == 0xff;
	struct attr group = {.data = v->group.addr, .len = v->group.size};

	if (s->ifindex && s->ifindex != v->ifindex)
		out_break(out);
	s->ifindex = v->ifindex;
	ports_entry(&s->ports, v->ifindex);
	out_text(out, " ");
	out_uint(out, "vni", NULL, v->first, NULL);
	if (v->last && v->last != v->first) {
		out_uint(out, "vniEnd", NULL, v->last, NULL);
		out_text(out, "%u-%-14u ", v->first, v->last);
	} else if (v->last) {
		out_text(out, "%u", v->first);
	} else {
		out_text(out, "%-14u", v->first);
	}
	if (v->group.family)
		inet_print(out, multicast ? "group" : "remote", " ", &group, "");
	print_stats(out, attr_find(set, VXLAN_VNIFILTER_ENTRY_STATS));
	out_object_end(out);
	out_break(out);
	return 0;
}

void vni_event_print(struct out *out, const struct attr *set)
{
	struct show s = {.ports = {.ctx = out->ctx, .key = "vnis", .inside = true}};

	vni_each(out->ctx, set, show_one, &s);
	if (s.ifindex)
		out_break(out);
	ports_end(&s.ports);
}

static int show(struct ctx *ctx, struct req *req)
{
	struct show s = {.ports = {.ctx = ctx, .key = "vnis"}};
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = link_resolve(ctx, req->root);
	if (ret)
		return ret;
	list_begin(ctx);
	out_text(&ctx->out, "%-16s  %-15s  %-15s\n", "dev", "vni", "group/remote");
	ret = vni_list(ctx, nl, (unsigned)attr_uint(attr_find(req->root, VNI_LIST_DEV)),
		       ctx->flags.stats, show_one, &s);
	if (s.ifindex)
		out_break(&ctx->out);
	ports_end(&s.ports);
	return list_end(ctx, ret);
}

/* --- the verbs ------------------------------------------------------------ */

static const struct table show_table = TABLE(show_rows);

#define VNI_HDR .hdrlen = sizeof(struct tunnel_msg)

static const struct verb verbs[] = {
	{.name = "add", .alias = "a", .usage = "[vni] N[-M][,...] dev IF [group ADDR | remote ADDR]",
	 .help = "Let VNIs pass.", .opts = &no_rows, .base = &vni_table, VNI_HDR,
	 .check = vni_complete, .run = add},
	{.name = "del", .alias = "delete d", .usage = "[vni] N[-M][,...] dev IF",
	 .help = "Let VNIs pass no longer.", .opts = &no_rows, .base = &vni_table, VNI_HDR,
	 .check = vni_complete, .run = del},
	{.name = "show", .alias = "sh list lst ls", .usage = "[dev IF]", .help = "List VNIs by VXLAN.",
	 .opts = &show_table, VNI_HDR, .flags = VERB_DEFAULT, .run = show},
};

const struct tool bridge_vni = {
	.name = "vnet-bridge vni", .brief = "The VNIs that a VXLAN with vnifilter lets pass.",
	.verb = verbs, .n = sizeof(verbs) / sizeof(verbs[0]),
};
