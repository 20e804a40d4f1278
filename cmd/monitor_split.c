// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-monitor: messages that hold many objects, taken apart. */
#include <libmnl/libmnl.h>
#include <linux/if_bridge.h>
#include <linux/if_link.h>
#include <string.h>

#include "../lib/uapi.h"
#include "monitor.h"

static const struct table no_rows;

/* Which one it is: bytes that are put together. */
struct ident {
	unsigned char bytes[256];
	uint16_t n;
};

static void ident_add(struct ident *id, const void *data, size_t len)
{
	if (id->n + len > sizeof(id->bytes))
		return;
	memcpy(id->bytes + id->n, data, len);
	id->n = (uint16_t)(id->n + len);
}

/* A message with the header of MSG, for one object. */
static struct attr *piece(const struct mon_split *s, const struct nlmsghdr *msg,
			  const struct ident *id)
{
	struct attr *root = attr_root(&s->m->ctx->arena, mnl_nlmsg_get_payload(msg), s->k->hdrlen);

	attr_put(&s->m->ctx->arena, root, MON_IDENT, id->bytes, id->n);
	return root;
}

static void done(const struct mon_split *s, struct attr *root)
{
	const struct nlmsghdr *msg = attr_build(&s->m->ctx->arena, root, s->k->add, 0, NULL);

	if (msg)
		s->fn(s->m, s->k, s->nsid, msg, s->flag);
}

static const struct attr *inside(const struct mon_split *s, const struct attr *n, size_t hdrlen)
{
	return attr_decode(&s->m->ctx->arena, &no_rows, n->data, n->len, hdrlen)->child;
}

static const struct attr *tree_of(const struct mon_split *s, const struct nlmsghdr *msg)
{
	return attr_decode(&s->m->ctx->arena, &no_rows, mnl_nlmsg_get_payload(msg),
			   mnl_nlmsg_get_payload_len(msg), s->k->hdrlen);
}

/* --- multicast groups and router ports -------------------------------------------------- */

static void split_group(const struct mon_split *s, const struct nlmsghdr *msg,
			const struct attr *info)
{
	static const uint16_t more[] = {
		MDBA_MDB_EATTR_SOURCE, VNET_MDBA_MDB_EATTR_DST, VNET_MDBA_MDB_EATTR_DST_PORT,
		VNET_MDBA_MDB_EATTR_VNI, VNET_MDBA_MDB_EATTR_SRC_VNI, VNET_MDBA_MDB_EATTR_IFINDEX,
	};
	struct arena *a = &s->m->ctx->arena;
	struct br_mdb_entry e;
	struct ident id = {0};
	struct attr *root;

	if (info->len < sizeof(e))
		return;
	memcpy(&e, info->data, sizeof(e));
	ident_add(&id, &e.ifindex, sizeof(e.ifindex));
	ident_add(&id, &e.vid, sizeof(e.vid));
	ident_add(&id, &e.addr.u, sizeof(e.addr.u));
	for (const struct attr *n = inside(s, info, sizeof(e)); n; n = n->next)
		for (size_t i = 0; i < sizeof(more) / sizeof(more[0]); i++)
			if (n->type == more[i]) {
				ident_add(&id, &n->type, sizeof(n->type));
				ident_add(&id, n->data, n->len);
			}
	root = piece(s, msg, &id);
	attr_put(a, attr_nest(a, attr_nest(a, root, MDBA_MDB), MDBA_MDB_ENTRY),
		 MDBA_MDB_ENTRY_INFO, info->data, info->len);
	done(s, root);
}

static void split_router(const struct mon_split *s, const struct nlmsghdr *msg,
			 const struct attr *port)
{
	struct arena *a = &s->m->ctx->arena;
	struct ident id = {0};
	struct attr *root;

	if (port->len < sizeof(uint32_t))
		return;
	ident_add(&id, port->data, sizeof(uint32_t));
	root = piece(s, msg, &id);
	attr_put(a, attr_nest(a, root, MDBA_ROUTER), MDBA_ROUTER_PORT, port->data, port->len);
	done(s, root);
}

void mon_split_mdb(const struct mon_split *s, const struct nlmsghdr *msg)
{
	for (const struct attr *n = tree_of(s, msg)->child; n; n = n->next) {
		if (n->type != MDBA_MDB && n->type != MDBA_ROUTER)
			continue;
		for (const struct attr *e = inside(s, n, 0); e; e = e->next)
			if (n->type == MDBA_ROUTER)
				split_router(s, msg, e);
			else
				for (const struct attr *i = inside(s, e, 0); i; i = i->next)
					split_group(s, msg, i);
	}
}

/* --- VLANs ------------------------------------------------------------------------------ */

static void split_entry(const struct mon_split *s, const struct nlmsghdr *msg,
			const struct attr *entry)
{
	const struct attr *first = inside(s, entry, 0);
	const struct attr set = {.child = (struct attr *)first};
	const struct attr *info = attr_find(&set, BRIDGE_VLANDB_ENTRY_INFO);
	const struct attr *range = attr_find(&set, BRIDGE_VLANDB_ENTRY_RANGE);
	struct arena *a = &s->m->ctx->arena;
	struct bridge_vlan_info v;
	unsigned last;

	if (!info || info->len < sizeof(v))
		return;
	memcpy(&v, info->data, sizeof(v));
	last = range ? (unsigned)attr_uint(range) : v.vid;
	for (; v.vid <= last && v.vid < 4096; v.vid++) {
		struct ident id = {0};
		struct attr *root, *one;

		ident_add(&id, &v.vid, sizeof(v.vid));
		root = piece(s, msg, &id);
		one = attr_nest(a, root, BRIDGE_VLANDB_ENTRY);
		attr_put(a, one, BRIDGE_VLANDB_ENTRY_INFO, &v, sizeof(v));
		for (const struct attr *n = first; n; n = n->next)
			if (n != info && n != range && n->type != BRIDGE_VLANDB_ENTRY_STATS)
				attr_put(a, one, n->type, n->data, n->len);
		done(s, root);
	}
}

/* Options of a whole bridge's VLAN are told, but not kept: the list does not hold them. */
void mon_split_vlan(const struct mon_split *s, const struct nlmsghdr *msg)
{
	for (const struct attr *n = tree_of(s, msg)->child; n; n = n->next)
		if (n->type == BRIDGE_VLANDB_ENTRY)
			split_entry(s, msg, n);
}

/* --- VNIs ------------------------------------------------------------------------------- */

static void split_vnis(const struct mon_split *s, const struct nlmsghdr *msg,
		       const struct attr *entry)
{
	const struct attr *first = inside(s, entry, 0);
	const struct attr set = {.child = (struct attr *)first};
	const struct attr *start = attr_find(&set, VXLAN_VNIFILTER_ENTRY_START);
	const struct attr *end = attr_find(&set, VXLAN_VNIFILTER_ENTRY_END);
	uint32_t vni = (uint32_t)attr_uint(start), last = end ? (uint32_t)attr_uint(end) : vni;
	struct arena *a = &s->m->ctx->arena;

	for (; start && vni <= last && vni < 1 << 24; vni++) {
		struct ident id = {0};
		struct attr *root, *one;

		ident_add(&id, &vni, sizeof(vni));
		root = piece(s, msg, &id);
		one = attr_nest(a, root, VXLAN_VNIFILTER_ENTRY);
		attr_put_u32(a, one, VXLAN_VNIFILTER_ENTRY_START, vni);
		for (const struct attr *n = first; n; n = n->next)
			if (n->type == VXLAN_VNIFILTER_ENTRY_GROUP ||
			    n->type == VXLAN_VNIFILTER_ENTRY_GROUP6)
				attr_put(a, one, n->type, n->data, n->len);
		done(s, root);
	}
}

void mon_split_vni(const struct mon_split *s, const struct nlmsghdr *msg)
{
	for (const struct attr *n = tree_of(s, msg)->child; n; n = n->next)
		if (n->type == VXLAN_VNIFILTER_ENTRY)
			split_vnis(s, msg, n);
}

/* --- all -------------------------------------------------------------------------------- */

void mon_split(const struct mon_split *s, const struct nlmsghdr *msg)
{
	if (s->k->split)
		s->k->split(s, msg);
	else
		s->fn(s->m, s->k, s->nsid, msg, s->flag);
}
