// SPDX-License-Identifier: GPL-2.0-or-later
/* Namespaces come and go: made whole, named in one step, removed without trace. */
#include "netns.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/rtnetlink.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "netns_mounts.h"
#include "nl.h"

enum { LO_INDEX = 1, STACKED = 64 }; /* lo is the first link of every namespace */

static const struct span nowhere;

int netns_new(struct ctx *ctx, int *fd)
{
	int self, ret = netns_open_self(ctx, &self);

	if (ret)
		return ret;
	if (unshare(CLONE_NEWNET)) {
		ret = netns_refused(ctx, nowhere, errno, "cannot make a network namespace");
		if (-ret == ENOSPC)
			hint(ctx, "the limit is sysctl user.max_net_namespaces");
	} else {
		ret = netns_open_self(ctx, fd);
		if (setns(self, CLONE_NEWNET))
			abort(); /* everything after this would happen in the wrong place */
	}
	close(self);
	return ret;
}

int netns_lo_up(struct ctx *ctx, int fd)
{
	const struct ifinfomsg lo = {
		.ifi_index = LO_INDEX, .ifi_flags = IFF_UP, .ifi_change = IFF_UP};
	struct attr *root = attr_root(&ctx->arena, &lo, sizeof(lo));
	struct nl *mine, *others = ctx->nl;
	struct reply reply;
	int ret;

	/* a socket that stays open would keep the namespace alive */
	ctx->nl = NULL;
	ret = nl_at(ctx, fd, &mine);
	if (!ret)
		ret = nl_talk(ctx, mine, attr_build(&ctx->arena, root, RTM_NEWLINK, 0, NULL),
			      &reply);
	nl_close_all(ctx);
	ctx->nl = others;
	if (!ret && reply.code)
		ret = netns_refused(ctx, nowhere, reply.code, "cannot bring lo up");
	return ret;
}

/* --- naming -------------------------------------------------------------------- */

static int check_free(struct ctx *ctx, struct span at, const char *name, enum netns_state state)
{
	if (!strncmp(name, "pid:", 4) || !strncmp(name, "id:", 3))
		return fail(ctx, at, EINVAL, "'%s' cannot be a namespace's name: it means %s", name,
			    *name == 'p' ? "a process's" : "one by its inode");
	if (state == NETNS_LIVE) {
		fail_sys(ctx, at, EEXIST, "namespace '%s' exists", name);
		hint(ctx, "'vnet-ns del %s' removes it", name);
		return -EEXIST;
	}
	if (state == NETNS_FOREIGN)
		return fail_sys(ctx, at, EEXIST, "%s exists and is no namespace",
				netns_path(ctx, name));
	return 0;
}

int netns_free(struct ctx *ctx, struct span at, const char *name)
{
	int ret = netns_check_name(ctx, at, name);

	return ret ? ret : check_free(ctx, at, name, netns_look(ctx, name, false, NULL));
}

/* The file, and the namespace on it. The caller holds the lock. */
static int bind_name(struct ctx *ctx, struct span at, const char *path, int fd)
{
	const char *from = arena_printf(&ctx->arena, "/proc/self/fd/%d", fd);
	int ret, file = open(path, O_RDONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0);

	if (file < 0)
		return netns_refused(ctx, at, errno, "cannot create %s", path);
	close(file);
	if (!mount(from, path, NULL, MS_BIND, NULL))
		return 0;
	ret = netns_refused(ctx, at, errno, "cannot mount the namespace on %s", path);
	unlink(path);
	return ret;
}

/* There is no way to mount on a file that is not there yet, so for some microseconds the
 * name is an empty file. Only the holder of the lock makes them, so whoever finds one
 * and gets the lock afterwards knows what it is: see netns_look(). A kill in between
 * leaves an empty file; the next add takes its place. */
int netns_publish(struct ctx *ctx, struct span at, const char *name, int fd)
{
	const char *path = netns_path(ctx, name);
	enum netns_state state;
	int lock, ret = netns_check_name(ctx, at, name);

	if (!ret)
		ret = netns_lock(ctx, true, &lock);
	if (ret)
		return ret;
	state = netns_look(ctx, name, true, NULL);
	ret = check_free(ctx, at, name, state);
	if (!ret && state == NETNS_STALE && unlink(path))
		ret = netns_refused(ctx, at, errno, "cannot remove the leftover file %s", path);
	if (!ret)
		ret = bind_name(ctx, at, path, fd);
	close(lock);
	return ret;
}

/* --- removing ------------------------------------------------------------------- */

static int busy(struct ctx *ctx, struct span at, const char *path)
{
	pid_t *pids;
	size_t n;

	fail_sys(ctx, at, EBUSY, "cannot remove %s: %s", path, strerror(EBUSY));
	if (!netns_mounters(ctx, path, &pids, &n) && n)
		hint(ctx, "it is mounted for: %s", netns_who(ctx, pids, n));
	return -EBUSY;
}

/* Returns 1 if there is nothing: what to say about that must be found out unlocked. */
static int remove_locked(struct ctx *ctx, struct span at, const char *name)
{
	const char *path = netns_path(ctx, name);
	struct stat st;
	enum netns_state state = netns_look(ctx, name, true, &st);

	if (state == NETNS_GONE)
		return 1;
	if (state == NETNS_FOREIGN)
		return fail(ctx, at, EINVAL, "%s is no namespace: it is left alone", path);
	if (state == NETNS_LIVE)
		nl_close_ns(ctx, st.st_dev, st.st_ino);
	/* A link to a namespace is only a link. A mount may lie on another one. */
	for (int i = 0; i < STACKED && !lstat(path, &st) && !S_ISLNK(st.st_mode); i++)
		if (umount2(path, MNT_DETACH | UMOUNT_NOFOLLOW))
			break;
	if (!unlink(path))
		return 0;
	return errno == EBUSY ? busy(ctx, at, path)
			      : netns_refused(ctx, at, errno, "cannot remove %s", path);
}

int netns_remove(struct ctx *ctx, struct span at, const char *name)
{
	int lock, ret = netns_check_name(ctx, at, name);

	if (ret)
		return ret;
	if (netns_look(ctx, name, false, NULL) == NETNS_GONE)
		return netns_missing(ctx, at, name);
	ret = netns_lock(ctx, false, &lock);
	if (ret)
		return ret;
	ret = remove_locked(ctx, at, name);
	close(lock);
	return ret > 0 ? netns_missing(ctx, at, name) : ret;
}

/* --- repairing ------------------------------------------------------------------ */

struct stack {
	const char *path;
	uint64_t top, ino;
	unsigned depth;
	bool mixed;
};

/* Counts the mounts that lie on each other; one beside it (the same path in another
 * copy of the directory's mount) is not in the way. */
static bool count_stack(const struct mount *m, void *arg)
{
	struct stack *s = arg;
	uint64_t ino = mount_ns(m, "net");

	if (!ino || strcmp(m->point, s->path))
		return true;
	if (s->depth && m->parent == s->top) {
		s->depth++;
		s->mixed |= ino != s->ino;
	} else {
		s->depth = 1;
		s->mixed = false;
	}
	s->top = m->id;
	s->ino = ino;
	return true;
}

static int unstack(struct ctx *ctx, const char *name, bool dry, const char **did)
{
	struct stack s = {.path = netns_path(ctx, name)};

	if (mounts_each("/proc/self/mountinfo", count_stack, &s) || s.depth < 2)
		return 0;
	if (s.mixed) {
		*did = "different namespaces lie on each other: left alone";
		return 0;
	}
	*did = arena_printf(&ctx->arena, "was mounted %u times: %s", s.depth,
			    dry ? "would be mounted once" : "mounted once now");
	while (!dry && --s.depth)
		if (umount2(s.path, MNT_DETACH | UMOUNT_NOFOLLOW))
			return netns_refused(ctx, nowhere, errno, "cannot unmount %s", s.path);
	return 0;
}

int netns_prune(struct ctx *ctx, const char *name, bool dry, const char **did)
{
	int lock, ret = netns_lock(ctx, false, &lock);
	enum netns_state state;

	*did = NULL;
	if (ret)
		return ret;
	state = netns_look(ctx, name, true, NULL);
	if (state == NETNS_LIVE)
		ret = unstack(ctx, name, dry, did);
	if (state == NETNS_STALE) {
		*did = dry ? "stale: would be removed" : "stale: removed";
		if (!dry)
			ret = remove_locked(ctx, nowhere, name);
	}
	close(lock);
	return ret < 0 ? ret : 0;
}
