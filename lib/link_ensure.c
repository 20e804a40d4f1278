// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-link ensure: compares what is said with what is there, tree against tree. */
#include <errno.h>
#include <linux/if_link.h>
#include <string.h>

#include "ensure.h"
#include "kind.h"
#include "kind/peer.h"
#include "link.h"
#include "link_req.h"
#include "list.h"
#include "type.h"

/* Said of where and which link it is, or compared by the functions below. */
static bool is_place(const struct attr *n)
{
	return n->type == IFLA_IFNAME || n->type == IFLA_LINKINFO || n->type == IFLA_NET_NS_FD;
}

static bool is_peer(const struct attr *n)
{
	return n->opt->type == &type_peer;
}

static void compare_kind(struct finding *f, struct attr *root, const struct attr *have)
{
	struct attr *info = attr_find(root, IFLA_LINKINFO);
	const struct attr *is = attr_find(have, IFLA_LINKINFO);
	const char *want = attr_str(attr_find(info, IFLA_INFO_KIND));
	const char *kind = attr_str(attr_find(is, IFLA_INFO_KIND));
	struct attr *data = attr_find(info, IFLA_INFO_DATA);

	if (!info)
		return;
	if (!kind || strcmp(want, kind)) {
		ensure_differ(f, info, true, arena_printf(&f->ctx->arena, "type %s -> %s",
							  kind ? kind : "none", want));
		return;
	}
	if (data)
		ensure_compare(f, data, attr_find(is, IFLA_INFO_DATA), is_peer);
}

/* The other end of a pair: it must be the one that HAVE is cabled to. Its differences are
 * mended there, by a request of their own. */
static int compare_peer(struct finding *f, struct attr *root, const struct attr *have,
			struct attr **peer, struct nl **where)
{
	struct attr *want = link_peer(root), *there;
	unsigned index = (unsigned)attr_uint(attr_find(have, IFLA_LINK));
	const char *name;
	int ret;

	*peer = NULL;
	if (!want)
		return 0;
	name = attr_str(attr_find(want, IFLA_IFNAME));
	ret = target_nl(f->ctx, want, where);
	if (!ret)
		ret = link_get(f->ctx, *where, name, name ? 0 : index, false, &there);
	if (ret && (ret != -ENODEV || f->ctx->err.code))
		return ret;
	if (ret || attr_hdr(there, 4, 4) != index ||
	    attr_uint(attr_find(there, IFLA_LINK)) != attr_hdr(have, 4, 4)) {
		ensure_differ(f, want, true,
			      arena_printf(&f->ctx->arena, "peer %s", name ? name : "there"));
		return 0;
	}
	ensure_compare(f, want, there, is_place);
	attr_put_u32(&f->ctx->arena, want, LINK_INDEX, (uint32_t)attr_hdr(there, 4, 4));
	want->hidden = true;
	*peer = want;
	return 0;
}

static int done(struct ctx *ctx, const char *name, const char *result, const char *what)
{
	return ensure_done(ctx, "ifname", name, result, what);
}

static int send_to(struct ctx *ctx, struct nl *nl, struct attr *set, const struct attr *have,
		   struct span at)
{
	struct attr *info = attr_find(set, IFLA_LINKINFO), *n, *rest;
	struct reply reply;
	int ret = 0;

	/* Kinds without options of their own refuse to hear their name (no changelink). */
	if (info && attr_is_bare(attr_find(info, IFLA_INFO_DATA)))
		info->hidden = true;
	else if (have)
		ret = link_fill(ctx, set, have);
	if (ret)
		return ret;
	for (uint16_t t = 0; t < 2; t++) { /* these say where it is, not what it shall be */
		n = attr_find(set, t ? IFLA_NET_NS_FD : IFLA_IFNAME);
		if (n)
			n->hidden = true;
	}
	rest = link_mtu_apart(&ctx->arena, set);
	ret = request_send(ctx, nl, set, RTM_NEWLINK, 0, &reply);
	if (!ret && !reply.code)
		return link_mtu_send(ctx, nl, rest);
	if (ret)
		return ret;
	ret = nl_fail(ctx, set, &link_table, &reply, at, "cannot change the interface");
	link_explain(ctx, set, &reply, RTM_NEWLINK);
	return ret;
}

static int recreate(struct ctx *ctx, struct nl *nl, struct req *req, struct finding *f,
		    const char *name, const struct attr *old)
{
	int ret;

	if (!attr_find(req->root, LINK_RECREATE)) {
		ret = fail(ctx, f->recreate_at, EEXIST, "'%s' is there, but cannot be changed to this: %s",
			   name, f->recreate);
		hint(ctx, "say 'recreate', too, to delete it and add it again");
		return ret;
	}
	ret = link_recreate(ctx, nl, req, old, name);
	return ret ? ret : done(ctx, name, "recreated", f->recreate);
}

/* Words that act cannot be compared with a state. */
static int refuse_actions(struct ctx *ctx, const struct attr *set)
{
	for (const struct attr *n = set->child; n; n = n->next) {
		int ret = n->child ? refuse_actions(ctx, n) : 0;

		if (ret)
			return ret;
		if (n->opt && n->at.n && (n->opt->flags & OPT_SETNONE) && n->type != IFLA_NET_NS_FD)
			return fail(ctx, n->at, EINVAL,
				    "'%s' is an action, not a state: ensure cannot compare it",
				    n->opt->name);
	}
	return 0;
}

static int change(struct ctx *ctx, struct nl *nl, struct req *req, struct attr *have,
		  const char *name)
{
	struct finding f = {.ctx = ctx};
	struct span at = link_name_at(req->root, &name);
	struct attr *peer;
	struct nl *there;
	int ret;

	ensure_compare(&f, req->root, have, is_place);
	compare_kind(&f, req->root, have);
	if (f.recreate)
		return recreate(ctx, nl, req, &f, name, have);
	const char *before_peer = f.changed;

	ret = compare_peer(&f, req->root, have, &peer, &there);
	if (ret)
		return ret;
	if (f.recreate)
		return recreate(ctx, nl, req, &f, name, have);
	if (!f.changed)
		return done(ctx, name, "unchanged", NULL);
	if (peer && f.changed != before_peer)
		ret = send_to(ctx, there, peer, NULL, peer->at);
	attr_put_u32(&ctx->arena, req->root, LINK_INDEX, (uint32_t)attr_hdr(have, 4, 4));
	if (!ret && before_peer)
		ret = send_to(ctx, nl, req->root, have, at);
	return ret ? ret : done(ctx, name, "changed", f.changed);
}

int link_ensure(struct ctx *ctx, struct req *req)
{
	const char *name;
	struct attr *have;
	struct nl *nl;
	int ret = refuse_actions(ctx, req->root);

	link_name_at(req->root, &name);
	if (!ret)
		ret = parse_resolve(ctx, req->root);
	if (!ret)
		ret = target_nl(ctx, req->root, &nl);
	if (ret)
		return ret;
	ret = link_get(ctx, nl, name, 0, false, &have);
	if (ret == -ENODEV && !ctx->err.code && !attr_find(req->root, IFLA_LINKINFO)) {
		ret = fail(ctx, link_name_at(req->root, &name), ENODEV,
			   "there is no interface '%s'", name);
		hint(ctx, "with 'type KIND' ensure would make it");
		return ret;
	}
	if (ret == -ENODEV && !ctx->err.code) {
		ret = link_add(ctx, req->root, NLM_F_CREATE | NLM_F_EXCL, "add");
		return ret ? ret : done(ctx, name, "created", NULL);
	}
	return ret ? ret : change(ctx, nl, req, have, name);
}
