// SPDX-License-Identifier: GPL-2.0-or-later
/* Requests built from trees, and dumps as lists of trees. */
#include "list.h"

#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>

enum { FLUSH_ROUNDS = 20 };

int request_send(struct ctx *ctx, struct nl *nl, struct attr *root, uint16_t type,
		 uint16_t flags, struct reply *reply)
{
	const struct attr *too_long = NULL;
	struct nlmsghdr *msg = attr_build(&ctx->arena, root, type, flags, &too_long);

	if (!msg)
		return fail(ctx, too_long->at, EMSGSIZE,
			    "this does not fit into one attribute of 65535 bytes");
	return send_request(ctx, nl, msg, reply);
}

void list_begin(struct ctx *ctx)
{
	out_array(&ctx->out, NULL);
}

int list_end(struct ctx *ctx, int ret)
{
	if (ret) {
		out_drop(&ctx->out);
		return ret;
	}
	out_array_end(&ctx->out);
	if (ctx->out.mode == OUT_JSON)
		out_newline(&ctx->out);
	return 0;
}

/* A link's lower link and master may come behind it. */
static void learn_links(struct ctx *ctx, struct nl *nl, const struct nlmsghdr *h, int left)
{
	for (; mnl_nlmsg_ok(h, left); h = mnl_nlmsg_next(h, &left))
		nl_link_learn(ctx, nl, h);
}

int list_visit(struct ctx *ctx, const struct list *list, const struct nlmsghdr *h)
{
	struct arena scratch = {0}; /* ten thousand trees at once would be a lot */
	size_t size = mnl_nlmsg_get_payload_len(h);
	int ret;

	if ((list->type && h->nlmsg_type != list->type) || size < list->hdrlen)
		return 0;
	ret = list->visit(ctx, list->data, attr_decode(&scratch, list->table,
						       mnl_nlmsg_get_payload(h), size,
						       list->hdrlen), h);
	arena_reset(&scratch);
	return ret;
}

int list_dump(struct ctx *ctx, struct nl *nl, struct attr *root, uint16_t type,
	      const struct list *list)
{
	struct nlmsghdr *msg = attr_build(&ctx->arena, root, type, 0, NULL), *h;
	struct reply reply;
	size_t len;
	int left, ret = nl_dump(ctx, nl, msg, &h, &len, &reply);

	if (ret == -EAGAIN && list->incomplete) {
		err_clear(ctx);
		*list->incomplete = true;
		reply.code = ret = 0;
	}
	if (ret || (reply.code && reply.code == list->none))
		return ret;
	if (reply.code)
		return nl_fail(ctx, NULL, NULL, &reply, (struct span){0}, "cannot list %s",
			       list->what);
	left = (int)len;
	if (list->type == RTM_NEWLINK)
		learn_links(ctx, nl, h, left);
	for (; !ret && mnl_nlmsg_ok(h, left); h = mnl_nlmsg_next(h, &left))
		ret = list_visit(ctx, list, h);
	return ret;
}

int list_delete(struct ctx *ctx, struct nl *nl, const struct nlmsghdr *msg, uint16_t type,
		struct reply *reply)
{
	struct nlmsghdr *del = arena_copy(&ctx->arena, msg, msg->nlmsg_len);

	del->nlmsg_type = type;
	del->nlmsg_flags = 0;
	del->nlmsg_pid = 0;
	return send_request(ctx, nl, del, reply);
}

int list_flush(struct ctx *ctx, const char *what,
	       int (*round)(struct ctx *ctx, void *data, unsigned *found), void *data)
{
	unsigned found = 0;

	for (unsigned i = 0; i < FLUSH_ROUNDS; i++) {
		int ret;

		found = 0;
		ret = round(ctx, data, &found);
		if (ret || !found || ctx->flags.dry_run)
			return ret;
	}
	return fail_sys(ctx, (struct span){0}, EAGAIN,
			"%u %s were still there after %d rounds: something adds them again", found,
			what, FLUSH_ROUNDS);
}
