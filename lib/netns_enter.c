// SPDX-License-Identifier: GPL-2.0-or-later
/* Moving a process into a namespace, with the /sys and /etc that belong to it. */
#include "netns.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "netns_mounts.h"

/* Linux 5.2; the C library's own wrappers are younger */
#ifndef SYS_open_tree
#define SYS_open_tree 428
#define SYS_move_mount 429
#endif
#ifndef OPEN_TREE_CLONE
#define OPEN_TREE_CLONE 1
#endif
#ifndef MOVE_MOUNT_F_EMPTY_PATH
#define MOVE_MOUNT_F_EMPTY_PATH 4
#endif
#ifndef AT_RECURSIVE
#define AT_RECURSIVE 0x8000
#endif

/* A mount directly below /sys, with all that is mounted in it. */
struct kept {
	struct kept *next;
	const char *point;
	int tree;
};

struct below {
	struct ctx *ctx;
	uint64_t sys;
	struct kept *kept, **tail;
};

static bool find_below(const struct mount *m, void *arg)
{
	struct below *b = arg;
	struct arena *a = &b->ctx->arena;
	struct kept *k;

	if (!strcmp(m->point, "/sys")) {
		b->sys = m->id; /* the last one lies on top, and what is below that is hidden */
		b->kept = NULL;
		b->tail = &b->kept;
	} else if (b->sys && m->parent == b->sys && !strncmp(m->point, "/sys/", 5)) {
		k = arena_alloc(a, sizeof(*k));
		k->point = arena_strndup(a, m->point, strlen(m->point));
		k->tree = -1;
		*b->tail = k;
		b->tail = &k->next;
	}
	return true;
}

/* sysfs shows the devices of the namespace it was mounted in, so it must be mounted
 * anew. What was mounted in the old one (cgroup, bpf, debug) is carried over as it is,
 * where the kernel can do that. */
static int renew_sys(struct ctx *ctx, struct span at)
{
	struct below below = {.ctx = ctx, .tail = &below.kept};
	struct statvfs fs;
	unsigned long flags = 0;
	int ret = 0;

	mounts_each("/proc/self/mountinfo", find_below, &below);
	for (struct kept *k = below.kept; k; k = k->next)
		k->tree = (int)syscall(SYS_open_tree, AT_FDCWD, k->point,
				       OPEN_TREE_CLONE | O_CLOEXEC | AT_RECURSIVE);
	/* in a container /sys may be read-only, and has to stay so */
	if (!statvfs("/sys", &fs) && (fs.f_flag & ST_RDONLY))
		flags = MS_RDONLY;
	/* locked in a user namespace: then the new one lies on top of it */
	umount2("/sys", MNT_DETACH);
	if (mount("sysfs", "/sys", "sysfs", flags | MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL))
		ret = netns_refused(ctx, at, errno, "cannot mount the namespace's /sys");
	for (struct kept *k = below.kept; k; k = k->next) {
		if (k->tree < 0)
			continue;
		/* a point that this sysfs does not have belongs to a device left behind */
		if (!ret &&
		    syscall(SYS_move_mount, k->tree, "", AT_FDCWD, k->point,
			    MOVE_MOUNT_F_EMPTY_PATH) &&
		    errno != ENOENT)
			ret = netns_refused(ctx, at, errno, "cannot mount %s again", k->point);
		close(k->tree);
	}
	return ret;
}

static int bind_etc(struct ctx *ctx, struct span at, const char *name)
{
	const char *from = arena_printf(&ctx->arena, "%s/%s", NETNS_ETC_DIR, name);
	DIR *dir = opendir(from);
	struct dirent *e;
	int ret = 0;

	if (!dir && (errno == ENOENT || errno == ENOTDIR))
		return 0;
	if (!dir)
		return netns_refused(ctx, at, errno, "cannot read %s", from);
	while (!ret && (e = readdir(dir))) {
		const char *file, *to;

		if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
			continue;
		file = arena_printf(&ctx->arena, "%s/%s", from, e->d_name);
		to = arena_printf(&ctx->arena, "/etc/%s", e->d_name);
		/* as with iproute2, a file that /etc does not have covers nothing */
		if (mount(file, to, NULL, MS_BIND, NULL) && errno != ENOENT)
			ret = netns_refused(ctx, at, errno, "cannot mount %s on %s", file, to);
	}
	closedir(dir);
	return ret;
}

int netns_enter(struct ctx *ctx, struct span at, int fd, const char *name)
{
	int ret;

	if (setns(fd, CLONE_NEWNET))
		return netns_refused(ctx, at, errno, "cannot enter the namespace");
	if (unshare(CLONE_NEWNS))
		return netns_refused(ctx, at, errno, "cannot make a mount namespace");
	/* slave, not private: what is mounted outside later is still seen inside */
	if (mount("none", "/", NULL, MS_SLAVE | MS_REC, NULL))
		return netns_refused(ctx, at, errno, "cannot make the mounts the command's own");
	ret = renew_sys(ctx, at);
	return ret || !name ? ret : bind_etc(ctx, at, name);
}
