// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-monitor: events to a file and back. The file is a stream of netlink messages; before
 * each a message of type 15 holds the time (u32 seconds, u32 microseconds), as rtmon(8)
 * writes it. */
#include <errno.h>
#include <fcntl.h>
#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "monitor.h"

enum { STAMP = 15, WORD = 4 };

static struct span last_word(const struct attr *n)
{
	return (struct span){(uint16_t)(n->at.first + n->at.n - 1), 1};
}

int mon_record_open(struct monitor *m, const struct attr *file)
{
	m->record = open(attr_str(file), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
	if (m->record < 0)
		return fail_sys(m->ctx, last_word(file), errno, "cannot open '%s': %s",
				attr_str(file), strerror(errno));
	return 0;
}

int mon_record(struct monitor *m, const struct nlmsghdr *msg)
{
	struct {
		struct nlmsghdr head;
		uint32_t sec, usec;
	} stamp = {
		.head = {.nlmsg_len = sizeof(stamp), .nlmsg_type = STAMP},
		.sec = (uint32_t)m->time.tv_sec, .usec = (uint32_t)(m->time.tv_nsec / 1000),
	};
	size_t len = MNL_ALIGN(msg->nlmsg_len);
	char *both;
	ssize_t n;

	if (m->record < 0)
		return 0;
	both = arena_alloc(&m->ctx->arena, sizeof(stamp) + len);
	memcpy(both, &stamp, sizeof(stamp));
	memcpy(both + sizeof(stamp), msg, msg->nlmsg_len);
	n = write(m->record, both, sizeof(stamp) + len); /* at once: a kill leaves whole ones */
	if (n == (ssize_t)(sizeof(stamp) + len))
		return 0;
	return fail_sys(m->ctx, (struct span){0}, n < 0 ? errno : ENOSPC,
			"cannot record an event: %s", strerror(n < 0 ? errno : ENOSPC));
}

static int read_all(struct monitor *m, const struct attr *file, char **data, size_t *size)
{
	int fd = open(attr_str(file), O_RDONLY | O_CLOEXEC), ret = 0;
	size_t cap = 65536;
	ssize_t n = -1;

	*data = NULL;
	*size = 0;
	while (fd >= 0) {
		char *more = *size + cap / 2 >= cap || !*data ? realloc(*data, cap *= 2) : *data;

		if (!more)
			abort();
		*data = more;
		n = read(fd, *data + *size, cap - *size);
		if (n <= 0)
			break;
		*size += (size_t)n;
	}
	if (n < 0)
		ret = fail_sys(m->ctx, last_word(file), errno, "cannot read '%s': %s",
			       attr_str(file), strerror(errno));
	if (fd >= 0)
		close(fd);
	return ret;
}

static int play(struct monitor *m, const struct attr *file, char *data, size_t size)
{
	for (size_t at = 0; at < size;) {
		const struct nlmsghdr *h = (const void *)(data + at);
		uint32_t stamp[2];
		int ret;

		if (size - at < NLMSG_HDRLEN || h->nlmsg_len < NLMSG_HDRLEN ||
		    h->nlmsg_len > size - at)
			return fail_sys(m->ctx, last_word(file), EPROTO,
					"'%s' holds no netlink message at byte %zu",
					attr_str(file), at);
		if (h->nlmsg_type == STAMP && mnl_nlmsg_get_payload_len(h) >= sizeof(stamp)) {
			memcpy(stamp, mnl_nlmsg_get_payload(h), sizeof(stamp));
			m->time = (struct timespec){stamp[0], (long)stamp[1] * 1000};
		} else {
			ret = mon_event(m, MON_CURRENT, h);
			if (ret)
				return ret;
		}
		at += (h->nlmsg_len + WORD - 1) & ~(size_t)(WORD - 1);
	}
	return 0;
}

/* Something may speak of a link before the link does: the first name it has is noted. */
static void learn_names(struct monitor *m, const char *data, size_t size)
{
	for (size_t at = 0; size - at >= NLMSG_HDRLEN;) {
		const struct nlmsghdr *h = (const void *)(data + at);
		const struct ifinfomsg *ifi = mnl_nlmsg_get_payload(h);

		if (h->nlmsg_len < NLMSG_HDRLEN || h->nlmsg_len > size - at)
			return;
		if (h->nlmsg_type == RTM_NEWLINK &&
		    mnl_nlmsg_get_payload_len(h) >= sizeof(*ifi) &&
		    !nl_link(m->ctx, m->own, (unsigned)ifi->ifi_index))
			nl_link_learn(m->ctx, m->own, h);
		at += (h->nlmsg_len + WORD - 1) & ~(size_t)(WORD - 1);
		if (at > size)
			return;
	}
}

int mon_replay(struct monitor *m, const struct attr *file)
{
	char *data;
	size_t size;
	int ret = read_all(m, file, &data, &size);

	if (!ret) {
		learn_names(m, data, size);
		ret = play(m, file, data, size);
	}
	free(data);
	return ret;
}
