// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-route ensure: compares what is said with the route of the same key. */
#include <errno.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "../lib/encap.h"
#include "../lib/ensure.h"
#include "../lib/link_req.h"
#include "../lib/route.h"
#include "../lib/route_type.h"
#include "../lib/type.h"
#include "route_verb.h"

/* The route of the same key that is there, first found, best liked. */
struct search {
	const struct attr *root;
	struct finding *best;
	const struct nlmsghdr *msg; /* of the best, NULL: none of the key */
	struct attr *have;
};

/* --- the key: prefix, source, tos, metric and table ----------------------- */

static bool same_addr(const struct attr *a, const struct attr *b)
{
	size_t la = a ? a->len : 0, lb = b ? b->len : 0;

	return la == lb && (!la || !memcmp(a->data, b->data, la));
}

static bool is_key(const struct attr *n)
{
	return n->type == RTA_DST || n->type == RTA_SRC || n->type == RTA_PRIORITY ||
	       n->type == RTA_TABLE || n->type == ROUTE_HDR_TABLE || n->type == ROUTE_TOS ||
	       n->type == ROUTE_DST_LEN || n->type == ROUTE_SRC_LEN;
}

/* The kernel gives IPv6 routes this metric (IP6_RT_PRIO_USER). */
static uint64_t metric_of(const struct attr *route, bool said)
{
	uint64_t metric = attr_uint(attr_find(route, RTA_PRIORITY));

	return said && !metric && route_field(route, ROUTE_FAMILY) == AF_INET6 ? 1024 : metric;
}

static bool same_key(const struct attr *want, const struct attr *have)
{
	return same_addr(attr_find(want, RTA_DST), attr_find(have, RTA_DST)) &&
	       same_addr(attr_find(want, RTA_SRC), attr_find(have, RTA_SRC)) &&
	       route_field(want, ROUTE_DST_LEN) == attr_hdr(have, 1, 1) &&
	       route_field(want, ROUTE_SRC_LEN) == attr_hdr(have, 2, 1) &&
	       route_field(want, ROUTE_TOS) == attr_hdr(have, 3, 1) &&
	       metric_of(want, true) == metric_of(have, false) &&
	       route_rttable(want) == route_rttable(have);
}

/* --- comparing ------------------------------------------------------------ */

/* One of several ways is as one that is there, whose family the words may leave out. */
static bool same_hop(const struct attr *want, const struct attr *have)
{
	for (const struct attr *n = want->child; n; n = n->next) {
		const struct attr *h = attr_find(have, n->type);

		if (n->type == ATTR_HDR(2, 1) ? !(attr_uint(h) & attr_uint(n)) :
						!ensure_same(n, h))
			return false;
	}
	return true;
}

/* As many ways, and each that is said is there: ROOT has them as words. */
static bool same_multipath(const struct attr *root, const struct attr *have)
{
	size_t want = 0, there = 0;

	for (const struct attr *h = have ? have->child : NULL; h; h = h->next)
		there++;
	for (const struct attr *w = root->child; w; w = w->next) {
		const struct attr *h = have ? have->child : NULL;

		if (w->type != ROUTE_NH)
			continue;
		while (h && !same_hop(w, h))
			h = h->next;
		if (!h)
			return false;
		want++;
	}
	return want == there;
}

static bool same_node(const struct attr *n, const struct attr *root, const struct attr *have)
{
	const struct attr *h = attr_find(have, n->type);

	if (n->type == RTA_MULTIPATH)
		return same_multipath(root, h);
	if (n->type == ROUTE_FLAGS)
		return route_field(have, ROUTE_FLAGS) & attr_uint(n);
	return ensure_same(n, h);
}

static const char *type_name(const struct attr *n)
{
	const char *name = name_of(route_types, attr_uint(n));

	return name ? name : "?";
}

/* What says no type is a unicast route. */
static void compare_type(struct finding *f, const struct attr *root, const struct attr *have)
{
	const struct attr *n = attr_find(root, ROUTE_TYPE), *h = attr_find(have, ROUTE_TYPE);

	if (attr_uint(n) != attr_uint(h))
		ensure_differ(f, n->at.n ? n : attr_find(root, ROUTE_DST_LEN), false,
			      arena_printf(&f->ctx->arena, "type %s -> %s", type_name(h),
					   type_name(n)));
}

/* "mtu 1400 -> mtu lock 1400", "via 10.0.0.1 -> 10.0.0.2" */
static const char *difference(struct ctx *ctx, const struct opt *row, const struct attr *root,
			      const struct attr *have)
{
	const char *was, *is;

	if (row->name)
		return arena_printf(&ctx->arena, "%s %s -> %s", row->name,
				    ensure_value(ctx, row, have), ensure_value(ctx, row, root));
	was = row_words(ctx, row, have);
	is = row_words(ctx, row, root);
	return arena_printf(&ctx->arena, "%s -> %s", *was ? was : "no metrics", is);
}

static void compare(struct finding *f, const struct attr *root, const struct attr *have)
{
	compare_type(f, root, have);
	for (const struct attr *n = root->child; n; n = n->next) {
		const struct opt *row = n->opt;

		if (!row || !n->at.n || n->hidden || ATTR_IS_LOCAL(n->type) || is_key(n) ||
		    n->type == ROUTE_TYPE || same_node(n, root, have))
			continue;
		if (n->type == RTA_MULTIPATH || n->type == ROUTE_FLAGS)
			ensure_differ(f, n, false, row->name ? row->name : "next hops");
		else
			ensure_differ(f, n, false, difference(f->ctx, row, root, have));
	}
}

/* --- finding -------------------------------------------------------------- */

static struct attr *decode(struct ctx *ctx, const struct nlmsghdr *msg)
{
	struct attr *route = attr_decode(&ctx->arena, &route_table, NLMSG_DATA(msg),
					 NLMSG_PAYLOAD(msg, 0), sizeof(struct rtmsg));
	struct attr *all = attr_find(route, RTA_MULTIPATH);

	encap_decode(&ctx->arena, route, RTA_ENCAP);
	for (struct attr *nh = all ? all->child : NULL; nh; nh = nh->next)
		encap_decode(&ctx->arena, nh, RTA_ENCAP);
	return route;
}

static int visit(struct ctx *ctx, void *data, const struct attr *route, const struct nlmsghdr *msg)
{
	struct search *s = data;
	struct finding f = {.ctx = ctx};
	struct attr *have;

	if (!same_key(s->root, route) || (s->msg && !s->best->changed))
		return 0;
	have = decode(ctx, msg);
	compare(&f, s->root, have);
	if (s->msg && f.changed)
		return 0;
	*s->best = f;
	s->msg = msg;
	s->have = have;
	return 0;
}

static int find(struct ctx *ctx, struct nl *nl, struct search *s)
{
	struct route_filter f = {
		.family = (uint8_t)route_field(s->root, ROUTE_FAMILY),
		.table = route_rttable(s->root),
	};
	bool none = false;
	int ret = route_walk(ctx, nl, &f, false, NULL, visit, s);

	/* A table that nobody has used yet is none (fib_get_table()). */
	none = ret == -ENOENT;
	if (none)
		err_clear(ctx);
	return none ? 0 : ret;
}

/* --- changing ------------------------------------------------------------- */

static bool says_way(const struct attr *root)
{
	static const uint16_t ways[] = {RTA_GATEWAY, RTA_VIA, RTA_OIF, RTA_NH_ID, RTA_MULTIPATH,
					RTA_ENCAP, RTA_NEWDST};

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		if (attr_find(root, ways[i]))
			return true;
	return route_field(root, ROUTE_TYPE) != RTN_UNICAST;
}

/* Metrics that are not spoken of stay. */
static void keep_metrics(struct arena *a, struct attr *root, const struct attr *have)
{
	const struct attr *was = attr_find(have, RTA_METRICS);
	struct attr *nest = was ? attr_nest(a, root, RTA_METRICS) : NULL;
	struct attr *lock = attr_find(nest, RTAX_LOCK);
	uint32_t mask = (uint32_t)attr_uint(lock);

	for (const struct attr *n = was ? was->child : NULL; n; n = n->next) {
		if (n->type == RTAX_LOCK || attr_find(nest, n->type))
			continue;
		attr_put(a, nest, n->type, n->data, n->len);
		mask |= (uint32_t)attr_uint(attr_find(was, RTAX_LOCK)) & 1U << n->type;
	}
	if (lock)
		lock->hidden = true;
	if (mask)
		attr_put_u32(a, nest, RTAX_LOCK, mask);
}

/* What is there and not spoken of stays; the ways are one thing, kept or said as a whole. */
static void keep(struct arena *a, struct attr *root, const struct attr *have)
{
	static const uint16_t kept[] = {RTA_PREFSRC, RTA_FLOW, RTA_PREF, ROUTE_PROTO, ROUTE_SCOPE};
	static const uint16_t way[] = {RTA_GATEWAY, RTA_VIA, RTA_OIF, RTA_NH_ID, RTA_MULTIPATH,
				       RTA_ENCAP, RTA_ENCAP_TYPE, RTA_NEWDST};
	bool same_way = !says_way(root);
	uint32_t onlink = (uint32_t)route_field(have, ROUTE_FLAGS) & RTNH_F_ONLINK;

	for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++) {
		const struct attr *h = attr_find(have, kept[i]);
		struct attr *n = attr_find(root, kept[i]);

		if (!h || (n && n->at.n) || (kept[i] == ROUTE_SCOPE && !same_way))
			continue;
		if (n)
			n->hidden = true;
		attr_put(a, root, kept[i], h->data, h->len);
	}
	keep_metrics(a, root, have);
	for (size_t i = 0; same_way && i < sizeof(way) / sizeof(way[0]); i++) {
		const struct attr *h = attr_find(have, way[i]);

		/* A next hop object brings its ways along. */
		if (h && (!attr_find(have, RTA_NH_ID) || way[i] == RTA_NH_ID))
			attr_put(a, root, way[i], h->data, h->len);
	}
	if (same_way && onlink)
		attr_put_u32(a, root, ROUTE_FLAGS, onlink);
}

static int done(struct ctx *ctx, const struct attr *root, const char *result, const char *what)
{
	return ensure_done(ctx, "dst", route_dst_text(ctx, root), result, what);
}

int route_ensure(struct ctx *ctx, struct req *req)
{
	struct finding best = {.ctx = ctx};
	struct search s = {.root = req->root, .best = &best};
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = link_resolve(ctx, req->root);
	if (!ret)
		ret = find(ctx, nl, &s);
	if (ret)
		return ret;
	if (!s.msg) {
		ret = route_send(ctx, req->root, RTM_NEWROUTE, NLM_F_CREATE | NLM_F_EXCL, "add");
		return ret ? ret : done(ctx, req->root, "created", NULL);
	}
	if (!best.changed)
		return done(ctx, req->root, "unchanged", NULL);
	keep(&ctx->arena, req->root, s.have);
	ret = route_send(ctx, req->root, RTM_NEWROUTE, NLM_F_REPLACE, "change");
	return ret ? ret : done(ctx, req->root, "changed", best.changed);
}
