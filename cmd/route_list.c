// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-route: routes, as dumped and filtered. */
#include <errno.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "../lib/list.h"
#include "../lib/route.h"
#include "route_verb.h"

/* --- the words ------------------------------------------------------------ */

static const struct inet *prefix(const struct attr *root, uint16_t attr)
{
	const struct attr *n = attr_find(root, attr);

	return n ? n->data : NULL;
}

static const struct attr *number_of(const struct attr *root, uint16_t attr)
{
	const struct attr *n = attr_find(root, attr);

	return n && attr_uint(n) != UINT32_MAX ? n : NULL;
}

static uint8_t find_family(const struct ctx *ctx, const struct route_filter *f)
{
	const struct inet *const all[] = {f->root,  f->match, f->from_root,
					  f->from_match, f->src,   f->via};

	if (ctx->flags.family)
		return ctx->flags.family;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (all[i] && all[i]->family && (all[i] != f->via || f->table))
			return all[i]->family;
	return f->table ? AF_INET : AF_UNSPEC;
}

void route_filter_read(struct ctx *ctx, const struct attr *root, struct route_filter *f)
{
	const struct attr *table = attr_find(root, LIST_TABLE), *vrf = attr_find(root, RTA_TABLE);
	const struct attr *realms = attr_find(root, LIST_REALMS);

	*f = (struct route_filter){.table = RT_TABLE_MAIN};
	f->tos = attr_find(root, LIST_TOS);
	f->type = attr_find(root, LIST_TYPE);
	f->dev = attr_find(root, LIST_DEV);
	f->iif = attr_find(root, LIST_IIF);
	f->mark = attr_find(root, LIST_MARK);
	f->metric = attr_find(root, LIST_METRIC);
	f->nhid = attr_find(root, LIST_NHID);
	f->proto = number_of(root, LIST_PROTO);
	f->scope = number_of(root, LIST_SCOPE);
	f->root = prefix(root, LIST_ROOT);
	f->match = prefix(root, LIST_MATCH);
	f->from_root = prefix(root, LIST_FROM_ROOT);
	f->from_match = prefix(root, LIST_FROM_MATCH);
	f->via = prefix(root, LIST_VIA);
	f->src = prefix(root, LIST_SRC);
	f->cache = attr_find(root, LIST_CACHE);
	f->vrf = vrf;
	if (table || vrf)
		f->table = (uint32_t)attr_uint(vrf ? vrf : table);
	if (realms) {
		memcpy(&f->realm, realms->data, sizeof(f->realm));
		memcpy(&f->realm_mask, (const char *)realms->data + 4, sizeof(f->realm_mask));
	}
	f->family = find_family(ctx, f);
}

/* --- which routes pass ---------------------------------------------------- */

/* Is the prefix N/LEN within WITHIN, and is AROUND within it? */
static bool prefix_passes(const struct attr *n, unsigned len, unsigned family,
			  const struct inet *within, const struct inet *around)
{
	static const unsigned char zero[16];
	const void *addr = n && n->len <= sizeof(zero) ? n->data : zero;

	if (within && within->family && family != within->family)
		return false;
	if (around && around->family && family != around->family)
		return false;
	if (within && (within->len > len ||
		       (within->size && !inet_within(addr, within->addr, within->size, within->len))))
		return false;
	return !around || (around->len >= len &&
			   (!around->size || inet_within(around->addr, addr, around->size, len)));
}

static bool number_passes(const struct attr *want, uint64_t have)
{
	return !want || attr_uint(want) == have;
}

static bool gateway_passes(const struct inet *want, const struct attr *route)
{
	const struct attr *gw = attr_find(route, RTA_GATEWAY), *via = attr_find(route, RTA_VIA);

	if (gw && gw->len == want->size)
		return inet_within(gw->data, want->addr, want->size, want->len);
	return via && via->len == want->size + 2 &&
	       inet_within((const char *)via->data + 2, want->addr, want->size, want->len);
}

/* Does one way of the route lead through the interface? */
static bool dev_passes(const struct attr *dev, const struct attr *route)
{
	const struct attr *all = attr_find(route, RTA_MULTIPATH);

	if (number_passes(dev, attr_uint(attr_find(route, RTA_OIF))))
		return true;
	for (const struct attr *nh = all ? all->child : NULL; nh; nh = nh->next)
		if (attr_uint(dev) == attr_hdr(nh, 4, 4))
			return true;
	return false;
}

static bool passes(const struct route_filter *f, const struct attr *route)
{
	unsigned family = (unsigned)attr_hdr(route, 0, 1), type = (unsigned)attr_hdr(route, 7, 1);
	const struct attr *src = attr_find(route, RTA_PREFSRC);

	if (f->family && family != f->family)
		return false;
	if (f->cache != ((attr_hdr(route, 8, 4) & RTM_F_CLONED) != 0))
		return false;
	if (f->table && route_rttable(route) != f->table)
		return false;
	if (f->vrf && (type == RTN_LOCAL || type == RTN_BROADCAST))
		return false;
	if (!number_passes(f->proto, attr_hdr(route, 5, 1)) ||
	    !number_passes(f->scope, attr_hdr(route, 6, 1)) || !number_passes(f->type, type) ||
	    !number_passes(f->tos, attr_hdr(route, 3, 1)) ||
	    !number_passes(f->iif, attr_uint(attr_find(route, RTA_IIF))) ||
	    !number_passes(f->mark, attr_uint(attr_find(route, RTA_MARK))) ||
	    !number_passes(f->metric, attr_uint(attr_find(route, RTA_PRIORITY))) ||
	    !number_passes(f->nhid, attr_uint(attr_find(route, RTA_NH_ID))))
		return false;
	if ((attr_uint(attr_find(route, RTA_FLOW)) ^ f->realm) & f->realm_mask)
		return false;
	if (f->src && (!src || src->len != f->src->size ||
		       !inet_within(src->data, f->src->addr, f->src->size, f->src->len)))
		return false;
	return dev_passes(f->dev, route) && (!f->via || gateway_passes(f->via, route)) &&
	       prefix_passes(attr_find(route, RTA_DST), (unsigned)attr_hdr(route, 1, 1), family,
			     f->root, f->match) &&
	       prefix_passes(attr_find(route, RTA_SRC), (unsigned)attr_hdr(route, 2, 1), family,
			     f->from_root, f->from_match);
}

/* What every line would repeat is left out, as in `ip`. */
static void hide_pinned(const struct route_filter *f, const struct attr *route)
{
	for (struct attr *n = route->child; n; n = n->next)
		switch (n->type) {
		case ROUTE_HDR_TABLE:
		case RTA_TABLE: n->hidden = f->table; break;
		case ROUTE_TOS: n->hidden = f->tos; break;
		case ROUTE_PROTO: n->hidden = f->proto; break;
		case ROUTE_SCOPE: n->hidden = f->scope; break;
		case RTA_OIF: n->hidden = f->dev; break;
		case RTA_IIF: n->hidden = f->iif; break;
		case RTA_PRIORITY: n->hidden = f->metric; break;
		case RTA_FLOW: n->hidden = f->realm_mask == UINT32_MAX; break;
		case RTA_GATEWAY: n->hidden = f->via && f->via->len == n->len * 8; break;
		case RTA_PREFSRC: n->hidden = f->src && f->src->len == n->len * 8; break;
		}
}

/* --- the walk ------------------------------------------------------------- */

struct walk {
	const struct route_filter *f;
	bool hide;
	int (*visit)(struct ctx *ctx, void *data, const struct attr *route,
		     const struct nlmsghdr *msg);
	void *data;
};

static int visit_route(struct ctx *ctx, void *data, const struct attr *route,
		       const struct nlmsghdr *msg)
{
	struct walk *w = data;

	if (!passes(w->f, route))
		return 0;
	if (w->hide)
		hide_pinned(w->f, route);
	return w->visit(ctx, w->data, route, msg);
}

/* The kernel filters by family, table, protocol and interface (ip_valid_fib_dump_req()), old
 * ones by family only. Not by type: it compares the route's own, and that of a route to a
 * blackhole next hop is unicast until it is listed (fib_dump_info()). */
static struct attr *dump_request(struct ctx *ctx, const struct route_filter *f)
{
	struct rtmsg rtm = {.rtm_family = f->family, .rtm_flags = f->cache ? RTM_F_CLONED : 0};
	struct attr *root;

	if (f->proto)
		rtm.rtm_protocol = (unsigned char)attr_uint(f->proto);
	root = attr_root(&ctx->arena, &rtm, sizeof(rtm));
	if (f->table)
		attr_put_u32(&ctx->arena, root, RTA_TABLE, f->table);
	if (f->dev)
		attr_put_u32(&ctx->arena, root, RTA_OIF, (uint32_t)attr_uint(f->dev));
	return root;
}

int route_walk(struct ctx *ctx, struct nl *nl, const struct route_filter *f, bool hide,
	       bool *incomplete,
	       int (*visit)(struct ctx *ctx, void *data, const struct attr *route,
			    const struct nlmsghdr *msg),
	       void *data)
{
	struct walk w = {.f = f, .hide = hide, .visit = visit, .data = data};
	struct list list = {
		.what = "routes", .table = &route_table, .hdrlen = sizeof(struct rtmsg),
		.type = RTM_NEWROUTE, .visit = visit_route, .data = &w, .incomplete = incomplete,
		/* The main table of a new namespace has not been made yet. */
		.none = f->table == RT_TABLE_MAIN ? ENOENT : 0,
	};

	return list_dump(ctx, nl, dump_request(ctx, f), RTM_GETROUTE, &list);
}
