// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-route show and flush: value types of the words that say which routes. */
#include <errno.h>
#include <inttypes.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <string.h>

#include "../lib/names.h"
#include "../lib/route_type.h"
#include "../lib/type_named.h"
#include "route_verb.h"

/* --- [root|match|exact] PREFIX -------------------------------------------- */

/* The row with another attribute, for the tree. */
static const struct opt *as_attr(struct parse *p, const struct opt *o, uint16_t attr)
{
	struct opt *as = arena_copy(&p->ctx->arena, o, sizeof(*o));

	as->attr = attr;
	return as;
}

/* The attribute is the first of a pair, {root, match}; min says which of them are meant: 1, 2
 * or both, and 0 that a word in front of the prefix may say so. */
static int parse_selector(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	struct inet in = {.has_len = true};
	unsigned how = (unsigned)o->min;
	int ret = 0;

	(void)no;
	if (word && !how) {
		how = !strcmp(word, "root") ? 1 : !strcmp(word, "match") ? 2 : 3;
		if (how != 3 || !strcmp(word, "exact"))
			word = parse_value(p, o);
	}
	if (!word)
		return -EINVAL;
	if (!word_is(word, "default", "any all") && inet_parse(p, word, true, &in))
		return -EINVAL;
	if (how & 1)
		ret = parse_put(p, as_attr(p, o, o->attr), set, &in, sizeof(in), NULL);
	if (!ret && (how & 2))
		ret = parse_put(p, as_attr(p, o, (uint16_t)(o->attr + 1)), set, &in, sizeof(in),
				NULL);
	return ret;
}

const struct type type_selector = {.meta = "PREFIX", .parse = parse_selector};

/* via [inet|inet6] PREFIX and src PREFIX */
static int parse_list_prefix(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	struct inet in;

	(void)no;
	if (word && word_is(word, "inet", "inet6"))
		word = parse_value(p, o);
	if (!word || inet_parse(p, word, true, &in))
		return -EINVAL;
	return parse_put(p, o, set, &in, sizeof(in), NULL);
}

const struct type type_list_prefix = {.meta = "PREFIX", .parse = parse_list_prefix};

/* --- numbers with names, or all ------------------------------------------- */

static int parse_list_table(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_peek(p);
	uint64_t v = 0;
	uint32_t table;
	int ret = 0;

	(void)no;
	if (word && !strcmp(word, "cache")) {
		p->pos++;
		return parse_put(p, as_attr(p, o, LIST_CACHE), set, NULL, 0, NULL);
	}
	if (word && !strcmp(word, "all") && !names_value(p->ctx, "rt_tables", word, &v))
		p->pos++;
	else
		ret = named_parse(p, o, "rt_tables", UINT32_MAX, &v);
	table = (uint32_t)v;
	return ret ? ret : parse_put(p, o, set, &table, sizeof(table), NULL);
}

const struct type type_list_table = {.meta = "TABLE|all|cache", .parse = parse_list_table};

static int parse_list_number(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_peek(p);
	const char *file = o->attr == LIST_PROTO ? "rt_protos" : "rt_scopes";
	uint64_t v = UINT32_MAX;
	uint32_t number_;
	int ret = 0;

	(void)no;
	if (word && !strcmp(word, "all"))
		p->pos++;
	else
		ret = named_parse(p, o, file, UINT8_MAX, &v);
	number_ = (uint32_t)v;
	return ret ? ret : parse_put(p, o, set, &number_, sizeof(number_), NULL);
}

const struct type type_list_number = {.meta = "NAME|all", .parse = parse_list_number};

/* Realms with one side left out: A/ or /B or B. */
static int parse_list_realms(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_peek(p), *slash = word ? strchr(word, '/') : NULL;
	struct attr *n;
	uint32_t both[2];
	int ret = type_realms.parse(p, o, set, no);

	if (ret)
		return ret;
	n = attr_find(set, o->attr);
	both[0] = (uint32_t)attr_uint(n);
	both[1] = slash && slash[1] ? 0xffffU : slash ? 0 : 0xffffU;
	if (slash && slash != word)
		both[1] |= 0xffff0000U;
	n->data = arena_copy(&p->ctx->arena, both, sizeof(both));
	n->len = sizeof(both);
	return 0;
}

const struct type type_list_realms = {.meta = "[FROM/]TO", .parse = parse_list_realms};
