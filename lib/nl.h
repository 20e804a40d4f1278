/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_NL_H
#define VNET_NL_H

#include <linux/netlink.h>
#include <sys/types.h>

#include "attr.h"
#include "ctx.h"

/* One rtnetlink socket, in the namespace it was opened in. */
struct nl {
	struct nl *next;
	dev_t dev;       /* the namespace */
	ino_t ino;
	int fd;
	uint32_t port, seq;
	bool strict;     /* NETLINK_GET_STRICT_CHK is on */
	unsigned pieces; /* how many datagrams the last dump came in */
	size_t piece;    /* how large the kernel shall make them; 0: as it likes */
};

/* The socket in the command's namespace (-n, or the process's own; CTX->here, if that is
 * set), opened at the first call and kept until ctx_close(). */
int nl_here(struct ctx *ctx, struct nl **nl);
/* The socket in the namespace open as FD (which stays the caller's). */
int nl_at(struct ctx *ctx, int fd, struct nl **nl);
/* A further socket in the command's namespace, closed with the others: for notifications,
 * which must not come between a request and its answer. */
int nl_extra(struct ctx *ctx, struct nl **nl);
/* A stand-in for a namespace that no socket is open in (one would keep it alive): whatever
 * is asked there has no answer, but for what nl_link_learn() has noted. */
struct nl *nl_none(struct ctx *ctx);
/* Gives a stand-in a socket in the namespace FD, and takes it away again. */
int nl_enter(struct ctx *ctx, struct nl *nl, int fd);
void nl_leave(struct nl *nl);
/* Closes NL alone. */
void nl_close(struct ctx *ctx, struct nl *nl);
/* Closes those of namespace (DEV, INO), which they would keep alive. */
void nl_close_ns(struct ctx *ctx, dev_t dev, ino_t ino);
void nl_close_all(struct ctx *ctx);

/* What the kernel said to a request. */
struct reply {
	int code;            /* errno, 0: done */
	const char *text;    /* ext-ack message, or NULL */
	uint32_t off;        /* offset of the blamed attribute in the request; 0: none */
	uint16_t miss;       /* type of the attribute that is missing; 0: none */
	bool policy;         /* min and max are set */
	uint64_t min, max;
	struct nlmsghdr *msg; /* the answer to a get, in the arena, or NULL */
};

/* Sends one request and waits for its ack or answer. Returns 0 when the kernel has
 * answered (REPLY says what), or a negative errno with ctx->err set. */
int nl_talk(struct ctx *ctx, struct nl *nl, struct nlmsghdr *msg, struct reply *reply);
/* Sends N requests in one system call, which the kernel runs in their order, and waits for
 * the answer to the last; those to the others are not looked at. */
int nl_talk_last(struct ctx *ctx, struct nl *nl, struct nlmsghdr **msgs, size_t n,
		 struct reply *reply);
/* nl_talk() for a request that changes something: with --dry-run it is printed instead
 * and counts as done. */
int send_request(struct ctx *ctx, struct nl *nl, struct nlmsghdr *msg, struct reply *reply);
/* Sends a dump request and collects the complete answer: messages that follow each other
 * in one buffer in *FIRST .. *FIRST + *LEN (walk with NLMSG_NEXT), in the arena. An
 * interrupted dump is taken again, five times at most, then it fails as incomplete (-EAGAIN;
 * what the last attempt brought is in *FIRST all the same).
 * REPLY.code holds the kernel's refusal, if any. */
int nl_dump(struct ctx *ctx, struct nl *nl, struct nlmsghdr *msg, struct nlmsghdr **first,
	    size_t *len, struct reply *reply);
/* Turns a refusal into the failure: the words the offset or missing attribute means (else
 * AT), the kernel's text, the policy's limits. Returns -reply->code. */
int nl_fail(struct ctx *ctx, const struct attr *root, const struct table *table,
	    const struct reply *reply, struct span at, const char *fmt, ...)
	__attribute__((format(printf, 6, 7)));

/* A link as far as others refer to it. */
struct nl_link {
	struct nl_link *next;
	const struct nl *nl;
	unsigned ifindex, flags;
	uint16_t type;   /* ARPHRD_... */
	const char *name; /* NULL: there is no such link */
	char buf[16];     /* where the name stands: IFNAMSIZ */
};

/* Index of the link NAME (name or altname) in NL's namespace: *IFINDEX, or -ENODEV with
 * no failure recorded. */
int nl_ifindex(struct ctx *ctx, struct nl *nl, const char *name, unsigned *ifindex);
/* Link IFINDEX of NL's namespace, asked for once per command; NULL: there is none. */
const struct nl_link *nl_link(struct ctx *ctx, struct nl *nl, unsigned ifindex);
/* Notes what an RTM_NEWLINK of a dump says, so that nl_link() need not ask. */
void nl_link_learn(struct ctx *ctx, struct nl *nl, const struct nlmsghdr *msg);
/* Forgets link IFINDEX: the next nl_link() asks again. */
void nl_link_forget(struct ctx *ctx, const struct nl *nl, unsigned ifindex);
/* Forgets all links. */
void nl_links_forget(struct ctx *ctx);
/* Forgets all links of NL's namespace. */
void nl_link_forget_all(struct ctx *ctx, const struct nl *nl);

#endif
