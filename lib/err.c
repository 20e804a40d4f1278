// SPDX-License-Identifier: GPL-2.0-or-later
/* The first failure of a command: kept where it happened, drawn once, by main. */
#include "err.h"

#include <errno.h>
#include <string.h>

#include "ctx.h"

static void record(struct ctx *ctx, struct span at, int code, int status, const char *fmt,
		   va_list ap) __attribute__((format(printf, 5, 0)));

static void record(struct ctx *ctx, struct span at, int code, int status, const char *fmt,
		   va_list ap)
{
	if (ctx->err.code)
		return;
	ctx->err = (struct err){.code = code, .status = status, .at = at};
	ctx->err.msg = arena_vprintf(&ctx->arena, fmt, ap);
}

int fail(struct ctx *ctx, struct span at, int code, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	record(ctx, at, code, 1, fmt, ap);
	va_end(ap);
	return -code;
}

int fail_sys(struct ctx *ctx, struct span at, int code, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	record(ctx, at, code, 2, fmt, ap);
	va_end(ap);
	return -code;
}

void hint(struct ctx *ctx, const char *fmt, ...)
{
	va_list ap;

	if (!ctx->err.code || ctx->err.hint)
		return;
	va_start(ap, fmt);
	ctx->err.hint = arena_vprintf(&ctx->arena, fmt, ap);
	va_end(ap);
}

void note(struct ctx *ctx, const char *fmt, ...)
{
	const char *text;
	va_list ap;

	va_start(ap, fmt);
	text = arena_vprintf(&ctx->arena, fmt, ap);
	va_end(ap);
	ctx->notes = arena_printf(&ctx->arena, "%s%s\n", ctx->notes ? ctx->notes : "", text);
}

void meant_offer(struct meant *m, const char *candidate)
{
	unsigned d = word_distance(m->word, candidate);

	if (!m->best || d < m->distance) {
		m->best = candidate;
		m->distance = d;
	}
}

void meant_hint(struct ctx *ctx, const struct meant *m)
{
	size_t len = strlen(m->word);

	if (m->best && m->distance <= (len > 5 ? 2U : 1U) && m->distance < len)
		hint(ctx, "did you mean '%s'?", m->best);
}

void err_clear(struct ctx *ctx)
{
	ctx->err = (struct err){0};
}

static const char *clean(struct ctx *ctx, const char *s)
{
	size_t size = 4 * strlen(s) + 1;

	return out_escape(arena_alloc(&ctx->arena, size), size, s);
}

/* The command and, below the words AT means, a line of carets. */
static const char *caret(struct ctx *ctx)
{
	struct arena *a = &ctx->arena;
	struct span at = ctx->err.at;
	unsigned col, width, end;
	char *under;

	col = words_column(a, &ctx->words, at.first, NULL);
	end = words_column(a, &ctx->words, at.first + at.n - 1U, &width) + width;
	under = arena_alloc(a, end + 1);
	memset(under, ' ', col - 1);
	memset(under + col - 1, '^', end - col);
	return arena_printf(a, "  %s\n  %s\n", words_line(a, &ctx->words), under);
}

static unsigned column(struct ctx *ctx)
{
	const struct err *e = &ctx->err;

	return e->at.n ? words_column(&ctx->arena, &ctx->words, e->at.first, NULL) : 1;
}

static const char *json_text(struct ctx *ctx)
{
	const struct err *e = &ctx->err;
	struct out o;
	const char *text;

	out_open(&o, -1);
	o.mode = OUT_JSON;
	out_object(&o, NULL);
	out_object(&o, "error");
	out_str(&o, "message", NULL, e->msg, NULL);
	if (e->kernel)
		out_str(&o, "kernel", NULL, e->kernel, NULL);
	out_int(&o, "errno", NULL, e->code, NULL);
	out_str(&o, "error", NULL, strerror(e->code), NULL);
	out_int(&o, "status", NULL, e->status, NULL);
	if (e->at.n) {
		if (e->at.first < ctx->words.n)
			out_str(&o, "word", NULL, ctx->words.w[e->at.first], NULL);
		out_uint(&o, "column", NULL, column(ctx), NULL);
	}
	if (ctx->source.file) {
		out_str(&o, "file", NULL, ctx->source.file, NULL);
		out_uint(&o, "line", NULL, ctx->source.line, NULL);
	}
	if (e->hint)
		out_str(&o, "hint", NULL, e->hint, NULL);
	out_object_end(&o);
	out_object_end(&o);
	text = arena_printf(&ctx->arena, "%.*s\n", (int)o.len, o.buf);
	out_close(&o);
	return text;
}

const char *err_text(struct ctx *ctx)
{
	const struct err *e = &ctx->err;
	const char *prog = ctx->words.n ? ctx->words.w[0] : "vnet";

	if (ctx->flags.json)
		return json_text(ctx);
	if (ctx->source.file)
		prog = arena_printf(&ctx->arena, "%s:%u:%u", ctx->source.file, ctx->source.line,
				    column(ctx));
	return arena_printf(&ctx->arena, "%s: %s%s%s\n%s%s%s%s", clean(ctx, prog),
			    clean(ctx, e->msg), e->kernel ? ": " : "",
			    e->kernel ? clean(ctx, e->kernel) : "", e->at.n ? caret(ctx) : "",
			    e->hint ? "  hint: " : "", e->hint ? clean(ctx, e->hint) : "",
			    e->hint ? "\n" : "");
}
