// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-addr wait: the end of duplicate address detection, awaited by notifications. */
#include <errno.h>
#include <linux/if_addr.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "../lib/addr.h"
#include "../lib/link_req.h"
#include "../lib/wait.h"
#include "addr_verb.h"

enum { DEFAULT_TIMEOUT = 30 };

/* Is it over? 1, 0 with what is missing in *OPEN, or a failure. */
static int settled(struct ctx *ctx, struct nl *nl, const struct attr *root, const char **open)
{
	const struct attr *dev = attr_find(root, ADDR_INDEX), *want = attr_find(root, WAIT_ADDR);
	uint8_t family = !want ? AF_UNSPEC : want->len == 4 ? AF_INET : AF_INET6;
	struct addr_entry *list;
	int ret = addr_dump(ctx, nl, family, (unsigned)attr_uint(dev), &list);
	bool seen = !want;

	if (ret)
		return ret;
	*open = NULL;
	for (; list; list = list->next) {
		const struct attr *local = addr_local(list->addr);
		uint32_t flags = addr_flags(list->addr);

		if (want && (!local || local->len != want->len ||
			     memcmp(local->data, want->data, want->len)))
			continue;
		seen = true;
		if (flags & IFA_F_DADFAILED)
			return fail_sys(ctx, (want ? want : dev)->at, EADDRINUSE,
					"'%s' on '%s' is used by someone else, too: its duplicate "
					"address detection failed",
					addr_text(&ctx->arena, list->addr), addr_word(ctx, dev));
		if (flags & IFA_F_TENTATIVE)
			*open = arena_printf(&ctx->arena, "'%s' is still tentative",
					     addr_text(&ctx->arena, list->addr));
	}
	if (!seen)
		*open = arena_printf(&ctx->arena, "'%s' has no address '%s'", addr_word(ctx, dev),
				     addr_word(ctx, want));
	return !*open;
}

static int reached(struct ctx *ctx, struct nl *nl, void *data)
{
	const char *open;

	return settled(ctx, nl, data, &open);
}

int addr_wait(struct ctx *ctx, struct req *req)
{
	static const int groups[] = {RTNLGRP_IPV4_IFADDR, RTNLGRP_IPV6_IFADDR};
	const struct wait w = {groups, 2, reached, req->root};
	const struct attr *limit = attr_find(req->root, WAIT_TIMEOUT);
	unsigned seconds = limit ? (unsigned)attr_uint(limit) : DEFAULT_TIMEOUT;
	const char *open;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = link_resolve(ctx, req->root);
	if (!ret)
		ret = wait_until(ctx, nl, &w, seconds);
	if (ret != -ETIMEDOUT || ctx->err.code)
		return ret;
	ret = settled(ctx, nl, req->root, &open);
	if (ret)
		return ret < 0 ? ret : 0;
	return fail_sys(ctx, attr_find(req->root, ADDR_INDEX)->at, ETIMEDOUT,
			"%s after %u seconds", open, seconds);
}
