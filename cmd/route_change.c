// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-route add and its like: one request. */
#include <errno.h>
#include <linux/rtnetlink.h>

#include "../lib/link_req.h"
#include "../lib/list.h"
#include "../lib/route.h"
#include "route_verb.h"

int route_send(struct ctx *ctx, struct attr *root, uint16_t type, uint16_t flags, const char *what)
{
	const char *netns = ctx->flags.netns;
	struct attr *dst = attr_find(root, RTA_DST);
	struct span at = {0};
	struct reply reply;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	for (struct attr *n = root->child; n && !dst; n = n->next)
		dst = n->type == RTA_DST ? n : NULL;
	if (dst)
		at = dst->at;
	if (!ret)
		ret = request_send(ctx, nl, root, type, flags, &reply);
	if (ret || !reply.code)
		return ret;
	ret = nl_fail(ctx, root, &route_table, &reply, at, "cannot %s the route to '%s'%s%s", what,
		      route_dst_text(ctx, root), netns ? " in namespace " : "", netns ? netns : "");
	route_explain(ctx, nl, root, type, &reply);
	return ret;
}

static int request(struct ctx *ctx, struct req *req, uint16_t type, uint16_t flags,
		   const char *what)
{
	int ret = link_resolve(ctx, req->root);

	return ret ? ret : route_send(ctx, req->root, type, flags, what);
}

int route_add(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_NEWROUTE, NLM_F_CREATE | NLM_F_EXCL, "add");
}

int route_append(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_NEWROUTE, NLM_F_CREATE | NLM_F_APPEND, "append");
}

int route_prepend(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_NEWROUTE, NLM_F_CREATE, "prepend");
}

int route_replace(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_NEWROUTE, NLM_F_CREATE | NLM_F_REPLACE, "replace");
}

int route_change(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_NEWROUTE, NLM_F_REPLACE, "change");
}

int route_test(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_NEWROUTE, NLM_F_EXCL, "test");
}

int route_del(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_DELROUTE, 0, "delete");
}
