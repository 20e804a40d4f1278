// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-link wait: a state awaited by notifications, without polling. */
#include <errno.h>
#include <linux/if.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

#include "link.h"
#include "link_req.h"

enum { DEFAULT_TIMEOUT = 30 };

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Is the state there? 1, 0, or a failure. */
static int reached(struct ctx *ctx, struct nl *nl, const char *name, uint64_t what)
{
	struct attr *link;
	int ret = link_get(ctx, nl, name, 0, false, &link);
	uint64_t flags;

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

/* Sleeps until a notification comes (what it says does not matter: the state is asked for
 * anew) or LEFT milliseconds have passed. */
static void sleep_until_news(struct nl *nl, int64_t left)
{
	struct pollfd p = {.fd = nl->fd, .events = POLLIN};
	char buf[8192];

	if (poll(&p, 1, (int)left) > 0)
		while (recv(nl->fd, buf, sizeof(buf), MSG_DONTWAIT) > 0)
			;
}

int link_wait(struct ctx *ctx, struct req *req)
{
	static const char *const missing[] = {"is not up", "has no carrier", "does not exist",
					      "is still there"};
	const struct attr *limit = attr_find(req->root, LINK_TIMEOUT);
	const struct attr *dev = attr_find(req->root, LINK_DEV);
	uint64_t seconds = limit ? attr_uint(limit) : DEFAULT_TIMEOUT;
	uint64_t what = attr_uint(attr_find(req->root, LINK_WAIT));
	int64_t end = now_ms() + (int64_t)seconds * 1000, left;
	int group = RTNLGRP_LINK, ret;
	struct nl *nl;

	ret = nl_here(ctx, &nl);
	if (ret)
		return ret;
	setsockopt(nl->fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, &group, sizeof(group));
	while (!(ret = reached(ctx, nl, attr_str(dev), what))) {
		left = end - now_ms();
		if (left <= 0)
			return fail_sys(ctx, dev->at, ETIMEDOUT, "'%s' %s after %u s", attr_str(dev),
					missing[what], (unsigned)seconds);
		sleep_until_news(nl, left);
	}
	return ret < 0 ? ret : 0;
}
