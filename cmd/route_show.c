// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-route show and flush: what the walk over the routes is for. */
#include <errno.h>
#include <fcntl.h>
#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "../lib/list.h"
#include "../lib/route.h"
#include "route_verb.h"

enum { FLUSH_ROUNDS = 20 };

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
		ret = route_resolve(ctx, req->root);
	if (ret)
		return ret;
	route_filter_read(ctx, req->root, &f);
	list_begin(ctx);
	return list_end(ctx, route_walk(ctx, nl, &f, true, NULL, show_one, NULL));
}

/* --- flush ---------------------------------------------------------------- */

struct flush {
	struct nl *nl;
	unsigned found;
};

/* Deletes by the message that the dump brought: nothing is said anew. */
static int flush_one(struct ctx *ctx, void *data, const struct attr *route,
		     const struct nlmsghdr *dumped)
{
	struct nlmsghdr *msg = arena_copy(&ctx->arena, dumped, dumped->nlmsg_len);
	struct flush *fl = data;
	struct reply reply;
	int ret;

	msg->nlmsg_type = RTM_DELROUTE;
	msg->nlmsg_flags = 0;
	msg->nlmsg_pid = 0;
	fl->found++;
	ret = send_request(ctx, fl->nl, msg, &reply);
	/* Others delete, too, and an address or interface takes its routes with it. */
	if (ret || !reply.code || reply.code == ESRCH || reply.code == ENODEV)
		return ret;
	return nl_fail(ctx, NULL, NULL, &reply, (struct span){0}, "cannot delete '%s'",
		       route_text(ctx, route));
}

int route_flush(struct ctx *ctx, struct req *req)
{
	struct route_filter f;
	struct flush fl = {0};
	int ret = nl_here(ctx, &fl.nl);

	if (!ret)
		ret = route_resolve(ctx, req->root);
	if (ret)
		return ret;
	route_filter_read(ctx, req->root, &f);
	/* No kernel since 3.6 keeps a cache of IPv4 routes; what is cached are exceptions. */
	for (unsigned round = 0; round < FLUSH_ROUNDS; round++) {
		bool incomplete = false;

		fl.found = 0;
		ret = route_walk(ctx, fl.nl, &f, false, &incomplete, flush_one, &fl);
		if (ret || ctx->flags.dry_run || (!fl.found && !incomplete))
			return ret;
	}
	return fail_sys(ctx, (struct span){0}, EAGAIN,
			"%u routes were still there after %d rounds: something adds them again",
			fl.found, FLUSH_ROUNDS);
}
