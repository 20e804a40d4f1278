// SPDX-License-Identifier: GPL-2.0-or-later
/* A kernel that counts requests and answers what the test says. */
#include "kernel.h"

#include <errno.h>
#include <fcntl.h>
#include <libmnl/libmnl.h>
#include <linux/if.h>
#include <linux/if_arp.h>
#include <linux/rtnetlink.h>
#include <poll.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

struct fake fake;

/* --- what will be received ----------------------------------------------------------- */

struct datagram {
	struct datagram *next;
	int code;         /* errno instead of data */
	size_t len, have; /* have: bytes that a receive really gets */
	unsigned char data[];
};

static struct datagram *queue;
static int64_t clock_ms; /* how far the clock is ahead: poll() takes no time */

static void append(int code, const void *data, size_t len, size_t have)
{
	struct datagram *d = calloc(1, sizeof(*d) + len), **tail = &queue;

	if (!d)
		abort();
	d->code = code;
	d->len = len;
	d->have = have;
	if (len)
		memcpy(d->data, data, len);
	while (*tail)
		tail = &(*tail)->next;
	*tail = d;
}

static void pop(void)
{
	struct datagram *d = queue;

	queue = d->next;
	free(d);
}

void fake_reset(void)
{
	while (queue)
		pop();
	memset(&fake, 0, sizeof(fake));
	clock_ms = 0;
}

void fake_push(const void *data, size_t len)
{
	append(0, data, len, len);
}

void fake_push_errno(int code)
{
	append(code, NULL, 0, 0);
}

void fake_push_cut(const void *data, size_t len, size_t have)
{
	append(0, data, len, have);
}

/* --- messages ------------------------------------------------------------------------- */

struct nlmsghdr *fake_message(void *buf, const struct nlmsghdr *req, uint16_t type, uint16_t flags,
			      const void *payload, size_t len)
{
	struct nlmsghdr *h = buf;

	memset(h, 0, NLMSG_ALIGN(NLMSG_LENGTH(len)));
	h->nlmsg_len = (uint32_t)NLMSG_LENGTH(len);
	h->nlmsg_type = type;
	h->nlmsg_flags = flags;
	h->nlmsg_seq = req->nlmsg_seq;
	h->nlmsg_pid = FAKE_PORT;
	if (len)
		memcpy(NLMSG_DATA(h), payload, len);
	return h;
}

void fake_attr(struct nlmsghdr *h, uint16_t type, const void *data, size_t len)
{
	size_t at = NLMSG_ALIGN(h->nlmsg_len);
	struct nlattr head = {.nla_type = type, .nla_len = (uint16_t)(NLA_HDRLEN + len)};

	memset((char *)h + at, 0, NLA_HDRLEN + NLA_ALIGN(len));
	memcpy((char *)h + at, &head, sizeof(head));
	if (len)
		memcpy((char *)h + at + NLA_HDRLEN, data, len);
	h->nlmsg_len = (uint32_t)(at + NLA_HDRLEN + NLA_ALIGN(len));
}

void fake_ack(const struct nlmsghdr *req, int code, const void *tlvs, size_t len)
{
	struct nlmsgerr e = {.error = -code, .msg = *req};
	_Alignas(8) unsigned char buf[4096];
	struct nlmsghdr *h = fake_message(buf, req, NLMSG_ERROR, NLM_F_CAPPED, &e, sizeof(e));

	if (len) {
		h->nlmsg_flags |= NLM_F_ACK_TLVS;
		memcpy(buf + h->nlmsg_len, tlvs, len);
		h->nlmsg_len += (uint32_t)len;
	}
	fake_push(buf, h->nlmsg_len);
}

static const char *const links[] = {"lo", "eth0", "br0", "v0"};
enum { LINKS = sizeof(links) / sizeof(links[0]) };

static void push_link(const struct nlmsghdr *req, int index, uint16_t flags)
{
	struct ifinfomsg ifi = {.ifi_type = index == 1 ? ARPHRD_LOOPBACK : ARPHRD_ETHER,
				.ifi_index = index, .ifi_flags = IFF_UP | IFF_RUNNING | IFF_LOWER_UP};
	unsigned char mac[6] = {2, 0, 0, 0, 0, (unsigned char)index};
	_Alignas(8) unsigned char buf[512];
	struct nlmsghdr *h = fake_message(buf, req, RTM_NEWLINK, flags, &ifi, sizeof(ifi));
	uint32_t mtu = 1500;

	fake_attr(h, IFLA_IFNAME, links[index - 1], strlen(links[index - 1]) + 1);
	fake_attr(h, IFLA_MTU, &mtu, sizeof(mtu));
	fake_attr(h, IFLA_ADDRESS, mac, sizeof(mac));
	fake_push(buf, h->nlmsg_len);
}

/* The link that a RTM_GETLINK asks for, or 0. */
static int wanted(const struct nlmsghdr *req)
{
	const struct ifinfomsg *ifi = NLMSG_DATA(req);
	const struct nlattr *at;

	if (ifi->ifi_index > 0 && ifi->ifi_index <= LINKS)
		return ifi->ifi_index;
	mnl_attr_for_each(at, req, sizeof(*ifi))
		for (int i = 0; i < LINKS && mnl_attr_get_type(at) == IFLA_IFNAME; i++)
			if (!strcmp(mnl_attr_get_payload(at), links[i]))
				return i + 1;
	return 0;
}

/* Every address is reached by eth0. */
static void push_route(const struct nlmsghdr *req)
{
	const struct rtmsg *asked = NLMSG_DATA(req);
	struct rtmsg rtm = {.rtm_family = asked->rtm_family, .rtm_type = RTN_UNICAST};
	_Alignas(8) unsigned char buf[128];
	struct nlmsghdr *h = fake_message(buf, req, RTM_NEWROUTE, 0, &rtm, sizeof(rtm));
	uint32_t oif = 2;

	fake_attr(h, RTA_OIF, &oif, sizeof(oif));
	fake_push(buf, h->nlmsg_len);
}

static void push_done(const struct nlmsghdr *req)
{
	_Alignas(8) unsigned char buf[64];
	int32_t code = 0;

	fake_push(buf, fake_message(buf, req, NLMSG_DONE, NLM_F_MULTI, &code, sizeof(code))->nlmsg_len);
}

void fake_answer(const struct nlmsghdr *req)
{
	bool dump = (req->nlmsg_flags & NLM_F_DUMP) == NLM_F_DUMP;
	int index;

	if (req->nlmsg_type == RTM_GETLINK && dump) {
		for (int i = 1; i <= LINKS; i++)
			push_link(req, i, NLM_F_MULTI);
	} else if (req->nlmsg_type == RTM_GETLINK) {
		index = wanted(req);
		if (index)
			push_link(req, index, 0);
		fake_ack(req, index ? 0 : ENODEV, NULL, 0);
		return;
	} else if (req->nlmsg_type == RTM_GETROUTE && !dump) {
		push_route(req);
	}
	if (dump)
		push_done(req);
	else
		fake_ack(req, 0, NULL, 0);
}

/* --- the system calls -------------------------------------------------------------------- */

int __wrap_socket(int domain, int type, int protocol);
int __wrap_bind(int fd, const struct sockaddr *addr, socklen_t len);
int __wrap_getsockname(int fd, struct sockaddr *addr, socklen_t *len);
int __wrap_setsockopt(int fd, int level, int name, const void *value, socklen_t len);
ssize_t __wrap_sendto(int fd, const void *buf, size_t n, int flags, const struct sockaddr *addr,
		      socklen_t len);
ssize_t __wrap_recvmsg(int fd, struct msghdr *msg, int flags);
ssize_t __wrap_recv(int fd, void *buf, size_t n, int flags);
int __wrap_poll(struct pollfd *fds, nfds_t n, int timeout);
int __wrap_clock_gettime(clockid_t id, struct timespec *t);
int __real_clock_gettime(clockid_t id, struct timespec *t);
int __wrap_setns(int fd, int type);
int __wrap_unshare(int flags);
int __wrap_mount(const char *from, const char *to, const char *type, unsigned long flags,
		 const void *data);
int __wrap_umount2(const char *path, int flags);
int __wrap_execvp(const char *file, char *const argv[]);
int __wrap_ioctl(int fd, unsigned long request, ...);
int __real_ioctl(int fd, unsigned long request, ...);

int __wrap_socket(int domain, int type, int protocol)
{
	(void)domain;
	(void)type;
	(void)protocol;
	return open("/dev/null", O_RDWR | O_CLOEXEC);
}

int __wrap_bind(int fd, const struct sockaddr *addr, socklen_t len)
{
	(void)fd;
	(void)addr;
	(void)len;
	return 0;
}

int __wrap_getsockname(int fd, struct sockaddr *addr, socklen_t *len)
{
	struct sockaddr_nl nl = {.nl_family = AF_NETLINK, .nl_pid = FAKE_PORT};

	(void)fd;
	memcpy(addr, &nl, *len < sizeof(nl) ? *len : sizeof(nl));
	*len = sizeof(nl);
	return 0;
}

int __wrap_setsockopt(int fd, int level, int name, const void *value, socklen_t len)
{
	(void)fd;
	(void)level;
	(void)name;
	(void)value;
	(void)len;
	return 0;
}

ssize_t __wrap_sendto(int fd, const void *buf, size_t n, int flags, const struct sockaddr *addr,
		      socklen_t len)
{
	const struct nlmsghdr *req = buf;
	bool question = req->nlmsg_type >= RTM_BASE && (req->nlmsg_type & 3) == 2;

	(void)fd;
	(void)flags;
	(void)addr;
	(void)len;
	if (fake.send_eintr > 0) {
		fake.send_eintr--;
		errno = EINTR;
		return -1;
	}
	fake.sent++;
	fake.changes += !question;
	if (!question && n <= sizeof(fake.log) - fake.log_len) {
		memcpy(fake.log + fake.log_len, buf, n);
		fake.log_len += NLMSG_ALIGN(n);
	}
	if (fake.answer)
		fake.answer(req);
	else
		fake_answer(req);
	return (ssize_t)n;
}

/* What nobody pushed is an error, not a wait. */
static ssize_t receive(void *buf, size_t n, int flags)
{
	struct datagram *d = queue;
	size_t len;

	if (!d) {
		errno = EIO;
		return -1;
	}
	if (d->code) {
		errno = d->code;
		pop();
		return -1;
	}
	len = d->have < n ? d->have : n;
	if (len)
		memcpy(buf, d->data, len);
	/* to the look ahead a cut datagram seems to fit */
	n = flags & MSG_PEEK && d->have < d->len ? d->have : flags & MSG_TRUNC ? d->len : len;
	if (!(flags & MSG_PEEK))
		pop();
	return (ssize_t)n;
}

ssize_t __wrap_recvmsg(int fd, struct msghdr *msg, int flags)
{
	(void)fd;
	return receive(msg->msg_iov->iov_base, msg->msg_iov->iov_len, flags);
}

ssize_t __wrap_recv(int fd, void *buf, size_t n, int flags)
{
	(void)fd;
	return receive(buf, n, flags);
}

int __wrap_poll(struct pollfd *fds, nfds_t n, int timeout)
{
	(void)fds;
	(void)n;
	clock_ms += timeout < 0 ? 1000000 : timeout;
	return 0;
}

int __wrap_clock_gettime(clockid_t id, struct timespec *t)
{
	int ret = __real_clock_gettime(id, t);

	t->tv_sec += (time_t)(clock_ms / 1000);
	return ret;
}

static int refuse(void)
{
	fake.acts++;
	errno = EPERM;
	return -1;
}

int __wrap_setns(int fd, int type)
{
	(void)fd;
	(void)type;
	return refuse();
}

int __wrap_unshare(int flags)
{
	(void)flags;
	return refuse();
}

int __wrap_mount(const char *from, const char *to, const char *type, unsigned long flags,
		 const void *data)
{
	(void)from;
	(void)to;
	(void)type;
	(void)flags;
	(void)data;
	return refuse();
}

int __wrap_umount2(const char *path, int flags)
{
	(void)path;
	(void)flags;
	return refuse();
}

int __wrap_execvp(const char *file, char *const argv[])
{
	(void)file;
	(void)argv;
	return refuse();
}

/* Those that would make a tun device are refused. */
int __wrap_ioctl(int fd, unsigned long request, ...)
{
	void *arg;
	va_list ap;

	if (_IOC_TYPE(request) == 'T')
		return refuse();
	va_start(ap, request);
	arg = va_arg(ap, void *);
	va_end(ap);
	return __real_ioctl(fd, request, arg);
}
