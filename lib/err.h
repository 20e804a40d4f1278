/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_ERR_H
#define VNET_ERR_H

#include <stddef.h>

#include "words.h"

struct ctx;

/* The first failure of a command. All strings live in the command's arena. */
struct err {
	int code;            /* errno, 0: nothing failed */
	int status;          /* exit status: 1 the command is wrong, 2 the system refused */
	struct span at;      /* the words to underline */
	const char *msg;     /* what was attempted on what, or what is wrong */
	const char *kernel;  /* the kernel's own text, untouched, or NULL */
	const char *hint;    /* how to go on, or NULL */
};

/* Records that the command is wrong (exit status 1); only the first failure of a
 * command is kept. CODE is an errno > 0. Returns -CODE, for `return fail(...)`. */
int fail(struct ctx *ctx, struct span at, int code, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
/* The same for what the kernel or the system refused (exit status 2). */
int fail_sys(struct ctx *ctx, struct span at, int code, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
/* Adds the hint to the recorded failure unless it has one. */
void hint(struct ctx *ctx, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* A remark that is no failure: main writes it to standard error if that is a terminal, or
 * with -v. */
void note(struct ctx *ctx, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Hints at the candidate nearest to WORD, if one is near: call with each candidate,
 * then err_meant() once. */
struct meant {
	const char *word, *best;
	unsigned distance;
};
void meant_offer(struct meant *m, const char *candidate);
void meant_hint(struct ctx *ctx, const struct meant *m);
/* Where a line of a batch stands. */
struct source {
	const char *file; /* NULL: no batch */
	unsigned line;
};
/* The recorded failure as the text (or, with -j, the JSON object) that belongs on
 * stderr, newline-terminated, in the command's arena. */
const char *err_text(struct ctx *ctx);
/* Forgets the failure, for a caller that tried something it can do without. */
void err_clear(struct ctx *ctx);

#endif
