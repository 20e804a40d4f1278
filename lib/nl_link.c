// SPDX-License-Identifier: GPL-2.0-or-later
/* Links by name and by index, and refusals turned into failures that point at words. */
#include <errno.h>
#include <inttypes.h>
#include <libmnl/libmnl.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <stdio.h>
#include <string.h>

#include "nl.h"
#include "opt.h"
#include "type.h"

enum { SLOTS = sizeof(((struct ctx *)0)->links) / sizeof(((struct ctx *)0)->links[0]) };

static struct nl_link *remember(struct ctx *ctx, const struct nl *nl, unsigned ifindex)
{
	struct nl_link *l = ctx->spare;

	if (l)
		ctx->spare = l->next;
	else
		l = arena_alloc(&ctx->keep, sizeof(*l));
	*l = (struct nl_link){.nl = nl, .ifindex = ifindex};
	l->next = ctx->links[ifindex % SLOTS];
	ctx->links[ifindex % SLOTS] = l;
	return l;
}

static struct nl_link *recall(struct ctx *ctx, const struct nl *nl, unsigned ifindex)
{
	struct nl_link *l = ctx->links[ifindex % SLOTS];

	while (l && (l->nl != nl || l->ifindex != ifindex))
		l = l->next;
	return l;
}

void nl_link_learn(struct ctx *ctx, struct nl *nl, const struct nlmsghdr *msg)
{
	const struct ifinfomsg *ifi = mnl_nlmsg_get_payload(msg);
	const struct nlattr *at;
	struct nl_link *l;

	if (mnl_nlmsg_get_payload_len(msg) < sizeof(*ifi))
		return;
	l = recall(ctx, nl, (unsigned)ifi->ifi_index);
	if (!l)
		l = remember(ctx, nl, (unsigned)ifi->ifi_index);
	l->flags = ifi->ifi_flags;
	l->type = ifi->ifi_type;
	mnl_attr_for_each(at, msg, sizeof(*ifi))
		if (mnl_attr_get_type(at) == IFLA_IFNAME && mnl_attr_get_payload_len(at)) {
			snprintf(l->buf, sizeof(l->buf), "%.*s",
				 (int)mnl_attr_get_payload_len(at),
				 (const char *)mnl_attr_get_payload(at));
			l->name = l->buf;
		}
}

void nl_link_forget(struct ctx *ctx, const struct nl *nl, unsigned ifindex)
{
	struct nl_link **p = &ctx->links[ifindex % SLOTS], *l;

	while (*p && ((*p)->nl != nl || (*p)->ifindex != ifindex))
		p = &(*p)->next;
	l = *p;
	if (!l)
		return;
	*p = l->next;
	l->next = ctx->spare;
	ctx->spare = l;
}

void nl_links_forget(struct ctx *ctx)
{
	for (size_t i = 0; i < SLOTS; i++)
		while (ctx->links[i]) {
			struct nl_link *l = ctx->links[i];

			ctx->links[i] = l->next;
			l->next = ctx->spare;
			ctx->spare = l;
		}
}

void nl_link_forget_all(struct ctx *ctx, const struct nl *nl)
{
	for (size_t i = 0; i < SLOTS; i++)
		for (struct nl_link *l = ctx->links[i], *next; l; l = next) {
			next = l->next;
			if (l->nl == nl)
				nl_link_forget(ctx, nl, l->ifindex);
		}
}

/* RTM_GETLINK for one link; REPLY.msg is the answer. */
static int get_link(struct ctx *ctx, struct nl *nl, unsigned ifindex, const char *name,
		    struct reply *reply)
{
	struct ifinfomsg ifi = {.ifi_index = (int)ifindex};
	struct attr *root = attr_root(&ctx->arena, &ifi, sizeof(ifi));

	if (name)
		attr_put_str(&ctx->arena, root,
			     strlen(name) < IFNAMSIZ ? IFLA_IFNAME : IFLA_ALT_IFNAME, name);
	attr_put_u32(&ctx->arena, root, IFLA_EXT_MASK, RTEXT_FILTER_SKIP_STATS);
	return nl_talk(ctx, nl, attr_build(&ctx->arena, root, RTM_GETLINK, 0, NULL), reply);
}

const struct nl_link *nl_link(struct ctx *ctx, struct nl *nl, unsigned ifindex)
{
	struct nl_link *l = recall(ctx, nl, ifindex);
	struct reply reply;

	if (l)
		return l->name ? l : NULL;
	if (get_link(ctx, nl, ifindex, NULL, &reply)) {
		err_clear(ctx);
		return NULL;
	}
	if (!reply.code && reply.msg)
		nl_link_learn(ctx, nl, reply.msg);
	else
		remember(ctx, nl, ifindex); /* known to be missing */
	l = recall(ctx, nl, ifindex);
	return l && l->name ? l : NULL;
}

int nl_ifindex(struct ctx *ctx, struct nl *nl, const char *name, unsigned *ifindex)
{
	struct reply reply;
	int ret = get_link(ctx, nl, 0, name, &reply);

	if (ret)
		return ret;
	if (reply.code || !reply.msg ||
	    mnl_nlmsg_get_payload_len(reply.msg) < sizeof(struct ifinfomsg))
		return -ENODEV;
	*ifindex = (unsigned)((const struct ifinfomsg *)mnl_nlmsg_get_payload(reply.msg))->ifi_index;
	nl_link_learn(ctx, nl, reply.msg);
	return 0;
}

/* The words the kernel means: by offset, else by the missing attribute's row. */
static struct span blame(const struct attr *root, const struct reply *r, struct span at)
{
	const struct attr *n = r->off ? attr_at(root, r->off) : NULL;

	return n && n->at.n ? n->at : at;
}

int nl_fail(struct ctx *ctx, const struct attr *root, const struct table *table,
	    const struct reply *reply, struct span at, const char *fmt, ...)
{
	const struct opt *missing = reply->miss ? table_attr(table, reply->miss) : NULL;
	struct span where = root ? blame(root, reply, at) : at;
	const char *what;
	va_list ap;

	if (ctx->err.code) /* a look-up after a failure: that one is kept */
		return -reply->code;
	va_start(ap, fmt);
	what = arena_vprintf(&ctx->arena, fmt, ap);
	va_end(ap);
	fail_sys(ctx, where, reply->code, "%s", what);
	ctx->err.kernel = reply->text ? arena_printf(&ctx->arena, "%s (%s)", reply->text,
						     strerror(reply->code))
				      : strerror(reply->code);
	if (reply->policy)
		hint(ctx, "the kernel takes %" PRIu64 "..%" PRIu64 " here", reply->min, reply->max);
	else if (missing)
		hint(ctx, "say '%s', too", missing->name);
	else if (reply->code == EPERM && !reply->text)
		hint(ctx, "this needs CAP_NET_ADMIN in the user namespace that owns the network "
			  "namespace; try it as root");
	return -reply->code;
}
