// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-addr show and flush: what the walk over the addresses is for. */
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include "../lib/addr.h"
#include "../lib/link_req.h"
#include "../lib/link.h"
#include "addr_verb.h"

enum { FLUSH_ROUNDS = 10 };

/* --- show ----------------------------------------------------------------- */

/* The text of -6 has only what the kernel's IPv6 list of interfaces holds, as with `ip`
 * (which asks for one interface in full); the namespace of the lower link stays, without
 * which its index is misread. */
static void hide_for_ipv6(const struct out *o, const struct attr *link)
{
	for (struct attr *n = link->child; n && o->mode == OUT_TEXT && !o->details; n = n->next)
		switch (n->type) {
		case IFLA_QDISC:
		case IFLA_GROUP:
		case IFLA_MASTER:
		case IFLA_PROP_LIST:
		case IFLA_PROTO_DOWN:
		case IFLA_PROTO_DOWN_REASON:
			n->hidden = true;
		}
}

static void print_head(struct ctx *ctx, const struct addr_filter *f, const struct attr *link)
{
	struct out *o = &ctx->out;
	uint32_t skip = OPT_LINKONLY | OPT_STATS;

	if (!o->details)
		skip |= OPT_ALIAS;
	if (!o->details && f->family && f->family != AF_PACKET)
		skip |= OPT_HARDWARE;
	if (ctx->flags.family == AF_INET6 && !f->link.dev)
		hide_for_ipv6(o, link);
	if (ctx->flags.brief)
		link_print_brief(o, link, f->family == AF_PACKET);
	else
		link_print(o, link, skip);
}

/* One address; *BREAK: something stands in front of it. */
static void print_one(struct ctx *ctx, const struct attr *link, const struct attr *addr,
		      bool *follows)
{
	struct out *o = &ctx->out;
	const char *name = attr_str(attr_find(link, IFLA_IFNAME));

	out_object(o, NULL);
	if (ctx->flags.brief) {
		addr_print_brief(o, addr);
	} else if (o->oneline) {
		out_uint(o, "index", "", attr_hdr(link, 4, 4), ": ");
		out_str(o, "dev", "", name ? name : "", "");
		addr_print(o, addr);
		if (o->mode == OUT_TEXT)
			out_newline(o);
	} else {
		if (*follows)
			out_break(o);
		addr_print(o, addr);
		*follows = true;
	}
	out_object_end(o);
}

static void print_stats(struct ctx *ctx, const struct attr *link)
{
	const struct opt *row = table_attr(&link_table, IFLA_STATS64);

	if (!ctx->flags.brief)
		row->type->print(&ctx->out, row, link);
}

static int show_link(struct ctx *ctx, void *data, const struct attr *link, struct addr_entry *list)
{
	const struct addr_filter *f = data;
	struct out *o = &ctx->out;
	bool text = o->mode == OUT_TEXT, lines = text && o->oneline && !ctx->flags.brief;
	/* As with `ip`: -o has no line for the link, and a label says it all. */
	bool head = !text || f->family == AF_PACKET || (!lines && !f->label);
	bool follows = head;

	out_object(o, NULL);
	if (head)
		print_head(ctx, f, link);
	if (f->family != AF_PACKET) {
		out_array(o, "addr_info");
		for (; list; list = list->next)
			print_one(ctx, link, list->addr, &follows);
		out_array_end(o);
	}
	if (head && (!lines || f->family == AF_PACKET))
		print_stats(ctx, link);
	out_object_end(o);
	if (!lines || f->family == AF_PACKET)
		out_newline(o);
	return 0;
}

int addr_show(struct ctx *ctx, struct req *req)
{
	struct addr_filter f;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = link_resolve(ctx, req->root);
	if (ret)
		return ret;
	addr_filter_read(ctx, req->root, &f);
	list_begin(ctx);
	return list_end(ctx, addr_walk(ctx, nl, &f, show_link, &f));
}

/* --- flush ---------------------------------------------------------------- */

struct flush {
	struct nl *nl;
	unsigned found, deleted;
};

/* Deletes by the message that the dump brought: nothing is said anew. */
static int flush_one(struct ctx *ctx, struct flush *fl, const struct addr_entry *e, const char *dev)
{
	struct nlmsghdr *msg = arena_copy(&ctx->arena, e->msg, e->msg->nlmsg_len);
	struct reply reply;
	int ret;

	msg->nlmsg_type = RTM_DELADDR;
	msg->nlmsg_flags = 0;
	msg->nlmsg_pid = 0;
	fl->found++;
	ret = send_request(ctx, fl->nl, msg, &reply);
	/* A secondary address goes with the first of its prefix. */
	if (ret || reply.code == EADDRNOTAVAIL || reply.code == ENODEV)
		return ret;
	if (reply.code)
		return nl_fail(ctx, NULL, NULL, &reply, (struct span){0},
			       "cannot delete '%s' from '%s'", addr_text(&ctx->arena, e->addr),
			       dev);
	fl->deleted++;
	return 0;
}

static int flush_link(struct ctx *ctx, void *data, const struct attr *link, struct addr_entry *list)
{
	const char *name = attr_str(attr_find(link, IFLA_IFNAME));
	int ret = 0;

	for (; !ret && list; list = list->next)
		ret = flush_one(ctx, data, list, name ? name : "");
	return ret;
}

int addr_flush(struct ctx *ctx, struct req *req)
{
	struct addr_filter f;
	struct flush fl = {0};
	int ret = nl_here(ctx, &fl.nl);

	if (!ret)
		ret = link_resolve(ctx, req->root);
	if (ret)
		return ret;
	addr_filter_read(ctx, req->root, &f);
	for (unsigned round = 0; round < FLUSH_ROUNDS; round++) {
		fl.found = fl.deleted = 0;
		ret = addr_walk(ctx, fl.nl, &f, flush_link, &fl);
		if (ret || !fl.found || ctx->flags.dry_run)
			return ret;
	}
	return fail_sys(ctx, (struct span){0}, EAGAIN,
			"%u addresses were still there after %d rounds: something adds them again",
			fl.found, FLUSH_ROUNDS);
}
