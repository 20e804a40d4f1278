// SPDX-License-Identifier: GPL-2.0-or-later
/* One writer for text and JSON: buffered, escaped in both. */
#include "out.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"

enum { FLUSH_AT = 65536 };

void out_open(struct out *o, int fd)
{
	*o = (struct out){.fd = fd, .first = true};
}

static void drain(struct out *o)
{
	size_t done = 0;

	while (done < o->len && !o->err) {
		ssize_t n = write(o->fd, o->buf + done, o->len - done);

		if (n >= 0)
			done += (size_t)n;
		else if (errno != EINTR)
			o->err = errno;
	}
	o->len = 0;
}

int out_flush(struct out *o)
{
	if (o->fd >= 0 && o->len)
		drain(o);
	return -o->err;
}

void out_drop(struct out *o)
{
	o->len = o->col = o->depth = 0;
	o->first = true;
}

const char *out_take(struct arena *a, struct out *o)
{
	const char *text;

	while (o->len && o->buf[o->len - 1] == ' ')
		o->len--;
	for (size_t i = 0; i < o->len; i++)
		if (o->buf[i] == '\t')
			o->buf[i] = ' ';
	text = arena_strndup(a, o->buf ? o->buf : "", o->len);
	o->len = 0;
	out_close(o);
	return text;
}

int out_close(struct out *o)
{
	int ret = out_flush(o);

	free(o->buf);
	o->buf = NULL;
	o->len = o->cap = 0;
	return ret;
}

static void put(struct out *o, const char *data, size_t n)
{
	if (o->len + n > o->cap) {
		size_t cap = o->cap ? o->cap : 1024;

		while (cap < o->len + n)
			cap *= 2;
		o->buf = realloc(o->buf, cap);
		if (!o->buf)
			abort();
		o->cap = cap;
	}
	if (!n)
		return;
	memcpy(o->buf + o->len, data, n);
	o->len += n;
	for (size_t i = 0; i < n; i++)
		o->col = data[i] == '\n' ? 0 : o->col + 1;
	if (o->fd >= 0 && o->len >= FLUSH_AT)
		drain(o);
}

static void puts_(struct out *o, const char *s)
{
	if (s)
		put(o, s, strlen(s));
}

/* Bytes of the well-formed, printable UTF-8 character at S; 0: none begins here.
 * Overlong forms, surrogates and the C1 control codes do not count (RFC 3629). */
static size_t utf8(const unsigned char *s)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	uint32_t c;
	size_t n;

	if (*s < 0x80)
		return *s >= 0x20 && *s != 0x7f;
	n = *s >= 0xf0 ? 4 : *s >= 0xe0 ? 3 : 2;
	if (*s < 0xc2 || *s > 0xf4)
		return 0;
	c = *s & (0x7fU >> n);
	for (size_t i = 1; i < n; i++) {
		if ((s[i] & 0xc0) != 0x80)
			return 0;
		c = c << 6 | (s[i] & 0x3f);
	}
	if (c < least[n] || c > 0x10ffff || (c >= 0xd800 && c < 0xe000) || (c >= 0x80 && c < 0xa0))
		return 0;
	/* Bidirectional overrides reorder what a terminal shows. */
	if ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069))
		return 0;
	return n;
}

char *out_escape(char *buf, size_t n, const char *s)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t len = 0;

	while (*p && len + 5 <= n) {
		size_t k = utf8(p);

		if (k) {
			memcpy(buf + len, p, k);
			len += k;
			p += k;
		} else {
			len += (size_t)snprintf(buf + len, n - len, "\\x%02x", *p++);
		}
	}
	buf[len] = '\0';
	return buf;
}

static void put_text(struct out *o, const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	while (*p) {
		size_t k = utf8(p);
		char hex[8];

		if (k) {
			put(o, (const char *)p, k);
			p += k;
		} else {
			snprintf(hex, sizeof(hex), "\\x%02x", *p++);
			puts_(o, hex);
		}
	}
}

/* A JSON string (RFC 8259). A byte that is no UTF-8 becomes U+FFFD. */
static void put_quoted(struct out *o, const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	put(o, "\"", 1);
	while (*p) {
		size_t k = utf8(p);
		char esc[8];

		if (*p == '"' || *p == '\\') {
			snprintf(esc, sizeof(esc), "\\%c", *p++);
			puts_(o, esc);
		} else if (k) {
			put(o, (const char *)p, k);
			p += k;
		} else if (*p < 0x80) {
			snprintf(esc, sizeof(esc), "\\u%04x", *p++);
			puts_(o, esc);
		} else {
			puts_(o, "\\ufffd");
			p++;
		}
	}
	put(o, "\"", 1);
}

static void indent(struct out *o)
{
	if (!o->pretty)
		return;
	put(o, "\n", 1);
	for (unsigned i = 0; i < o->depth; i++)
		put(o, "    ", 4);
}

static bool in_array(const struct out *o)
{
	return o->depth < 64 && (o->arrays >> o->depth & 1);
}

static void begin(struct out *o, const char *key)
{
	if (!o->first)
		put(o, ",", 1);
	o->first = false;
	if (!o->depth || in_array(o))
		return;
	indent(o);
	put_quoted(o, key ? key : "");
	puts_(o, o->pretty ? ": " : ":");
}

/* The layout of `ip -p`: elements of an array stay in the line, members of an object do
 * not. */
static void open_group(struct out *o, const char *key, bool array)
{
	if (o->mode != OUT_JSON)
		return;
	begin(o, key);
	puts_(o, !array ? "{" : o->pretty ? "[ " : "[");
	o->depth++;
	if (o->depth < 64) {
		o->arrays &= ~(1ULL << o->depth);
		o->arrays |= (uint64_t)array << o->depth;
	}
	o->first = true;
}

static void close_group(struct out *o, bool array)
{
	if (o->mode != OUT_JSON)
		return;
	o->depth--;
	if (!o->first && !array)
		indent(o);
	puts_(o, !array ? "}" : o->pretty && !o->first ? " ]" : "]");
	o->first = false;
}

void out_array(struct out *o, const char *key)
{
	open_group(o, key, true);
}

void out_array_end(struct out *o)
{
	close_group(o, true);
}

void out_object(struct out *o, const char *key)
{
	open_group(o, key, false);
}

void out_object_end(struct out *o)
{
	close_group(o, false);
}

/* The one place where a value meets its layout: RAW is JSON, TEXT is text. */
static void value(struct out *o, const char *key, const char *pre, const char *text,
		  const char *json, const char *post)
{
	if (o->mode == OUT_JSON) {
		if (!key)
			return;
		begin(o, key);
		puts_(o, json);
	} else if (pre) {
		puts_(o, pre);
		puts_(o, text);
		puts_(o, post);
	}
}

static const char *const escape_of[] = {
	[COLOR_IFNAME] = "\033[36m", [COLOR_MAC] = "\033[33m", [COLOR_INET] = "\033[35m",
	[COLOR_INET6] = "\033[34m",  [COLOR_UP] = "\033[32m",  [COLOR_DOWN] = "\033[31m",
};

void out_color_str(struct out *o, enum out_color c, const char *key, const char *pre,
		   const char *text, const char *post)
{
	bool color = o->color && c != COLOR_NONE;

	if (o->mode == OUT_JSON) {
		if (!key)
			return;
		begin(o, key);
		put_quoted(o, text);
	} else if (pre) {
		puts_(o, pre);
		puts_(o, color ? escape_of[c] : NULL);
		put_text(o, text);
		puts_(o, post);
		puts_(o, color ? "\033[0m" : NULL);
	}
}

void out_str(struct out *o, const char *key, const char *pre, const char *text, const char *post)
{
	out_color_str(o, COLOR_NONE, key, pre, text, post);
}

void out_uint(struct out *o, const char *key, const char *pre, uint64_t v, const char *post)
{
	char num[24];

	snprintf(num, sizeof(num), "%" PRIu64, v);
	value(o, key, pre, num, num, post);
}

void out_int(struct out *o, const char *key, const char *pre, int64_t v, const char *post)
{
	char num[24];

	snprintf(num, sizeof(num), "%" PRId64, v);
	value(o, key, pre, num, num, post);
}

void out_bool(struct out *o, const char *key, bool v, const char *text)
{
	value(o, key, text ? "" : NULL, text, v ? "true" : "false", NULL);
}

void out_null(struct out *o, const char *key)
{
	value(o, key, NULL, NULL, "null", NULL);
}

void out_centi(struct out *o, const char *key, const char *pre, uint64_t h, const char *post)
{
	char num[32], padded[40];

	snprintf(num, sizeof(num), "%" PRIu64 ".%02u", h / 100, (unsigned)(h % 100));
	snprintf(padded, sizeof(padded), "%7s", num);
	value(o, key, pre, padded, num, post);
}

void out_float(struct out *o, const char *key, const char *pre, double v, const char *post)
{
	char num[32], json[32];

	snprintf(num, sizeof(num), "%g", v);
	snprintf(json, sizeof(json), "%.15g", v);
	value(o, key, pre, num, json, post);
}

void out_text(struct out *o, const char *fmt, ...)
{
	va_list ap, again;
	char *buf;
	int n;

	if (o->mode == OUT_JSON)
		return;
	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0 || !(buf = malloc((size_t)n + 1)))
		abort();
	vsnprintf(buf, (size_t)n + 1, fmt, again);
	va_end(again);
	put(o, buf, (size_t)n);
	free(buf);
}

void out_break(struct out *o)
{
	if (o->mode == OUT_TEXT)
		puts_(o, o->oneline ? "\\" : "\n");
}

void out_newline(struct out *o)
{
	if (o->mode != OUT_JSON || !o->depth)
		put(o, "\n", 1);
	if (!o->depth)
		o->first = true; /* what follows is a document of its own */
}
