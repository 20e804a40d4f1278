// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-monitor: the kinds of objects, how each is listed, told apart and printed. */
#include <libmnl/libmnl.h>
#include <linux/fib_rules.h>
#include <linux/if_addr.h>
#include <linux/if_bridge.h>
#include <linux/if_link.h>
#include <linux/net_namespace.h>
#include <linux/netconf.h>
#include <linux/nexthop.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include "../lib/addr.h"
#include "../lib/fdb.h"
#include "../lib/link.h"
#include "../lib/neigh.h"
#include "../lib/netconf.h"
#include "../lib/netns.h"
#include "../lib/nexthop.h"
#include "../lib/route.h"
#include "../lib/rule.h"
#include "../lib/type.h"
#include "../lib/vni.h"
#include "bridge_mdb.h"
#include "bridge_verb.h"
#include "bridge_vlan.h"
#include "monitor.h"

static const struct table no_rows;

static void print_link(struct out *out, const struct attr *link)
{
	link_print(out, link, OPT_LINKONLY | OPT_STATS | OPT_QUEUE |
			      (out->mode == OUT_TEXT && !out->details ? OPT_ALIAS : 0));
}

static void print_addr(struct out *out, const struct attr *addr)
{
	const struct nl_link *link = NULL;
	struct nl *nl;

	if (out->ctx && !nl_here(out->ctx, &nl))
		link = nl_link(out->ctx, nl, (unsigned)attr_hdr(addr, 4, 4));
	out_uint(out, "index", "", attr_hdr(addr, 4, 4), ": ");
	out_str(out, "dev", "", link ? link->name : "?", "");
	addr_print(out, addr);
}

static void print_nsid(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const char *name = NULL;
	struct nl *nl;

	if (!n || n->len != 4)
		return;
	out_int(out, "nsid", "nsid ", (int32_t)attr_uint(n), " ");
	if (out->ctx && !nl_here(out->ctx, &nl) && nl->fd >= 0)
		name = netns_name_by_nsid(out->ctx, nl, (int32_t)attr_uint(n));
	if (name)
		out_str(out, "name", "(iproute2 netns name: ", name, ")");
}

static const struct type type_nsid_number = {.size = 4, .print = print_nsid};

static const struct opt nsid_rows[] = {
	{.name = "nsid", .type = &type_nsid_number, .attr = NETNSA_NSID, .flags = OPT_RO},
};

static const struct table nsid_table = TABLE(nsid_rows);

static void print_id(struct out *out, const struct attr *id)
{
	print_rows(out, &nsid_table, id);
}

const struct mon_kind mon_kinds[] = {
	[MON_LINK] = {.name = "link", .label = "LINK", .add = RTM_NEWLINK, .del = RTM_DELLINK,
	 .get = RTM_GETLINK, .hdrlen = sizeof(struct ifinfomsg), .table = &link_table,
	 .print = print_link, .bridge_table = &bridge_port_table, .bridge_print = bridge_port_print,
	 .groups = {RTNLGRP_LINK}, .dev = LINK_INDEX, .hdr = {{4, 4, 0xff}},
	 .fleeting = {IFLA_STATS, IFLA_STATS64, IFLA_AF_SPEC, IFLA_EVENT}},
	[MON_PORT] = {.name = "port", .label = "LINK", .add = RTM_NEWLINK, .del = RTM_DELLINK,
	 .get = RTM_GETLINK, .hdrlen = sizeof(struct ifinfomsg), .family = AF_BRIDGE,
	 .table = &link_table, .print = print_link, .bridge_table = &bridge_port_table,
	 .bridge_print = bridge_port_print, .groups = {RTNLGRP_LINK}, .dev = LINK_INDEX,
	 .hdr = {{4, 4, 0xff}}, .fleeting = {IFLA_AF_SPEC}},
	[MON_ADDR] = {.name = "address", .label = "ADDR", .add = RTM_NEWADDR, .del = RTM_DELADDR,
	 .get = RTM_GETADDR, .hdrlen = sizeof(struct ifaddrmsg), .table = &addr_table,
	 .print = print_addr, .groups = {RTNLGRP_IPV4_IFADDR, RTNLGRP_IPV6_IFADDR},
	 .dev = ADDR_INDEX, .hdr = {{0, 2, 0xff}, {4, 4, 0xff}}, .key = {IFA_ADDRESS, IFA_LOCAL},
	 .fleeting = {IFA_CACHEINFO}},
	[MON_ROUTE] = {.name = "route", .label = "ROUTE", .add = RTM_NEWROUTE, .del = RTM_DELROUTE,
	 .get = RTM_GETROUTE, .hdrlen = sizeof(struct rtmsg), .table = &route_table,
	 .print = route_print, .groups = {RTNLGRP_IPV4_ROUTE, RTNLGRP_IPV6_ROUTE,
	 RTNLGRP_MPLS_ROUTE}, .dev = RTA_OIF, .hdr = {{0, 4, 0xff}, {7, 1, 0xff}},
	 .key = {RTA_DST, RTA_SRC, RTA_TABLE, RTA_PRIORITY},
	 .more = {RTA_GATEWAY, RTA_VIA, RTA_OIF, RTA_NH_ID, RTA_MULTIPATH},
	 .fleeting = {RTA_CACHEINFO, RTA_EXPIRES}},
	[MON_RULE] = {.name = "rule", .label = "RULE", .add = RTM_NEWRULE, .del = RTM_DELRULE,
	 .get = RTM_GETRULE, .hdrlen = sizeof(struct fib_rule_hdr), .table = &rule_table,
	 .print = rule_print, .groups = {RTNLGRP_IPV4_RULE, RTNLGRP_IPV6_RULE},
	 .hdr = {{0, 4, 0xff}, {7, 1, 0xff}}, .key = {FRA_PRIORITY, FRA_SRC, FRA_DST, FRA_FWMARK,
	 FRA_IIFNAME, FRA_OIFNAME}, .more = {FRA_TABLE, FRA_GOTO, FRA_UID_RANGE,
	 FRA_SPORT_RANGE, FRA_DPORT_RANGE}},
	[MON_NEXTHOP] = {.name = "nexthop", .label = "NEXTHOP", .add = RTM_NEWNEXTHOP,
	 .del = RTM_DELNEXTHOP, .get = RTM_GETNEXTHOP, .hdrlen = sizeof(struct nhmsg),
	 .table = &nexthop_table, .print = nexthop_print, .groups = {RTNLGRP_NEXTHOP},
	 .dev = NHA_OIF, .key = {NHA_ID}},
	[MON_NEIGH] = {.name = "neigh", .label = "NEIGH", .add = RTM_NEWNEIGH, .del = RTM_DELNEIGH,
	 .get = RTM_GETNEIGH, .hdrlen = sizeof(struct ndmsg), .table = &neigh_table,
	 .print = neigh_print, .groups = {RTNLGRP_NEIGH}, .dev = NDM_INDEX,
	 .hdr = {{0, 1, 0xff}, {4, 4, 0xff}, {10, 1, NTF_PROXY}}, .key = {NDA_DST},
	 .fleeting = {NDA_CACHEINFO, NDA_PROBES}},
	[MON_FDB] = {.name = "fdb", .label = "FDB", .add = RTM_NEWNEIGH, .del = RTM_DELNEIGH,
	 .get = RTM_GETNEIGH, .hdrlen = sizeof(struct ndmsg), .family = AF_BRIDGE,
	 .table = &fdb_table, .print = fdb_print, .groups = {RTNLGRP_NEIGH}, .dev = NDM_INDEX,
	 .hdr = {{4, 4, 0xff}, {10, 1, NTF_SELF | NTF_MASTER}},
	 .key = {NDA_LLADDR, NDA_VLAN, NDA_DST, NDA_VNI, NDA_PORT},
	 .fleeting = {NDA_CACHEINFO}},
	[MON_NETCONF] = {.name = "netconf", .label = "NETCONF", .add = RTM_NEWNETCONF, .del = RTM_DELNETCONF,
	 .get = RTM_GETNETCONF, .hdrlen = sizeof(struct netconfmsg), .table = &netconf_table,
	 .print = netconf_print, .groups = {RTNLGRP_IPV4_NETCONF, RTNLGRP_IPV6_NETCONF,
	 RTNLGRP_MPLS_NETCONF}, .dev = NETCONFA_IFINDEX, .hdr = {{0, 1, 0xff}},
	 .key = {NETCONFA_IFINDEX}},
	[MON_NSID] = {.name = "nsid", .label = "NSID", .add = RTM_NEWNSID, .del = RTM_DELNSID,
	 .get = RTM_GETNSID, .hdrlen = sizeof(struct rtgenmsg), .table = &nsid_table,
	 .print = print_id, .groups = {RTNLGRP_NSID}, .key = {NETNSA_NSID}},
	[MON_PREFIX] = {.name = "prefix", .label = "PREFIX", .add = RTM_NEWPREFIX, .hdrlen = sizeof(struct prefixmsg),
	 .table = &prefix_table, .print = prefix_print, .groups = {RTNLGRP_IPV6_PREFIX},
	 .dev = ATTR_HDR(4, 4)},
	[MON_MDB] = {.name = "mdb", .label = "MDB", .add = RTM_NEWMDB, .del = RTM_DELMDB,
	 .get = RTM_GETMDB, .hdrlen = sizeof(struct br_port_msg), .family = AF_BRIDGE,
	 .table = &no_rows, .print = mdb_event_print, .lines = true, .split = mon_split_mdb,
	 .groups = {RTNLGRP_MDB}, .dev = MDB_INDEX, .hdr = {{4, 4, 0xff}}, .key = {MON_IDENT}},
	[MON_VLAN] = {.name = "vlan", .label = "VLAN", .add = RTM_NEWVLAN, .del = RTM_DELVLAN,
	 .get = RTM_GETVLAN, .hdrlen = sizeof(struct br_vlan_msg), .family = AF_BRIDGE,
	 .table = &vlan_db_table, .print = vlan_event_print, .lines = true,
	 .split = mon_split_vlan, .groups = {RTNLGRP_BRVLAN}, .dev = VLAN_DB_INDEX,
	 .hdr = {{4, 4, 0xff}}, .key = {MON_IDENT}},
	[MON_VNI] = {.name = "vni", .label = "TUNNEL", .add = RTM_NEWTUNNEL, .del = RTM_DELTUNNEL,
	 .get = RTM_GETTUNNEL, .hdrlen = sizeof(struct tunnel_msg), .family = AF_BRIDGE,
	 .table = &vni_received_table, .print = vni_event_print, .lines = true,
	 .split = mon_split_vni, .groups = {RTNLGRP_TUNNEL}, .dev = VNI_INDEX,
	 .hdr = {{4, 4, 0xff}}, .key = {MON_IDENT}},
};

const size_t n_mon_kinds = sizeof(mon_kinds) / sizeof(mon_kinds[0]);

const struct mon_kind *mon_kind_of(const struct nlmsghdr *msg, uint32_t wanted)
{
	size_t len = mnl_nlmsg_get_payload_len(msg);
	uint8_t family = len ? *(const uint8_t *)mnl_nlmsg_get_payload(msg) : 0;

	for (size_t i = 0; i < n_mon_kinds; i++) {
		const struct mon_kind *k = &mon_kinds[i];

		if ((wanted & 1U << i) && (msg->nlmsg_type == k->add || (k->del &&
		    msg->nlmsg_type == k->del)) && len >= k->hdrlen &&
		    (family == AF_BRIDGE) == (k->family == AF_BRIDGE))
			return k;
	}
	return NULL;
}
