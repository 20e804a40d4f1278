// SPDX-License-Identifier: GPL-2.0-or-later
/* States awaited by notifications, without polling. */
#include "wait.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

enum { AT_ONCE = 1000 };

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Sleeps until a notification comes (what it says does not matter: the state is asked for
 * anew, so that none must be complete or is missed if lost) or LEFT milliseconds are over. */
static void sleep_until_news(const struct nl *news, int64_t left)
{
	struct pollfd p = {.fd = news->fd, .events = POLLIN};
	char buf[64];

	if (poll(&p, 1, (int)left) <= 0)
		return;
	for (unsigned i = 0; i < AT_ONCE; i++)
		if (recv(news->fd, buf, sizeof(buf), MSG_DONTWAIT) < 0 && errno != ENOBUFS)
			return;
}

/* One look. Where a busy machine has a thousand notifications a second, the memory of a
 * thousand looks must not add up. */
static int ask(struct ctx *ctx, struct nl *nl, const struct wait *w)
{
	struct nl_link *links[sizeof(ctx->links) / sizeof(ctx->links[0])];
	struct arena arena = ctx->arena;
	int ret;

	memcpy(links, ctx->links, sizeof(links));
	ctx->arena = (struct arena){0};
	ret = w->reached(ctx, nl, w->data);
	arena_reset(&ctx->arena);
	ctx->arena = arena;
	memcpy(ctx->links, links, sizeof(links));
	if (!ret)
		return 0;
	err_clear(ctx);
	return w->reached(ctx, nl, w->data);
}

static int listen_to(struct ctx *ctx, const struct wait *w, struct nl **news)
{
	int ret = nl_extra(ctx, news);

	for (size_t i = 0; i < w->n && !ret; i++)
		if (setsockopt((*news)->fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, &w->groups[i],
			       sizeof(w->groups[i])))
			ret = fail_sys(ctx, (struct span){0}, errno, "cannot listen to the kernel: %s",
				       strerror(errno));
	return ret;
}

int wait_until(struct ctx *ctx, struct nl *nl, const struct wait *w, unsigned seconds)
{
	int64_t end = now_ms() + (int64_t)seconds * 1000, left;
	struct nl *news;
	int ret = listen_to(ctx, w, &news);

	if (ret)
		return ret;
	while (!(ret = ask(ctx, nl, w))) {
		left = end - now_ms();
		if (left <= 0)
			return -ETIMEDOUT;
		sleep_until_news(news, left);
	}
	return ret < 0 ? ret : 0;
}
