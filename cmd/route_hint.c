// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-route: after a refusal, the look-up that finds what the kernel meant. */
#include <errno.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "../lib/link_req.h"
#include "../lib/list.h"
#include "../lib/route.h"
#include "gateway.h"
#include "route_verb.h"

/* --- gateways and interfaces ---------------------------------------------- */

/* The nearest ways of the request: its own, or the next hops'. */
static const struct attr *gateway_of(const struct attr *root)
{
	const struct attr *gw = attr_find(root, RTA_GATEWAY);

	for (const struct attr *n = root->child; n && !gw; n = n->next)
		if (n->type == ROUTE_NH)
			gw = attr_find(n, RTA_GATEWAY);
	return gw;
}

static void explain_down(struct ctx *ctx, struct nl *nl, const struct attr *root)
{
	const struct attr *dev = attr_find(root, RTA_OIF), *gw = gateway_of(root);
	const char *name;

	for (const struct attr *n = root->child; n && !dev; n = n->next)
		if (n->type == ROUTE_NH && !gateway_up(ctx, nl, (unsigned)attr_uint(attr_find(
								n, ATTR_HDR(4, 4))), &name))
			dev = attr_find(n, ATTR_HDR(4, 4));
	if (dev && !gateway_up(ctx, nl, (unsigned)attr_uint(dev), &name)) {
		if (dev->at.n)
			ctx->err.at = dev->at;
		hint(ctx, "'%s' is down: vnet-link set %s up", name, name);
	} else if (gw) {
		gateway_explain(ctx, nl, gw);
	}
}

/* --- routes that are there ------------------------------------------------ */

/* What is like the route of a request, the likest in the end. */
struct similar {
	const struct attr *root;
	unsigned points;
	const char *text;
	uint32_t table;
};

static bool same_bytes(const struct attr *a, const struct attr *b)
{
	size_t la = a ? a->len : 0, lb = b ? b->len : 0;

	return la == lb && (!la || !memcmp(a->data, b->data, la));
}

static int compare_route(struct ctx *ctx, void *data, const struct attr *route,
			 const struct nlmsghdr *msg)
{
	struct similar *s = data;
	const struct attr *want = attr_find(s->root, RTA_DST), *have = attr_find(route, RTA_DST);
	unsigned points;

	(void)msg;
	if (!same_bytes(want, have))
		return 0;
	points = 1 + 8 * (route_field(s->root, ROUTE_DST_LEN) == attr_hdr(route, 1, 1)) +
		 4 * (route_rttable(s->root) == route_rttable(route)) +
		 2 * same_bytes(attr_find(s->root, RTA_GATEWAY), attr_find(route, RTA_GATEWAY)) +
		 same_bytes(attr_find(s->root, RTA_OIF), attr_find(route, RTA_OIF));
	if (points <= s->points)
		return 0;
	s->points = points;
	s->text = route_text(ctx, route);
	return 0;
}

static void find_similar(struct ctx *ctx, struct nl *nl, struct similar *s)
{
	struct route_filter f = {.family = (uint8_t)route_field(s->root, ROUTE_FAMILY)};
	struct err err = ctx->err;

	route_walk(ctx, nl, &f, false, NULL, compare_route, s);
	ctx->err = err;
}

static void explain_missing(struct ctx *ctx, struct nl *nl, const struct attr *root)
{
	struct similar s = {.root = root};

	find_similar(ctx, nl, &s);
	if (s.text)
		hint(ctx, "there is: %s", s.text);
}

static void explain_existing(struct ctx *ctx, struct nl *nl, const struct attr *root)
{
	struct similar s = {.root = root};

	find_similar(ctx, nl, &s);
	if (s.text)
		hint(ctx, "there is: %s; 'ensure' and 'replace' change it, another 'metric' makes "
			  "a second one", s.text);
}

/* IPv4 takes no prefix with bits behind its length. */
static void explain_prefix(struct ctx *ctx, const struct attr *root)
{
	const struct attr *dst = attr_find(root, RTA_DST);
	unsigned len = (unsigned)route_field(root, ROUTE_DST_LEN);
	unsigned char addr[16], mask;
	char buf[64];

	if (!dst || dst->len > sizeof(addr) || route_field(root, ROUTE_FAMILY) == AF_MPLS)
		return;
	memset(addr, 0, sizeof(addr));
	for (unsigned i = 0; i < dst->len && i * 8 < len; i++) {
		mask = len - i * 8 >= 8 ? 0xff : (unsigned char)(0xff00 >> (len - i * 8));
		addr[i] = ((const unsigned char *)dst->data)[i] & mask;
	}
	if (memcmp(addr, dst->data, dst->len))
		hint(ctx, "the network is %s/%u",
		     inet_format(addr, dst->len, buf, sizeof(buf)), len);
}

void route_explain(struct ctx *ctx, struct nl *nl, const struct attr *root, uint16_t type,
		   const struct reply *reply)
{
	const struct attr *gw = gateway_of(root);

	if (ctx->err.hint)
		return;
	switch (reply->code) {
	case ENETUNREACH:
	case EHOSTUNREACH:
		if (gw && type == RTM_NEWROUTE)
			gateway_explain(ctx, nl, gw);
		break;
	case ENETDOWN:
		explain_down(ctx, nl, root);
		break;
	case ESRCH:
	case ENOENT:
		if (type != RTM_GETROUTE)
			explain_missing(ctx, nl, root);
		break;
	case EEXIST:
		explain_existing(ctx, nl, root);
		break;
	case EINVAL:
		explain_prefix(ctx, root);
		break;
	}
}
