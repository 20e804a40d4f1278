// SPDX-License-Identifier: GPL-2.0-or-later
/* Netlink sockets, each opened in the namespace it belongs to and kept. */
#include <errno.h>
#include <linux/rtnetlink.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "netns.h"
#include "nl.h"

#ifndef NETLINK_GET_STRICT_CHK
#define NETLINK_GET_STRICT_CHK 12
#endif

enum { EXTRA = 1 }; /* the identity of a socket that nl_here() must not find */

static const struct span nowhere;

static int setup(struct ctx *ctx, struct nl *nl)
{
	struct sockaddr_nl addr = {.nl_family = AF_NETLINK};
	socklen_t len = sizeof(addr);
	int on = 1;

	nl->fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
	if (nl->fd < 0)
		return fail_sys(ctx, nowhere, errno, "cannot open a netlink socket: %s",
				strerror(errno));
	setsockopt(nl->fd, SOL_NETLINK, NETLINK_EXT_ACK, &on, sizeof(on));
	setsockopt(nl->fd, SOL_NETLINK, NETLINK_CAP_ACK, &on, sizeof(on));
	nl->strict = !setsockopt(nl->fd, SOL_NETLINK, NETLINK_GET_STRICT_CHK, &on, sizeof(on));
	if (bind(nl->fd, (struct sockaddr *)&addr, sizeof(addr)) ||
	    getsockname(nl->fd, (struct sockaddr *)&addr, &len))
		return fail_sys(ctx, nowhere, errno, "cannot bind a netlink socket: %s",
				strerror(errno));
	nl->port = addr.nl_pid;
	return 0;
}

/* Opens NL in the namespace FD: the thread visits it for one system call. */
static int setup_in(struct ctx *ctx, struct nl *nl, int fd)
{
	int ret, self;

	ret = netns_open_self(ctx, &self);
	if (ret)
		return ret;
	if (setns(fd, CLONE_NEWNET)) {
		ret = fail_sys(ctx, ctx->flags.netns_at, errno,
			       "cannot enter the network namespace: %s", strerror(errno));
		if (errno == EPERM)
			hint(ctx, "this needs CAP_SYS_ADMIN here and in the namespace's owner; "
				  "try it as root");
	} else {
		ret = setup(ctx, nl);
		netns_return(self);
	}
	close(self);
	return ret;
}

struct nl *nl_none(struct ctx *ctx)
{
	struct nl *nl = calloc(1, sizeof(*nl));

	if (!nl)
		abort();
	nl->fd = -1;
	nl->next = ctx->nl;
	ctx->nl = nl;
	return nl;
}

static int add_socket(struct ctx *ctx, int fd, dev_t dev, ino_t ino, struct nl **out)
{
	struct nl *nl = nl_none(ctx);

	nl->dev = dev;
	nl->ino = ino;
	*out = nl;
	return fd < 0 ? setup(ctx, nl) : setup_in(ctx, nl, fd);
}

int nl_at(struct ctx *ctx, int fd, struct nl **nl)
{
	dev_t dev;
	ino_t ino;
	int ret = netns_id(fd, &dev, &ino);

	if (ret)
		return fail_sys(ctx, nowhere, -ret, "cannot look at the namespace: %s",
				strerror(-ret));
	for (*nl = ctx->nl; *nl; *nl = (*nl)->next)
		if ((*nl)->dev == dev && (*nl)->ino == ino && (*nl)->fd >= 0)
			return 0;
	return add_socket(ctx, fd, dev, ino, nl);
}

int nl_here(struct ctx *ctx, struct nl **nl)
{
	int fd, ret;

	*nl = ctx->here;
	if (*nl)
		return 0;
	if (!ctx->flags.netns) {
		/* dev 0, ino 0 stands for the process's own namespace: no look-up needed */
		for (*nl = ctx->nl; *nl; *nl = (*nl)->next)
			if (!(*nl)->ino && (*nl)->fd >= 0)
				return 0;
		return add_socket(ctx, -1, 0, 0, nl);
	}
	ret = netns_open(ctx, ctx->flags.netns_at, ctx->flags.netns, &fd);
	if (ret)
		return ret;
	ret = nl_at(ctx, fd, nl);
	close(fd);
	if (ret != -EPERM || !ctx->flags.dry_run)
		return ret;
	/* A dry run needs no privilege: it does without looking names up over there. */
	err_clear(ctx);
	ctx->blind = true;
	return add_socket(ctx, -1, 0, 0, nl);
}

int nl_extra(struct ctx *ctx, struct nl **nl)
{
	int fd, ret;

	if (!ctx->flags.netns)
		return add_socket(ctx, -1, EXTRA, EXTRA, nl);
	ret = netns_open(ctx, ctx->flags.netns_at, ctx->flags.netns, &fd);
	if (ret)
		return ret;
	ret = add_socket(ctx, fd, EXTRA, EXTRA, nl);
	close(fd);
	return ret;
}

int nl_enter(struct ctx *ctx, struct nl *nl, int fd)
{
	return setup_in(ctx, nl, fd);
}

void nl_leave(struct nl *nl)
{
	if (nl->fd >= 0)
		close(nl->fd);
	nl->fd = -1;
}

void nl_close(struct ctx *ctx, struct nl *nl)
{
	struct nl **p = &ctx->nl;

	while (*p != nl)
		p = &(*p)->next;
	*p = nl->next;
	if (nl->fd >= 0)
		close(nl->fd);
	free(nl);
}

void nl_close_ns(struct ctx *ctx, dev_t dev, ino_t ino)
{
	for (struct nl *nl = ctx->nl, *next; nl; nl = next) {
		next = nl->next;
		if (nl->dev != dev || nl->ino != ino)
			continue;
		nl_link_forget_all(ctx, nl);
		nl_close(ctx, nl);
	}
}

void nl_close_all(struct ctx *ctx)
{
	while (ctx->nl)
		nl_close(ctx, ctx->nl);
}
