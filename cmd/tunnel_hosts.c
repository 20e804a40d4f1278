// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-tunnel host show: hosts with what each table knows of them. */
#include <linux/if_bridge.h>
#include <string.h>

#include "../lib/list.h"
#include "tunnel_host.h"

static int note_neigh(struct ctx *ctx, void *data, const struct attr *set,
		      const struct nlmsghdr *msg)
{
	struct neighs *n = data;

	(void)msg;
	if (n->n == n->room) {
		n->room = n->room ? 2 * n->room : 16;
		n->list = arena_grow(&ctx->arena, n->list, n->room * sizeof(*n->list));
	}
	neigh_read(set, &n->list[n->n++]);
	return 0;
}

int host_neighs(struct ctx *ctx, struct nl *nl, unsigned ifindex, struct neighs *neighs)
{
	const struct ndm_query q = {.ifindex = ifindex};

	*neighs = (struct neighs){0};
	return neigh_list(ctx, nl, &q, note_neigh, neighs);
}

struct table_of {
	const struct vxlan *v;
	struct entries e;
	struct vlans *vlans;
	unsigned *l3;
	struct neighs neighs;  /* on all interfaces */
};

/* The bridge's entry for the same host; on a device for many VNIs, in the VLAN of its VNI. */
static const struct fdb *bridged(const struct table_of *t, const struct fdb *own)
{
	for (size_t i = 0; i < t->e.n; i++) {
		const struct fdb *e = &t->e.list[i];

		if (!(e->flags & NTF_SELF) && !memcmp(e->mac, own->mac, sizeof(e->mac)) &&
		    (!t->v->t.external || t->vlans->id[e->vlan] == own->src_vni))
			return e;
	}
	return NULL;
}

static void print_ips(struct ctx *ctx, const struct table_of *t, const struct fdb *e)
{
	struct out *o = &ctx->out;
	bool begun = false;
	char buf[64];

	for (size_t i = 0; i < t->neighs.n; i++) {
		const struct neigh *n = &t->neighs.list[i];

		if (n->ifindex != t->l3[e->vlan] || n->lladdr_len != 6 ||
		    memcmp(n->lladdr, e->mac, 6))
			continue;
		if (!begun)
			out_array(o, "ip");
		begun = true;
		out_str(o, "", "ip ", inet_format(n->dst.addr, n->dst.size, buf, sizeof(buf)), " ");
	}
	if (begun)
		out_array_end(o);
}

static void print_host(struct ctx *ctx, const struct table_of *t, const struct fdb *own)
{
	const struct fdb *in = bridged(t, own);
	struct out *o = &ctx->out;

	out_object(o, NULL);
	out_color_str(o, COLOR_MAC, "mac", "", vxlan_mac_text(ctx, own->mac), " ");
	out_color_str(o, own->dst.size == 4 ? COLOR_INET : COLOR_INET6, "dst", "dst ",
		      vxlan_dst_text(ctx, own), " ");
	out_color_str(o, COLOR_IFNAME, "ifname", "dev ", t->v->name, " ");
	if (own->src_vni)
		out_uint(o, "src_vni", "src_vni ", own->src_vni, " ");
	if (own->vni)
		out_uint(o, "vni", "vni ", own->vni, " ");
	if (in && in->vlan)
		out_uint(o, "vlan", "vlan ", in->vlan, " ");
	if (in)
		out_str(o, "master", "master ", t->v->bridge, " ");
	if (in && t->l3[in->vlan])
		print_ips(ctx, t, in);
	out_str(o, "state", "", own->state & NUD_PERMANENT ? "permanent" : "learned", "");
	out_object_end(o);
	out_newline(o);
}

static int show(struct ctx *ctx, void *data, struct vxlan *v)
{
	struct table_of t = {.v = v};
	int ret = vxlan_entries(ctx, v, &t.e);

	(void)data;
	if (!ret)
		ret = vxlan_vlans(ctx, v, &t.vlans);
	if (!ret)
		ret = vxlan_l3(ctx, v, &t.l3);
	if (!ret && v->bridge)
		ret = host_neighs(ctx, v->nl, 0, &t.neighs);
	for (size_t i = 0; !ret && i < t.e.n; i++)
		if (t.e.list[i].flags & NTF_SELF && t.e.list[i].dst.family &&
		    !vxlan_is_zero(&t.e.list[i]))
			print_host(ctx, &t, &t.e.list[i]);
	return ret;
}

int host_show(struct ctx *ctx, const struct attr *dev)
{
	list_begin(ctx);
	return list_end(ctx, vxlan_each(ctx, dev, show, NULL));
}
