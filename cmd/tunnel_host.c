// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-tunnel host: a host behind a VXLAN in all the tables that have to know it. */
#include <errno.h>
#include <linux/if_bridge.h>
#include <string.h>

#include "tunnel_host.h"

static const struct opt rows[] = {
	TUNNEL_VXLAN_ROW,
	{.name = "lladdr", .alias = "mac", .type = &type_lladdr, .attr = TUNNEL_MAC,
	 .flags = OPT_POS, .help = "the MAC address of the host"},
	{.name = "dst", .type = &type_inet, .attr = TUNNEL_DST, .flags = OPT_POS,
	 .help = "the address of the endpoint that it is behind"},
	{.name = "ip", .type = &type_inet, .attr = TUNNEL_NEIGH, .flags = OPT_MANY,
	 .help = "the host's address, so that ARP and ND for it are answered here"},
	TUNNEL_DST_ROWS,
};
static const struct table table = TABLE(rows);

static int check_del(struct parse *p)
{
	struct span end = {(uint16_t)p->ctx->words.n, 1};
	const struct attr *mac = attr_find(p->root, TUNNEL_MAC);

	if (mac && (mac->len != 6 || *(const unsigned char *)mac->data & 1 ||
		    !memcmp(mac->data, "\0\0\0\0\0", 6)))
		return fail(p->ctx, mac->at, EINVAL, "'%s' is not the MAC address of a host",
			    p->ctx->words.w[mac->at.first + mac->at.n - 1]);
	if (!attr_find(p->root, LINK_DEV))
		return fail(p->ctx, end, EINVAL, "which VXLAN?");
	return mac ? vxlan_check_dst(p) : fail(p->ctx, end, EINVAL, "which host? say its MAC address");
}

static int check_add(struct parse *p)
{
	int ret = check_del(p);

	if (ret || attr_find(p->root, TUNNEL_DST))
		return ret;
	return fail(p->ctx, (struct span){(uint16_t)p->ctx->words.n, 1}, EINVAL,
		    "behind which endpoint? say its address");
}

/* --- the VLAN ------------------------------------------------------------- */

/* The VLAN that the host is in on the bridge: what is said, else what untagged frames of the
 * port are in; 0 where the bridge does not tell VLANs apart. */
static int find_vlan(struct ctx *ctx, struct host *h)
{
	const struct attr *said = attr_find(h->root, TUNNEL_VLAN);
	struct vlans *vlans;
	int ret;

	h->vlan = (unsigned)attr_uint(said);
	if (said && !h->v.filtering) {
		ret = fail(ctx, said->at, EINVAL, "'%s' is in no bridge that tells VLANs apart",
			   h->v.name);
		if (h->v.bridge)
			hint(ctx, "vnet-link set %s type bridge vlan_filtering 1", h->v.bridge);
		return ret;
	}
	if (said || !h->v.filtering)
		return 0;
	ret = vxlan_vlans(ctx, &h->v, &vlans);
	for (unsigned i = 1; !ret && i < VLANS; i++)
		if (vlans->flags[i] & BRIDGE_VLAN_INFO_PVID)
			h->vlan = i;
	if (!ret && !h->vlan)
		ret = fail(ctx, h->v.at, EINVAL, "in which VLAN of '%s'? say 'vlan V'", h->v.bridge);
	return ret;
}

/* The interface on which a neighbour entry is looked up. */
static int find_l3(struct ctx *ctx, struct host *h)
{
	const struct attr *ip = attr_find(h->root, TUNNEL_NEIGH);
	const struct nl_link *link;
	unsigned *index;
	int ret;

	if (!ip)
		return 0;
	if (!h->v.bridge)
		return fail(ctx, ip->at, EINVAL, "'%s' is in no bridge: nothing answers for '%s'",
			    h->v.name, ctx->words.w[ip->at.first + ip->at.n - 1]);
	ret = vxlan_l3(ctx, &h->v, &index);
	if (ret)
		return ret;
	h->l3 = index[h->vlan];
	link = h->l3 ? nl_link(ctx, h->v.nl, h->l3) : NULL;
	h->l3_name = link ? link->name : NULL;
	if (link)
		return 0;
	ret = fail(ctx, ip->at, EINVAL, "no interface of VLAN %u stands on '%s': nothing answers for "
					"'%s'", h->vlan, h->v.bridge,
		   ctx->words.w[ip->at.first + ip->at.n - 1]);
	hint(ctx, "vnet-link add link %s %s.%u up type vlan id %u", h->v.bridge, h->v.bridge,
	     h->vlan, h->vlan);
	return ret;
}

/* --- add ------------------------------------------------------------------ */

static bool same_mac(const struct host *h, const struct fdb *e)
{
	return !memcmp(e->mac, h->want.mac, sizeof(e->mac));
}

static int add_own(struct ctx *ctx, struct host *h, struct steps *s)
{
	struct step step = {.what = STEP_FDB, .now.fdb = h->want, .at = h->mac->at};
	const char *mac = vxlan_mac_text(ctx, h->want.mac), *dst = vxlan_dst_text(ctx, &h->want);

	step.text = arena_printf(&ctx->arena, "%s behind %s", mac, dst);
	for (size_t i = 0; i < h->e.n; i++) {
		const struct fdb *have = &h->e.list[i];

		if (!(have->flags & NTF_SELF) || !same_mac(h, have) ||
		    have->src_vni != h->want.src_vni)
			continue;
		if (vxlan_same_dst(&h->v, have, &h->want) && have->state & NUD_PERMANENT)
			return 0;
		step.replace = true;
		step.was.fdb = *have;
		step.text = arena_printf(&ctx->arena, "%s behind %s -> %s", mac,
					 vxlan_dst_text(ctx, have), dst);
	}
	return step_do(s, &step);
}

static const char *bridged_text(struct ctx *ctx, const struct host *h, const struct fdb *e)
{
	const char *mac = vxlan_mac_text(ctx, e->mac);

	if (!e->vlan)
		return arena_printf(&ctx->arena, "%s in '%s'", mac, h->v.bridge);
	return arena_printf(&ctx->arena, "%s in VLAN %u of '%s'", mac, e->vlan, h->v.bridge);
}

/* A static entry: one that is local would keep the frames here. */
static int add_bridged(struct ctx *ctx, struct host *h, struct steps *s)
{
	struct step step = {
		.what = STEP_FDB, .at = h->mac->at,
		.now.fdb = {.ifindex = h->v.t.index, .state = FDB_STATIC, .flags = NTF_MASTER,
			    .vlan = (uint16_t)h->vlan},
	};

	if (!h->v.bridge)
		return 0;
	memcpy(step.now.fdb.mac, h->want.mac, sizeof(h->want.mac));
	step.text = bridged_text(ctx, h, &step.now.fdb);
	for (size_t i = 0; i < h->e.n; i++) {
		const struct fdb *have = &h->e.list[i];

		if (have->flags & NTF_SELF || !same_mac(h, have) || have->vlan != h->vlan)
			continue;
		if (have->state & NUD_NOARP || have->flags & NTF_EXT_LEARNED)
			return 0;
		step.replace = true;
		step.was.fdb = *have;
		step.was.fdb.flags |= NTF_MASTER;
	}
	return step_do(s, &step);
}

static int add_neigh(struct ctx *ctx, struct host *h, struct steps *s, const struct attr *ip)
{
	struct step step = {
		.what = STEP_NEIGH, .at = ip->at,
		.now.neigh = {.ifindex = h->l3, .state = NUD_PERMANENT, .lladdr_len = 6},
	};
	struct neigh *now = &step.now.neigh;

	inet_read(ip, &now->dst);
	memcpy(now->lladdr, h->want.mac, sizeof(h->want.mac));
	step.text = arena_printf(&ctx->arena, "neighbour %s on '%s'",
				 ctx->words.w[ip->at.first + ip->at.n - 1], h->l3_name);
	for (size_t i = 0; i < h->neighs.n; i++) {
		const struct neigh *have = &h->neighs.list[i];

		if (have->dst.family != now->dst.family ||
		    memcmp(have->dst.addr, now->dst.addr, now->dst.size) || !have->lladdr_len)
			continue;
		if (have->state & (NUD_PERMANENT | NUD_NOARP) &&
		    !memcmp(have->lladdr, now->lladdr, sizeof(h->want.mac)))
			return 0;
		step.replace = true;
		step.was.neigh = *have;
	}
	return step_do(s, &step);
}

static int add(struct ctx *ctx, struct host *h)
{
	struct steps s = {.ctx = ctx, .nl = h->v.nl};
	const struct attr *dst = attr_find(h->root, TUNNEL_DST);
	int ret;

	inet_read(dst, &h->want.dst);
	ret = vxlan_check_family(ctx, &h->v, &h->want.dst, dst->at);
	if (!ret)
		ret = find_vlan(ctx, h);
	if (!ret)
		ret = vxlan_options(ctx, &h->v, h->root, h->vlan, &h->want);
	if (!ret)
		ret = find_l3(ctx, h);
	if (!ret)
		ret = vxlan_entries(ctx, &h->v, &h->e);
	if (!ret && h->l3)
		ret = host_neighs(ctx, h->v.nl, h->l3, &h->neighs);
	if (!ret)
		ret = add_own(ctx, h, &s);
	if (!ret)
		ret = add_bridged(ctx, h, &s);
	for (const struct attr *n = h->root->child; !ret && n; n = n->next)
		if (n->type == TUNNEL_NEIGH)
			ret = add_neigh(ctx, h, &s, n);
	return ret ? ret : step_done(&s, h->v.name, false);
}

/* --- del ------------------------------------------------------------------ */

static int del_entries(struct ctx *ctx, struct host *h, struct steps *s, bool *gone)
{
	const struct attr *vni = attr_find(h->root, TUNNEL_VNI), *dst = attr_find(h->root, TUNNEL_DST);
	int ret = 0;

	for (size_t i = 0; i < h->e.n && !ret; i++) {
		struct step step = {.what = STEP_FDB, .del = true, .now.fdb = h->e.list[i],
				    .at = h->mac->at};
		struct fdb *e = &step.now.fdb;
		bool self = e->flags & NTF_SELF;

		if (!same_mac(h, e) || (!self && h->vlan && e->vlan != h->vlan) ||
		    (self && dst && memcmp(e->dst.addr, h->want.dst.addr, sizeof(e->dst.addr))) ||
		    (self && vni && e->src_vni != h->want.src_vni))
			continue;
		e->flags |= self ? 0 : NTF_MASTER;
		step.text = self ? arena_printf(&ctx->arena, "%s behind %s",
						vxlan_mac_text(ctx, e->mac), vxlan_dst_text(ctx, e))
				 : bridged_text(ctx, h, e);
		gone[self ? 0 : e->vlan] |= !self;
		ret = step_do(s, &step);
	}
	return ret;
}

/* Which neighbour entries go: those said, else those that host add may have made. */
static bool is_meant(const struct host *h, const struct neigh *n)
{
	bool said = false;

	for (const struct attr *ip = h->root->child; ip; ip = ip->next) {
		if (ip->type != TUNNEL_NEIGH)
			continue;
		said = true;
		if (ip->len == n->dst.size && !memcmp(ip->data, n->dst.addr, ip->len))
			return true;
	}
	return !said && n->state & NUD_PERMANENT;
}

static int del_neighs(struct ctx *ctx, struct host *h, struct steps *s, const bool *gone)
{
	unsigned *index;
	char buf[64];
	int ret;

	if (!h->v.bridge)
		return 0;
	ret = vxlan_l3(ctx, &h->v, &index);
	for (unsigned vlan = 0; vlan < VLANS && !ret; vlan++) {
		if (!index[vlan] || !(gone[vlan] || (h->vlan && vlan == h->vlan)))
			continue;
		ret = host_neighs(ctx, h->v.nl, index[vlan], &h->neighs);
		for (size_t i = 0; i < h->neighs.n && !ret; i++) {
			struct step step = {.what = STEP_NEIGH, .del = true, .at = h->mac->at,
					    .now.neigh = h->neighs.list[i]};
			const struct neigh *n = &step.now.neigh;

			if (n->lladdr_len != 6 || memcmp(n->lladdr, h->want.mac, 6) ||
			    !is_meant(h, n))
				continue;
			step.text = arena_printf(&ctx->arena, "neighbour %s",
						 inet_format(n->dst.addr, n->dst.size, buf,
							     sizeof(buf)));
			ret = step_do(s, &step);
		}
	}
	return ret;
}

/* ADDRESS is said, and the VXLAN knows the host behind others only. */
static bool is_elsewhere(const struct host *h)
{
	const struct attr *vni = attr_find(h->root, TUNNEL_VNI);
	bool other = false;

	if (!attr_find(h->root, TUNNEL_DST))
		return false;
	for (size_t i = 0; i < h->e.n; i++) {
		const struct fdb *e = &h->e.list[i];

		if (!same_mac(h, e) || !(e->flags & NTF_SELF) ||
		    (vni && e->src_vni != h->want.src_vni))
			continue;
		if (!memcmp(e->dst.addr, h->want.dst.addr, sizeof(e->dst.addr)))
			return false;
		other = true;
	}
	return other;
}

static int del(struct ctx *ctx, struct host *h)
{
	struct steps s = {.ctx = ctx, .nl = h->v.nl};
	bool *gone = arena_alloc(&ctx->arena, VLANS * sizeof(*gone));
	int ret;

	memset(gone, 0, VLANS * sizeof(*gone));
	gone[0] = !h->v.filtering;
	h->vlan = (unsigned)attr_uint(attr_find(h->root, TUNNEL_VLAN));
	h->want.src_vni = h->v.t.external ? (uint32_t)attr_uint(attr_find(h->root, TUNNEL_VNI)) : 0;
	inet_read(attr_find(h->root, TUNNEL_DST), &h->want.dst);
	ret = vxlan_entries(ctx, &h->v, &h->e);
	if (!ret && is_elsewhere(h))
		return step_done(&s, h->v.name, true);
	if (!ret)
		ret = del_entries(ctx, h, &s, gone);
	if (!ret)
		ret = del_neighs(ctx, h, &s, gone);
	return ret ? ret : step_done(&s, h->v.name, true);
}

/* --- the verbs ------------------------------------------------------------ */

static int run(struct ctx *ctx, struct attr *root, int (*change)(struct ctx *, struct host *))
{
	struct host h = {.root = root, .mac = attr_find(root, TUNNEL_MAC)};
	int ret = parse_resolve(ctx, root);

	if (!ret)
		ret = vxlan_load(ctx, attr_find(root, LINK_DEV), &h.v);
	if (ret)
		return ret;
	memcpy(h.want.mac, h.mac->data, sizeof(h.want.mac));
	return change(ctx, &h);
}

static int run_add(struct ctx *ctx, struct req *req)
{
	return run(ctx, req->root, add);
}

static int run_del(struct ctx *ctx, struct req *req)
{
	return run(ctx, req->root, del);
}

static int run_show(struct ctx *ctx, struct req *req)
{
	return host_show(ctx, attr_find(req->root, LINK_DEV));
}

#define USAGE " [ip IP]... [vlan V] [vni N] [port P] [via IF]"

static const struct verb verbs[] = {
	{TUNNEL_VERB_ADD("See to it that all tables know the host.", "VXLAN MAC ADDRESS" USAGE),
	 .opts = &table, .check = check_add, .run = run_add},
	{TUNNEL_VERB_DEL("See to it that none knows it.", "VXLAN MAC [ADDRESS]" USAGE),
	 .opts = &table, .check = check_del, .run = run_del},
	{TUNNEL_VERB_SHOW("List hosts with what each table knows of them."), .run = run_show},
};

const struct tool tunnel_host = {
	.name = "vnet-tunnel host", .verb = verbs, .n = sizeof(verbs) / sizeof(verbs[0]),
	.brief = "Hosts behind endpoints, in the tables of a VXLAN and its bridge, and as neighbours.",
};
