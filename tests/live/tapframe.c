/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * Sends and receives one Ethernet frame, for the live tests.
 *
 *   tapframe send ENDPOINT DST SRC TEXT
 *   tapframe recv ENDPOINT SECONDS      prints "ready", then "SRC DST TEXT"
 *
 * An ENDPOINT is if:NAME, a packet socket on an interface, or tap:NODE, the
 * device node of a macvtap. Frames are of EtherType 0x88b5 (IEEE 802, local
 * experiments), so what else is on the wire is not mistaken for them.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/if_packet.h>
#include <linux/if_tun.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <netinet/ether.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#define EXPERIMENT 0x88b5

struct frame {
	struct ether_header head;
	char text[ETH_DATA_LEN + 1];
};

static int die(const char *what)
{
	fprintf(stderr, "tapframe: %s: %s\n", what, strerror(errno));
	return -1;
}

/* Without IFF_VNET_HDR what is read and written is the bare frame. */
static int tap_open(const char *node)
{
	struct ifreq req = {.ifr_flags = IFF_TAP | IFF_NO_PI};
	int fd = open(node, O_RDWR | O_CLOEXEC);

	if (fd < 0)
		return die(node);
	if (ioctl(fd, TUNSETIFF, &req) < 0)
		return die("TUNSETIFF");
	return fd;
}

static int packet_open(const char *name)
{
	struct sockaddr_ll addr = {
		.sll_family = AF_PACKET,
		.sll_protocol = htons(EXPERIMENT),
		.sll_ifindex = (int)if_nametoindex(name),
	};
	int fd = socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0);

	if (fd < 0)
		return die("socket");
	if (!addr.sll_ifindex)
		return die(name);
	if (bind(fd, (struct sockaddr *)&addr, sizeof(addr)) < 0)
		return die("bind");
	return fd;
}

static int endpoint_open(const char *word)
{
	if (!strncmp(word, "tap:", 4))
		return tap_open(word + 4);
	if (!strncmp(word, "if:", 3))
		return packet_open(word + 3);
	errno = EINVAL;
	return die(word);
}

static int frame_send(int fd, const char *dst, const char *src, const char *text)
{
	struct ether_addr to, from;
	struct frame frame = {.head.ether_type = htons(EXPERIMENT)};

	if (!ether_aton_r(dst, &to) || !ether_aton_r(src, &from)) {
		errno = EINVAL;
		return die("address");
	}
	memcpy(frame.head.ether_dhost, &to, ETH_ALEN);
	memcpy(frame.head.ether_shost, &from, ETH_ALEN);
	snprintf(frame.text, sizeof(frame.text), "%s", text);
	if (write(fd, &frame, ETH_ZLEN) != ETH_ZLEN)
		return die("write");
	return 0;
}

static void mac_print(const uint8_t *mac)
{
	for (int i = 0; i < ETH_ALEN; i++)
		printf("%s%02x", i ? ":" : "", mac[i]);
	putchar(' ');
}

/* Other traffic is read past; the time limit is for the silence. */
static int frame_recv(int fd, int seconds)
{
	struct pollfd ready = {.fd = fd, .events = POLLIN};
	struct frame frame;
	ssize_t len;

	puts("ready");
	fflush(stdout);
	do {
		if (poll(&ready, 1, seconds * 1000) <= 0) {
			errno = ETIMEDOUT;
			return die("poll");
		}
		len = read(fd, &frame, sizeof(frame) - 1);
		if (len < 0)
			return die("read");
	} while (len < ETH_HLEN || frame.head.ether_type != htons(EXPERIMENT));

	((char *)&frame)[len] = '\0';
	mac_print(frame.head.ether_shost);
	mac_print(frame.head.ether_dhost);
	puts(frame.text);
	return 0;
}

int main(int argc, char **argv)
{
	int fd, rc = -1;

	if (argc < 4) {
		fputs("usage: tapframe send|recv ENDPOINT ...\n", stderr);
		return 1;
	}
	fd = endpoint_open(argv[2]);
	if (fd < 0)
		return 1;
	if (argc == 6 && !strcmp(argv[1], "send"))
		rc = frame_send(fd, argv[3], argv[4], argv[5]);
	else if (argc == 4 && !strcmp(argv[1], "recv"))
		rc = frame_recv(fd, (int)strtol(argv[3], NULL, 10));
	close(fd);
	return rc ? 1 : 0;
}
