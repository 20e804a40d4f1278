// SPDX-License-Identifier: GPL-2.0-or-later
/* Messages as words: what --trace and --dry-run print, decoded by the same rows. */
#include "trace.h"

#include <libmnl/libmnl.h>
#include <linux/fib_rules.h>
#include <linux/if_addr.h>
#include <linux/if_bridge.h>
#include <linux/if_link.h>
#include <linux/nexthop.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "addr.h"
#include "fdb.h"
#include "link.h"
#include "neigh.h"
#include "netns.h"
#include "nexthop.h"
#include "nl.h"
#include "opt.h"
#include "route.h"
#include "rule.h"

struct message {
	uint16_t type;
	const char *name;
	const struct table *table;
	size_t hdrlen;
	const struct table *bridge; /* the table where the family is AF_BRIDGE */
};

static const struct message messages[] = {
	{NLMSG_ERROR, "NLMSG_ERROR", NULL, 0, NULL},
	{NLMSG_DONE, "NLMSG_DONE", NULL, 0, NULL},
	{RTM_NEWLINK, "RTM_NEWLINK", &link_table, sizeof(struct ifinfomsg), NULL},
	{RTM_DELLINK, "RTM_DELLINK", &link_table, sizeof(struct ifinfomsg), NULL},
	{RTM_GETLINK, "RTM_GETLINK", &link_table, sizeof(struct ifinfomsg), NULL},
	{RTM_NEWLINKPROP, "RTM_NEWLINKPROP", &link_table, sizeof(struct ifinfomsg), NULL},
	{RTM_DELLINKPROP, "RTM_DELLINKPROP", &link_table, sizeof(struct ifinfomsg), NULL},
	{RTM_NEWADDR, "RTM_NEWADDR", &addr_table, sizeof(struct ifaddrmsg), NULL},
	{RTM_DELADDR, "RTM_DELADDR", &addr_table, sizeof(struct ifaddrmsg), NULL},
	{RTM_GETADDR, "RTM_GETADDR", &addr_table, sizeof(struct ifaddrmsg), NULL},
	{RTM_NEWROUTE, "RTM_NEWROUTE", &route_table, sizeof(struct rtmsg), NULL},
	{RTM_DELROUTE, "RTM_DELROUTE", &route_table, sizeof(struct rtmsg), NULL},
	{RTM_GETROUTE, "RTM_GETROUTE", &route_table, sizeof(struct rtmsg), NULL},
	{RTM_NEWRULE, "RTM_NEWRULE", &rule_table, sizeof(struct fib_rule_hdr), NULL},
	{RTM_DELRULE, "RTM_DELRULE", &rule_table, sizeof(struct fib_rule_hdr), NULL},
	{RTM_GETRULE, "RTM_GETRULE", &rule_table, sizeof(struct fib_rule_hdr), NULL},
	{RTM_NEWNEXTHOP, "RTM_NEWNEXTHOP", &nexthop_table, sizeof(struct nhmsg), NULL},
	{RTM_DELNEXTHOP, "RTM_DELNEXTHOP", &nexthop_table, sizeof(struct nhmsg), NULL},
	{RTM_GETNEXTHOP, "RTM_GETNEXTHOP", &nexthop_table, sizeof(struct nhmsg), NULL},
	{RTM_NEWNEIGH, "RTM_NEWNEIGH", &neigh_table, sizeof(struct ndmsg), &fdb_table},
	{RTM_DELNEIGH, "RTM_DELNEIGH", &neigh_table, sizeof(struct ndmsg), &fdb_table},
	{RTM_GETNEIGH, "RTM_GETNEIGH", &neigh_table, sizeof(struct ndmsg), &fdb_table},
	{RTM_SETLINK, "RTM_SETLINK", &link_table, sizeof(struct ifinfomsg), NULL},
	{RTM_NEWTUNNEL, "RTM_NEWTUNNEL", NULL, sizeof(struct tunnel_msg), NULL},
	{RTM_DELTUNNEL, "RTM_DELTUNNEL", NULL, sizeof(struct tunnel_msg), NULL},
	{RTM_GETTUNNEL, "RTM_GETTUNNEL", NULL, sizeof(struct tunnel_msg), NULL},
	{RTM_NEWVLAN, "RTM_NEWVLAN", NULL, sizeof(struct br_vlan_msg), NULL},
	{RTM_GETVLAN, "RTM_GETVLAN", NULL, sizeof(struct br_vlan_msg), NULL},
	{RTM_NEWMDB, "RTM_NEWMDB", NULL, sizeof(struct br_port_msg), NULL},
	{RTM_DELMDB, "RTM_DELMDB", NULL, sizeof(struct br_port_msg), NULL},
	{RTM_GETMDB, "RTM_GETMDB", NULL, sizeof(struct br_port_msg), NULL},
	{RTM_NEWNSID, "RTM_NEWNSID", NULL, 4, NULL},
	{RTM_GETNSID, "RTM_GETNSID", NULL, 4, NULL},
};

static const struct {
	uint16_t flag;
	const char *name;
} request_flags[] = {
	{NLM_F_CREATE, "create"}, {NLM_F_EXCL, "excl"}, {NLM_F_REPLACE, "replace"},
	{NLM_F_APPEND, "append"},
};

static void print_payload(struct out *o, const struct message *m, const struct nlmsghdr *msg)
{
	const unsigned char *payload = mnl_nlmsg_get_payload(msg);
	size_t len = mnl_nlmsg_get_payload_len(msg);
	const struct table *table = m ? m->table : NULL;

	if (m && len && *payload == AF_BRIDGE)
		table = m->bridge;
	if (!table)
		return;
	out_text(o, ": ");
	print_rows(o, table, attr_decode(&o->ctx->arena, table, payload, len, m->hdrlen));
}

void trace_message(struct out *o, const struct nlmsghdr *msg, bool request)
{
	const struct message *m = NULL;
	int32_t code = 0;

	for (size_t i = 0; i < sizeof(messages) / sizeof(messages[0]); i++)
		if (messages[i].type == msg->nlmsg_type)
			m = &messages[i];
	if (m)
		out_text(o, "%s", m->name);
	else
		out_text(o, "message %u", msg->nlmsg_type);
	out_text(o, " %u bytes", msg->nlmsg_len);
	if (request && (msg->nlmsg_flags & NLM_F_DUMP) == NLM_F_DUMP)
		out_text(o, " dump");
	for (size_t i = 0; request && i < sizeof(request_flags) / sizeof(request_flags[0]); i++)
		if (msg->nlmsg_flags & request_flags[i].flag &&
		    (msg->nlmsg_flags & NLM_F_DUMP) != NLM_F_DUMP)
			out_text(o, " %s", request_flags[i].name);
	if (msg->nlmsg_type == NLMSG_ERROR && mnl_nlmsg_get_payload_len(msg) >= sizeof(code)) {
		memcpy(&code, mnl_nlmsg_get_payload(msg), sizeof(code));
		out_text(o, ": %s", code ? strerror(-code) : "done");
	}
	print_payload(o, m, msg);
	out_text(o, "\n");
}

static void trace(struct ctx *ctx, const struct nlmsghdr *msg, bool request)
{
	struct ctx quiet = {.arena = ctx->arena, .run_dir = ctx->run_dir}; /* look-ups while tracing would be traced */
	struct out o;

	out_open(&o, STDERR_FILENO);
	o.mode = OUT_WORDS;
	o.ctx = &quiet;
	out_text(&o, "%s ", request ? ">" : "<");
	trace_message(&o, msg, request);
	ctx->arena = quiet.arena;
	arena_reset(&quiet.keep);
	netns_forget_nsids(&quiet);
	nl_close_all(&quiet);
	out_close(&o);
}

void trace_out(struct ctx *ctx, const struct nlmsghdr *msg)
{
	if (ctx->flags.trace)
		trace(ctx, msg, true);
}

void trace_in(struct ctx *ctx, const struct nlmsghdr *msg)
{
	if (ctx->flags.trace)
		trace(ctx, msg, false);
}
