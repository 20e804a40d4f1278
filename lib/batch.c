// SPDX-License-Identifier: GPL-2.0-or-later
/* Many commands in one process: lines become words, words are run, memory goes with the
 * line, sockets stay. */
#include "batch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "netns.h"
#include "nl.h"
#include "tun.h"

enum { CHUNK = 65536 };

struct batch {
	const struct tool *tool;
	const char *file;
	struct flags flags;      /* of the batch: each line begins with them */
	struct words command;    /* that of the batch */
	int fd;
	char *buf;               /* what is read and not yet run */
	size_t len, cap;
	bool end;                /* nothing more will come */
	unsigned line;           /* of the last one run */
	unsigned run, failed;
	int status;              /* the worst */
};

/* --- reading ------------------------------------------------------------------------ */

static int more(struct ctx *ctx, struct batch *b)
{
	ssize_t n;

	if (b->cap - b->len < CHUNK) {
		b->cap = b->cap ? b->cap * 2 : 2 * CHUNK;
		b->buf = realloc(b->buf, b->cap);
		if (!b->buf)
			abort();
	}
	do
		n = read(b->fd, b->buf + b->len, b->cap - b->len);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return fail_sys(ctx, (struct span){0}, errno, "cannot read '%s': %s", b->file,
				strerror(errno));
	b->end = n == 0;
	b->len += (size_t)n;
	return 0;
}

/* The length of the first logical line in LEN bytes, its end included, and in *LINES how
 * many lines of the file it spans; 0: its end has not come yet. */
static size_t line_length(const char *text, size_t len, bool end, unsigned *lines)
{
	size_t at = 0;

	*lines = 0;
	while (at < len) {
		const char *nl = memchr(text + at, '\n', len - at);
		size_t stop = nl ? (size_t)(nl - text) : len;

		++*lines;
		if (!nl)
			return end ? len : 0;
		at = stop + 1;
		if (!stop || text[stop - 1] != '\\')
			return at;
	}
	return end ? len : 0;
}

/* --- running ------------------------------------------------------------------------- */

/* What the line leaves behind is taken away; what names mean may have changed. */
static void clean(struct ctx *ctx)
{
	arena_reset(&ctx->arena);
	ctx->notes = NULL;
	tun_forget(ctx);
	ctx->blind = false;
	nl_links_forget(ctx);
	err_clear(ctx);
}

static void count(struct ctx *ctx, struct batch *b)
{
	b->failed++;
	if (ctx->err.status > b->status)
		b->status = ctx->err.status;
}

static int run_line(struct ctx *ctx, struct batch *b, const char *text, size_t len)
{
	int status = 0, ret;

	clean(ctx);
	ctx->flags = b->flags;
	ctx->source = (struct source){b->file, b->line};
	ret = words_split(ctx, b->tool->name, text, len);
	if (ret || ctx->words.n < 2)
		return ret;
	b->run++;
	ret = tool_line(ctx, b->tool, &status);
	if (!ret && ctx->out.err)
		ret = fail_sys(ctx, (struct span){0}, ctx->out.err,
			       "cannot write the output: %s", strerror(ctx->out.err));
	return ret;
}

static int run_lines(struct ctx *ctx, struct batch *b)
{
	size_t at = 0, n;
	unsigned lines;
	int ret = 0;

	while (!ret && (n = line_length(b->buf + at, b->len - at, b->end, &lines))) {
		b->line++;
		ret = run_line(ctx, b, b->buf + at, n);
		b->line += lines - 1;
		at += n;
		if (!ret && ctx->notes && ctx->report)
			ctx->report(ctx, 0);
		if (!ret || !b->flags.force || ctx->out.err)
			continue;
		count(ctx, b);
		out_flush(&ctx->out);
		if (ctx->report)
			ctx->report(ctx, ret);
		ret = 0;
	}
	b->len -= at;
	memmove(b->buf, b->buf + at, b->len);
	return ret;
}

static int run_all(struct ctx *ctx, struct batch *b)
{
	int ret = 0;

	while (!ret && !b->end) {
		ret = more(ctx, b);
		if (!ret)
			ret = run_lines(ctx, b);
		/* A reader at the other end of a pipe may wait for it. */
		if (!ret && out_flush(&ctx->out))
			ret = fail_sys(ctx, (struct span){0}, ctx->out.err,
				       "cannot write the output: %s", strerror(ctx->out.err));
	}
	if (ret || !b->failed)
		return ret;
	clean(ctx);
	ctx->source = (struct source){0};
	ctx->flags = b->flags;
	ctx->words = b->command;
	ret = fail_sys(ctx, (struct span){0}, ECANCELED, "%u of %u commands of '%s' failed",
		       b->failed, b->run, b->file);
	ctx->err.status = b->status;
	return ret;
}

int batch_run(struct ctx *ctx, const struct tool *tool, struct span at, const char *file)
{
	struct batch b = {.tool = tool, .file = file, .flags = ctx->flags, .command = ctx->words};
	int ret;

	b.fd = strcmp(file, "-") ? open(file, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
	if (b.fd < 0)
		return fail(ctx, at, errno, "cannot open '%s': %s", file, strerror(errno));
	b.flags.batch = NULL;
	b.flags.netns_at = (struct span){0};
	ret = run_all(ctx, &b);
	if (b.fd != STDIN_FILENO)
		close(b.fd);
	free(b.buf);
	return ret;
}
