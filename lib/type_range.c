// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types: ranges of numbers (VLANs, tunnel ids, VNIs). */
#include "type_range.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

struct range range_of(const struct attr *n)
{
	struct range range = {0};

	if (n && n->len >= sizeof(range))
		memcpy(&range, n->data, sizeof(range));
	return range;
}

int range_parse(struct parse *p, const struct opt *o, const char *word, struct range *range)
{
	const char *dash = strchr(word, '-'), *one = word;
	uint64_t first, last;
	int ret;

	if (dash && (dash == word || !dash[1]))
		return fail(p->ctx, parse_last(p), EINVAL, "'%s' is no range: say N or N-M", word);
	if (dash)
		one = arena_strndup(&p->ctx->arena, word, (size_t)(dash - word));
	ret = parse_uint(p, o, one, o->min, o->max, &first);
	last = first;
	if (!ret && dash)
		ret = parse_uint(p, o, dash + 1, o->min, o->max, &last);
	if (ret)
		return ret;
	if (dash && last <= first)
		return fail(p->ctx, parse_last(p), EINVAL,
			    "'%s' is no range: the second number is to be larger", word);
	*range = (struct range){(uint32_t)first, (uint32_t)last};
	return 0;
}

static int parse_ranges(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	struct range *list = NULL;
	size_t n = 0;

	(void)no;
	if (!word)
		return -EINVAL;
	for (const char *s = word; s;) {
		size_t len = o->type == &type_ranges ? strcspn(s, ",") : strlen(s);
		int ret;

		if ((n + 1) * sizeof(*list) > UINT16_MAX)
			return fail(p->ctx, parse_last(p), EINVAL, "these are too many ranges");
		if (!(n & (n - 1)))
			list = arena_grow(&p->ctx->arena, list, (n ? 2 * n : 1) * sizeof(*list));
		ret = range_parse(p, o, arena_strndup(&p->ctx->arena, s, len), &list[n]);
		if (ret)
			return ret;
		n++;
		s = s[len] ? s + len + 1 : NULL;
	}
	return parse_put(p, o, set, list, (uint16_t)(n * sizeof(*list)), NULL);
}

static int sample_range(const struct opt *o, int nth, char *words, size_t size)
{
	static const char *const samples[] = {"7", "10-20", "5,30-40"};

	if (nth > (o->type == &type_ranges ? 2 : 1))
		return -1;
	snprintf(words, size, "%s", samples[nth]);
	return 0;
}

const struct type type_range = {
	.meta = "N[-M]", .parse = parse_ranges, .sample = sample_range,
};
const struct type type_ranges = {
	.meta = "N[-M][,...]", .parse = parse_ranges, .sample = sample_range,
};
