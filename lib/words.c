// SPDX-License-Identifier: GPL-2.0-or-later
/* A command as words with columns: drawn as one line, quoted, compared. */
#include "words.h"

#include <string.h>

#include "out.h"

static bool plain(const char *word)
{
	static const char safe[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				   "0123456789_@%+=:,./-";

	return *word && strspn(word, safe) == strlen(word);
}

const char *word_quote(struct arena *a, const char *word)
{
	char *out, *p;

	if (plain(word))
		return word;
	p = out = arena_alloc(a, 4 * strlen(word) + 3);
	*p++ = '\'';
	for (; *word; word++) {
		if (*word == '\'') {
			memcpy(p, "'\\'", 3);
			p += 3;
		}
		*p++ = *word;
	}
	*p = '\'';
	return out;
}

static const char *safe(struct arena *a, const char *s)
{
	size_t size = 4 * strlen(s) + 1;

	return out_escape(arena_alloc(a, size), size, s);
}

static const char *shown(struct arena *a, const char *word)
{
	return safe(a, word_quote(a, word));
}

const char *words_line(struct arena *a, const struct words *words)
{
	size_t size = 1, len = 0;
	char *line;

	if (words->line)
		return safe(a, words->line);
	for (unsigned i = 0; i < words->n; i++)
		size += strlen(shown(a, words->w[i])) + 1;
	line = arena_alloc(a, size);
	for (unsigned i = 0; i < words->n; i++) {
		const char *s = shown(a, words->w[i]);

		if (i)
			line[len++] = ' ';
		memcpy(line + len, s, strlen(s));
		len += strlen(s);
	}
	return line;
}

/* Columns a terminal uses for S: one for each character, UTF-8 tails not counted. */
static unsigned columns(const char *s)
{
	unsigned n = 0;

	for (; *s; s++)
		n += (*s & 0xc0) != 0x80;
	return n;
}

/* The same, where the words were read from a line. */
static unsigned line_column(struct arena *a, const struct words *words, unsigned i, unsigned *width)
{
	struct word_at at = {(uint32_t)strlen(words->line), 0};

	if (i < words->n)
		at = words->at[i];
	if (width)
		*width = at.len ? columns(safe(a, arena_strndup(a, words->line + at.off, at.len))) : 1;
	return columns(safe(a, arena_strndup(a, words->line, at.off))) + 1 +
	       (i >= words->n && at.off);
}

unsigned words_column(struct arena *a, const struct words *words, unsigned i, unsigned *width)
{
	unsigned col = 1;

	if (words->line)
		return line_column(a, words, i, width);
	for (unsigned k = 0; k < i && k < words->n; k++)
		col += columns(shown(a, words->w[k])) + 1;
	if (width)
		*width = i < words->n ? columns(shown(a, words->w[i])) : 1;
	return col;
}

bool word_is(const char *word, const char *name, const char *aliases)
{
	size_t len = strlen(word);

	if (!strcmp(word, name))
		return true;
	while (aliases && *aliases && len) {
		size_t n = strcspn(aliases, " ");

		if (n == len && !memcmp(aliases, word, n))
			return true;
		aliases += n + strspn(aliases + n, " ");
	}
	return false;
}

unsigned word_distance(const char *a, const char *b)
{
	enum { MAX = 32 };
	unsigned char d[MAX + 1][MAX + 1];
	size_t la = strlen(a), lb = strlen(b);

	if (la > MAX || lb > MAX)
		return 255;
	for (size_t i = 0; i <= la; i++) {
		for (size_t j = 0; j <= lb; j++) {
			unsigned best;

			if (!i || !j) {
				d[i][j] = (unsigned char)(i + j);
				continue;
			}
			best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
			if (d[i - 1][j] + 1U < best)
				best = d[i - 1][j] + 1U;
			if (d[i][j - 1] + 1U < best)
				best = d[i][j - 1] + 1U;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
			    d[i - 2][j - 2] + 1U < best)
				best = d[i - 2][j - 2] + 1U;
			d[i][j] = (unsigned char)best;
		}
	}
	return d[la][lb];
}
