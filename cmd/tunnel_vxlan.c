// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-tunnel: a VXLAN as a bridge port, its forwarding entries and VLANs. */
#include "tunnel_vxlan.h"

#include <endian.h>
#include <errno.h>
#include <linux/if_bridge.h>
#include <linux/if_link.h>
#include <string.h>
#include <sys/socket.h>

#include "../lib/link.h"
#include "../lib/link_filter.h"

static const struct opt dev_rows[] = {TUNNEL_VXLAN_ROW};
const struct table tunnel_dev_table = TABLE(dev_rows);

/* --- the device ----------------------------------------------------------- */

static const char *kind_of(const struct attr *link)
{
	return attr_str(attr_find(attr_find(link, IFLA_LINKINFO), IFLA_INFO_KIND));
}

static int read_bridge(struct ctx *ctx, struct vxlan *v)
{
	const struct attr *data;
	struct attr *link;
	int ret = link_get(ctx, v->nl, NULL, v->master, false, &link);

	if (ret)
		return ctx->err.code ? ret : 0;
	if (!kind_of(link) || strcmp(kind_of(link), "bridge")) {
		v->master = 0;
		return 0;
	}
	data = attr_find(attr_find(link, IFLA_LINKINFO), IFLA_INFO_DATA);
	v->bridge = attr_str(attr_find(link, IFLA_IFNAME));
	v->filtering = attr_uint(attr_find(data, IFLA_BR_VLAN_FILTERING)) != 0;
	return 0;
}

int vxlan_read(struct ctx *ctx, struct nl *nl, const struct attr *link, struct vxlan *v)
{
	const char *kind = attr_str(attr_find(attr_find(link, IFLA_LINKINFO), IFLA_INFO_SLAVE_KIND));

	*v = (struct vxlan){.nl = nl};
	if (!tunnel_read(&ctx->arena, link, &v->t) || v->t.kind->family != TUNNEL_VXLAN)
		return -ENODEV;
	v->name = v->t.name;
	v->vnifilter = attr_uint(attr_find(v->t.data, IFLA_VXLAN_VNIFILTER)) != 0;
	v->master = (unsigned)attr_uint(attr_find(link, IFLA_MASTER));
	if (kind && !strcmp(kind, "bridge"))
		v->port = attr_find(attr_find(link, IFLA_LINKINFO), IFLA_INFO_SLAVE_DATA);
	return v->master ? read_bridge(ctx, v) : 0;
}

int vxlan_load(struct ctx *ctx, const struct attr *dev, struct vxlan *v)
{
	struct span last = {(uint16_t)(dev->at.first + dev->at.n - 1), 1};
	struct attr *link;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = link_named(ctx, nl, dev, &link);
	if (ret)
		return ret;
	ret = vxlan_read(ctx, nl, link, v);
	v->at = last;
	if (ret != -ENODEV || ctx->err.code)
		return ret;
	return fail(ctx, last, EINVAL, "'%s' is no VXLAN but a %s", attr_str(dev),
		    kind_of(link) ? kind_of(link) : "device without a kind");
}

struct each {
	struct nl *nl;
	unsigned *index;
	size_t n;
};

static int note_index(struct ctx *ctx, void *data, const struct attr *link)
{
	struct each *each = data;

	if (!(each->n & (each->n - 1)))
		each->index = arena_grow(&ctx->arena, each->index,
					 (each->n ? 2 * each->n : 1) * sizeof(*each->index));
	each->index[each->n++] = (unsigned)attr_hdr(link, 4, 4);
	return 0;
}

int vxlan_each(struct ctx *ctx, const struct attr *dev,
	       int (*visit)(struct ctx *ctx, void *data, struct vxlan *v), void *data)
{
	const struct link_filter f = {.kind = "vxlan"};
	struct each each = {0};
	struct attr *link;
	struct vxlan v;
	int ret;

	if (dev) {
		ret = vxlan_load(ctx, dev, &v);
		return ret ? ret : visit(ctx, data, &v);
	}
	ret = nl_here(ctx, &each.nl);
	if (!ret)
		ret = link_filter_walk(ctx, each.nl, &f, note_index, &each);
	for (size_t i = 0; !ret && i < each.n; i++) {
		ret = link_get(ctx, each.nl, NULL, each.index[i], false, &link);
		if (!ret)
			ret = vxlan_read(ctx, each.nl, link, &v);
		if (!ret)
			ret = visit(ctx, data, &v);
		else if (ret == -ENODEV && !ctx->err.code)
			ret = 0; /* gone meanwhile */
	}
	return ret;
}

/* --- its VLANs and entries ------------------------------------------------ */

static int note_vlan(struct ctx *ctx, void *data, const struct bridge_vlan *vlan)
{
	struct vlans *vlans = data;

	(void)ctx;
	/* Tunnel ids come as ranges, even if VLANs do not. */
	for (unsigned vid = vlan->vid; vid <= vlan->end && vid < VLANS; vid++) {
		if (vlan->tunnel) {
			vlans->id[vid] = vlan->id + (vid - vlan->vid);
		} else {
			vlans->have[vid] = true;
			vlans->flags[vid] = vlan->flags;
		}
	}
	return 0;
}

int vxlan_vlans(struct ctx *ctx, const struct vxlan *v, struct vlans **vlans)
{
	*vlans = arena_alloc(&ctx->arena, sizeof(**vlans));
	memset(*vlans, 0, sizeof(**vlans));
	if (!v->master)
		return 0;
	return bridge_vlan_list(ctx, v->nl, v->t.index, false, note_vlan, *vlans);
}

static int note_entry(struct ctx *ctx, void *data, const struct attr *set,
		      const struct nlmsghdr *msg)
{
	struct entries *e = data;

	(void)msg;
	if (e->n == e->room) {
		e->room = e->room ? 2 * e->room : 16;
		e->list = arena_grow(&ctx->arena, e->list, e->room * sizeof(*e->list));
	}
	fdb_read(set, &e->list[e->n]);
	e->n += e->vlans || e->list[e->n].flags & NTF_SELF || !e->list[e->n].vlan;
	return 0;
}

int vxlan_entries(struct ctx *ctx, const struct vxlan *v, struct entries *e)
{
	const struct ndm_query q = {.ifindex = v->t.index};

	*e = (struct entries){.vlans = v->filtering};
	return fdb_list(ctx, v->nl, &q, note_entry, e);
}

bool vxlan_is_zero(const struct fdb *fdb)
{
	static const unsigned char zero[6];

	return (fdb->flags & NTF_SELF) && !memcmp(fdb->mac, zero, sizeof(zero));
}

/* --- the interface that answers for neighbours ---------------------------- */

struct l3 {
	unsigned bridge, *index;
};

static int note_l3(struct ctx *ctx, void *data, const struct attr *link)
{
	const struct attr *info = attr_find(link, IFLA_LINKINFO);
	uint64_t vlan = attr_uint(attr_find(attr_find(info, IFLA_INFO_DATA), IFLA_VLAN_ID));
	const struct l3 *l3 = data;

	(void)ctx;
	if (vlan < VLANS && attr_uint(attr_find(link, IFLA_LINK)) == l3->bridge &&
	    !attr_find(link, IFLA_LINK_NETNSID))
		l3->index[vlan] = (unsigned)attr_hdr(link, 4, 4);
	return 0;
}

int vxlan_l3(struct ctx *ctx, const struct vxlan *v, unsigned **index)
{
	const struct link_filter f = {.kind = "vlan"};
	struct l3 l3 = {.bridge = v->master};

	*index = l3.index = arena_alloc(&ctx->arena, VLANS * sizeof(*l3.index));
	memset(l3.index, 0, VLANS * sizeof(*l3.index));
	if (!v->filtering)
		l3.index[0] = v->master;
	return v->filtering ? link_filter_walk(ctx, v->nl, &f, note_l3, &l3) : 0;
}

/* --- what the words say --------------------------------------------------- */

int vxlan_check_dst(struct parse *p)
{
	static const unsigned char any[16];

	for (const struct attr *n = p->root->child; n; n = n->next)
		if (n->type == TUNNEL_DST && !memcmp(n->data, any, n->len))
			return fail(p->ctx, n->at, EINVAL, "'%s' is not the address of an endpoint",
				    p->ctx->words.w[n->at.first + n->at.n - 1]);
	return 0;
}

int vxlan_check_family(struct ctx *ctx, const struct vxlan *v, const struct inet *addr,
		       struct span at)
{
	bool six = addr->family == AF_INET6;
	int ret;

	if (six == v->t.ipv6 || v->t.external)
		return 0;
	ret = fail(ctx, at, EINVAL, "'%s' sends %s, and '%s' is an %s address", v->name,
		   v->t.ipv6 ? "IPv6" : "IPv4", ctx->words.w[at.first], six ? "IPv6" : "IPv4");
	if (six)
		hint(ctx, "a VXLAN is for IPv6 if it is made with an IPv6 'local' or 'remote'");
	return ret;
}

/* On a device for many VNIs each entry belongs to one of them. */
static int vni_of(struct ctx *ctx, const struct vxlan *v, const struct attr *vni, unsigned vlan,
		  uint32_t *value)
{
	struct vlans *vlans;
	int ret;

	*value = (uint32_t)attr_uint(vni);
	if (vni)
		return 0;
	ret = vxlan_vlans(ctx, v, &vlans);
	if (ret)
		return ret;
	*value = vlan ? vlans->id[vlan] : 0;
	if (*value)
		return 0;
	if (!vlan)
		return fail(ctx, v->at, EINVAL, "'%s' is for many VNIs: say 'vni N' or 'vlan V'",
			    v->name);
	ret = fail(ctx, v->at, EINVAL, "VLAN %u has no VNI on '%s'", vlan, v->name);
	hint(ctx, "say 'vni N', or give it one: vnet-tunnel map add %s %u=N", v->name, vlan);
	return ret;
}

int vxlan_options(struct ctx *ctx, const struct vxlan *v, const struct attr *root, unsigned vlan,
		  struct fdb *fdb)
{
	const struct attr *vni = attr_find(root, TUNNEL_VNI);

	fdb->ifindex = v->t.index;
	fdb->flags = NTF_SELF;
	fdb->state = FDB_LOCAL;
	fdb->port = (uint16_t)attr_uint(attr_find(root, TUNNEL_PORT));
	fdb->via = (unsigned)attr_uint(attr_find(root, TUNNEL_VIA));
	if (v->t.external)
		return vni_of(ctx, v, vni, vlan, &fdb->src_vni);
	fdb->vni = (uint32_t)attr_uint(vni);
	return 0;
}

static uint32_t or_else(uint32_t value, uint32_t other)
{
	return value ? value : other;
}

bool vxlan_same_dst(const struct vxlan *v, const struct fdb *e, const struct fdb *want)
{
	uint16_t port = be16toh((uint16_t)attr_uint(attr_find(v->t.data, IFLA_VXLAN_PORT)));
	uint32_t vni = (uint32_t)attr_uint(attr_find(v->t.data, IFLA_VXLAN_ID));

	return (e->flags & NTF_SELF) && e->dst.family == want->dst.family &&
	       !memcmp(e->dst.addr, want->dst.addr, e->dst.size) && e->src_vni == want->src_vni &&
	       or_else(e->port, port) == or_else(want->port, port) &&
	       or_else(e->vni, vni) == or_else(want->vni, vni) &&
	       (!want->via || want->via == e->via);
}

const char *vxlan_mac_text(struct ctx *ctx, const unsigned char *mac)
{
	char buf[24];

	lladdr_format(mac, 6, buf, sizeof(buf));
	return arena_printf(&ctx->arena, "%s", buf);
}

const char *vxlan_dst_text(struct ctx *ctx, const struct fdb *fdb)
{
	char buf[64];

	return arena_printf(&ctx->arena, "%s",
			    inet_format(fdb->dst.addr, fdb->dst.size, buf, sizeof(buf)));
}
