// SPDX-License-Identifier: GPL-2.0-or-later
/* A JSON reader that only says yes or no. */
#include <string.h>

#include "command.h"

struct text {
	const unsigned char *p, *end;
};

static void blank(struct text *t)
{
	while (t->p < t->end && strchr(" \t\r\n", *t->p) && *t->p)
		t->p++;
}

static bool take(struct text *t, char c)
{
	blank(t);
	if (t->p >= t->end || *t->p != (unsigned char)c)
		return false;
	t->p++;
	return true;
}

static bool hex4(struct text *t)
{
	for (int i = 0; i < 4; i++, t->p++)
		if (t->p >= t->end || !*t->p || !strchr("0123456789abcdefABCDEF", *t->p))
			return false;
	return true;
}

static bool utf8(struct text *t)
{
	unsigned char c = *t->p++;
	unsigned tail = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : 1;

	if (c < 0x80)
		return c >= 0x20;
	if (c < 0xc2 || c > 0xf4)
		return false;
	if (t->p < t->end && ((c == 0xe0 && *t->p < 0xa0) || (c == 0xed && *t->p > 0x9f) ||
			      (c == 0xf0 && *t->p < 0x90) || (c == 0xf4 && *t->p > 0x8f)))
		return false;
	for (; tail; tail--)
		if (t->p >= t->end || (*t->p++ & 0xc0) != 0x80)
			return false;
	return true;
}

static bool string(struct text *t)
{
	if (!take(t, '"'))
		return false;
	while (t->p < t->end && *t->p != '"') {
		if (*t->p != '\\') {
			if (!utf8(t))
				return false;
			continue;
		}
		if (++t->p >= t->end)
			return false;
		if (*t->p == 'u') {
			t->p++;
			if (!hex4(t))
				return false;
		} else if (!*t->p || !strchr("\"\\/bfnrt", *t->p++)) {
			return false;
		}
	}
	return t->p++ < t->end;
}

static size_t digits(struct text *t)
{
	const unsigned char *from = t->p;

	while (t->p < t->end && *t->p >= '0' && *t->p <= '9')
		t->p++;
	return (size_t)(t->p - from);
}

static bool number_(struct text *t)
{
	bool zero;

	if (t->p < t->end && *t->p == '-')
		t->p++;
	zero = t->p < t->end && *t->p == '0';
	if (zero ? digits(t) != 1 : !digits(t))
		return false;
	if (t->p < t->end && *t->p == '.') {
		t->p++;
		return digits(t) > 0;
	}
	return true;
}

static bool value(struct text *t, unsigned depth);

static bool group(struct text *t, bool object, unsigned depth)
{
	if (take(t, object ? '}' : ']'))
		return true;
	do {
		if (object && (!string(t) || !take(t, ':')))
			return false;
		if (!value(t, depth + 1))
			return false;
	} while (take(t, ','));
	return take(t, object ? '}' : ']');
}

static bool word(struct text *t, const char *w)
{
	size_t n = strlen(w);

	if ((size_t)(t->end - t->p) < n || memcmp(t->p, w, n))
		return false;
	t->p += n;
	return true;
}

static bool value(struct text *t, unsigned depth)
{
	blank(t);
	if (t->p >= t->end || depth > 64)
		return false;
	if (*t->p == '"')
		return string(t);
	if (take(t, '{'))
		return group(t, true, depth);
	if (take(t, '['))
		return group(t, false, depth);
	return word(t, "true") || word(t, "false") || word(t, "null") || number_(t);
}

bool json_valid(const char *text, size_t len)
{
	struct text t = {(const unsigned char *)text, (const unsigned char *)text + len};

	if (!value(&t, 0))
		return false;
	blank(&t);
	return t.p == t.end;
}
