// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-bridge fdb ensure: compares what is said with what is there. */
#include <arpa/inet.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <string.h>

#include "../lib/ensure.h"
#include "../lib/link_req.h"
#include "bridge_verb.h"

/* What is said about one of the two tables, and what is there. */
struct search {
	const struct attr *root;
	struct fdb want;
	uint16_t port;          /* those of the VXLAN itself */
	uint32_t vni;
	bool group;             /* of several destinations the one that is said */
	bool found;
	struct fdb have;
};

/* What a VXLAN sends with itself is what its entries do not say (vxlan_fdb_info()). */
static void read_defaults(struct ctx *ctx, struct search *s)
{
	const struct attr *data = NULL;

	if (s->want.flags & NTF_SELF && !strcmp(bridge_kind(ctx, s->want.ifindex, &data), "vxlan")) {
		s->port = ntohs((uint16_t)attr_uint(attr_find(data, IFLA_VXLAN_PORT)));
		s->vni = (uint32_t)attr_uint(attr_find(data, IFLA_VXLAN_ID));
	}
}

/* A VXLAN tells the destinations of a group apart by all of this (vxlan_fdb_find_rdst()). */
static bool same_destination(const struct search *s, const struct fdb *f)
{
	return !memcmp(&f->dst, &s->want.dst, sizeof(f->dst)) &&
	       (!attr_find(s->root, NDA_PORT) || f->port == s->want.port) &&
	       (!attr_find(s->root, NDA_VNI) || f->vni == s->want.vni) &&
	       (!attr_find(s->root, NDA_IFINDEX) || f->via == s->want.via);
}

static int look(struct ctx *ctx, void *data, const struct attr *set, const struct nlmsghdr *msg)
{
	struct search *s = data;
	struct fdb f;

	(void)ctx;
	(void)msg;
	fdb_read(set, &f);
	if (s->found || memcmp(f.mac, s->want.mac, sizeof(f.mac)) || f.vlan != s->want.vlan ||
	    f.src_vni != s->want.src_vni || (s->want.flags & NTF_SELF) != (f.flags & NTF_SELF))
		return 0;
	f.port = f.port ? f.port : s->port;
	f.vni = f.vni ? f.vni : s->vni;
	if (s->group && !same_destination(s, &f))
		return 0;
	s->found = true;
	s->have = f;
	return 0;
}

/* The bridge and VXLAN write the three kinds of entry in different bits (fdb_to_nud()). */
static const char *state_name(uint16_t state)
{
	return state & NUD_PERMANENT ? "local" : state & NUD_NOARP ? "static" : "dynamic";
}

static const char *addr_text(struct ctx *ctx, const struct inet *in)
{
	char buf[64];

	return in->family ? arena_printf(&ctx->arena, "%s",
					 inet_format(in->addr, in->size, buf, sizeof(buf))) : "none";
}

static void differ(struct finding *f, const struct attr *n, const char *name, const char *was,
		   const char *is)
{
	ensure_differ(f, n, false, arena_printf(&f->ctx->arena, "%s %s -> %s", name, was, is));
}

static void compare_number(struct finding *f, const struct attr *n, uint32_t have, uint32_t want)
{
	struct arena *a = &f->ctx->arena;

	if (n && have != want)
		differ(f, n, n->opt->name, arena_printf(a, "%u", have), arena_printf(a, "%u", want));
}

static void compare_flags(struct finding *f, const struct attr *root, const struct fdb *have)
{
	for (const struct attr *n = root->child; n; n = n->next)
		if (n->type == NDM_FLAGS && n->at.n &&
		    attr_uint(n) & (NTF_STICKY | NTF_EXT_LEARNED | NTF_ROUTER) &&
		    !(have->flags & attr_uint(n)))
			ensure_differ(f, n, false, f->ctx->words.w[n->at.first]);
}

static void compare(struct finding *f, const struct attr *root, const struct fdb *want,
		    const struct fdb *have)
{
	const struct attr *mac = attr_find(root, NDA_LLADDR), *dst = attr_find(root, NDA_DST);
	const char *was = state_name(have->state), *is = state_name(want->state);

	if (strcmp(was, is))
		ensure_differ(f, mac, false, arena_printf(&f->ctx->arena, "%s -> %s", was, is));
	if (have->ifindex != want->ifindex)
		differ(f, attr_find(root, NDM_INDEX), "dev", bridge_dev(f->ctx, have->ifindex),
		       bridge_dev(f->ctx, want->ifindex));
	compare_flags(f, root, have);
	if (!(want->flags & NTF_SELF))
		return;
	if (dst && memcmp(&have->dst, &want->dst, sizeof(have->dst)))
		differ(f, dst, "dst", addr_text(f->ctx, &have->dst), addr_text(f->ctx, &want->dst));
	compare_number(f, attr_find(root, NDA_PORT), have->port, want->port);
	compare_number(f, attr_find(root, NDA_VNI), have->vni, want->vni);
	compare_number(f, attr_find(root, NDA_NH_ID), have->nhid, want->nhid);
	compare_number(f, attr_find(root, NDA_IFINDEX), have->via, want->via);
}

/* ROOT for one table alone, at the message's own flags. */
static struct attr *only(struct ctx *ctx, struct req *req, uint8_t table, struct attr **root)
{
	*root = NULL;
	if (parse_command(ctx, req->verb, req->pos, root) || link_resolve(ctx, *root))
		return NULL;
	for (struct attr *n = (*root)->child; n; n = n->next)
		if (n->type == NDM_FLAGS && attr_uint(n) & (NTF_SELF | NTF_MASTER) & ~table)
			n->hidden = true;
	return *root;
}

/* A port's entry stands in the table of its bridge, perhaps behind another port. */
static int search(struct ctx *ctx, struct nl *nl, struct search *s)
{
	struct ndm_query q = {.ifindex = s->want.ifindex};

	if (!(s->want.flags & NTF_SELF)) {
		q.ifindex = 0;
		bridge_filtering(ctx, s->want.ifindex, &q.master, NULL);
		if (!q.master)
			return 0; /* the kernel will say so */
	}
	return fdb_list(ctx, nl, &q, look, s);
}

static int ensure_one(struct ctx *ctx, struct nl *nl, struct req *req, uint8_t table)
{
	struct search s = {0};
	struct finding f = {.ctx = ctx};
	struct attr *root;
	const char *name;
	uint16_t flags;
	int ret;

	if (!only(ctx, req, table, &root))
		return -ctx->err.code;
	fdb_read(root, &s.want);
	s.want.ifindex = (unsigned)attr_uint(attr_find(root, NDM_INDEX));
	s.want.state = (uint16_t)attr_uint(attr_find(root, NDM_STATE));
	s.root = root;
	s.group = fdb_is_group(root) && table == NTF_SELF && s.want.dst.family;
	read_defaults(ctx, &s);
	name = arena_printf(&ctx->arena, "%s %s", fdb_name(ctx, root),
			    table == NTF_SELF ? "self" : "master");
	ret = ctx->blind ? 0 : search(ctx, nl, &s);
	if (ret)
		return ret;
	flags = NLM_F_CREATE | (s.group ? NLM_F_APPEND : s.found ? NLM_F_REPLACE : NLM_F_EXCL);
	if (s.found)
		compare(&f, root, &s.want, &s.have);
	if (s.found && !f.changed)
		return ensure_done(ctx, "entry", name, "unchanged", NULL);
	ret = fdb_request(ctx, root, RTM_NEWNEIGH, flags, s.found ? "change" : "add");
	return ret ? ret : ensure_done(ctx, "entry", name, s.found ? "changed" : "created",
				       f.changed);
}

int fdb_ensure(struct ctx *ctx, struct req *req)
{
	uint8_t flags = ndm_flags(req->root) & (NTF_SELF | NTF_MASTER);
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = link_resolve(ctx, req->root);
	if (!ret)
		ret = fdb_check(ctx, req->root);
	if (!ret && flags & NTF_SELF)
		ret = ensure_one(ctx, nl, req, NTF_SELF);
	if (!ret && flags & NTF_MASTER)
		ret = ensure_one(ctx, nl, req, NTF_MASTER);
	return ret;
}
