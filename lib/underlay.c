// SPDX-License-Identifier: GPL-2.0-or-later
/* What a new tunnel's packets will leave through, before there is a tunnel. */
#include "underlay.h"

#include <errno.h>
#include <linux/if.h>
#include <linux/if_link.h>
#include <unistd.h>

#include "link_req.h"
#include "netns.h"
#include "tunnel.h"

int underlay_find(struct ctx *ctx, struct nl *nl, const struct attr *remote, struct underlay *u)
{
	struct attr *link;
	int ret;

	*u = (struct underlay){0};
	ret = tunnel_route(ctx, nl, remote, 0, &u->ifindex);
	if (ret || !u->ifindex)
		return ret;
	ret = link_get(ctx, nl, NULL, u->ifindex, false, &link);
	if (ret)
		return ret == -ENODEV && !ctx->err.code ? 0 : ret;
	if (attr_hdr(link, 8, 4) & IFF_LOOPBACK)
		return 0;
	u->mtu = (unsigned)attr_uint(attr_find(link, IFLA_MTU));
	u->name = attr_str(attr_find(link, IFLA_IFNAME));
	return 0;
}

int underlay_netns(struct ctx *ctx, const struct attr *root, int *fd)
{
	const struct attr *n = attr_find(root, IFLA_LINK_NETNSID);

	*fd = -1;
	if (n && n->opt && n->opt->type == &type_link_netns && n->at.n > 1)
		return netns_open(ctx, n->at, ctx->words.w[n->at.first + 1], fd);
	if (n)
		return 0;
	if (ctx->flags.netns)
		return netns_open(ctx, ctx->flags.netns_at, ctx->flags.netns, fd);
	return netns_open_self(ctx, fd);
}

int underlay_nl(struct ctx *ctx, const struct attr *root, struct nl **nl)
{
	int fd, ret;

	*nl = NULL;
	if (!attr_find(root, IFLA_LINK_NETNSID))
		return nl_here(ctx, nl);
	ret = underlay_netns(ctx, root, &fd);
	if (ret || fd < 0)
		return ret;
	ret = nl_at(ctx, fd, nl);
	close(fd);
	return ret;
}
