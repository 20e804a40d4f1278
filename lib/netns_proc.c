// SPDX-License-Identifier: GPL-2.0-or-later
/* The processes that live in a namespace, and what to call them. */
#include "netns_proc.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "netns.h"
#include "netns_mounts.h"
#include "opt.h"

enum { SHOWN = 5, COMMAND = 256 };

void process_each(bool (*fn)(pid_t pid, int dir, void *arg), void *arg)
{
	DIR *proc = opendir("/proc");
	struct dirent *e;
	bool more = true;

	while (proc && more && (e = readdir(proc))) { /* ascending: next_tgid() */
		uint64_t pid;
		int dir;

		if (number(e->d_name, &pid))
			continue;
		dir = openat(dirfd(proc), e->d_name, O_PATH | O_DIRECTORY | O_CLOEXEC);
		if (dir < 0)
			continue;
		more = fn((pid_t)pid, dir, arg);
		close(dir);
	}
	if (proc)
		closedir(proc);
}

struct search {
	struct ctx *ctx;
	dev_t dev;
	ino_t ino;
	const char *path;
	bool found;
	pid_t *pids;
	size_t n;
};

static void add(struct search *s, pid_t pid)
{
	if (!(s->n & (s->n + 1))) { /* full at 2^k - 1 */
		pid_t *more = arena_alloc(&s->ctx->arena, 2 * (s->n + 1) * sizeof(*more));

		if (s->n)
			memcpy(more, s->pids, s->n * sizeof(*more));
		s->pids = more;
	}
	s->pids[s->n++] = pid;
}

static bool lives_there(pid_t pid, int dir, void *arg)
{
	struct search *s = arg;
	struct stat st;

	if (!fstatat(dir, "ns/net", &st, 0) && st.st_dev == s->dev && st.st_ino == s->ino)
		add(s, pid);
	return true;
}

int netns_pids(struct ctx *ctx, dev_t dev, ino_t ino, pid_t **pids, size_t *n)
{
	struct search s = {.ctx = ctx, .dev = dev, .ino = ino};

	process_each(lives_there, &s);
	*pids = s.pids;
	*n = s.n;
	return 0;
}

static bool is_on_path(const struct mount *m, void *arg)
{
	struct search *s = arg;

	s->found = !strcmp(m->point, s->path);
	return !s->found;
}

static bool has_mount(pid_t pid, int dir, void *arg)
{
	struct search *s = arg;

	(void)dir;
	s->found = false;
	if (pid == getpid())
		return true;
	mounts_each(arena_printf(&s->ctx->arena, "/proc/%d/mountinfo", (int)pid), is_on_path, s);
	if (s->found)
		add(s, pid);
	return true;
}

int netns_mounters(struct ctx *ctx, const char *path, pid_t **pids, size_t *n)
{
	struct search s = {.ctx = ctx, .path = path};

	process_each(has_mount, &s);
	*pids = s.pids;
	*n = s.n;
	return 0;
}

/* --- names ---------------------------------------------------------------------- */

static char *read_start(struct ctx *ctx, pid_t pid, const char *file, ssize_t *n)
{
	char *buf = arena_alloc(&ctx->arena, COMMAND);
	int fd = open(arena_printf(&ctx->arena, "/proc/%d/%s", (int)pid, file),
		      O_RDONLY | O_CLOEXEC);

	*n = fd < 0 ? 0 : read(fd, buf, COMMAND - 1);
	if (fd >= 0)
		close(fd);
	while (*n > 0 && (buf[*n - 1] == '\0' || buf[*n - 1] == '\n'))
		buf[--*n] = '\0';
	return buf;
}

static const char *process_name(struct ctx *ctx, pid_t pid)
{
	ssize_t n;

	return read_start(ctx, pid, "comm", &n);
}

const char *netns_command(struct ctx *ctx, pid_t pid)
{
	ssize_t n;
	char *line = read_start(ctx, pid, "cmdline", &n);

	if (n <= 0) /* a zombie or a thread of the kernel */
		return arena_printf(&ctx->arena, "[%s]", process_name(ctx, pid));
	for (ssize_t i = 0; i < n; i++)
		if (!line[i])
			line[i] = ' ';
	return line;
}

const char *netns_who(struct ctx *ctx, const pid_t *pids, size_t n)
{
	const char *list = "";

	for (size_t i = 0; i < n && i < SHOWN; i++)
		list = arena_printf(&ctx->arena, "%s%s%d %s", list, i ? ", " : "", (int)pids[i],
				    process_name(ctx, pids[i]));
	return n > SHOWN ? arena_printf(&ctx->arena, "%s and %zu more", list, n - SHOWN) : list;
}
