/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_WORDS_H
#define VNET_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "arena.h"

/* A command as its words: w[0] is the program's name. Nothing is owned. */
struct words {
	const char *const *w;
	unsigned n;
	const char *line;          /* what they were read from, NULL: they came as words */
	const struct word_at *at;  /* and where in it each stands; that of w[0] means nothing */
};

struct word_at {
	uint32_t off, len;
};

/* Words FIRST .. FIRST+N-1 of the command; n 0 points at nothing.
 * first == words.n points behind the last word ("something is missing here"). */
struct span {
	uint16_t first, n;
};

struct ctx;

/* Reads LEN bytes of LINE as CTX's words, PROG before them, as a shell would: blanks part
 * them, '...' and "..." hold them together, a backslash quotes the next byte and joins
 * lines, '#' at the beginning of a word ends the line. All is in CTX's arena. */
int words_split(struct ctx *ctx, const char *prog, const char *line, size_t len);
/* The command as one line a shell would read back, terminal-safe, in A. */
const char *words_line(struct arena *a, const struct words *words);
/* 1-based column at which word I (or, for I == n, the word that would follow)
 * begins in words_line(); *WIDTH, if wanted, gets its printed width in columns. */
unsigned words_column(struct arena *a, const struct words *words, unsigned i, unsigned *width);
/* One word quoted for a shell where that is needed. */
const char *word_quote(struct arena *a, const char *word);
/* True if WORD is NAME or one of the blank-separated ALIASES (which may be NULL). */
bool word_is(const char *word, const char *name, const char *aliases);
/* Edit distance of two words (a swap of neighbours counts 1), 255 for long ones: the base
 * of "did you mean". */
unsigned word_distance(const char *a, const char *b);

#endif
