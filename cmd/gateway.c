// SPDX-License-Identifier: GPL-2.0-or-later
/* Why a gateway cannot be reached: the connected network that it would be in. */
#include "gateway.h"

#include <linux/if.h>
#include <linux/if_addr.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include "../lib/addr.h"
#include "../lib/list.h"
#include "../lib/type_inet.h"

struct cover {
	const void *gateway;
	size_t size;
	const char *addr; /* the address that covers it, as text; NULL: none so far */
	unsigned ifindex, len;
};

static int cover_addr(struct ctx *ctx, void *data, const struct attr *addr,
		      const struct nlmsghdr *msg)
{
	const struct attr *net = attr_find(addr, IFA_ADDRESS);
	unsigned len = (unsigned)attr_hdr(addr, 1, 1);
	struct cover *c = data;

	(void)msg;
	if (!net || net->len != c->size || (c->addr && len <= c->len) ||
	    !inet_within(c->gateway, net->data, c->size, len))
		return 0;
	c->addr = addr_text(&ctx->arena, addr);
	c->ifindex = (unsigned)attr_hdr(addr, 4, 4);
	c->len = len;
	return 0;
}

static void find_cover(struct ctx *ctx, struct nl *nl, struct cover *c)
{
	struct ifaddrmsg ifa = {.ifa_family = c->size == 4 ? AF_INET : AF_INET6};
	const struct list list = {
		.what = "addresses", .table = &addr_table, .hdrlen = sizeof(ifa),
		.type = RTM_NEWADDR, .visit = cover_addr, .data = c,
	};
	struct err err = ctx->err;

	list_dump(ctx, nl, attr_root(&ctx->arena, &ifa, sizeof(ifa)), RTM_GETADDR, &list);
	ctx->err = err;
}

bool gateway_up(struct ctx *ctx, struct nl *nl, unsigned ifindex, const char **name)
{
	const struct nl_link *link = nl_link(ctx, nl, ifindex);

	*name = link ? link->name : "an interface";
	return !link || (link->flags & IFF_UP);
}

void gateway_explain(struct ctx *ctx, struct nl *nl, const struct attr *gw)
{
	struct cover c = {.gateway = gw->data, .size = gw->len};
	char buf[64];
	const char *text = inet_format(gw->data, gw->len, buf, sizeof(buf)), *name;

	ctx->err.at = gw->at.n ? gw->at : ctx->err.at;
	find_cover(ctx, nl, &c);
	if (!c.addr)
		hint(ctx, "no interface has an address whose network '%s' is in; 'onlink' and 'dev' "
			  "take it as reachable all the same", text);
	else if (!gateway_up(ctx, nl, c.ifindex, &name))
		hint(ctx, "'%s' is in the network of '%s' (%s), which is down: vnet-link set %s up",
		     text, name, c.addr, name);
	else
		hint(ctx, "'%s' is in the network of '%s' (%s); that network's route is not in a "
			  "table that is looked at, or another interface was asked for", text,
		     name, c.addr);
}
