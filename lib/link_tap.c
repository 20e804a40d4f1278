// SPDX-License-Identifier: GPL-2.0-or-later
/* The character device of a macvtap: /dev/tapN, N the index, and its numbers from sysfs. */
#include <fcntl.h>
#include <linux/if_link.h>
#include <linux/mount.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "link.h"
#include "link_type.h"
#include "netns.h"
#include "type.h"

/* A sysfs that shows the thread's own network namespace, mounted nowhere; -1: not allowed.
 * The one on /sys is of the namespace that mounted it (sysfs_init_fs_context()). */
static int own_sysfs(void)
{
	int fs = (int)syscall(SYS_fsopen, "sysfs", FSOPEN_CLOEXEC), fd = -1;

	if (fs < 0)
		return -1;
	if (!syscall(SYS_fsconfig, fs, FSCONFIG_CMD_CREATE, NULL, NULL, 0))
		fd = (int)syscall(SYS_fsmount, fs, FSMOUNT_CLOEXEC, MOUNT_ATTR_RDONLY);
	close(fs);
	return fd;
}

/* The same for the namespace that the command works in. */
static int command_sysfs(struct ctx *ctx)
{
	int there, self, fd = -1;

	if (!ctx->flags.netns)
		return own_sysfs();
	if (netns_open(ctx, ctx->flags.netns_at, ctx->flags.netns, &there))
		return -1;
	if (!netns_open_self(ctx, &self)) {
		if (!setns(there, CLONE_NEWNET)) {
			fd = own_sysfs();
			netns_return(self);
		}
		close(self);
	}
	close(there);
	return fd;
}

static bool read_dev(int sysfs, const char *name, unsigned index, uint64_t *maj, uint64_t *min)
{
	char path[96], line[32], *colon;
	ssize_t n;
	int fd;

	snprintf(path, sizeof(path), "class/net/%s/tap%u/dev", name, index);
	fd = openat(sysfs, path, O_RDONLY | O_CLOEXEC);
	n = fd < 0 ? -1 : read(fd, line, sizeof(line) - 1);
	if (fd >= 0)
		close(fd);
	if (n <= 0)
		return false;
	line[n] = '\0';
	line[strcspn(line, "\n")] = '\0';
	colon = strchr(line, ':');
	if (!colon)
		return false;
	*colon = '\0';
	return !number(line, maj) && !number(colon + 1, min);
}

static void print_numbers(struct out *out, const char *name, unsigned index)
{
	struct err kept = out->ctx->err;
	int sysfs = command_sysfs(out->ctx);
	uint64_t maj, min;

	out->ctx->err = kept; /* who may not mount sysfs sees no numbers: no failure */
	if (sysfs < 0)
		return;
	if (read_dev(sysfs, name, index, &maj, &min)) {
		out_uint(out, "tap_major", "tap_dev ", maj, ":");
		out_uint(out, "tap_minor", "", min, " ");
	}
	close(sysfs);
}

static void print_tap_node(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *info = attr_find(set, IFLA_LINKINFO);
	const char *kind = attr_str(attr_find(info, IFLA_INFO_KIND));
	const char *name = attr_str(attr_find(set, IFLA_IFNAME));
	unsigned index = (unsigned)attr_hdr(set, 4, 4);
	char node[32];

	(void)o;
	if (!kind || !name || out->mode == OUT_WORDS || strchr(name, '/') ||
	    (strcmp(kind, "macvtap") && strcmp(kind, "ipvtap")))
		return;
	snprintf(node, sizeof(node), "/dev/tap%u", index);
	out_str(out, "tap_node", "tap_node ", node, " ");
	if (out->ctx)
		print_numbers(out, name, index);
}

const struct type type_tap_node = {.print = print_tap_node};
