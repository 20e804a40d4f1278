// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-tunnel check: the conditions under which a bridge answers ARP and ND for the hosts
 * behind a VXLAN (br_do_proxy_suppress_arp(), br_do_suppress_nd()). */
#include <linux/if.h>
#include <linux/if_link.h>
#include <string.h>

#include "tunnel_check.h"
#include "tunnel_host.h"

/* What suppression looks at. */
struct suppress {
	struct check *c;
	unsigned *l3;          /* by VLAN: vxlan_l3() */
	struct neighs neighs;  /* on all interfaces */
};

static bool is_set(const struct attr *set, uint16_t type)
{
	return attr_uint(attr_find(set, type)) != 0;
}

/* A host of the bridge's table that stands behind the VXLAN for good. */
static bool is_host(const struct fdb *e)
{
	return !(e->flags & NTF_SELF) && !(e->state & NUD_PERMANENT) &&
	       (e->state & NUD_NOARP || e->flags & NTF_EXT_LEARNED);
}

static bool has_neigh(const struct suppress *s, const struct fdb *e)
{
	for (size_t i = 0; i < s->neighs.n; i++) {
		const struct neigh *n = &s->neighs.list[i];

		if (n->ifindex == s->l3[e->vlan] && n->lladdr_len == 6 &&
		    !memcmp(n->lladdr, e->mac, 6))
			return true;
	}
	return false;
}

static bool any_neigh(const struct suppress *s)
{
	const struct entries *e = &s->c->e;

	for (size_t i = 0; i < e->n; i++)
		if (is_host(&e->list[i]) && s->l3[e->list[i].vlan] && has_neigh(s, &e->list[i]))
			return true;
	return false;
}

static void check_port(struct suppress *s)
{
	const char *name = s->c->v.name;

	if (!is_set(s->c->v.port, IFLA_BRPORT_NEIGH_SUPPRESS))
		check_finding(s->c, "suppress",
			      check_fix(s->c, "vnet-link", "set %s type bridge_slave neigh_suppress on",
					name),
			      "there are neighbours for its hosts, but neigh_suppress is off");
	if (is_set(s->c->v.port, IFLA_BRPORT_LEARNING))
		check_finding(s->c, "suppress",
			      check_fix(s->c, "vnet-link", "set %s type bridge_slave learning off", name),
			      "learning of the bridge port is on: frames may move hosts that are said");
	if (is_set(s->c->v.t.data, IFLA_VXLAN_LEARNING))
		check_finding(s->c, "suppress",
			      check_fix(s->c, "vnet-link", "set %s type vxlan nolearning", name),
			      "learning of the VXLAN is on: packets may move hosts that are said");
}

/* Is VLAN the first one of its kind among the hosts, up to entry I? */
static bool is_first(const struct check *c, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (is_host(&c->e.list[k]) && c->e.list[k].vlan == c->e.list[i].vlan)
			return false;
	return true;
}

static void check_l3(struct suppress *s, unsigned vlan)
{
	const struct nl_link *link = s->l3[vlan] ? nl_link(s->c->ctx, s->c->v.nl, s->l3[vlan]) : NULL;
	const char *bridge = s->c->v.bridge;

	if (!link)
		check_finding(s->c, "suppress",
			      check_fix(s->c, "vnet-link", "add link %s name %s.%u up type vlan id %u",
					bridge, bridge, vlan, vlan),
			      "no interface of VLAN %u stands on '%s': neighbours are looked up there",
			      vlan, bridge);
	else if (vlan && !(link->flags & IFF_UP))
		check_finding(s->c, "suppress", check_fix(s->c, "vnet-link", "set %s up", link->name),
			      "'%s', where neighbours are looked up, is switched off", link->name);
}

static const char *dst_of(const struct suppress *s, const struct fdb *e)
{
	const struct entries *all = &s->c->e;

	for (size_t i = 0; i < all->n; i++)
		if (all->list[i].flags & NTF_SELF && all->list[i].dst.family &&
		    !memcmp(all->list[i].mac, e->mac, sizeof(e->mac)))
			return vxlan_dst_text(s->c->ctx, &all->list[i]);
	return "ENDPOINT";
}

static void check_neigh(struct suppress *s, const struct fdb *e)
{
	const char *mac = vxlan_mac_text(s->c->ctx, e->mac), *vlan = "";

	if (has_neigh(s, e))
		return;
	if (e->vlan)
		vlan = arena_printf(&s->c->ctx->arena, " vlan %u", e->vlan);
	check_finding(s->c, "suppress",
		      check_fix(s->c, "vnet-tunnel", "host add %s %s %s%s ip ADDRESS", s->c->v.name, mac,
				dst_of(s, e), vlan),
		      "no neighbour has %s: ARP for that host is sent to all endpoints", mac);
}

/* Wanted is it where the port says so, or where somebody has made neighbours for it. */
int check_suppression(struct check *c)
{
	struct suppress s = {.c = c};
	int ret;

	if (!c->v.bridge || !c->v.port)
		return 0;
	ret = vxlan_l3(c->ctx, &c->v, &s.l3);
	if (!ret)
		ret = host_neighs(c->ctx, c->v.nl, 0, &s.neighs);
	if (ret)
		return ret;
	if (!is_set(c->v.port, IFLA_BRPORT_NEIGH_SUPPRESS) && !any_neigh(&s))
		return 0;
	check_port(&s);
	for (size_t i = 0; i < c->e.n; i++) {
		const struct fdb *e = &c->e.list[i];

		if (!is_host(e) || (c->v.filtering && !e->vlan))
			continue;
		if (is_first(c, i))
			check_l3(&s, e->vlan);
		if (s.l3[e->vlan])
			check_neigh(&s, e);
	}
	return 0;
}
