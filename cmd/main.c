// SPDX-License-Identifier: GPL-2.0-or-later
/* main of every program: words in, status out; the one place that writes errors. */
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

int main(int argc, char **argv)
{
	const char **words = calloc((size_t)argc + 1, sizeof(*words));
	const char *no_color = getenv("NO_COLOR");
	int ret, status = 0;
	struct ctx ctx;

	if (!words)
		return 2;
	for (int i = 1; i < argc; i++)
		words[i] = argv[i];
	words[0] = TOOL.name;
	ctx_open(&ctx, STDOUT_FILENO);
	ctx.words = (struct words){words, argc > 0 ? (unsigned)argc : 1};
	ctx.color_auto = !(no_color && *no_color) && isatty(STDOUT_FILENO);
	ret = tool_run(&ctx, &TOOL, &status);
	if (out_flush(&ctx.out) && !ret)
		ret = fail_sys(&ctx, (struct span){0}, ctx.out.err, "cannot write the output: %s",
			       strerror(ctx.out.err));
	if (ctx.notes && (ctx.flags.verbose || isatty(STDERR_FILENO)))
		say(ctx.notes);
	if (ret) {
		say(err_text(&ctx));
		status = ctx.err.status ? ctx.err.status : 2;
	}
	ctx_close(&ctx);
	free(words);
	return status;
}
