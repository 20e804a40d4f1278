/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_OUT_H
#define VNET_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct ctx;

enum out_mode {
	OUT_TEXT,  /* the layout of `ip` */
	OUT_JSON,  /* the keys of `ip -j` */
	OUT_WORDS, /* words that can be typed back */
};

enum out_color { COLOR_NONE, COLOR_IFNAME, COLOR_MAC, COLOR_INET, COLOR_INET6, COLOR_UP, COLOR_DOWN };

/* One writer for text and JSON: each call says both. A NULL key leaves the value out
 * of the JSON, a NULL pre leaves it out of the text. Strings are escaped in both:
 * control bytes and invalid UTF-8 never reach a terminal or a parser. */
struct out {
	struct ctx *ctx;   /* whose names print functions may look up; NULL: none */
	enum out_mode mode;
	bool pretty, oneline, color, numeric, human, iec;
	bool foreign;      /* what the link stands on is in another namespace */
	uint8_t details, stats;
	uint32_t skip;     /* rows with one of these flags are left out */
	int fd;
	int err;           /* errno of the first failed write */
	char *buf;
	size_t len, cap, col; /* col: bytes since the last newline */
	unsigned depth;
	uint64_t arrays;   /* bit N: what is open at depth N is an array */
	bool first;        /* no element yet in the innermost array or object */
};

void out_open(struct out *o, int fd);
/* Writes what is buffered. Returns 0 or -errno of the first write that failed. */
int out_flush(struct out *o);
/* Forgets what is not written yet: half a list is none. */
void out_drop(struct out *o);
/* What is buffered, without blanks at its end and tabs in it, as a string in A; closes O. */
const char *out_take(struct arena *a, struct out *o);
/* Flushes, and frees the buffer. */
int out_close(struct out *o);

void out_array(struct out *o, const char *key);
void out_array_end(struct out *o);
void out_object(struct out *o, const char *key);
void out_object_end(struct out *o);

/* Text: PRE VALUE POST (POST has the colour of VALUE, PRE has none); JSON: "key": value. In an array the key is ignored but must
 * not be NULL. */
void out_str(struct out *o, const char *key, const char *pre, const char *value, const char *post);
void out_color_str(struct out *o, enum out_color c, const char *key, const char *pre,
		   const char *value, const char *post);
void out_uint(struct out *o, const char *key, const char *pre, uint64_t value, const char *post);
void out_int(struct out *o, const char *key, const char *pre, int64_t value, const char *post);
/* JSON true or false; the text is given by the caller. */
void out_bool(struct out *o, const char *key, bool value, const char *text);
void out_null(struct out *o, const char *key);
/* JSON number with two decimals (0.00), text padded as `%7.2f`. HUNDREDTHS may be large. */
void out_centi(struct out *o, const char *key, const char *pre, uint64_t hundredths,
	       const char *post);
/* A number as %g shows it, in JSON with all its digits. */
void out_float(struct out *o, const char *key, const char *pre, double v, const char *post);
/* Text only (literal layout and formatted pieces); nothing in JSON. */
void out_text(struct out *o, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* The layout's line break: newline, or a backslash with -o. Text only. */
void out_break(struct out *o);
/* The end of a record: a newline in text, nothing in JSON. */
void out_newline(struct out *o);

/* S with everything unprintable escaped as \xNN, in BUF; returns BUF. Used for
 * messages, too. N >= 4 * strlen(S) + 1 never truncates. */
char *out_escape(char *buf, size_t n, const char *s);

#endif
