// SPDX-License-Identifier: GPL-2.0-or-later
/* The rows of a route (struct rtmsg, linux/rtnetlink.h). */
#include "route.h"

#include <linux/icmpv6.h>
#include <linux/rtnetlink.h>
#include <string.h>

#include "encap.h"
#include "route_type.h"
#include "type.h"
#include "type_inet.h"
#include "type_named.h"

#define KIND(word, aka, value, text)                                                               \
	{                                                                                          \
		.name = (word), .alias = (aka), .type = &type_route_typeword, .attr = ROUTE_TYPE,  \
		.min = (value), .max = (value), .flags = OPT_WO, .help = (text)                    \
	}
#define METRIC(word, rtax, text)                                                                   \
	{                                                                                          \
		.name = (word), .type = &type_route_metric, .attr = ROUTE_METRIC(rtax),            \
		.max = UINT32_MAX, .flags = OPT_WO, .help = (text)                                 \
	}
#define METRIC_MAX(word, rtax, most, text)                                                         \
	{                                                                                          \
		.name = (word), .type = &type_route_metric, .attr = ROUTE_METRIC(rtax),            \
		.max = (most), .flags = OPT_WO, .help = (text)                                     \
	}

static const struct opt rows[] = {
	{.json = "type", .type = &type_route_type, .attr = ROUTE_TYPE, .flags = OPT_RO},
	{.name = "to", .json = "dst", .type = &type_route_dst, .attr = RTA_DST, .flags = OPT_POS,
	 .help = "the destination: PREFIX or default"},
	KIND("unicast", NULL, RTN_UNICAST, "an ordinary route, if nothing else is said"),
	KIND("local", NULL, RTN_LOCAL, "packets to it are for this machine"),
	KIND("broadcast", "brd", RTN_BROADCAST, "packets to it are sent as broadcasts"),
	KIND("multicast", NULL, RTN_MULTICAST, "a multicast route"),
	KIND("anycast", NULL, RTN_ANYCAST, "an address that several machines have"),
	KIND("throw", NULL, RTN_THROW, "not in this table: go on with the next rule"),
	KIND("unreachable", NULL, RTN_UNREACHABLE, "refuse with ICMP host unreachable"),
	KIND("prohibit", NULL, RTN_PROHIBIT, "refuse with ICMP administratively prohibited"),
	KIND("blackhole", NULL, RTN_BLACKHOLE, "drop without a word"),
	KIND("nat", NULL, RTN_NAT, "address translation, which no kernel of this century has"),
	{.name = "from", .type = &type_route_src, .attr = RTA_SRC,
	 .help = "for packets from that prefix (IPv6)"},
	{.name = "nhid", .type = &type_u32, .attr = RTA_NH_ID,
	 .excl = "via dev nexthop onlink encap", .help = "by the next hop object of that id"},
	{.name = "as", .json = "to", .text = "as to", .type = &type_route_newdst,
	 .attr = RTA_NEWDST, .help = "swap the label for others: as to LABELS (with -M)"},
	{.json = "encap", .type = &type_lwt_shown, .attr = RTA_ENCAP, .flags = OPT_RO},
	{.name = "tos", .alias = "dsfield", .type = &type_dsfield, .attr = ROUTE_TOS,
	 .flags = OPT_NONZERO, .help = "for packets with that DS field"},
	{.name = "via", .json = "gateway", .type = &type_route_gateway, .attr = RTA_GATEWAY,
	 .help = "the router: [inet|inet6] ADDR, the family if it is not the destination's"},
	{.json = "via", .type = &type_route_via, .attr = RTA_VIA, .flags = OPT_RO},
	{.name = "dev", .alias = "oif", .type = &type_oif, .attr = RTA_OIF,
	 .help = "the interface it leads through"},
	{.name = "table", .type = &type_route_table, .attr = RTA_TABLE,
	 .help = "the routing table: a number, or a name from /etc/iproute2/rt_tables"},
	{.json = "table", .type = &type_route_hdr_table, .attr = ROUTE_HDR_TABLE, .flags = OPT_RO},
	{.name = "vrf", .type = &type_route_vrf, .attr = RTA_TABLE, .flags = OPT_WO,
	 .help = "the table of that VRF"},
	{.name = "proto", .alias = "protocol", .json = "protocol", .type = &type_rtproto,
	 .attr = ROUTE_PROTO, .help = "who made it: a number, or a name from rt_protos"},
	{.name = "scope", .type = &type_rtscope, .attr = ROUTE_SCOPE,
	 .help = "how far it reaches: global, link, host, a number (IPv4)"},
	{.name = "src", .json = "prefsrc", .type = &type_inet, .attr = RTA_PREFSRC,
	 .help = "the source address of packets that have none yet"},
	{.name = "metric", .alias = "preference priority", .type = &type_u32,
	 .attr = RTA_PRIORITY, .help = "the smallest wins; IPv6: 1024 if it is not said"},
	{.json = "flags", .type = &type_route_flags, .attr = ROUTE_FLAGS, .flags = OPT_RO},
	{.name = "onlink", .type = &type_setbit, .attr = ROUTE_FLAGS, .bit = RTNH_F_ONLINK,
	 .max = 4, .flags = OPT_WO, .help = "take the router as reachable through dev"},
	{.name = "pervasive", .type = &type_setbit, .attr = ROUTE_FLAGS,
	 .bit = RTNH_F_PERVASIVE, .max = 4, .flags = OPT_WO,
	 .help = "sent for old scripts; the kernel does nothing with it"},
	{.json = "mark", .type = &type_route_mark, .attr = RTA_MARK, .flags = OPT_RO},
	{.name = "realms", .alias = "realm", .json = "flow", .type = &type_realms, .attr = RTA_FLOW,
	 .help = "for accounting and filters: numbers or names from rt_realms"},
	{.name = "uid", .type = &type_u32, .attr = RTA_UID, .flags = OPT_RO},
	{.json = "cache", .type = &type_route_cache, .attr = RTA_CACHEINFO, .flags = OPT_RO},
	{.name = "expires", .type = &type_u32, .attr = RTA_EXPIRES, .flags = OPT_SETNONE,
	 .help = "seconds until it goes by itself (IPv6)"},
	{.json = "metrics", .type = &type_route_metrics, .attr = RTA_METRICS, .flags = OPT_RO},
	METRIC("mtu", RTAX_MTU, "[lock] BYTES: the path's MTU, with lock for good"),
	METRIC("window", RTAX_WINDOW, "[lock] BYTES: the largest TCP window that is offered"),
	METRIC("rtt", RTAX_RTT, "[lock] the first round trip time: N ms, as 30ms or 0.5s"),
	METRIC("rttvar", RTAX_RTTVAR, "[lock] its first variance"),
	METRIC("ssthresh", RTAX_SSTHRESH, "[lock] the first slow start threshold"),
	METRIC("cwnd", RTAX_CWND, "[lock] the largest congestion window; only with lock"),
	METRIC("advmss", RTAX_ADVMSS, "[lock] the segment size that TCP offers"),
	METRIC("reordering", RTAX_REORDERING, "[lock] packets that may overtake each other"),
	METRIC_MAX("hoplimit", RTAX_HOPLIMIT, 255, "[lock] the hop limit of packets"),
	METRIC("initcwnd", RTAX_INITCWND, "[lock] the first congestion window, in segments"),
	METRIC("features", RTAX_FEATURES, "ecn: explicit congestion notification"),
	METRIC("rto_min", RTAX_RTO_MIN, "the shortest time before TCP sends again"),
	METRIC("initrwnd", RTAX_INITRWND, "[lock] the first receive window, in segments"),
	METRIC_MAX("quickack", RTAX_QUICKACK, 1, "0 or 1: acknowledge at once"),
	METRIC("congctl", RTAX_CC_ALGO, "[lock] NAME: TCP's congestion control"),
	METRIC_MAX("fastopen_no_cookie", RTAX_FASTOPEN_NO_COOKIE, 1,
		   "0 or 1: TCP fast open without a cookie"),
	{.json = "iif", .type = &type_route_iif, .attr = RTA_IIF, .flags = OPT_RO},
	{.name = "pref", .type = &type_route_pref, .attr = RTA_PREF,
	 .help = "low, medium or high, as routers announce it (IPv6)"},
	{.name = "ttl-propagate", .json = "ttl-propogate", .type = &type_route_ttl,
	 .attr = RTA_TTL_PROPAGATE, .help = "enabled or disabled (MPLS)"},
	{.json = "nh_info", .type = &type_route_nhinfo, .attr = RTA_NH_ID, .flags = OPT_RO | OPT_D},
	{.name = "encap", .type = &type_lwt, .attr = RTA_ENCAP, .flags = OPT_WO,
	 .help = "wrap packets: mpls LABELS, ip, ip6, seg6 with their own words"},
	{.json = "nexthops", .type = &type_route_multipath, .attr = RTA_MULTIPATH,
	 .flags = OPT_RO},
	{.name = "nexthop", .type = &type_route_nexthop, .attr = ROUTE_NH,
	 .flags = OPT_WO | OPT_MANY, .excl = "via dev",
	 .help = "one of several ways: [via ADDR] [dev IF] [weight N] [onlink] [encap ...]"},
};

const struct table route_table = TABLE(rows);

static const struct opt nh_rows[] = {
	{.name = "encap", .type = &type_lwt, .attr = RTA_ENCAP, .help = "wrap packets"},
	{.name = "as", .json = "to", .text = "as to", .type = &type_route_newdst,
	 .attr = RTA_NEWDST, .help = "swap the label (with -M)"},
	{.name = "via", .json = "gateway", .type = &type_route_gateway, .attr = RTA_GATEWAY,
	 .help = "the router: [inet|inet6] ADDR"},
	{.json = "via", .type = &type_route_via, .attr = RTA_VIA, .flags = OPT_RO},
	{.name = "realms", .alias = "realm", .json = "flow", .type = &type_realms, .attr = RTA_FLOW,
	 .help = "for accounting and filters"},
	{.name = "dev", .alias = "oif", .type = &type_link, .attr = ATTR_HDR(4, 4),
	 .help = "the interface"},
	{.name = "weight", .type = &type_route_weight, .attr = ATTR_HDR(3, 1), .min = 1,
	 .max = 256, .help = "its share of the packets, 1..256"},
	{.json = "flags", .type = &type_route_flags, .attr = ATTR_HDR(2, 1), .flags = OPT_RO},
	{.name = "onlink", .type = &type_setbit, .attr = ATTR_HDR(2, 1), .bit = RTNH_F_ONLINK,
	 .max = 1, .flags = OPT_WO, .help = "take the router as reachable through dev"},
};

const struct table route_nh_table = TABLE(nh_rows);

uint64_t route_field(const struct attr *route, uint16_t field)
{
	const struct attr *n = attr_find(route, field);

	return n ? attr_uint(n) : attr_hdr(route, ATTR_HDR_OFF(field), ATTR_HDR_LEN(field));
}

uint32_t route_rttable(const struct attr *route)
{
	for (const struct attr *n = route->child; n; n = n->next)
		if (n->type == RTA_TABLE)
			return (uint32_t)attr_uint(n);
	return (uint32_t)route_field(route, ROUTE_HDR_TABLE);
}

/* Does field N say what goes without saying? Routes of the cache have no maker and no scope. */
static bool plain(const struct out *out, const struct attr *n, bool cloned)
{
	switch (n->type) {
	case ROUTE_TYPE:
		return attr_uint(n) == RTN_UNICAST && !out->details;
	case ROUTE_PROTO:
		return cloned || (attr_uint(n) == RTPROT_BOOT && !out->details);
	case ROUTE_SCOPE:
		return cloned || (attr_uint(n) == RT_SCOPE_UNIVERSE && !out->details);
	}
	return false;
}

void route_print(struct out *out, const struct attr *route)
{
	bool cloned = route_field(route, ROUTE_FLAGS) & RTM_F_CLONED;
	struct attr *hidden[3];
	size_t n = 0;

	for (struct attr *c = route->child; c && n < 3; c = c->next) {
		if (c->hidden || !plain(out, c, cloned))
			continue;
		c->hidden = true;
		hidden[n++] = c;
	}
	print_rows(out, &route_table, route);
	while (n)
		hidden[--n]->hidden = false;
}

const char *route_text(struct ctx *ctx, const struct attr *route)
{
	struct out out;

	out_open(&out, -1);
	out.ctx = ctx;
	out.oneline = true;
	route_print(&out, route);
	return out_take(&ctx->arena, &out);
}

const char *route_dst_text(struct ctx *ctx, const struct attr *route)
{
	const struct opt *dst = table_attr(&route_table, RTA_DST);
	struct out out;

	out_open(&out, -1);
	dst->type->print(&out, dst, route);
	return out_take(&ctx->arena, &out);
}
