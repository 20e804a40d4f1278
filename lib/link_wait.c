// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-link wait: a state of a link. */
#include <errno.h>
#include <linux/if.h>
#include <linux/rtnetlink.h>

#include "link.h"
#include "link_req.h"
#include "wait.h"

enum { DEFAULT_TIMEOUT = 30 };

static int reached(struct ctx *ctx, struct nl *nl, void *data)
{
	const struct attr *root = data;
	uint64_t what = attr_uint(attr_find(root, LINK_WAIT)), flags;
	struct attr *link;
	int ret = link_get(ctx, nl, attr_str(attr_find(root, LINK_DEV)), 0, false, &link);

	if (ret == -ENODEV && !ctx->err.code)
		return what == LINK_WAIT_GONE;
	if (ret)
		return ret;
	flags = attr_hdr(link, 8, 4);
	switch (what) {
	case LINK_WAIT_UP:
		return (flags & IFF_UP) != 0;
	case LINK_WAIT_CARRIER:
		return (flags & IFF_UP) && (flags & IFF_LOWER_UP);
	case LINK_WAIT_EXISTS:
		return 1;
	}
	return 0;
}

int link_wait(struct ctx *ctx, struct req *req)
{
	static const char *const missing[] = {"is not up", "has no carrier", "does not exist",
					      "is still there"};
	static const int group = RTNLGRP_LINK;
	const struct wait w = {&group, 1, reached, req->root};
	const struct attr *limit = attr_find(req->root, LINK_TIMEOUT);
	const struct attr *dev = attr_find(req->root, LINK_DEV);
	unsigned seconds = limit ? (unsigned)attr_uint(limit) : DEFAULT_TIMEOUT;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = wait_until(ctx, nl, &w, seconds);
	if (ret != -ETIMEDOUT || ctx->err.code)
		return ret;
	return fail_sys(ctx, dev->at, ETIMEDOUT, "'%s' %s after %u s", attr_str(dev),
			missing[attr_uint(attr_find(req->root, LINK_WAIT))], seconds);
}
