// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-route show and flush: what the walk over the routes is for. */
#include <errno.h>
#include <linux/rtnetlink.h>
#include <string.h>

#include "../lib/link_req.h"
#include "../lib/list.h"
#include "../lib/route.h"
#include "route_verb.h"

/* --- show ----------------------------------------------------------------- */

static int show_one(struct ctx *ctx, void *data, const struct attr *route,
		    const struct nlmsghdr *msg)
{
	(void)data;
	(void)msg;
	out_object(&ctx->out, NULL);
	route_print(&ctx->out, route);
	out_object_end(&ctx->out);
	out_newline(&ctx->out);
	return 0;
}

int route_show(struct ctx *ctx, struct req *req)
{
	struct route_filter f;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = link_resolve(ctx, req->root);
	if (ret)
		return ret;
	route_filter_read(ctx, req->root, &f);
	list_begin(ctx);
	return list_end(ctx, route_walk(ctx, nl, &f, true, NULL, show_one, NULL));
}

/* --- flush ---------------------------------------------------------------- */

struct flush {
	struct route_filter f;
	struct nl *nl;
	unsigned *found;
};

/* The kernel shows the ways of a next hop object, and refuses them beside its id; a blackhole
 * of that kind it shows as one, and deletes it as unicast only (fib_table_delete()): no type. */
static int delete_by_id(struct ctx *ctx, struct nl *nl, const struct attr *route,
			struct reply *reply)
{
	struct attr *root;
	struct rtmsg rtm;

	memcpy(&rtm, route->data, sizeof(rtm));
	rtm.rtm_type = RTN_UNSPEC;
	root = attr_root(&ctx->arena, &rtm, sizeof(rtm));
	for (const struct attr *n = route->child; n; n = n->next)
		switch (n->type) {
		case RTA_DST:
		case RTA_SRC:
		case RTA_PRIORITY:
		case RTA_TABLE:
		case RTA_NH_ID:
			attr_put(&ctx->arena, root, n->type, n->data, n->len);
		}
	return request_send(ctx, nl, root, RTM_DELROUTE, 0, reply);
}

static int flush_one(struct ctx *ctx, void *data, const struct attr *route,
		     const struct nlmsghdr *msg)
{
	struct flush *fl = data;
	struct reply reply;
	int ret = attr_find(route, RTA_NH_ID) ? delete_by_id(ctx, fl->nl, route, &reply) :
		  list_delete(ctx, fl->nl, msg, RTM_DELROUTE, &reply);

	++*fl->found;
	/* Others delete, too, and an address or interface takes its routes with it. */
	if (ret || !reply.code || reply.code == ESRCH || reply.code == ENODEV)
		return ret;
	return nl_fail(ctx, NULL, NULL, &reply, (struct span){0}, "cannot delete '%s'",
		       route_text(ctx, route));
}

static int flush_round(struct ctx *ctx, void *data, unsigned *found)
{
	struct flush *fl = data;
	bool incomplete = false;
	int ret;

	fl->found = found;
	ret = route_walk(ctx, fl->nl, &fl->f, false, &incomplete, flush_one, fl);
	*found += incomplete;
	return ret;
}

int route_flush(struct ctx *ctx, struct req *req)
{
	struct flush fl;
	int ret = nl_here(ctx, &fl.nl);

	if (!ret)
		ret = link_resolve(ctx, req->root);
	if (ret)
		return ret;
	route_filter_read(ctx, req->root, &fl.f);
	return list_flush(ctx, "routes", flush_round, &fl);
}
