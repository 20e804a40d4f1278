// SPDX-License-Identifier: GPL-2.0-or-later
/* Value type: signed numbers. */
#include <errno.h>
#include <stdio.h>

#include "type.h"

static int parse_s32(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	bool minus = word && *word == '-';
	uint64_t v;
	int32_t n;
	int ret;

	(void)no;
	if (!word)
		return -EINVAL;
	if (number(word + minus, &v) || v > (uint64_t)INT32_MAX + minus) {
		ret = fail(p->ctx, parse_last(p), ERANGE, "%s cannot be '%s'", p->ctx->words.w[p->key],
			   word);
		hint(p->ctx, "%s takes %d..%d", p->ctx->words.w[p->key], INT32_MIN, INT32_MAX);
		return ret;
	}
	n = (int32_t)(minus ? -(int64_t)v : (int64_t)v);
	return parse_put(p, o, set, &n, sizeof(n), NULL);
}

static void print_s32(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (n && n->len == 4)
		out_int(out, opt_key(o), opt_pre(out, o), (int32_t)attr_uint(n), " ");
}

static int sample_s32(const struct opt *o, int nth, char *words, size_t size)
{
	static const int32_t samples[] = {-1, 5, INT32_MIN, INT32_MAX};

	(void)o;
	if (nth >= 4)
		return -1;
	snprintf(words, size, "%d", samples[nth]);
	return 0;
}

const struct type type_s32 = {
	.meta = "NUMBER", .size = 4, .parse = parse_s32, .print = print_s32, .sample = sample_s32,
};
