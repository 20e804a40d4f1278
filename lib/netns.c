// SPDX-License-Identifier: GPL-2.0-or-later
/* Network namespaces: which one a word means, and what to say if it means none. */
#include "netns.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <linux/nsfs.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "opt.h"

enum { NAME_LIMIT = 255, LISTED = 10 };

static const struct span nowhere;

int netns_refused(struct ctx *ctx, struct span at, int code, const char *fmt, ...)
{
	va_list ap;
	const char *what;

	va_start(ap, fmt);
	what = arena_vprintf(&ctx->arena, fmt, ap);
	va_end(ap);
	fail_sys(ctx, at, code, "%s: %s", what, strerror(code));
	if (code == EPERM || code == EACCES)
		hint(ctx,
		     "this needs CAP_SYS_ADMIN in the user namespace that owns it; try it as root, "
		     "or inside 'unshare -Urnm'");
	return -code;
}

int netns_check_name(struct ctx *ctx, struct span at, const char *name)
{
	if (!*name)
		return fail(ctx, at, EINVAL, "a namespace's name cannot be empty");
	if (!strcmp(name, ".") || !strcmp(name, ".."))
		return fail(ctx, at, EINVAL, "'%s' cannot be a namespace's name: it is a directory",
			    name);
	if (*name == '-')
		return fail(ctx, at, EINVAL,
			    "'%s' cannot be a namespace's name: it begins with '-'", name);
	if (strchr(name, '/'))
		return fail(ctx, at, EINVAL, "'%s' cannot be a namespace's name: it contains a '/'",
			    name);
	if (strlen(name) > NAME_LIMIT)
		return fail(ctx, at, ENAMETOOLONG, "this name has %zu bytes, the limit is %d",
			    strlen(name), NAME_LIMIT);
	for (const char *s = name; *s; s++)
		if ((unsigned char)*s < 0x20 || *s == 0x7f)
			return fail(ctx, at, EINVAL,
				    "'%s' cannot be a namespace's name: it contains a control byte",
				    name);
	return 0;
}

bool netns_is(int fd)
{
	struct statfs fs;
	int type;

	if (fstatfs(fd, &fs) || fs.f_type != NSFS_MAGIC)
		return false;
	type = ioctl(fd, NS_GET_NSTYPE);
	return type == CLONE_NEWNET || (type < 0 && errno == ENOTTY); /* Linux < 4.11 */
}

int netns_id(int fd, dev_t *dev, ino_t *ino)
{
	struct stat st;

	if (fstat(fd, &st))
		return -errno;
	*dev = st.st_dev;
	*ino = st.st_ino;
	return 0;
}

int netns_open_self(struct ctx *ctx, int *fd)
{
	/* not "self": that is the first thread's */
	*fd = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
	if (*fd < 0)
		return netns_refused(ctx, nowhere, errno, "cannot open the own network namespace");
	return 0;
}

const char *netns_name_of(struct ctx *ctx, dev_t dev, ino_t ino)
{
	struct netns_name *v;
	size_t n;

	if (netns_names(ctx, &v, &n)) {
		err_clear(ctx);
		return NULL;
	}
	for (size_t i = 0; i < n; i++)
		if (v[i].state == NETNS_LIVE && v[i].dev == dev && v[i].ino == ino)
			return v[i].name;
	return NULL;
}

int netns_missing(struct ctx *ctx, struct span at, const char *name)
{
	struct meant m = {.word = name};
	struct netns_name *v;
	const char *list = "";
	uint64_t pid;
	size_t n, shown = 0;

	fail(ctx, at, ENOENT, "there is no namespace '%s'", name);
	if (!number(name, &pid))
		hint(ctx, "the namespace of process %s is written pid:%s", name, name);
	if (netns_names(ctx, &v, &n))
		return -ENOENT;
	for (size_t i = 0; i < n; i++) {
		if (v[i].state != NETNS_LIVE)
			continue;
		meant_offer(&m, v[i].name);
		if (shown++ < LISTED)
			list = arena_printf(&ctx->arena, "%s%s%s", list, *list ? ", " : "",
					    v[i].name);
	}
	meant_hint(ctx, &m);
	if (shown)
		hint(ctx, "there are: %s%s", list, shown > LISTED ? ", ..." : "");
	else
		hint(ctx, "there is none yet; 'vnet-ns add %s' makes it", name);
	return -ENOENT;
}

/* --- the four ways to write one ------------------------------------------------ */

static int open_path(struct ctx *ctx, struct span at, const char *path, int *fd)
{
	/* O_NONBLOCK: a pipe or a terminal of that name must not hold us up */
	*fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (*fd < 0 && errno == ENOENT)
		return fail(ctx, at, ENOENT, "there is no file '%s'", path);
	if (*fd < 0)
		return netns_refused(ctx, at, errno, "cannot open '%s'", path);
	if (netns_is(*fd))
		return 0;
	close(*fd);
	*fd = -1;
	return fail(ctx, at, EINVAL, "'%s' is no network namespace", path);
}

/* Most names are what they seem to be: that costs one open. */
static bool try_open(const char *path, int *fd)
{
	*fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (*fd >= 0 && netns_is(*fd))
		return true;
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
	return false;
}

static int open_name(struct ctx *ctx, struct span at, const char *name, int *fd)
{
	const char *path = netns_path(ctx, name);

	if (try_open(path, fd))
		return 0;
	switch (netns_look(ctx, name, false, NULL)) {
	case NETNS_GONE:
		return netns_missing(ctx, at, name);
	case NETNS_STALE:
		fail(ctx, at, EINVAL, "namespace '%s' is gone: %s is a leftover file", name, path);
		hint(ctx, "'vnet-ns prune %s' removes it, 'vnet-ns add %s' takes its place", name,
		     name);
		return -EINVAL;
	default:
		return open_path(ctx, at, path, fd);
	}
}

static int open_pid(struct ctx *ctx, struct span at, const char *word, int *fd)
{
	const char *path;
	uint64_t pid;

	if (number(word, &pid) || !pid || pid > INT32_MAX)
		return fail(ctx, at, EINVAL, "'%s' is no process number", word);
	path = arena_printf(&ctx->arena, "/proc/%u/ns/net", (unsigned)pid);
	*fd = open(path, O_RDONLY | O_CLOEXEC);
	if (*fd >= 0)
		return 0;
	if (errno == ENOENT || errno == ESRCH)
		return fail(ctx, at, ESRCH, "there is no process %u", (unsigned)pid);
	return netns_refused(ctx, at, errno, "cannot open the namespace of process %u",
			     (unsigned)pid);
}

static int open_inode(struct ctx *ctx, struct span at, const char *word, int *fd)
{
	struct netns_seen *seen;
	uint64_t ino;
	int ret;

	if (number(word, &ino))
		return fail(ctx, at, EINVAL, "'%s' is no inode number", word);
	ret = netns_scan(ctx, &seen);
	if (ret)
		return ret;
	while (seen && seen->ino != ino)
		seen = seen->next;
	if (!seen) {
		fail(ctx, at, ENOENT, "there is no network namespace with inode %s", word);
		hint(ctx, "'vnet-ns list --all' shows those that can be seen from here");
		return -ENOENT;
	}
	return netns_seen_open(ctx, at, seen, fd);
}

int netns_open(struct ctx *ctx, struct span at, const char *word, int *fd)
{
	int ret;

	*fd = -1;
	if (strchr(word, '/'))
		return open_path(ctx, at, word, fd);
	/* a name of iproute2's may look like this, too: it is the nearer one */
	if (!strncmp(word, "pid:", 4) && netns_look(ctx, word, false, NULL) == NETNS_GONE)
		return open_pid(ctx, at, word + 4, fd);
	if (!strncmp(word, "id:", 3) && netns_look(ctx, word, false, NULL) == NETNS_GONE)
		return open_inode(ctx, at, word + 3, fd);
	ret = netns_check_name(ctx, at, word);
	return ret ? ret : open_name(ctx, at, word, fd);
}

void netns_return(int self)
{
	if (setns(self, CLONE_NEWNET))
		abort();
}
