// SPDX-License-Identifier: GPL-2.0-or-later
/* Who has the other side of tun and tap devices open, found in /proc. */
#include <dirent.h>
#include <fcntl.h>
#include <linux/if_link.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "link_type.h"
#include "netns_proc.h"
#include "nl.h"
#include "tun.h"

struct search {
	struct ctx *ctx;
	struct tun_holder **tail;
};

/* Is FDS/NAME the device /dev/net/tun, whatever path it was opened by? No question goes to
 * a file system that may not answer. */
static bool is_tun(int fds, const char *name)
{
	struct statx stx;

	return !statx(fds, name, AT_STATX_DONT_SYNC, STATX_TYPE, &stx) &&
	       S_ISCHR(stx.stx_mode) && stx.stx_rdev_major == 10 && stx.stx_rdev_minor == 200;
}

static const char *read_file(struct arena *a, int dir, const char *path)
{
	char buf[1024];
	int fd = openat(dir, path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd < 0 ? -1 : read(fd, buf, sizeof(buf));

	if (fd >= 0)
		close(fd);
	return n > 0 ? arena_strndup(a, buf, (size_t)n) : "";
}

/* The line "iff:\tNAME" of the file's fdinfo; NULL: it is open, but on no device yet. */
static const char *device_of(struct arena *a, int proc, const char *fd)
{
	const char *info = read_file(a, proc, arena_printf(a, "fdinfo/%s", fd));
	const char *iff = strstr(info, "\niff:");

	if (!iff)
		return NULL;
	iff += strlen("\niff:");
	iff += strspn(iff, " \t");
	return *iff && *iff != '\n' ? arena_strndup(a, iff, strcspn(iff, "\n")) : NULL;
}

static bool look_at(pid_t pid, int proc, void *arg)
{
	struct search *s = arg;
	struct arena *a = &s->ctx->arena;
	int fds = openat(proc, "fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = fds < 0 ? NULL : fdopendir(fds);
	struct dirent *e;
	struct stat st;

	while (dir && pid != getpid() && (e = readdir(dir))) {
		const char *iff = *e->d_name != '.' && is_tun(fds, e->d_name) ?
				  device_of(a, proc, e->d_name) : NULL;
		struct tun_holder *h;
		const char *comm;

		if (!iff || fstatat(proc, "ns/net", &st, 0))
			continue;
		comm = read_file(a, proc, "comm");
		h = arena_alloc(a, sizeof(*h));
		*h = (struct tun_holder){.pid = pid, .iff = iff, .dev = st.st_dev, .ino = st.st_ino};
		h->name = arena_strndup(a, comm, strcspn(comm, "\n"));
		*s->tail = h;
		s->tail = &h->next;
	}
	if (dir)
		closedir(dir);
	else if (fds >= 0)
		close(fds);
	return true;
}

const struct tun_holder *tun_holders(struct ctx *ctx)
{
	struct search s = {.ctx = ctx, .tail = &ctx->holders};

	if (!ctx->holders_known)
		process_each(look_at, &s);
	ctx->holders_known = true;
	return ctx->holders;
}

void tun_forget(struct ctx *ctx)
{
	ctx->holders = NULL;
	ctx->holders_known = false;
}

/* Is (DEV, INO) the namespace that the command works in? */
static bool is_here(struct ctx *ctx, dev_t dev, ino_t ino)
{
	struct stat st;
	struct nl *nl;

	if (nl_here(ctx, &nl))
		return false;
	if (nl->ino) /* 0 stands for the process's own */
		return nl->dev == dev && nl->ino == ino;
	return !stat("/proc/self/ns/net", &st) && st.st_dev == dev && st.st_ino == ino;
}

bool tun_holds(struct ctx *ctx, const struct tun_holder *h, const char *iff)
{
	return !strcmp(h->iff, iff) && is_here(ctx, h->dev, h->ino);
}

/* --- as part of a link ------------------------------------------------------------------------ */

void tun_print_holders(struct out *out, const char *iff, const char *between)
{
	const struct tun_holder *h = out->ctx ? tun_holders(out->ctx) : NULL;
	const char *pre = "";

	out_array(out, "processes");
	for (; h; h = h->next) {
		if (!tun_holds(out->ctx, h, iff))
			continue;
		out_object(out, NULL);
		out_str(out, "name", pre, h->name, "(");
		out_int(out, "pid", "", h->pid, ")");
		out_object_end(out);
		pre = between;
	}
	out_array_end(out);
}

static bool held(struct ctx *ctx, const char *iff)
{
	for (const struct tun_holder *h = tun_holders(ctx); h; h = h->next)
		if (tun_holds(ctx, h, iff))
			return true;
	return false;
}

static void print_holders(struct out *out, const struct opt *o, const struct attr *set)
{
	const char *kind = attr_str(attr_find(attr_find(set, IFLA_LINKINFO), IFLA_INFO_KIND));
	const char *name = attr_str(attr_find(set, IFLA_IFNAME));
	bool text = out->mode == OUT_TEXT;

	(void)o;
	if (!kind || strcmp(kind, "tun") || !name || !out->ctx || out->mode == OUT_WORDS ||
	    (text && !held(out->ctx, name)))
		return;
	out_text(out, "processes ");
	tun_print_holders(out, name, ",");
	out_text(out, " ");
}

const struct type type_tun_holders = {.print = print_holders};
