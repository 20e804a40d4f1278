// SPDX-License-Identifier: GPL-2.0-or-later
/* main of every program: words in, status out; the one place that writes errors. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/opt.h"

extern const struct tool TOOL;

static void say(const char *text)
{
	size_t len = strlen(text);
	ssize_t n;

	do
		n = write(STDERR_FILENO, text, len);
	while (n > 0 && (text += n, len -= (size_t)n));
}

/* What is to be said about the command that has run, or about a line of a batch. */
static void report(struct ctx *ctx, int ret)
{
	if (ctx->notes && !ctx->flags.as_ip && (ctx->flags.verbose || isatty(STDERR_FILENO)))
		say(ctx->notes);
	ctx->notes = NULL;
	if (ret)
		say(err_text(ctx));
}

/* Called as ip or bridge, the statuses are theirs: 255 for words that they do not take, and
 * for whatever bridge is refused. */
static int status_of(const struct ctx *ctx)
{
	int status = ctx->err.status ? ctx->err.status : 2;

	if (!ctx->flags.as_ip)
		return status;
	if (!strcmp(ctx->flags.called, "bridge"))
		return 255;
	return status == 1 && ctx->err.code != ENODEV ? 255 : status;
}

int main(int argc, char **argv)
{
	const char **words = calloc((size_t)argc + 1, sizeof(*words));
	const char *no_color = getenv("NO_COLOR"), *name = argc > 0 ? strrchr(argv[0], '/') : NULL;
	const struct tool *tool = NULL;
	int ret, status = 0;
	struct ctx ctx;

	if (!words)
		return 2;
	for (int i = 1; i < argc; i++)
		words[i] = argv[i];
	ctx_open(&ctx, STDOUT_FILENO);
	if (TOOL.called && argc > 0)
		tool = TOOL.called(&ctx, name ? name + 1 : argv[0]);
	if (!tool)
		tool = &TOOL;
	words[0] = ctx.flags.called ? ctx.flags.called : tool->name;
	ctx.words = (struct words){.w = words, .n = argc > 0 ? (unsigned)argc : 1};
	ctx.report = report;
	ctx.color_auto = !(no_color && *no_color) && isatty(STDOUT_FILENO);
	ret = tool_run(&ctx, tool, &status);
	if (out_flush(&ctx.out) && !ret)
		ret = fail_sys(&ctx, (struct span){0}, ctx.out.err, "cannot write the output: %s",
			       strerror(ctx.out.err));
	report(&ctx, ret);
	if (ret)
		status = status_of(&ctx);
	ctx_close(&ctx);
	free(words);
	return status;
}
