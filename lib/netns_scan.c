// SPDX-License-Identifier: GPL-2.0-or-later
/* Every network namespace of the machine, from all places that keep one alive. */
#include "netns.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "netns_kernel.h"
#include "netns_mounts.h"
#include "netns_proc.h"

#define DOCKER_DIR "/run/docker/netns"

struct scan {
	struct ctx *ctx;
	struct netns_seen *all;
	dev_t dev;	 /* of all namespace files */
	ino_t *mount_ns; /* those looked into */
	size_t n_mount_ns;
	const char *root; /* what leads into the mount namespace being read */
};

/* V with room for one more than N elements. */
static void *room(struct ctx *ctx, void *v, size_t n, size_t size)
{
	void *more;

	if (n & (n + 1)) /* it is full at 2^k - 1 */
		return v;
	more = arena_alloc(&ctx->arena, 2 * (n + 1) * size);
	if (n)
		memcpy(more, v, n * size);
	return more;
}

static const char **add_str(struct ctx *ctx, const char **v, size_t *n, const char *s)
{
	v = room(ctx, v, *n, sizeof(*v));
	v[(*n)++] = arena_strndup(&ctx->arena, s, strlen(s));
	return v;
}

static pid_t *add_pid(struct ctx *ctx, pid_t *v, size_t *n, pid_t pid)
{
	if (*n && v[*n - 1] == pid)
		return v;
	v = room(ctx, v, *n, sizeof(*v));
	v[(*n)++] = pid;
	return v;
}

/* The entry of namespace INO, made in its place if it is new; OPEN opens it. */
static struct netns_seen *entry(struct scan *s, ino_t ino, const char *open)
{
	struct netns_seen **at = &s->all, *seen;

	while (*at && (*at)->ino < ino)
		at = &(*at)->next;
	if (*at && (*at)->ino == ino) {
		seen = *at;
	} else {
		seen = arena_alloc(&s->ctx->arena, sizeof(*seen));
		seen->dev = s->dev;
		seen->ino = ino;
		seen->next = *at;
		*at = seen;
	}
	if (!seen->open && open)
		seen->open = arena_strndup(&s->ctx->arena, open, strlen(open));
	return seen;
}

/* --- the places ------------------------------------------------------------------ */

static int scan_names(struct scan *s)
{
	struct netns_name *v;
	size_t n;
	int ret = netns_names(s->ctx, &v, &n);

	for (size_t i = 0; i < n; i++) {
		struct netns_seen *seen;

		if (v[i].state != NETNS_LIVE || v[i].dev != s->dev)
			continue;
		seen = entry(s, v[i].ino, netns_path(s->ctx, v[i].name));
		seen->names = add_str(s->ctx, seen->names, &seen->n_names, v[i].name);
	}
	return ret;
}

static void add_path(struct scan *s, ino_t ino, const char *path, const char *open)
{
	size_t run = strlen(s->ctx->run_dir);
	struct netns_seen *seen = entry(s, ino, open);

	if (!strncmp(path, s->ctx->run_dir, run) && path[run] == '/')
		for (size_t i = 0; i < seen->n_names; i++)
			if (!strcmp(seen->names[i], path + run + 1))
				return;
	for (size_t i = 0; i < seen->n_paths; i++)
		if (!strcmp(seen->paths[i], path))
			return;
	seen->paths = add_str(s->ctx, seen->paths, &seen->n_paths, path);
}

static void scan_docker(struct scan *s)
{
	DIR *dir = opendir(DOCKER_DIR);
	struct dirent *e;
	struct stat st;

	while (dir && (e = readdir(dir))) {
		const char *path = arena_printf(&s->ctx->arena, DOCKER_DIR "/%s", e->d_name);

		if (!stat(path, &st) && st.st_dev == s->dev)
			add_path(s, st.st_ino, path, path);
	}
	if (dir)
		closedir(dir);
}

static bool scan_mount(const struct mount *m, void *arg)
{
	struct scan *s = arg;
	uint64_t ino = mount_ns(m, "net");

	if (ino)
		add_path(s, ino, m->point, arena_printf(&s->ctx->arena, "%s%s", s->root, m->point));
	return true;
}

/* The mounts that process PID sees, unless another one's were the same. */
static void scan_mounts(struct scan *s, pid_t pid, int dir)
{
	struct arena *a = &s->ctx->arena;
	struct stat st;

	if (fstatat(dir, "ns/mnt", &st, 0))
		return;
	for (size_t i = 0; i < s->n_mount_ns; i++)
		if (s->mount_ns[i] == st.st_ino)
			return;
	s->mount_ns = room(s->ctx, s->mount_ns, s->n_mount_ns, sizeof(*s->mount_ns));
	s->mount_ns[s->n_mount_ns++] = st.st_ino;
	s->root = arena_printf(a, "/proc/%d/root", (int)pid);
	mounts_each(arena_printf(a, "/proc/%d/mountinfo", (int)pid), scan_mount, s);
}

/* The inode of the network namespace that FDS/NAME is open on, or 0. The link's text
 * does not tell: it is the path where the file came from a mount (d_path()). No question
 * goes to a file system that may not answer. */
static ino_t ns_of_fd(const struct scan *s, int fds, const char *name)
{
	struct statx stx;
	bool is;
	int fd;

	if (statx(fds, name, AT_STATX_DONT_SYNC, STATX_INO, &stx) ||
	    makedev(stx.stx_dev_major, stx.stx_dev_minor) != s->dev)
		return 0;
	fd = openat(fds, name, O_RDONLY | O_CLOEXEC);
	is = fd >= 0 && netns_is(fd);
	if (fd >= 0)
		close(fd);
	return is ? stx.stx_ino : 0;
}

static void scan_fds(struct scan *s, pid_t pid, ino_t home, int proc)
{
	int fds = openat(proc, "fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fds < 0 ? NULL : fdopendir(fds);
	struct dirent *e;

	while (dir && (e = readdir(dir))) {
		struct netns_seen *seen;
		ino_t ino = *e->d_name == '.' ? 0 : ns_of_fd(s, fds, e->d_name);

		if (!ino)
			continue;
		seen = entry(s, ino,
			     arena_printf(&s->ctx->arena, "/proc/%d/fd/%s", (int)pid, e->d_name));
		if (ino != home && pid != getpid())
			seen->holders = add_pid(s->ctx, seen->holders, &seen->n_holders, pid);
	}
	if (dir)
		closedir(dir);
	else if (fds >= 0)
		close(fds);
}

static bool scan_process(pid_t pid, int dir, void *arg)
{
	struct scan *s = arg;
	struct netns_seen *seen;
	struct stat st;

	if (fstatat(dir, "ns/net", &st, 0))
		return true;
	seen = entry(s, st.st_ino, arena_printf(&s->ctx->arena, "/proc/%d/ns/net", (int)pid));
	seen->pids = add_pid(s->ctx, seen->pids, &seen->n_pids, pid);
	scan_mounts(s, pid, dir);
	scan_fds(s, pid, st.st_ino, dir);
	return true;
}

static void scan_kernel(struct scan *s)
{
	uint64_t *ids;
	struct stat st;
	size_t n = kernel_list(&s->ctx->arena, &ids);

	for (size_t i = 0; i < n; i++) {
		int fd = kernel_open(ids[i]);

		if (fd < 0)
			continue;
		if (!fstat(fd, &st))
			entry(s, st.st_ino, NULL)->handle = ids[i];
		close(fd);
	}
}

int netns_scan(struct ctx *ctx, struct netns_seen **all)
{
	struct scan s = {.ctx = ctx};
	struct stat st;
	int ret;

	if (stat("/proc/self/ns/net", &st))
		return netns_refused(ctx, (struct span){0}, errno, "cannot read /proc");
	s.dev = st.st_dev;
	ret = scan_names(&s);
	if (ret)
		return ret;
	scan_docker(&s);
	process_each(scan_process, &s);
	scan_kernel(&s);
	*all = s.all;
	return 0;
}

int netns_seen_open(struct ctx *ctx, struct span at, const struct netns_seen *seen, int *fd)
{
	struct stat st;

	*fd = seen->open ? open(seen->open, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
			 : kernel_open(seen->handle);
	if (*fd < 0)
		return netns_refused(ctx, at, errno, "cannot open the namespace with inode %ju",
				     (uintmax_t)seen->ino);
	/* a process's number or a path may mean another one by now */
	if (netns_is(*fd) && !fstat(*fd, &st) && st.st_ino == seen->ino)
		return 0;
	close(*fd);
	*fd = -1;
	return fail_sys(ctx, at, ESTALE, "the namespace with inode %ju has just gone",
			(uintmax_t)seen->ino);
}
