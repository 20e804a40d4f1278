// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-nexthop add, replace, del and ensure. */
#include <errno.h>
#include <linux/nexthop.h>
#include <linux/rtnetlink.h>

#include "../lib/encap.h"
#include "../lib/ensure.h"
#include "../lib/link_req.h"
#include "../lib/list.h"
#include "../lib/nexthop.h"
#include "gateway.h"
#include "nexthop_verb.h"

static const char *name_of_request(struct ctx *ctx, const struct attr *root)
{
	const struct attr *id = attr_find(root, NHA_ID);

	return id ? arena_printf(&ctx->arena, " %u", (unsigned)attr_uint(id)) : "";
}

static void explain(struct ctx *ctx, struct nl *nl, const struct attr *root, int code)
{
	const struct attr *id = attr_find(root, NHA_ID), *dev = attr_find(root, NHA_OIF);
	const struct attr *gw = attr_find(root, NHA_GATEWAY);
	struct attr *have;
	const char *name;

	if (ctx->err.hint)
		return;
	if (code == EEXIST && id && !nexthop_get(ctx, nl, (uint32_t)attr_uint(id), &have)) {
		hint(ctx, "there is '%s'; 'ensure' and 'replace' change it",
		     nexthop_text(ctx, have));
	} else if (dev && code == ENETDOWN &&
		   !gateway_up(ctx, nl, (unsigned)attr_uint(dev), &name)) {
		ctx->err.at = dev->at;
		hint(ctx, "'%s' is down: vnet-link set %s up", name, name);
	} else if (gw && (code == ENETUNREACH || code == EHOSTUNREACH)) {
		gateway_explain(ctx, nl, gw);
	}
}

static int send(struct ctx *ctx, struct attr *root, uint16_t type, uint16_t flags, const char *what)
{
	const char *netns = ctx->flags.netns;
	struct reply reply;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = request_send(ctx, nl, root, type, flags, &reply);
	if (ret || !reply.code)
		return ret;
	ret = nl_fail(ctx, root, &nexthop_table, &reply,
		      root->child ? root->child->at : (struct span){0}, "cannot %s next hop%s%s%s",
		      what, name_of_request(ctx, root), netns ? " in namespace " : "",
		      netns ? netns : "");
	explain(ctx, nl, root, reply.code);
	return ret;
}

static int request(struct ctx *ctx, struct req *req, uint16_t type, uint16_t flags,
		   const char *what)
{
	int ret = link_resolve(ctx, req->root);

	return ret ? ret : send(ctx, req->root, type, flags, what);
}

int nexthop_add(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_NEWNEXTHOP, NLM_F_CREATE | NLM_F_EXCL, "add");
}

int nexthop_replace(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_NEWNEXTHOP, NLM_F_CREATE | NLM_F_REPLACE, "replace");
}

/* By its id alone: what else is said is not compared by the kernel (nh_valid_get_del_req()
 * refuses it). */
int nexthop_del(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_DELNEXTHOP, 0, "delete");
}

static bool not_compared(const struct attr *n)
{
	return n->type == NHA_ID || n->type == NHA_ENCAP_TYPE;
}

int nexthop_ensure(struct ctx *ctx, struct req *req)
{
	struct attr *root = req->root, *have = NULL;
	struct finding f = {.ctx = ctx};
	const char *name = name_of_request(ctx, root) + 1;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = link_resolve(ctx, root);
	if (!ret)
		ret = nexthop_get(ctx, nl, (uint32_t)attr_uint(attr_find(root, NHA_ID)), &have);
	if (ret == -ENOENT && !ctx->err.code) {
		ret = send(ctx, root, RTM_NEWNEXTHOP, NLM_F_CREATE | NLM_F_EXCL, "add");
		return ret ? ret : ensure_done(ctx, "id", name, "created", NULL);
	}
	if (ret)
		return ret;
	encap_decode(&ctx->arena, have, NHA_ENCAP);
	ensure_compare(&f, root, have, not_compared);
	if (!f.changed)
		return ensure_done(ctx, "id", name, "unchanged", NULL);
	for (struct attr *n = root->child; n; n = n->next)
		n->hidden = false;
	ret = send(ctx, root, RTM_NEWNEXTHOP, NLM_F_REPLACE, "change");
	return ret ? ret : ensure_done(ctx, "id", name, "changed", f.changed);
}
