// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-link ensure ... recreate: a new link in place of the old one, once the kernel has
 * shown that it takes the new one. */
#include <errno.h>
#include <linux/if.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <unistd.h>

#include "link.h"
#include "link_req.h"
#include "list.h"
#include "type.h"

static const char *kind_in(const struct attr *link)
{
	return attr_str(attr_find(attr_find(link, IFLA_LINKINFO), IFLA_INFO_KIND));
}

/* Gives the link that SET makes a name that nobody has, and leaves it switched off: not a
 * packet shall pass the trial. */
static int set_aside(struct ctx *ctx, struct attr *set, const char *prefix, const char **name)
{
	struct attr *there;
	struct nl *nl;
	int ret = target_nl(ctx, set, &nl);

	for (unsigned i = 0; !ret; i++) {
		*name = arena_printf(&ctx->arena, "%s%u-%u", prefix, (unsigned)getpid(), i);
		ret = link_get(ctx, nl, *name, 0, false, &there);
	}
	if (ret != -ENODEV || ctx->err.code)
		return ret;
	for (struct attr *n = set->child; n; n = n->next)
		if (n->type == IFLA_IFNAME ||
		    (n->type == LINK_FLAGS && n->opt && n->opt->bit == IFF_UP))
			n->hidden = true;
	attr_put_str(&ctx->arena, set, IFLA_IFNAME, *name);
	return 0;
}

/* Is the refusal of the trial one that the old link itself can be the reason of? */
static bool in_the_way(const struct ctx *ctx, const struct attr *set, const struct attr *old)
{
	const struct attr *lower = attr_find(set, IFLA_LINK), *had = attr_find(old, IFLA_LINK);
	const char *kind = kind_in(set), *was = kind_in(old);
	int code = ctx->err.code;

	if (code != EEXIST && code != EBUSY && code != EADDRINUSE)
		return false;
	return (kind && was && !strcmp(kind, was)) ||
	       (lower && had && attr_uint(lower) == attr_uint(had));
}

static int del_trial(struct ctx *ctx, const struct attr *set, const char *name)
{
	struct ifinfomsg ifi = {0};
	struct attr *root = attr_root(&ctx->arena, &ifi, sizeof(ifi));
	struct reply reply;
	struct nl *nl;
	int ret = target_nl(ctx, set, &nl);

	attr_put_str(&ctx->arena, root, IFLA_IFNAME, name);
	if (!ret)
		ret = request_send(ctx, nl, root, RTM_DELLINK, 0, &reply);
	if (ret || !reply.code || reply.code == ENODEV)
		return ret;
	return nl_fail(ctx, NULL, NULL, &reply, (struct span){0}, "cannot delete '%s', a trial",
		       name);
}

/* Makes the link beside the old one, under another name, and deletes it again. */
static int try_out(struct ctx *ctx, struct attr *set, const struct attr *old, const char *name)
{
	unsigned index = (unsigned)attr_uint(attr_find(set, LINK_INDEX));
	struct attr *peer = link_peer(set);
	const char *aside, *other;
	struct err err;
	int ret = set_aside(ctx, set, "try", &aside);

	if (!ret && peer)
		ret = set_aside(ctx, peer, "end", &other);
	if (ret)
		return ret;
	if (index && index == attr_hdr(old, 4, 4))
		attr_find(set, LINK_INDEX)->hidden = true;
	ret = link_add(ctx, set, NLM_F_CREATE | NLM_F_EXCL, "add");
	err = ctx->err;
	if (ret && in_the_way(ctx, set, old))
		ret = 0;
	else if (err.code)
		err.msg = arena_printf(&ctx->arena, "cannot make '%s' anew as said, and the old "
						    "one stays", name);
	err_clear(ctx);
	if (del_trial(ctx, set, aside))
		return -ctx->err.code;
	if (ret)
		ctx->err = err;
	return ret;
}

static int read_again(struct ctx *ctx, const struct req *req, struct attr **set)
{
	int ret = parse_command(ctx, req->verb, req->pos, set);

	return ret ? ret : parse_resolve(ctx, *set);
}

int link_recreate(struct ctx *ctx, struct nl *nl, const struct req *req, const struct attr *old,
		  const char *name)
{
	struct ifinfomsg ifi = {.ifi_index = (int)attr_hdr(old, 4, 4)};
	struct attr *root = attr_root(&ctx->arena, &ifi, sizeof(ifi)), *set;
	struct reply reply;
	int ret = read_again(ctx, req, &set);

	if (!ret)
		ret = try_out(ctx, set, old, name);
	if (!ret) /* the trial has marked the tree */
		ret = read_again(ctx, req, &set);
	if (!ret)
		ret = request_send(ctx, nl, root, RTM_DELLINK, 0, &reply);
	if (ret)
		return ret;
	if (reply.code)
		return nl_fail(ctx, NULL, NULL, &reply, (struct span){0}, "cannot delete '%s'", name);
	ret = link_add(ctx, set, NLM_F_CREATE | NLM_F_EXCL, "add");
	if (ret && ctx->err.msg)
		ctx->err.msg = arena_printf(&ctx->arena, "%s, and the old one is deleted",
					    ctx->err.msg);
	return ret;
}
