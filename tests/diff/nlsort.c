// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * nlsort: the changing netlink requests in a log of `strace -e write=all`.
 *
 * A line is PATH VALUE, the path in attribute numbers (18.2.1: the first attribute in the data of
 * the kind), the value in hex. Sequence number and port id are left out, file descriptors are 0.
 * A request that ip sends to find out whether the kernel is strict is left out.
 */
#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <linux/net_namespace.h>
#include <linux/netlink.h>
#include <linux/fib_rules.h>
#include <linux/nexthop.h>
#include <linux/rtnetlink.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define MESSAGE_MAX 65536

static const struct request {
	const char *name;
	uint16_t type, header, fd;
} requests[] = {
	{"NEWLINK", RTM_NEWLINK, sizeof(struct ifinfomsg), IFLA_NET_NS_FD},
	{"DELLINK", RTM_DELLINK, sizeof(struct ifinfomsg), IFLA_NET_NS_FD},
	{"SETLINK", RTM_SETLINK, sizeof(struct ifinfomsg), IFLA_NET_NS_FD},
	{"NEWADDR", RTM_NEWADDR, sizeof(struct ifaddrmsg), 0},
	{"DELADDR", RTM_DELADDR, sizeof(struct ifaddrmsg), 0},
	{"NEWROUTE", RTM_NEWROUTE, sizeof(struct rtmsg), 0},
	{"DELROUTE", RTM_DELROUTE, sizeof(struct rtmsg), 0},
	{"NEWRULE", RTM_NEWRULE, sizeof(struct fib_rule_hdr), 0},
	{"DELRULE", RTM_DELRULE, sizeof(struct fib_rule_hdr), 0},
	{"NEWNEXTHOP", RTM_NEWNEXTHOP, sizeof(struct nhmsg), 0},
	{"DELNEXTHOP", RTM_DELNEXTHOP, sizeof(struct nhmsg), 0},
	{"NEWNSID", RTM_NEWNSID, NLMSG_ALIGN(sizeof(struct rtgenmsg)), NETNSA_FD},
	{"DELNSID", RTM_DELNSID, NLMSG_ALIGN(sizeof(struct rtgenmsg)), NETNSA_FD},
	{"NEWLINKPROP", RTM_NEWLINKPROP, sizeof(struct ifinfomsg), 0},
	{"DELLINKPROP", RTM_DELLINKPROP, sizeof(struct ifinfomsg), 0},
};

/* A nest of links and the length of the header in it. */
static const struct nest {
	const char *path;
	size_t header;
	bool veth;
} nests[] = {
	{"18", 0, false},		/* IFLA_LINKINFO */
	{"18.2", 0, false},		/* its IFLA_INFO_DATA */
	{"18.2.1", sizeof(struct ifinfomsg), true},
	{"18.2.1.18", 0, true},
	{"18.5", 0, false},		/* IFLA_INFO_SLAVE_DATA */
	{"26", 0, false},		/* IFLA_AF_SPEC */
	{"26.2", 0, false},
	{"26.10", 0, false},
	{"52", 0, false},		/* IFLA_PROP_LIST */
	{"57", 0, false},		/* IFLA_PROTO_DOWN_REASON */
};

struct message {
	const struct request *request;
	bool veth;
};

static void print_hex(const char *path, const char *note, const uint8_t *data, size_t len)
{
	printf("%s%s ", path, note);
	for (size_t i = 0; i < len; i++)
		printf("%02x", data[i]);
	putchar('\n');
}

static const struct nest *nest_find(const struct message *m, const char *path)
{
	if (m->request->header != sizeof(struct ifinfomsg))
		return NULL;
	for (size_t i = 0; i < sizeof(nests) / sizeof(*nests); i++)
		if (!strcmp(nests[i].path, path) && (m->veth || !nests[i].veth))
			return &nests[i];
	return NULL;
}

static bool is_addr(const struct message *m)
{
	return m->request->type == RTM_NEWADDR || m->request->type == RTM_DELADDR;
}

static void print_attrs(struct message *m, const char *at, uint8_t *data, size_t len);

static void print_attr(struct message *m, const char *path, uint16_t type, uint8_t *data,
		       size_t len)
{
	const struct nest *nest = nest_find(m, path);
	const char *number = strrchr(path, '.');

	if (!strcmp(path, "18.1"))
		m->veth = len >= 4 && !memcmp(data, "veth", 4);
	number = number ? number + 1 : path;
	if (m->request->fd && (type & NLA_TYPE_MASK) == m->request->fd && len == 4 &&
	    (number == path || !strncmp(path, "18.2.1.", 7)))
		memset(data, 0, len);
	if (is_addr(m) && !strcmp(path, "6") && len == sizeof(struct ifa_cacheinfo))
		memset(data + 8, 0, 8);		/* when it was made and changed */
	if (!nest || len < nest->header) {
		print_hex(path, "", data, len);
		return;
	}
	print_hex(path, type & NLA_F_NESTED ? " nested" : " nest", data, nest->header);
	print_attrs(m, path, data + nest->header, len - nest->header);
}

static void print_attrs(struct message *m, const char *at, uint8_t *data, size_t len)
{
	while (len) {
		struct nlattr a = {0};
		char path[64];
		size_t step;

		if (len >= sizeof(a))
			memcpy(&a, data, sizeof(a));
		if (a.nla_len < sizeof(a) || a.nla_len > len) {
			print_hex(at, " broken", data, len);
			return;
		}
		snprintf(path, sizeof(path), "%s%s%d", at, *at ? "." : "",
			 a.nla_type & NLA_TYPE_MASK);
		print_attr(m, path, a.nla_type, data + sizeof(a), a.nla_len - sizeof(a));
		step = NLA_ALIGN(a.nla_len);
		if (step > len) {
			printf("%s unpadded\n", path);
			return;
		}
		data += step;
		len -= step;
	}
}

static bool is_probe(const struct nlmsghdr *h)
{
	return h->nlmsg_type == RTM_NEWLINK && !h->nlmsg_seq && h->nlmsg_len == 32;
}

static void print_message(const struct nlmsghdr *h, uint8_t *data)
{
	struct message m = {0};

	for (size_t i = 0; i < sizeof(requests) / sizeof(*requests); i++)
		if (requests[i].type == h->nlmsg_type)
			m.request = &requests[i];
	if (!m.request || is_probe(h))
		return;
	printf("%s\nflags %04x\n", m.request->name, h->nlmsg_flags);
	data += sizeof(*h);
	print_hex("header", "", data, m.request->header);
	print_attrs(&m, "", data + m.request->header,
		    h->nlmsg_len - sizeof(*h) - m.request->header);
}

/* What one system call sent; a buffer may hold more than one message. */
static void print_buffer(uint8_t *data, size_t len)
{
	struct nlmsghdr h;

	while (len >= sizeof(h)) {
		memcpy(&h, data, sizeof(h));
		if (h.nlmsg_len < sizeof(h) || h.nlmsg_len > len)
			return;
		print_message(&h, data);
		if (NLMSG_ALIGN(h.nlmsg_len) >= len)
			return;
		data += NLMSG_ALIGN(h.nlmsg_len);
		len -= NLMSG_ALIGN(h.nlmsg_len);
	}
}

/* " | 00010  4c 00 ...  |": up to sixteen bytes, two blanks after the eighth. */
static size_t hex_line(const char *line, uint8_t *out)
{
	size_t n = 0;

	for (const char *s = line + 10; n < 16; s += n == 8 ? 4 : 3) {
		unsigned int byte;

		if (sscanf(s, "%2x", &byte) != 1 || s[0] == ' ')
			break;
		out[n++] = (uint8_t)byte;
	}
	return n;
}

int main(void)
{
	static uint8_t data[MESSAGE_MAX];
	char line[256];
	size_t len = 0;
	bool start = true;

	while (fgets(line, sizeof(line), stdin)) {
		bool whole = start;

		start = strchr(line, '\n') != NULL;
		if (!whole)
			continue;
		if (!strncmp(line, " | ", 3) && len + 16 <= sizeof(data)) {
			len += hex_line(line, data + len);
			continue;
		}
		print_buffer(data, len);
		len = 0;
	}
	print_buffer(data, len);
	return 0;
}
