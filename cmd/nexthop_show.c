// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-nexthop show, get and flush. */
#include <errno.h>
#include <linux/nexthop.h>
#include <linux/rtnetlink.h>

#include "../lib/link_req.h"
#include "../lib/list.h"
#include "../lib/nexthop.h"
#include "nexthop_verb.h"

/* --- which next hops: all but the protocol is the kernel's to filter ------ */

struct walk {
	const struct attr *proto;
	int (*visit)(struct ctx *ctx, void *data, const struct attr *nh,
		     const struct nlmsghdr *msg);
	void *data;
};

static int visit_one(struct ctx *ctx, void *data, const struct attr *nh, const struct nlmsghdr *msg)
{
	struct walk *w = data;

	if (w->proto && attr_uint(w->proto) != attr_hdr(nh, 2, 1))
		return 0;
	return w->visit(ctx, w->data, nh, msg);
}

static int walk(struct ctx *ctx, struct nl *nl, const struct attr *words,
		int (*visit)(struct ctx *ctx, void *data, const struct attr *nh,
			     const struct nlmsghdr *msg),
		void *data)
{
	static const uint16_t filters[] = {NHA_OIF, NHA_GROUPS, NHA_MASTER, NHA_FDB};
	struct nhmsg nhm = {.nh_family = ctx->flags.family};
	struct attr *root = attr_root(&ctx->arena, &nhm, sizeof(nhm));
	struct walk w = {.proto = attr_find(words, LIST_PROTO), .visit = visit, .data = data};
	const struct list list = {
		.what = "next hops", .table = &nexthop_table, .hdrlen = sizeof(nhm),
		.type = RTM_NEWNEXTHOP, .visit = visit_one, .data = &w,
	};

	for (size_t i = 0; i < sizeof(filters) / sizeof(filters[0]); i++) {
		const struct attr *n = attr_find(words, filters[i]);

		if (n)
			attr_put(&ctx->arena, root, n->type, n->data, n->len);
	}
	return list_dump(ctx, nl, root, RTM_GETNEXTHOP, &list);
}

/* --- show and get --------------------------------------------------------- */

static int show_one(struct ctx *ctx, void *data, const struct attr *nh, const struct nlmsghdr *msg)
{
	(void)data;
	(void)msg;
	out_object(&ctx->out, NULL);
	nexthop_print(&ctx->out, nh);
	out_object_end(&ctx->out);
	out_newline(&ctx->out);
	return 0;
}

static int show_id(struct ctx *ctx, struct nl *nl, const struct attr *id)
{
	struct attr *nh;
	int ret = nexthop_get(ctx, nl, (uint32_t)attr_uint(id), &nh);

	if (ret == -ENOENT && !ctx->err.code)
		return fail_sys(ctx, id->at, ENOENT, "there is no next hop %u",
				(unsigned)attr_uint(id));
	if (ret)
		return ret;
	list_begin(ctx);
	return list_end(ctx, show_one(ctx, NULL, nh, NULL));
}

int nexthop_show(struct ctx *ctx, struct req *req)
{
	const struct attr *id = attr_find(req->root, LIST_ID);
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = link_resolve(ctx, req->root);
	if (ret)
		return ret;
	if (id)
		return show_id(ctx, nl, id);
	list_begin(ctx);
	return list_end(ctx, walk(ctx, nl, req->root, show_one, NULL));
}

/* --- flush ---------------------------------------------------------------- */

struct flush {
	struct nl *nl;
	const struct attr *words;
	unsigned *found;
};

static int delete_id(struct ctx *ctx, struct nl *nl, uint32_t id, struct reply *reply)
{
	struct nhmsg nhm = {0};
	struct attr *root = attr_root(&ctx->arena, &nhm, sizeof(nhm));

	attr_put_u32(&ctx->arena, root, NHA_ID, id);
	return request_send(ctx, nl, root, RTM_DELNEXTHOP, 0, reply);
}

static int flush_one(struct ctx *ctx, void *data, const struct attr *nh, const struct nlmsghdr *msg)
{
	uint32_t id = (uint32_t)attr_uint(attr_find(nh, NHA_ID));
	struct flush *fl = data;
	struct reply reply;
	int ret;

	(void)msg;
	if (!id)
		return 0;
	++*fl->found;
	ret = delete_id(ctx, fl->nl, id, &reply);
	/* The last member of a group takes the group along. */
	if (ret || !reply.code || reply.code == ENOENT)
		return ret;
	return nl_fail(ctx, NULL, NULL, &reply, (struct span){0}, "cannot delete next hop %u", id);
}

static int flush_round(struct ctx *ctx, void *data, unsigned *found)
{
	struct flush *fl = data;

	fl->found = found;
	return walk(ctx, fl->nl, fl->words, flush_one, fl);
}

int nexthop_flush(struct ctx *ctx, struct req *req)
{
	const struct attr *id = attr_find(req->root, LIST_ID);
	struct flush fl = {.words = req->root};
	struct reply reply;
	int ret = nl_here(ctx, &fl.nl);

	if (!ret)
		ret = link_resolve(ctx, req->root);
	if (ret || !id)
		return ret ? ret : list_flush(ctx, "next hops", flush_round, &fl);
	ret = delete_id(ctx, fl.nl, (uint32_t)attr_uint(id), &reply);
	if (ret || !reply.code)
		return ret;
	return nl_fail(ctx, NULL, NULL, &reply, id->at, "cannot delete next hop %u",
		       (unsigned)attr_uint(id));
}
