// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-route get: which way a packet would take. */
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "../lib/link_req.h"
#include "../lib/list.h"
#include "../lib/route.h"
#include "route_verb.h"

static struct attr *decode(struct ctx *ctx, const struct reply *reply)
{
	return attr_decode(&ctx->arena, &route_table, mnl_nlmsg_get_payload(reply->msg),
			   mnl_nlmsg_get_payload_len(reply->msg), sizeof(struct rtmsg));
}

static int ask(struct ctx *ctx, struct nl *nl, struct attr *root, struct attr **route)
{
	const struct attr *dst = attr_find(root, RTA_DST);
	struct nlmsghdr *msg = attr_build(&ctx->arena, root, RTM_GETROUTE, 0, NULL);
	struct reply reply;
	int ret = nl_talk(ctx, nl, msg, &reply);

	if (ret)
		return ret;
	if (!reply.code && (!reply.msg || reply.msg->nlmsg_type != RTM_NEWROUTE))
		reply.code = ENOMSG;
	if (reply.code) {
		ret = nl_fail(ctx, root, &route_table, &reply,
			      dst ? dst->at : (struct span){0}, "cannot get the route to '%s'",
			      route_dst_text(ctx, root));
		route_explain(ctx, nl, root, RTM_GETROUTE, &reply);
		return ret;
	}
	*route = decode(ctx, &reply);
	return 0;
}

static void print_one(struct ctx *ctx, const struct attr *route)
{
	out_object(&ctx->out, NULL);
	route_print(&ctx->out, route);
	out_object_end(&ctx->out);
	out_newline(&ctx->out);
}

/* The same question once more from the source that the answer has, as `ip` asks it. */
static int connect_route(struct ctx *ctx, struct nl *nl, const struct attr *root,
			 const struct attr *first, struct attr **route)
{
	const struct attr *src = attr_find(first, RTA_PREFSRC), *dst = attr_find(root, RTA_DST);
	struct rtmsg rtm = {0};
	struct attr *again;

	if (!src)
		src = attr_find(first, RTA_SRC);
	if (!src || !dst)
		return fail_sys(ctx, (struct span){0}, ENOENT, "the route to '%s' has no source",
				route_dst_text(ctx, root));
	memcpy(&rtm, first->data, first->len < sizeof(rtm) ? first->len : sizeof(rtm));
	rtm = (struct rtmsg){
		.rtm_family = rtm.rtm_family, .rtm_dst_len = (unsigned char)(dst->len * 8),
		.rtm_src_len = (unsigned char)(src->len * 8), .rtm_tos = rtm.rtm_tos,
		.rtm_flags = (unsigned)route_field(root, ROUTE_FLAGS),
	};
	again = attr_root(&ctx->arena, &rtm, sizeof(rtm));
	for (const struct attr *n = root->child; n; n = n->next)
		if (!ATTR_IS_HDR(n->type) && !ATTR_IS_LOCAL(n->type) && !n->hidden)
			attr_put(&ctx->arena, again, n->type, n->data, n->len)->at = n->at;
	attr_put(&ctx->arena, again, RTA_SRC, src->data, src->len);
	return ask(ctx, nl, again, route);
}

static void complete(struct ctx *ctx, struct attr *root)
{
	struct attr *dst = attr_find(root, RTA_DST), *src = attr_find(root, RTA_SRC);
	uint8_t family = dst->len == 16 ? AF_INET6 : dst->len ? AF_INET : 0;
	uint32_t flags = 0;

	if (!family)
		family = ctx->flags.family ? ctx->flags.family :
			 src && src->len == 16 ? AF_INET6 : AF_INET;
	if (ctx->flags.family == AF_MPLS)
		family = AF_MPLS;
	dst->hidden = !dst->len;
	if (src)
		src->hidden = !src->len;
	attr_put_u8(&ctx->arena, root, ROUTE_FAMILY, family);
	if (family == AF_INET)
		flags |= RTM_F_LOOKUP_TABLE;
	if (attr_find(root, GET_FIBMATCH))
		flags |= RTM_F_FIB_MATCH;
	if (attr_find(root, GET_NOTIFY))
		flags |= RTM_F_NOTIFY;
	attr_put_u32(&ctx->arena, root, ROUTE_FLAGS, flags);
}

int route_get(struct ctx *ctx, struct req *req)
{
	struct attr *route, *second;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = link_resolve(ctx, req->root);
	if (ret)
		return ret;
	complete(ctx, req->root);
	ret = ask(ctx, nl, req->root, &route);
	if (ret)
		return ret;
	list_begin(ctx);
	print_one(ctx, route);
	if (attr_find(req->root, GET_CONNECTED) && !attr_find(req->root, RTA_SRC)) {
		ret = connect_route(ctx, nl, req->root, route, &second);
		if (!ret)
			print_one(ctx, second);
	}
	return list_end(ctx, ret);
}
