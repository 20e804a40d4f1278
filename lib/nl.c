// SPDX-License-Identifier: GPL-2.0-or-later
/* The netlink socket: requests, acks, dumps, and what the kernel says to them. */
#include "nl.h"

#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "trace.h"

enum { DUMP_TRIES = 5, TALK_SIZE = 4096, DUMP_SIZE = 32768, INTERRUPTED = 1 };

static const struct span nowhere;

static int send_bytes(struct ctx *ctx, struct nl *nl, const void *data, size_t len)
{
	struct sockaddr_nl kernel = {.nl_family = AF_NETLINK};
	ssize_t n;

	do
		n = sendto(nl->fd, data, len, 0, (struct sockaddr *)&kernel, sizeof(kernel));
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return fail_sys(ctx, nowhere, errno, "cannot send to the kernel: %s",
				strerror(errno));
	return 0;
}

static int send_msg(struct ctx *ctx, struct nl *nl, struct nlmsghdr *msg)
{
	msg->nlmsg_seq = ++nl->seq;
	msg->nlmsg_flags |= NLM_F_REQUEST;
	trace_out(ctx, msg);
	return send_bytes(ctx, nl, msg, msg->nlmsg_len);
}

/* One datagram into *BUF, which grows to what the kernel has: nothing is cut. INTERRUPTED
 * by a signal, there is none yet. */
static int receive(struct ctx *ctx, struct nl *nl, char **buf, size_t *cap, size_t *len)
{
	struct iovec iov = {.iov_base = *buf, .iov_len = *cap};
	struct msghdr mh = {.msg_iov = &iov, .msg_iovlen = 1};
	ssize_t n = recvmsg(nl->fd, &mh, MSG_PEEK | MSG_TRUNC);

	if (n >= 0 && (size_t)n > *cap) {
		*cap = (size_t)n;
		*buf = arena_alloc(&ctx->arena, *cap);
	}
	if (n >= 0)
		n = recv(nl->fd, *buf, *cap, MSG_TRUNC);
	if (n < 0 && errno == EINTR)
		return INTERRUPTED;
	if (n < 0)
		return fail_sys(ctx, nowhere, errno, "cannot receive from the kernel: %s",
				strerror(errno));
	if ((size_t)n > *cap)
		return fail_sys(ctx, nowhere, EMSGSIZE, "a message from the kernel was cut");
	*len = (size_t)n;
	return 0;
}

/* One nested attribute of NLMSGERR_ATTR_POLICY that holds a limit. */
static void read_policy(const struct nlattr *policy, struct reply *r)
{
	const struct nlattr *at;
	bool seen_min = false, seen_max = false;

	mnl_attr_for_each_nested(at, policy) {
		uint16_t type = mnl_attr_get_type(at);
		int64_t s = 0;

		if (mnl_attr_get_payload_len(at) < 8)
			continue;
		memcpy(&s, mnl_attr_get_payload(at), sizeof(s));
		if (type == NL_POLICY_TYPE_ATTR_MIN_VALUE_U) {
			r->min = (uint64_t)s;
			seen_min = true;
		} else if (type == NL_POLICY_TYPE_ATTR_MAX_VALUE_U) {
			r->max = (uint64_t)s;
			seen_max = true;
		}
	}
	r->policy = seen_min && seen_max;
}

static void read_ext_ack(struct ctx *ctx, const struct nlmsghdr *h, struct reply *r)
{
	const struct nlmsgerr *e = mnl_nlmsg_get_payload(h);
	size_t skip = sizeof(*e);
	const struct nlattr *at;

	if (!(h->nlmsg_flags & NLM_F_ACK_TLVS))
		return;
	if (!(h->nlmsg_flags & NLM_F_CAPPED))
		skip += e->msg.nlmsg_len - sizeof(e->msg);
	if (mnl_nlmsg_get_payload_len(h) < skip)
		return;
	mnl_attr_for_each(at, h, skip) {
		uint16_t type = mnl_attr_get_type(at), len = mnl_attr_get_payload_len(at);
		const void *data = mnl_attr_get_payload(at);

		if (type == NLMSGERR_ATTR_MSG)
			r->text = arena_strndup(&ctx->arena, data, len);
		else if (type == NLMSGERR_ATTR_OFFS && len >= 4)
			r->off = mnl_attr_get_u32(at);
		else if (type == 5 /* NLMSGERR_ATTR_MISS_TYPE */ && len >= 4)
			r->miss = (uint16_t)mnl_attr_get_u32(at);
		else if (type == NLMSGERR_ATTR_POLICY)
			read_policy(at, r);
	}
}

/* An NLMSG_ERROR, or the error that ends a dump. */
static void read_error(struct ctx *ctx, const struct nlmsghdr *h, struct reply *r)
{
	int32_t code = 0;

	if (mnl_nlmsg_get_payload_len(h) >= sizeof(code))
		memcpy(&code, mnl_nlmsg_get_payload(h), sizeof(code));
	r->code = code < 0 ? -code : 0;
	if (h->nlmsg_type == NLMSG_ERROR &&
	    mnl_nlmsg_get_payload_len(h) >= sizeof(struct nlmsgerr))
		read_ext_ack(ctx, h, r);
}

static bool ours(const struct nl *nl, const struct nlmsghdr *h)
{
	return h->nlmsg_seq == nl->seq && h->nlmsg_pid == nl->port;
}

/* Waits for the answer to the request with the socket's latest number. */
static int hear(struct ctx *ctx, struct nl *nl, struct reply *reply)
{
	_Alignas(struct nlmsghdr) char own[TALK_SIZE]; /* ten thousand requests need no more */
	size_t cap = sizeof(own), len;
	char *buf = own;
	int ret = 0;

	*reply = (struct reply){0};
	while (!ret) {
		ret = receive(ctx, nl, &buf, &cap, &len);
		if (ret == INTERRUPTED) {
			ret = 0;
			continue;
		}
		if (ret)
			break;
		int left = (int)len;

		for (struct nlmsghdr *h = (void *)buf; mnl_nlmsg_ok(h, left);
		     h = mnl_nlmsg_next(h, &left)) {
			if (!ours(nl, h))
				continue;
			trace_in(ctx, h);
			if (h->nlmsg_type == NLMSG_ERROR) {
				read_error(ctx, h, reply);
				return 0;
			}
			reply->msg = arena_copy(&ctx->arena, h, h->nlmsg_len);
		}
	}
	return ret;
}

int nl_talk(struct ctx *ctx, struct nl *nl, struct nlmsghdr *msg, struct reply *reply)
{
	int ret;

	msg->nlmsg_flags |= NLM_F_ACK;
	ret = send_msg(ctx, nl, msg);
	return ret ? ret : hear(ctx, nl, reply);
}

int nl_talk_last(struct ctx *ctx, struct nl *nl, struct nlmsghdr **msgs, size_t n,
		 struct reply *reply)
{
	struct nlmsghdr *all;
	size_t len = 0;
	int ret;

	for (size_t i = 0; i < n; i++)
		len += NLMSG_ALIGN(msgs[i]->nlmsg_len);
	all = arena_alloc(&ctx->arena, len);
	len = 0;
	msgs[n - 1]->nlmsg_flags |= NLM_F_ACK;
	for (size_t i = 0; i < n; i++) {
		msgs[i]->nlmsg_seq = ++nl->seq;
		msgs[i]->nlmsg_flags |= NLM_F_REQUEST;
		trace_out(ctx, msgs[i]);
		memcpy((char *)all + len, msgs[i], msgs[i]->nlmsg_len);
		len += NLMSG_ALIGN(msgs[i]->nlmsg_len);
	}
	ret = send_bytes(ctx, nl, all, len);
	return ret ? ret : hear(ctx, nl, reply);
}

/* What a dump has brought so far. */
struct dump {
	char *data;
	size_t len, cap;
	bool done, interrupted;
};

static void keep(struct ctx *ctx, struct dump *d, const struct nlmsghdr *h)
{
	size_t n = NLMSG_ALIGN(h->nlmsg_len);

	if (d->len + n > d->cap) {
		d->cap = d->cap ? d->cap : 65536;
		while (d->cap < d->len + n)
			d->cap *= 2;
		d->data = arena_grow(&ctx->arena, d->data, d->cap);
	}
	memcpy(d->data + d->len, h, h->nlmsg_len);
	d->len += n;
}

static void take(struct ctx *ctx, struct nl *nl, struct dump *d, char *buf, size_t len,
		 struct reply *reply)
{
	int left = (int)len;

	for (struct nlmsghdr *h = (void *)buf; mnl_nlmsg_ok(h, left); h = mnl_nlmsg_next(h, &left)) {
		if (!ours(nl, h))
			continue;
		trace_in(ctx, h);
		if (h->nlmsg_flags & NLM_F_DUMP_INTR)
			d->interrupted = true;
		if (h->nlmsg_type == NLMSG_ERROR || h->nlmsg_type == NLMSG_DONE) {
			read_error(ctx, h, reply);
			d->done = true;
		} else if (h->nlmsg_type != NLMSG_NOOP) {
			keep(ctx, d, h);
		}
	}
}

static int dump_once(struct ctx *ctx, struct nl *nl, struct nlmsghdr *msg, struct dump *d,
		     struct reply *reply)
{
	size_t cap = nl->piece ? nl->piece : DUMP_SIZE, len;
	char *buf = arena_alloc(&ctx->arena, cap);
	int ret = send_msg(ctx, nl, msg);

	d->len = nl->pieces = 0;
	d->done = d->interrupted = false;
	while (!ret && !d->done) {
		ret = receive(ctx, nl, &buf, &cap, &len);
		nl->pieces += !ret && len;
		if (!ret)
			take(ctx, nl, d, buf, len, reply);
		else if (ret == INTERRUPTED)
			ret = 0;
	}
	return ret;
}

int nl_dump(struct ctx *ctx, struct nl *nl, struct nlmsghdr *msg, struct nlmsghdr **first,
	    size_t *len, struct reply *reply)
{
	struct dump d = {0};

	msg->nlmsg_flags |= NLM_F_DUMP;
	for (int i = 0; i < DUMP_TRIES; i++) {
		int ret;

		*reply = (struct reply){0};
		ret = dump_once(ctx, nl, msg, &d, reply);
		if (ret)
			return ret;
		*first = (void *)d.data;
		*len = d.len;
		if (!d.interrupted && reply->code != EINTR)
			return 0;
	}
	return fail_sys(ctx, nowhere, EAGAIN,
			"incomplete: the list changed under each of %d attempts to read it",
			DUMP_TRIES);
}

int send_request(struct ctx *ctx, struct nl *nl, struct nlmsghdr *msg, struct reply *reply)
{
	struct out o;

	if (!ctx->flags.dry_run)
		return nl_talk(ctx, nl, msg, reply);
	*reply = (struct reply){0};
	out_open(&o, -1);
	o.mode = OUT_WORDS;
	o.ctx = ctx;
	trace_message(&o, msg, true);
	out_str(&ctx->out, "request", "", arena_strndup(&ctx->arena, o.buf, o.len ? o.len - 1 : 0),
		"\n");
	out_close(&o);
	return 0;
}
