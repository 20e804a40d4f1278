// SPDX-License-Identifier: GPL-2.0-or-later
/* A line of text as words, quoted as for a shell. */
#include <errno.h>
#include <string.h>

#include "ctx.h"

struct split {
	const char *s, *end; /* what is left */
	char *to;            /* where the next byte of a word goes */
	char open;           /* the quote that is open, or 0 */
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A backslash before a line's end joins the lines: it counts as a blank between words. */
static bool joins(const struct split *p)
{
	return *p->s == '\\' && p->end - p->s > 1 && p->s[1] == '\n';
}

static void skip_blanks(struct split *p)
{
	while (p->s < p->end && (is_blank(*p->s) || joins(p)))
		p->s += joins(p) ? 2 : 1;
}

/* Takes one word; p->open is left set if its quote does not end. */
static void take(struct split *p)
{
	for (; p->s < p->end && (p->open || (!is_blank(*p->s) && !joins(p))); p->s++) {
		char c = *p->s;

		if (c == p->open && c) {
			p->open = 0;
		} else if (!p->open && (c == '\'' || c == '"')) {
			p->open = c;
		} else if (c == '\\' && p->open != '\'' && p->end - p->s > 1) {
			*p->to++ = *++p->s;
		} else {
			*p->to++ = c;
		}
	}
	*p->to++ = '\0';
}

/* The line as messages show it: on one line, every byte in its place. */
static const char *drawn(struct arena *a, const char *line, size_t len)
{
	char *copy = arena_strndup(a, line, len);

	for (char *s = strstr(copy, "\\\n"); s; s = strstr(s, "\\\n"))
		s[0] = s[1] = ' ';
	return copy;
}

int words_split(struct ctx *ctx, const char *prog, const char *line, size_t len)
{
	struct split p = {.s = line, .end = line + len};
	const char **w = arena_alloc(&ctx->arena, (len / 2 + 3) * sizeof(*w));
	struct word_at *at = arena_alloc(&ctx->arena, (len / 2 + 3) * sizeof(*at));
	char *text = p.to = arena_alloc(&ctx->arena, 2 * len + 2);
	unsigned n = 0;

	w[n++] = prog;
	while (len && (line[len - 1] == '\n' || line[len - 1] == '\r'))
		len--;
	ctx->words = (struct words){
		.w = w, .n = 1, .line = drawn(&ctx->arena, line, len), .at = at,
	};
	if (memchr(line, '\0', len))
		return fail(ctx, (struct span){0}, EINVAL, "the line holds a NUL byte");
	for (skip_blanks(&p); p.s < p.end && *p.s != '#'; skip_blanks(&p)) {
		const char *from = p.s;

		if (n >= UINT16_MAX)
			return fail(ctx, (struct span){0}, E2BIG, "the line has too many words");
		text = p.to;
		take(&p);
		at[n] = (struct word_at){(uint32_t)(from - line), (uint32_t)(p.s - from)};
		w[n++] = text;
		ctx->words.n = n;
		if (p.open)
			return fail(ctx, (struct span){(uint16_t)(n - 1), 1}, EINVAL,
				    "the quote %c does not end", p.open);
	}
	return 0;
}
