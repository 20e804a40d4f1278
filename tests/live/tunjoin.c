/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * The program on the other side of a tun or tap, for the live tests.
 *
 *   tunjoin MODE NAME FROM TO    joins it with another one over UDP
 *   tunjoin MODE NAME            holds it open
 *
 * MODE is tun or tap, and with +mq behind it another queue of one that has
 * multi_queue. FROM and TO are IPv4 addresses with a port, A.B.C.D:PORT: what
 * is read from the device is sent from FROM to TO, what arrives from there is
 * written to it. Prints "ready" when all is open, and ends with the first
 * error or when it is killed.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

static int die(const char *what)
{
	fprintf(stderr, "tunjoin: %s: %s\n", what, strerror(errno));
	return -1;
}

static int tun_open(const char *mode, const char *name)
{
	struct ifreq req = {.ifr_flags = IFF_NO_PI};
	int fd = open("/dev/net/tun", O_RDWR | O_CLOEXEC);

	if (fd < 0)
		return die("/dev/net/tun");
	req.ifr_flags |= strncmp(mode, "tap", 3) ? IFF_TUN : IFF_TAP;
	if (strstr(mode, "+mq"))
		req.ifr_flags |= IFF_MULTI_QUEUE;
	strncpy(req.ifr_name, name, IFNAMSIZ - 1);
	return ioctl(fd, TUNSETIFF, &req) ? die("TUNSETIFF") : fd;
}

static int address(const char *word, struct sockaddr_in *in)
{
	const char *colon = strchr(word, ':');
	char text[INET_ADDRSTRLEN] = "";

	if (!colon || (size_t)(colon - word) >= sizeof(text))
		return -1;
	memcpy(text, word, (size_t)(colon - word));
	*in = (struct sockaddr_in){.sin_family = AF_INET};
	in->sin_port = htons((unsigned short)strtoul(colon + 1, NULL, 10));
	return inet_pton(AF_INET, text, &in->sin_addr) == 1 ? 0 : -1;
}

static int udp_open(const char *from, const char *to)
{
	struct sockaddr_in a, b;
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	errno = EINVAL;
	if (fd < 0 || address(from, &a) || address(to, &b))
		return die("the addresses");
	if (bind(fd, (struct sockaddr *)&a, sizeof(a)) ||
	    connect(fd, (struct sockaddr *)&b, sizeof(b)))
		return die("UDP");
	return fd;
}

/* One packet; that the other program is not there yet is no error. */
static int pass(int from, int to)
{
	char packet[65536];
	ssize_t n = read(from, packet, sizeof(packet));

	if (n < 0)
		return errno == ECONNREFUSED ? 0 : die("read");
	if (write(to, packet, (size_t)n) < 0 && errno != ECONNREFUSED && errno != EIO)
		return die("write");
	return 0;
}

int main(int argc, char **argv)
{
	struct pollfd fds[2] = {{.events = POLLIN}, {.events = POLLIN, .fd = -1}};

	if (argc != 3 && argc != 5) {
		fprintf(stderr, "usage: tunjoin MODE NAME [FROM TO]\n");
		return 1;
	}
	fds[0].fd = tun_open(argv[1], argv[2]);
	if (argc == 5)
		fds[1].fd = udp_open(argv[3], argv[4]);
	if (fds[0].fd < 0 || (argc == 5 && fds[1].fd < 0))
		return 1;
	puts("ready");
	fflush(stdout);
	while (poll(fds, 2, -1) > 0)
		for (int i = 0; i < 2; i++)
			if (fds[i].revents && argc == 5 && pass(fds[i].fd, fds[!i].fd))
				return 1;
	return 1;
}
