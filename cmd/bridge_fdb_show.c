// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-bridge fdb show and get. */
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>

#include "../lib/link_req.h"
#include "bridge_verb.h"

struct filter {
	struct ndm_query q;
	unsigned vlan, states;
	bool dynamic;
};

static int show_one(struct ctx *ctx, void *data, const struct attr *set, const struct nlmsghdr *msg)
{
	const struct filter *f = data;
	struct attr *dev = attr_find(set, NDM_INDEX);
	uint16_t state = (uint16_t)attr_hdr(set, 8, 2);

	(void)msg;
	if (f->q.ifindex && f->q.ifindex != attr_hdr(set, 4, 4))
		return 0;
	if ((f->states && !(state & f->states)) || (f->dynamic && (state & NUD_PERMANENT)) ||
	    (f->vlan && f->vlan != attr_uint(attr_find(set, NDA_VLAN))))
		return 0;
	/* As with `bridge`: what is asked for is not said again. */
	if (f->q.ifindex && dev)
		dev->hidden = true;
	out_object(&ctx->out, NULL);
	fdb_print(&ctx->out, set);
	out_object_end(&ctx->out);
	out_text(&ctx->out, "\n");
	return 0;
}

int fdb_show(struct ctx *ctx, struct req *req)
{
	struct filter f = {0};
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = link_resolve(ctx, req->root);
	if (ret)
		return ret;
	f.q.ifindex = (unsigned)attr_uint(attr_find(req->root, NDM_INDEX));
	f.q.master = (unsigned)attr_uint(attr_find(req->root, NDA_MASTER));
	f.vlan = (unsigned)attr_uint(attr_find(req->root, NDA_VLAN));
	f.dynamic = attr_find(req->root, FDB_LIST_DYNAMIC);
	for (const struct attr *n = req->root->child; n; n = n->next)
		if (n->type == FDB_LIST_STATE)
			f.states |= (unsigned)attr_uint(n);
	list_begin(ctx);
	return list_end(ctx, fdb_list(ctx, nl, &f.q, show_one, &f));
}

int fdb_get(struct ctx *ctx, struct req *req)
{
	const struct attr *mac = attr_find(req->root, NDA_LLADDR);
	struct filter f = {.dynamic = attr_find(req->root, FDB_LIST_DYNAMIC)};
	struct reply reply;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = link_resolve(ctx, req->root);
	if (!ret)
		ret = nl_talk(ctx, nl, attr_build(&ctx->arena, req->root, RTM_GETNEIGH, 0, NULL),
			      &reply);
	if (ret)
		return ret;
	if (reply.code)
		return nl_fail(ctx, req->root, &fdb_table, &reply, mac->at, "cannot find '%s'%s",
			       fdb_name(ctx, req->root), bridge_where(ctx));
	list_begin(ctx);
	if (reply.msg && mnl_nlmsg_get_payload_len(reply.msg) >= sizeof(struct ndmsg))
		show_one(ctx, &f,
			 attr_decode(&ctx->arena, &fdb_table, mnl_nlmsg_get_payload(reply.msg),
				     mnl_nlmsg_get_payload_len(reply.msg), sizeof(struct ndmsg)),
			 reply.msg);
	return list_end(ctx, 0);
}
