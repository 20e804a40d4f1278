// SPDX-License-Identifier: GPL-2.0-or-later
/* The directory in which namespaces have their names. */
#include "netns.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <time.h>
#include <unistd.h>

#include "netns_mounts.h"

/* iproute2 makes the file first, then the namespace, without a lock: a file this young
 * (milliseconds) may still become one. */
enum { YOUNG = 200, PAUSE = 2 };

static const struct span nowhere;

const char *netns_path(struct ctx *ctx, const char *name)
{
	return arena_printf(&ctx->arena, "%s/%s", ctx->run_dir, name);
}

/* Namespace files of every kind live on one device. */
static dev_t nsfs_dev(void)
{
	struct stat st;

	return stat("/proc/self/ns/net", &st) ? 0 : st.st_dev;
}

static enum netns_state look(const char *path, dev_t nsfs, struct stat *st)
{
	if (stat(path, st)) {
		if (errno != ENOENT && errno != ELOOP)
			return NETNS_FOREIGN;
		return lstat(path, st) ? NETNS_GONE : NETNS_STALE;
	}
	if (st->st_dev == nsfs)
		return NETNS_LIVE;
	return S_ISREG(st->st_mode) && !st->st_size ? NETNS_STALE : NETNS_FOREIGN;
}

static bool young(const struct stat *st)
{
	struct timespec now;
	int64_t age;

	if (!S_ISREG(st->st_mode) || clock_gettime(CLOCK_REALTIME, &now))
		return false;
	age = (now.tv_sec - st->st_ctim.tv_sec) * INT64_C(1000) +
	      (now.tv_nsec - st->st_ctim.tv_nsec) / 1000000;
	return age >= 0 && age < YOUNG;
}

/* Waits until whoever is adding a name now is done. */
static void wait_lock(struct ctx *ctx)
{
	int fd = open(ctx->run_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return;
	while (flock(fd, LOCK_SH) && errno == EINTR)
		;
	close(fd);
}

static enum netns_state settle(struct ctx *ctx, const char *name, bool locked, dev_t nsfs,
			       struct stat *st)
{
	const struct timespec pause = {.tv_nsec = PAUSE * 1000000L};
	const char *path = netns_path(ctx, name);
	enum netns_state state = look(path, nsfs, st);

	if (state == NETNS_STALE && !locked) {
		wait_lock(ctx);
		state = look(path, nsfs, st);
	}
	while (state == NETNS_STALE && young(st)) {
		nanosleep(&pause, NULL);
		state = look(path, nsfs, st);
	}
	return state;
}

enum netns_state netns_look(struct ctx *ctx, const char *name, bool locked, struct stat *st)
{
	struct stat mine;

	return settle(ctx, name, locked, nsfs_dev(), st ? st : &mine);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct netns_name *)a)->name, ((const struct netns_name *)b)->name);
}

static struct netns_name *add(struct ctx *ctx, struct netns_name *v, size_t n, const char *name)
{
	if (!(n & (n + 1))) { /* full at 2^k - 1: twice as much */
		struct netns_name *more = arena_alloc(&ctx->arena, 2 * (n + 1) * sizeof(*v));

		if (n)
			memcpy(more, v, n * sizeof(*v));
		v = more;
	}
	v[n].name = arena_strndup(&ctx->arena, name, strlen(name));
	return v;
}

int netns_names(struct ctx *ctx, struct netns_name **names, size_t *n)
{
	struct dirent *e;
	struct stat st;
	dev_t nsfs = nsfs_dev();
	DIR *dir = opendir(ctx->run_dir);

	*names = NULL;
	*n = 0;
	if (!dir && errno == ENOENT)
		return 0;
	if (!dir)
		return netns_refused(ctx, nowhere, errno, "cannot read %s", ctx->run_dir);
	while ((e = readdir(dir)))
		if (strcmp(e->d_name, ".") && strcmp(e->d_name, "..")) {
			*names = add(ctx, *names, *n, e->d_name);
			++*n;
		}
	closedir(dir);
	if (*n)
		qsort(*names, *n, sizeof(**names), by_name);
	for (size_t i = 0; i < *n; i++) {
		struct netns_name *v = &(*names)[i];

		v->state = settle(ctx, v->name, false, nsfs, &st);
		if (v->state == NETNS_LIVE) {
			v->dev = st.st_dev;
			v->ino = st.st_ino;
		}
	}
	return 0;
}

/* --- the lock and the shared mount -------------------------------------------- */

struct covering {
	uint64_t id;
	bool shared;
};

static bool is_it(const struct mount *m, void *arg)
{
	struct covering *c = arg;

	if (m->id != c->id)
		return true;
	c->shared = m->shared;
	return false;
}

/* Does the mount that PATH lies in pass on what is mounted in it? */
static bool lies_in_shared(const char *path)
{
	struct covering c = {0};
	struct statx stx;

	if (statx(AT_FDCWD, path, 0, STATX_MNT_ID, &stx) || !(stx.stx_mask & STATX_MNT_ID))
		return false;
	c.id = stx.stx_mnt_id;
	return !mounts_each("/proc/self/mountinfo", is_it, &c) && c.shared;
}

/* A namespace mounted here must appear in, and later vanish from, every mount namespace.
 * Where the directory is part of a shared mount (systemd's /run) that is so already, and
 * a mount of its own would have every namespace mounted twice (iproute2 82c8b9fe). */
static int share(struct ctx *ctx)
{
	const char *dir = ctx->run_dir;
	int code;

	if (!mount("none", dir, NULL, MS_SHARED, NULL))
		return 0;
	code = errno;
	if (code == EINVAL && lies_in_shared(dir))
		return 0;
	if (code == EINVAL && !mount(dir, dir, NULL, MS_BIND | MS_REC, NULL) &&
	    !mount("none", dir, NULL, MS_SHARED, NULL))
		return 0;
	code = code == EINVAL ? errno : code;
	return netns_refused(ctx, nowhere, code, "cannot make %s a shared mount", dir);
}

static int make_dir(struct ctx *ctx)
{
	if (!mkdir(ctx->run_dir, 0755) || errno == EEXIST)
		return 0;
	return netns_refused(ctx, nowhere, errno, "cannot make the directory %s", ctx->run_dir);
}

int netns_lock(struct ctx *ctx, bool sharing, int *fd)
{
	int ret = sharing ? make_dir(ctx) : 0;

	if (ret)
		return ret;
	*fd = open(ctx->run_dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (*fd < 0)
		return netns_refused(ctx, nowhere, errno, "cannot open %s", ctx->run_dir);
	while (flock(*fd, LOCK_EX)) {
		if (errno == EINTR)
			continue;
		ret = netns_refused(ctx, nowhere, errno, "cannot lock %s", ctx->run_dir);
		close(*fd);
		return ret;
	}
	ret = sharing ? share(ctx) : 0;
	if (ret)
		close(*fd);
	return ret;
}
