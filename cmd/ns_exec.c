// SPDX-License-Identifier: GPL-2.0-or-later
/* The verbs of vnet-ns that become or outlive something: exec and monitor. */
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ns.h"

enum { NOT_STARTED = 126, NOT_FOUND = 127, SIGNALLED = 128 };

/* The name under which /etc/netns knows the namespace that WORD means. */
static const char *etc_name(struct ctx *ctx, const char *word, int fd)
{
	dev_t dev;
	ino_t ino;

	if (!strchr(word, '/') && netns_look(ctx, word, false, NULL) == NETNS_LIVE)
		return word;
	return netns_id(fd, &dev, &ino) ? NULL : netns_name_of(ctx, dev, ino);
}

/* Replaces the process by the command whose first word is AT; returns only if it fails. */
static int become(struct ctx *ctx, unsigned at)
{
	const char **argv;
	unsigned n = ctx->words.n - at;
	int code, ret;

	argv = arena_alloc(&ctx->arena, (n + 1) * sizeof(*argv));
	memcpy(argv, ctx->words.w + at, n * sizeof(*argv));
	ret = out_flush(&ctx->out);
	if (ret)
		return fail_sys(ctx, ns_at(at), -ret, "cannot write: %s", strerror(-ret));
	execvp(argv[0], (char *const *)argv);
	code = errno;
	fail(ctx, ns_at(at), code, "cannot run '%s': %s", argv[0], strerror(code));
	ctx->err.status = code == ENOENT ? NOT_FOUND : NOT_STARTED;
	return -code;
}

static int exec_in(struct ctx *ctx, struct span where, const char *word, unsigned at)
{
	int fd, ret = netns_open(ctx, where, word, &fd);

	if (ret)
		return ret;
	ret = netns_enter(ctx, where, fd, etc_name(ctx, word, fd));
	close(fd);
	return ret ? ret : become(ctx, at);
}

/* --- in all of them ------------------------------------------------------------------ */

/* The command in a process of its own: its status as a shell would have it. */
static int run_in(struct ctx *ctx, const char *name, unsigned at, int *status)
{
	int wstatus;
	pid_t pid;

	*status = 0;
	out_text(&ctx->out, "\nnetns: ");
	out_str(&ctx->out, NULL, "", name, "\n");
	out_flush(&ctx->out);
	pid = fork();
	if (pid < 0)
		return netns_refused(ctx, ns_at(at), errno, "cannot start a process");
	if (!pid) {
		const char *text;

		exec_in(ctx, ns_at(at), name, at);
		text = err_text(ctx);
		/* the command is not there to say it, and nobody above us is */
		if (write(STDERR_FILENO, text, strlen(text)) < 0)
			_exit(NOT_STARTED);
		_exit(ctx->err.status);
	}
	while (waitpid(pid, &wstatus, 0) < 0)
		if (errno != EINTR)
			return netns_refused(ctx, ns_at(at), errno, "cannot wait for the command");
	*status = WIFSIGNALED(wstatus) ? SIGNALLED + WTERMSIG(wstatus) : WEXITSTATUS(wstatus);
	return 0;
}

static int exec_all(struct ctx *ctx, unsigned at)
{
	unsigned failed = 0, ran = 0;
	const char *list = "";
	struct netns_name *v;
	int status, worst = 0;
	size_t n;
	int ret = netns_names(ctx, &v, &n);

	for (size_t i = 0; i < n && !ret; i++) {
		if (v[i].state != NETNS_LIVE ||
		    ns_dry(ctx, "run '%s' in the namespace %s", ctx->words.w[at], v[i].name))
			continue;
		ret = run_in(ctx, v[i].name, at, &status);
		ran++;
		if (ret || !status)
			continue;
		list = arena_printf(&ctx->arena, "%s%s%s (%d)", list, failed++ ? ", " : "",
				    v[i].name, status);
		worst = status > worst ? status : worst;
	}
	if (ret || !failed)
		return ret;
	fail_sys(ctx, ns_at(at), ECANCELED, "the command failed in %u of %u namespaces: %s", failed,
		 ran, list);
	ctx->err.status = worst;
	return -ECANCELED;
}

int ns_exec(struct ctx *ctx, struct req *req)
{
	unsigned at = req->pos + !ctx->flags.all;
	const char *word = NULL, *cmd;
	int ret = ctx->flags.all ? 0 : ns_need(ctx, req->pos, "a NAME", &word);

	if (!ret)
		ret = ns_need(ctx, at, "a command", &cmd);
	if (ret)
		return ret;
	if (!word)
		return exec_all(ctx, at);
	if (ctx->source.file)
		return fail(ctx, (struct span){(uint16_t)(req->pos - 1), 1}, EINVAL,
			    "'exec' would end the batch: the process becomes the command");
	if (ns_dry(ctx, "run '%s' in the namespace %s", cmd, word))
		return 0;
	return exec_in(ctx, ns_at(req->pos), word, at);
}

/* --- monitor -------------------------------------------------------------------------- */

static void report(struct ctx *ctx, const char *what, const char *name)
{
	struct out *o = &ctx->out;

	out_object(o, NULL);
	out_str(o, "event", "", what, " ");
	out_str(o, "name", "", name, NULL);
	out_object_end(o);
	ns_line(ctx);
	out_flush(o); /* a line at a time, whoever reads it */
}

static int event(struct ctx *ctx, const struct inotify_event *e)
{
	if (e->mask & IN_Q_OVERFLOW)
		return fail_sys(ctx, (struct span){0}, ENOBUFS, "events were lost");
	if (e->mask & (IN_IGNORED | IN_DELETE_SELF))
		return fail_sys(ctx, (struct span){0}, ENOENT, "%s is gone", ctx->run_dir);
	if (!e->len)
		return 0;
	if (e->mask & (IN_DELETE | IN_MOVED_FROM))
		report(ctx, "delete", e->name);
	/* the file comes first: the name is there once a namespace is */
	else if (netns_look(ctx, e->name, false, NULL) == NETNS_LIVE)
		report(ctx, "add", e->name);
	return -ctx->out.err;
}

static int read_events(struct ctx *ctx, int fd)
{
	_Alignas(struct inotify_event) char buf[8192];
	ssize_t n = read(fd, buf, sizeof(buf));
	int ret = 0;

	if (n < 0 && errno == EINTR)
		return 0;
	if (n < 0)
		return netns_refused(ctx, (struct span){0}, errno, "cannot read events");
	for (ssize_t at = 0; at < n && !ret;) {
		const struct inotify_event *e = (const void *)(buf + at);

		ret = event(ctx, e);
		at += (ssize_t)(sizeof(*e) + e->len);
	}
	return ret;
}

int ns_monitor(struct ctx *ctx, struct req *req)
{
	const uint32_t mask =
		IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE_SELF | IN_ONLYDIR;
	int fd, ret = ns_end(ctx, req->pos);

	if (ret)
		return ret;
	if (mkdir(ctx->run_dir, 0755) && errno != EEXIST)
		return netns_refused(ctx, (struct span){0}, errno, "cannot make the directory %s",
				     ctx->run_dir);
	fd = inotify_init1(IN_CLOEXEC);
	if (fd < 0 || inotify_add_watch(fd, ctx->run_dir, mask) < 0)
		ret = netns_refused(ctx, (struct span){0}, errno, "cannot watch %s", ctx->run_dir);
	while (!ret)
		ret = read_events(ctx, fd);
	if (fd >= 0)
		close(fd);
	return ret;
}
