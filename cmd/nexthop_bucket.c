// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-nexthop bucket: the buckets of resilient groups. */
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/nexthop.h>
#include <linux/rtnetlink.h>

#include "../lib/link_req.h"
#include "../lib/list.h"
#include "../lib/nexthop.h"
#include "../lib/route_type.h"
#include "../lib/type.h"
#include "nexthop_verb.h"

static void print_bucket(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *b = attr_find(set, o->attr);
	const struct attr *index = attr_find(b, NHA_RES_BUCKET_INDEX);
	const struct attr *idle = attr_find(b, NHA_RES_BUCKET_IDLE_TIME);
	const struct attr *id = attr_find(b, NHA_RES_BUCKET_NH_ID);

	if (!b)
		return;
	out_object(out, o->json);
	if (index)
		out_uint(out, "index", "index ", attr_uint(index), " ");
	if (idle)
		out_float(out, "idle_time", "idle_time ", (double)attr_uint(idle) / 100, " ");
	if (id)
		out_uint(out, "nhid", "nhid ", attr_uint(id), " ");
	out_object_end(out);
}

static const struct type type_bucket = {.print = print_bucket, .decode = attr_decode_plain};

static const struct opt rows[] = {
	{.name = "id", .type = &type_u32, .attr = NHA_ID, .flags = OPT_RO},
	{.json = "bucket", .type = &type_bucket, .attr = NHA_RES_BUCKET, .flags = OPT_RO},
	{.json = "flags", .type = &type_route_flags, .attr = NEXTHOP_FLAGS, .flags = OPT_RO},
};

const struct table nexthop_bucket_table = TABLE(rows);

static int show_one(struct ctx *ctx, void *data, const struct attr *bucket,
		    const struct nlmsghdr *msg)
{
	(void)data;
	(void)msg;
	out_object(&ctx->out, NULL);
	print_rows(&ctx->out, &nexthop_bucket_table, bucket);
	out_object_end(&ctx->out);
	out_newline(&ctx->out);
	return 0;
}

/* ROW of the bucket that is asked for. */
static struct attr *request(struct ctx *ctx, const struct attr *words)
{
	const struct attr *id = attr_find(words, LIST_ID), *nhid = attr_find(words, LIST_NHID);
	const struct attr *index = attr_find(words, LIST_INDEX);
	const struct attr *dev = attr_find(words, NHA_OIF), *master = attr_find(words, NHA_MASTER);
	struct nhmsg nhm = {.nh_family = ctx->flags.family};
	struct arena *a = &ctx->arena;
	struct attr *root = attr_root(a, &nhm, sizeof(nhm));

	if (id)
		attr_put_u32(a, root, NHA_ID, (uint32_t)attr_uint(id));
	if (dev)
		attr_put_u32(a, root, NHA_OIF, (uint32_t)attr_uint(dev));
	if (master)
		attr_put_u32(a, root, NHA_MASTER, (uint32_t)attr_uint(master));
	if (nhid)
		attr_put_u32(a, attr_nest(a, root, NHA_RES_BUCKET), NHA_RES_BUCKET_NH_ID,
			     (uint32_t)attr_uint(nhid));
	if (index)
		attr_put_u16(a, attr_nest(a, root, NHA_RES_BUCKET), NHA_RES_BUCKET_INDEX,
			     (uint16_t)attr_uint(index));
	return root;
}

int nexthop_bucket_show(struct ctx *ctx, struct req *req)
{
	const struct list list = {
		.what = "buckets", .table = &nexthop_bucket_table, .hdrlen = sizeof(struct nhmsg),
		.type = RTM_NEWNEXTHOPBUCKET, .visit = show_one,
	};
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = link_resolve(ctx, req->root);
	if (ret)
		return ret;
	list_begin(ctx);
	return list_end(ctx, list_dump(ctx, nl, request(ctx, req->root), RTM_GETNEXTHOPBUCKET,
				       &list));
}

int nexthop_bucket_get(struct ctx *ctx, struct req *req)
{
	const struct attr *id = attr_find(req->root, LIST_ID);
	struct nlmsghdr *msg;
	struct reply reply;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (ret)
		return ret;
	msg = attr_build(&ctx->arena, request(ctx, req->root), RTM_GETNEXTHOPBUCKET, 0, NULL);
	ret = nl_talk(ctx, nl, msg, &reply);
	if (ret)
		return ret;
	if (reply.code || !reply.msg)
		return nl_fail(ctx, NULL, NULL, &reply, id->at, "cannot get the bucket");
	list_begin(ctx);
	show_one(ctx, NULL,
		 attr_decode(&ctx->arena, &nexthop_bucket_table, mnl_nlmsg_get_payload(reply.msg),
			     mnl_nlmsg_get_payload_len(reply.msg), sizeof(struct nhmsg)), NULL);
	return list_end(ctx, 0);
}
