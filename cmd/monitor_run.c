// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-monitor: listens, tells, and finds the way back after events were lost. */
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/net_namespace.h>
#include <linux/rtnetlink.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

#include "../lib/netns.h"
#include "monitor.h"

enum { BUFFER = 128 * 1024, PATIENCE_MS = 100 };

/* --- one event ------------------------------------------------------------------------ */

static int32_t id_of(const struct nlmsghdr *msg)
{
	const struct nlattr *at;

	mnl_attr_for_each(at, msg, sizeof(struct rtgenmsg))
		if (mnl_attr_get_type(at) == NETNSA_NSID && mnl_attr_get_payload_len(at) == 4)
			return (int32_t)mnl_attr_get_u32(at);
	return NETNS_NSID_NONE;
}

/* An id of ours was given or has gone: what is behind it enters or leaves the picture. */
static int news_of_ns(struct monitor *m, const struct nlmsghdr *msg)
{
	int32_t id = id_of(msg);

	if (!m->all_nsid || id < 0)
		return 0;
	if (msg->nlmsg_type == RTM_DELNSID) {
		mon_ns_gone(m, id, true);
		return 0;
	}
	mon_ns_forget(m, id);
	return m->replay ? 0 : mon_sync_ns(m, id, m->initial);
}

int mon_event(struct monitor *m, int32_t nsid, const struct nlmsghdr *msg)
{
	const struct mon_kind *k = mon_kind_of(msg, m->tracked);
	bool is_link = msg->nlmsg_type == RTM_NEWLINK, deleted, id;

	if (!k)
		return 0;
	deleted = msg->nlmsg_type == k->del && k->del;
	id = k->add == RTM_NEWNSID && nsid == MON_CURRENT;
	if (is_link && !k->family)
		nl_link_learn(m->ctx, mon_ns(m, nsid)->nl, msg);
	if (id && !deleted)
		netns_forget_nsids(m->ctx);
	if (mon_tells(m, k, msg))
		mon_print(m, k, nsid, msg, deleted);
	mon_learn(m, k, nsid, msg, deleted);
	return id ? news_of_ns(m, msg) : 0;
}

/* --- the socket ----------------------------------------------------------------------- */

static int join(struct monitor *m, uint64_t rcvbuf)
{
	int on = 1, size = (int)rcvbuf;
	int ret = nl_extra(m->ctx, &m->events);

	if (ret)
		return ret;
	if (setsockopt(m->events->fd, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof(size)))
		setsockopt(m->events->fd, SOL_SOCKET, SO_RCVBUF, &size, sizeof(size));
	if (m->all_nsid && setsockopt(m->events->fd, SOL_NETLINK, NETLINK_LISTEN_ALL_NSID, &on,
				      sizeof(on)))
		return fail_sys(m->ctx, (struct span){0}, errno,
				"cannot listen to all namespaces: %s", strerror(errno));
	for (size_t i = 0; i < n_mon_kinds; i++)
		for (size_t g = 0; g < sizeof(mon_kinds[i].groups); g++) {
			int group = mon_kinds[i].groups[g];

			/* A kernel without the group has no such events. */
			if (group && (m->tracked & 1U << i))
				setsockopt(m->events->fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP,
					   &group, sizeof(group));
		}
	return 0;
}

static int32_t sender(struct msghdr *mh)
{
	int32_t nsid = MON_CURRENT;

	for (struct cmsghdr *c = CMSG_FIRSTHDR(mh); c; c = CMSG_NXTHDR(mh, c))
		if (c->cmsg_level == SOL_NETLINK && c->cmsg_type == NETLINK_LISTEN_ALL_NSID &&
		    c->cmsg_len == CMSG_LEN(sizeof(nsid)))
			memcpy(&nsid, CMSG_DATA(c), sizeof(nsid));
	return nsid;
}

/* Takes one datagram if there is one: 1, 0 without, or a failure. */
static int hear(struct monitor *m, char *buf)
{
	struct iovec iov = {.iov_base = buf, .iov_len = BUFFER};
	_Alignas(struct cmsghdr) char control[256];
	struct msghdr mh = {.msg_iov = &iov, .msg_iovlen = 1, .msg_control = control,
			    .msg_controllen = sizeof(control)};
	ssize_t n = recvmsg(m->events->fd, &mh, MSG_DONTWAIT);
	int left = (int)n, ret = 0;

	if (n < 0 && errno == ENOBUFS) {
		m->lost = true;
		return 1;
	}
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return 0;
	if (n < 0)
		return fail_sys(m->ctx, (struct span){0}, errno,
				"cannot receive from the kernel: %s", strerror(errno));
	if (mh.msg_flags & MSG_TRUNC)
		m->lost = true;
	clock_gettime(CLOCK_REALTIME, &m->time);
	for (struct nlmsghdr *h = (void *)buf; !ret && mnl_nlmsg_ok(h, left);
	     h = mnl_nlmsg_next(h, &left)) {
		ret = mon_record(m, h);
		if (!ret)
			ret = mon_event(m, sender(&mh), h);
		if (!ret)
			arena_reset(&m->ctx->arena);
	}
	return ret ? ret : 1;
}

/* Events were lost, and what came after them is told: the lists say what was missed. */
static int resync(struct monitor *m)
{
	int ret;

	m->lost = false;
	clock_gettime(CLOCK_REALTIME, &m->time);
	mon_say(m, "resync", MON_CURRENT);
	ret = mon_sync(m, true);
	if (ret == -EAGAIN) { /* it changes too fast to be read: once more, later */
		m->lost = true;
		err_clear(m->ctx);
		ret = 0;
	}
	if (!ret)
		arena_reset(&m->ctx->arena);
	return ret;
}

static int flush(struct monitor *m)
{
	return out_flush(&m->ctx->out) ?
	       fail_sys(m->ctx, (struct span){0}, m->ctx->out.err, "cannot write the output: %s",
			strerror(m->ctx->out.err)) : 0;
}

static int loop(struct monitor *m, char *buf)
{
	struct pollfd p = {.fd = m->events->fd, .events = POLLIN};
	int ret;

	for (;;) {
		ret = hear(m, buf);
		if (ret > 0)
			continue;
		if (!ret && m->lost)
			ret = resync(m);
		if (!ret)
			ret = flush(m);
		if (ret)
			return ret;
		poll(&p, 1, m->lost ? PATIENCE_MS : -1);
	}
}

int mon_listen(struct monitor *m, uint64_t rcvbuf)
{
	struct arena command = {0};
	char *buf = arena_alloc(&m->ctx->keep, BUFFER);
	int ret = join(m, rcvbuf);

	clock_gettime(CLOCK_REALTIME, &m->time);
	if (!ret && (m->tracked & 1U << MON_NSID))
		netns_name_by_nsid(m->ctx, m->own, 0); /* all are kept: one may go */
	if (!ret)
		ret = mon_sync(m, m->initial);
	if (ret == -EAGAIN) {
		m->lost = true;
		err_clear(m->ctx);
		ret = 0;
	}
	arena_join(&command, &m->ctx->arena); /* from here on, memory goes with each event */
	if (!ret)
		ret = loop(m, buf);
	arena_join(&m->ctx->keep, &command);
	return ret;
}
