/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef FAKE_KERNEL_H
#define FAKE_KERNEL_H

#include <linux/netlink.h>
#include <stddef.h>
#include <stdint.h>

enum { FAKE_PORT = 4711 };

/* What the program asked of the kernel. The program is linked with --wrap for the system
 * calls that kernel.c defines: no test reaches the real one. */
struct fake {
	unsigned sent;      /* requests */
	unsigned changes;   /* requests that are no question: not RTM_GET... */
	unsigned acts;      /* mounts, setns() and the like */
	_Alignas(8) unsigned char log[1 << 18]; /* the changes, one behind the other */
	size_t log_len;
	int send_eintr;     /* that many times sendto() is interrupted first */
	/* Says what comes back, by fake_push() and its friends; NULL: a small machine with
	 * the links lo (1), eth0 (2), br0 (3) and v0 (4) that accepts every change. */
	void (*answer)(const struct nlmsghdr *req);
};
extern struct fake fake;

void fake_reset(void);
/* One datagram to be received. */
void fake_push(const void *data, size_t len);
/* The next receive is interrupted (EINTR) or fails with CODE. */
void fake_push_errno(int code);
/* A datagram that shrinks to HAVE bytes in every buffer: the kernel lost the rest. */
void fake_push_cut(const void *data, size_t len, size_t have);
/* A message as the kernel would send it to REQ's sender. */
struct nlmsghdr *fake_message(void *buf, const struct nlmsghdr *req, uint16_t type, uint16_t flags,
			      const void *payload, size_t len);
/* Appends an attribute to H, which has room for it. */
void fake_attr(struct nlmsghdr *h, uint16_t type, const void *data, size_t len);
/* The ack of REQ (CODE 0) or its refusal, with extended-ack attributes TLVS. */
void fake_ack(const struct nlmsghdr *req, int code, const void *tlvs, size_t len);
/* What answers where fake.answer is NULL. */
void fake_answer(const struct nlmsghdr *req);

#endif
