// SPDX-License-Identifier: GPL-2.0-or-later
/* What a tunnel's packets leave through: the kernel is asked for the route. */
#include "underlay.h"

#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>
#include <unistd.h>

#include "link_req.h"
#include "netns.h"
#include "opt.h"

int underlay_find(struct ctx *ctx, struct nl *nl, const struct attr *remote,
		  const struct attr *local, struct underlay *u)
{
	static const struct table none;
	struct rtmsg rtm = {.rtm_family = remote->len == 16 ? AF_INET6 : AF_INET,
			    .rtm_dst_len = (uint8_t)(remote->len * 8)};
	struct attr *root, *route, *link;
	struct reply reply;
	int ret;

	*u = (struct underlay){0};
	if (local)
		rtm.rtm_src_len = (uint8_t)(local->len * 8);
	root = attr_root(&ctx->arena, &rtm, sizeof(rtm));
	attr_put(&ctx->arena, root, RTA_DST, remote->data, remote->len);
	if (local)
		attr_put(&ctx->arena, root, RTA_SRC, local->data, local->len);
	ret = nl_talk(ctx, nl, attr_build(&ctx->arena, root, RTM_GETROUTE, 0, NULL), &reply);
	if (ret || reply.code || !reply.msg ||
	    mnl_nlmsg_get_payload_len(reply.msg) < sizeof(rtm))
		return ret;
	route = attr_decode(&ctx->arena, &none, mnl_nlmsg_get_payload(reply.msg),
			    mnl_nlmsg_get_payload_len(reply.msg), sizeof(rtm));
	u->ifindex = (unsigned)attr_uint(attr_find(route, RTA_OIF));
	if (attr_hdr(route, 7, 1) != RTN_UNICAST || !u->ifindex)
		return 0;
	ret = link_get(ctx, nl, NULL, u->ifindex, false, &link);
	if (ret)
		return ret == -ENODEV && !ctx->err.code ? 0 : ret;
	u->mtu = (unsigned)attr_uint(attr_find(link, IFLA_MTU));
	u->name = attr_str(attr_find(link, IFLA_IFNAME));
	return 0;
}

int underlay_nl(struct ctx *ctx, const struct attr *root, struct nl **nl)
{
	const struct attr *n = attr_find(root, IFLA_LINK_NETNSID);
	int fd, ret;

	*nl = NULL;
	if (!n)
		return nl_here(ctx, nl);
	if (!n->opt || n->opt->type != &type_link_netns || n->at.n < 2)
		return 0;
	ret = netns_open(ctx, n->at, ctx->words.w[n->at.first + 1], &fd);
	if (ret)
		return ret;
	ret = nl_at(ctx, fd, nl);
	close(fd);
	return ret;
}
