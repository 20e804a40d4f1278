// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-tunnel check: which condition for forwarding, suppression and MTU a VXLAN fails. */
#include "tunnel_check.h"

#include <errno.h>
#include <linux/if.h>
#include <linux/if_link.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "../lib/addr.h"
#include "../lib/link.h"
#include "../lib/link_filter.h"
#include "../lib/list.h"

static const struct opt rows[] = {
	TUNNEL_VXLAN_ROW,
	{.name = "all", .type = &type_word, .attr = TUNNEL_ALL, .help = "every VXLAN"},
};
const struct table tunnel_check_table = TABLE(rows);

int tunnel_check_words(struct parse *p)
{
	const struct attr *dev = attr_find(p->root, LINK_DEV), *all = attr_find(p->root, TUNNEL_ALL);

	if (dev && all)
		return fail(p->ctx, dev->at, EINVAL, "'all' is every VXLAN");
	if (!dev && !all)
		return fail(p->ctx, (struct span){(uint16_t)p->ctx->words.n, 1}, EINVAL,
			    "which VXLAN? say its name, or 'all'");
	return 0;
}

/* --- findings ------------------------------------------------------------- */

const char *check_fix(const struct check *c, const char *program, const char *fmt, ...)
{
	const char *netns = c->ctx->flags.netns, *words;
	va_list ap;

	va_start(ap, fmt);
	words = arena_vprintf(&c->ctx->arena, fmt, ap);
	va_end(ap);
	return arena_printf(&c->ctx->arena, "%s%s%s %s", program, netns ? " -n " : "",
			    netns ? netns : "", words);
}

void check_finding(struct check *c, const char *condition, const char *fix, const char *fmt, ...)
{
	struct out *o = &c->ctx->out;
	const char *what;
	va_list ap;

	va_start(ap, fmt);
	what = arena_vprintf(&c->ctx->arena, fmt, ap);
	va_end(ap);
	c->found++;
	out_object(o, NULL);
	out_color_str(o, COLOR_IFNAME, "ifname", "", c->v.name, ": ");
	out_str(o, "check", "", condition, ": ");
	out_str(o, "what", "", what, "");
	out_break(o);
	out_str(o, "fix", "    ", fix, "");
	out_object_end(o);
	out_newline(o);
}

/* --- forwarding ----------------------------------------------------------- */

static bool is_up(const struct attr *link)
{
	return attr_hdr(link, 8, 4) & IFF_UP;
}

static int check_up(struct check *c)
{
	const struct nl_link *lower = NULL;

	if (!is_up(c->v.t.link))
		check_finding(c, "up", check_fix(c, "vnet-link", "set %s up", c->v.name),
			      "it is switched off");
	if (c->v.t.lower && !attr_find(c->v.t.link, IFLA_LINK_NETNSID))
		lower = nl_link(c->ctx, c->v.nl, c->v.t.lower);
	if (lower && !(lower->flags & IFF_UP))
		check_finding(c, "underlay", check_fix(c, "vnet-link", "set %s up", lower->name),
			      "'%s', by which its packets leave, is switched off", lower->name);
	if (c->v.master) {
		lower = nl_link(c->ctx, c->v.nl, c->v.master);
		if (lower && !(lower->flags & IFF_UP))
			check_finding(c, "bridge", check_fix(c, "vnet-link", "set %s up", lower->name),
				      "'%s', whose port it is, is switched off", lower->name);
	}
	return 0;
}

/* Its own address must be that of an interface. */
static int note_addr(struct ctx *ctx, void *data, const struct attr *addr,
		     const struct nlmsghdr *msg)
{
	const struct attr **local = data, *n = addr_local(addr);

	(void)ctx;
	(void)msg;
	if (*local && n && n->len == (*local)->len && !memcmp(n->data, (*local)->data, n->len))
		*local = NULL;
	return 0;
}

static int check_local(struct check *c)
{
	const struct attr *local = c->v.t.local;
	const struct nl_link *lower = c->v.t.lower ? nl_link(c->ctx, c->v.nl, c->v.t.lower) : NULL;
	struct ifaddrmsg ifa = {.ifa_family = c->v.t.ipv6 ? AF_INET6 : AF_INET};
	const struct list list = {.what = "addresses", .table = &addr_table, .hdrlen = sizeof(ifa),
				  .type = RTM_NEWADDR, .visit = note_addr, .data = &local};
	char buf[64];
	int ret = 0;

	if (local)
		ret = list_dump(c->ctx, c->v.nl, attr_root(&c->ctx->arena, &ifa, sizeof(ifa)),
				RTM_GETADDR, &list);
	if (ret || !local)
		return ret;
	inet_format(local->data, local->len, buf, sizeof(buf));
	check_finding(c, "local", check_fix(c, "vnet-addr", "add %s/%u dev %s", buf, 8U * local->len,
					    lower ? lower->name : "lo"),
		      "its address %s is that of no interface", buf);
	return 0;
}

/* Packets leave by link INDEX. */
static int note_under(struct check *c, unsigned index)
{
	struct attr *link;
	unsigned mtu;
	int ret = link_get(c->ctx, c->v.nl, NULL, index, false, &link);

	if (ret)
		return ret == -ENODEV && !c->ctx->err.code ? 0 : ret;
	mtu = (unsigned)attr_uint(attr_find(link, IFLA_MTU));
	if (c->under && mtu >= c->under_mtu)
		return 0;
	c->under_mtu = mtu;
	c->under = attr_str(attr_find(link, IFLA_IFNAME));
	return 0;
}

/* A group needs no route on an interface that the VXLAN is bound to. */
static bool is_group(const struct attr *dst)
{
	unsigned char first = *(const unsigned char *)dst->data;

	return dst->len == 4 ? first >> 4 == 14 : first == 0xff;
}

static int check_route(struct check *c, const struct attr *dst)
{
	const struct nl_link *lower = c->v.t.lower ? nl_link(c->ctx, c->v.nl, c->v.t.lower) : NULL;
	unsigned index;
	char buf[64];
	int ret;

	if (c->v.t.lower && is_group(dst))
		return 0;
	ret = tunnel_route(c->ctx, c->v.nl, dst, c->v.t.lower, &index);
	if (ret || index)
		return ret ? ret : note_under(c, index);
	inet_format(dst->data, dst->len, buf, sizeof(buf));
	check_finding(c, "route",
		      lower ? check_fix(c, "vnet-route", "add %s dev %s", buf, lower->name)
			    : check_fix(c, "vnet-route", "add %s via GATEWAY", buf),
		      "there is no route to the endpoint %s", buf);
	return 0;
}

static bool seen_before(const struct check *c, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (c->e.list[k].dst.family == c->e.list[i].dst.family &&
		    !memcmp(c->e.list[k].dst.addr, c->e.list[i].dst.addr, c->e.list[i].dst.size))
			return true;
	return false;
}

static int check_routes(struct check *c)
{
	int ret = 0;

	/* A tunnel that came from another namespace sends from there. */
	if (attr_find(c->v.t.link, IFLA_LINK_NETNSID))
		return 0;
	if (c->v.t.lower)
		ret = note_under(c, c->v.t.lower);
	for (size_t i = 0; i < c->e.n && !ret; i++) {
		const struct fdb *e = &c->e.list[i];
		const struct attr dst = {.len = e->dst.size, .data = e->dst.addr};

		if (e->flags & NTF_SELF && e->dst.family && !seen_before(c, i))
			ret = check_route(c, &dst);
	}
	return ret;
}

/* Is there somebody to send broadcast to? VNI: whose frames, on a device for many. */
static bool has_endpoint(const struct check *c, uint32_t vni)
{
	for (size_t i = 0; i < c->e.n; i++)
		if (vxlan_is_zero(&c->e.list[i]) && (c->e.list[i].dst.family || c->e.list[i].nhid) &&
		    c->e.list[i].src_vni == vni)
			return true;
	for (size_t i = 0; i < c->filter.n; i++)
		if (vni >= c->filter.list[i].first && c->filter.list[i].group.family &&
		    vni <= (c->filter.list[i].last ? c->filter.list[i].last : c->filter.list[i].first))
			return true;
	return false;
}

static void check_vni(struct check *c, unsigned vlan, uint32_t vni)
{
	if (c->v.vnifilter && !map_in_filter(&c->filter, vni))
		check_finding(c, "vnifilter",
			      check_fix(c, "vnet-tunnel", "map add %s %u=%u", c->v.name, vlan, vni),
			      "VNI %u of VLAN %u is not in the filter: its frames are dropped", vni, vlan);
	if (!has_endpoint(c, vni))
		check_finding(c, "endpoint",
			      check_fix(c, "vnet-tunnel", "vtep add %s ADDRESS vni %u", c->v.name, vni),
			      "broadcast of VNI %u (VLAN %u) goes nowhere: it has no endpoint", vni, vlan);
}

static int check_endpoints(struct check *c)
{
	bool mapped = false;

	if (!c->v.t.external) {
		if (!has_endpoint(c, 0))
			check_finding(c, "endpoint",
				      check_fix(c, "vnet-tunnel", "vtep add %s ADDRESS", c->v.name),
				      "broadcast goes nowhere: it has neither remote nor group nor "
				      "endpoint");
		return 0;
	}
	if (!c->v.bridge)
		return 0;
	for (unsigned vlan = 1; vlan < VLANS; vlan++)
		if (c->vlans->id[vlan]) {
			check_vni(c, vlan, c->vlans->id[vlan]);
			mapped = true;
		}
	if (!mapped)
		check_finding(c, "map", check_fix(c, "vnet-tunnel", "map add %s VLAN=VNI", c->v.name),
			      "no VLAN of '%s' has a VNI: nothing passes", c->v.bridge);
	return 0;
}

/* --- both tables ---------------------------------------------------------- */

/* What the VXLAN knows and the bridge does not is flooded to all ports. */
static int check_tables(struct check *c)
{
	for (size_t i = 0; c->v.bridge && i < c->e.n; i++) {
		const struct fdb *own = &c->e.list[i];
		bool found = false;
		char vni[24] = "";

		if (!(own->flags & NTF_SELF) || !own->dst.family || vxlan_is_zero(own) ||
		    !(own->state & NUD_PERMANENT))
			continue;
		for (size_t k = 0; k < c->e.n && !found; k++)
			found = !(c->e.list[k].flags & NTF_SELF) &&
				!memcmp(c->e.list[k].mac, own->mac, sizeof(own->mac));
		if (found)
			continue;
		if (own->src_vni)
			snprintf(vni, sizeof(vni), " vni %u", own->src_vni);
		check_finding(c, "fdb", check_fix(c, "vnet-tunnel", "host add %s %s %s%s", c->v.name,
						  vxlan_mac_text(c->ctx, own->mac),
						  vxlan_dst_text(c->ctx, own), vni),
			      "'%s' does not know %s: frames to it go to all ports", c->v.bridge,
			      vxlan_mac_text(c->ctx, own->mac));
	}
	return 0;
}

/* --- MTU ------------------------------------------------------------------ */

static int visit_port(struct ctx *ctx, void *data, const struct attr *link)
{
	unsigned mtu = (unsigned)attr_uint(attr_find(link, IFLA_MTU));
	const char *name = attr_str(attr_find(link, IFLA_IFNAME));
	struct check *c = data;

	(void)ctx;
	if (mtu > c->v.t.mtu)
		check_finding(c, "mtu", check_fix(c, "vnet-link", "set %s mtu %u", name, c->v.t.mtu),
			      "frames of up to %u bytes come in by '%s', it takes %u", mtu, name,
			      c->v.t.mtu);
	return 0;
}

static int check_mtu(struct check *c)
{
	struct attr master = {.len = sizeof(c->v.master), .data = &c->v.master};
	const struct link_filter f = {.master = &master};
	unsigned overhead = tunnel_overhead(&c->v.t), room;

	room = c->under_mtu > overhead ? c->under_mtu - overhead : 0;
	if (c->under && c->v.t.mtu > room)
		check_finding(c, "mtu", check_fix(c, "vnet-link", "set %s mtu %u", c->v.name, room),
			      "MTU %u and %u bytes of headers do not fit into the %u of '%s'",
			      c->v.t.mtu, overhead, c->under_mtu, c->under);
	return c->v.bridge ? link_filter_walk(c->ctx, c->v.nl, &f, visit_port, c) : 0;
}

/* --- the verb ------------------------------------------------------------- */

static int check_one(struct ctx *ctx, void *data, struct vxlan *v)
{
	static int (*const conditions[])(struct check *c) = {
		check_up, check_local, check_endpoints, check_routes, check_tables,
		check_suppression, check_mtu,
	};
	struct check *c = data;
	int ret;

	c->v = *v;
	c->under = NULL;
	ret = vxlan_entries(ctx, v, &c->e);
	if (!ret)
		ret = vxlan_vlans(ctx, v, &c->vlans);
	if (!ret)
		ret = map_vnis(ctx, v, &c->filter);
	for (size_t i = 0; !ret && i < sizeof(conditions) / sizeof(conditions[0]); i++)
		ret = conditions[i](c);
	return ret;
}

int tunnel_check(struct ctx *ctx, struct req *req)
{
	struct check c = {.ctx = ctx};
	int ret;

	list_begin(ctx);
	ret = list_end(ctx, vxlan_each(ctx, attr_find(req->root, LINK_DEV), check_one, &c));
	ctx->status = c.found ? 1 : 0;
	return ret;
}
