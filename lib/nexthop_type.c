// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types of a next hop object. */
#include "nexthop_type.h"

#include <errno.h>
#include <linux/nexthop.h>
#include <stdio.h>
#include <string.h>

#include "type.h"

/* --- group ID[,WEIGHT]/... ------------------------------------------------ */

static int bad_group(struct parse *p, const char *part)
{
	int ret = fail(p->ctx, parse_last(p), EINVAL, "'%s' is no member of a group", part);

	hint(p->ctx, "ID[,WEIGHT][/ID[,WEIGHT]...] with weights 1..256, like 1/2,5");
	return ret;
}

static int parse_member(struct parse *p, const char *part, struct nexthop_grp *g)
{
	size_t n = strcspn(part, ",");
	uint64_t id, weight = 1;

	if (number(arena_strndup(&p->ctx->arena, part, n), &id) || !id || id > UINT32_MAX ||
	    (part[n] && (number(part + n + 1, &weight) || !weight || weight > 256)))
		return bad_group(p, part);
	*g = (struct nexthop_grp){.id = (uint32_t)id, .weight = (uint8_t)(weight - 1)};
	return 0;
}

static int parse_group(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	struct nexthop_grp g[1024];
	size_t n = 0;

	(void)no;
	for (const char *s = word; s && n < sizeof(g) / sizeof(g[0]); s++) {
		size_t len = strcspn(s, "/");

		if (parse_member(p, arena_strndup(&p->ctx->arena, s, len), &g[n++]))
			return -EINVAL;
		s += len;
		if (!*s)
			return parse_put(p, o, set, g, (uint16_t)(n * sizeof(g[0])), NULL);
	}
	return word ? fail(p->ctx, parse_last(p), ERANGE, "a group has no more than 1024 members")
		    : -EINVAL;
}

static void print_group(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	struct nexthop_grp g;

	if (!n || n->len < sizeof(g))
		return;
	out_text(out, "group ");
	out_array(out, "group");
	for (size_t at = 0; at + sizeof(g) <= n->len; at += sizeof(g)) {
		memcpy(&g, (const char *)n->data + at, sizeof(g));
		out_object(out, NULL);
		out_uint(out, "id", at ? "/" : "", g.id, "");
		if (g.weight)
			out_uint(out, "weight", ",", g.weight + 1U, "");
		out_object_end(out);
	}
	out_array_end(out);
	out_text(out, " ");
}

static int sample_group(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "1,5/2/3,256" : "7");
	return nth > 1 ? -1 : 0;
}

const struct type type_nexthop_group = {
	.meta = "ID[,WEIGHT]/...", .parse = parse_group, .print = print_group,
	.sample = sample_group,
};

/* --- type: multipath goes without saying ---------------------------------- */

static int parse_kind(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_u16.parse(p, o, set, no);
}

static void print_kind(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const char *name = n ? name_of(o->names, attr_uint(n)) : NULL;

	if (n && (out->mode == OUT_WORDS || attr_uint(n) != NEXTHOP_GRP_TYPE_MPATH))
		out_str(out, o->name, "type ", name ? name : "<unknown type>", " ");
}

static int sample_kind(const struct opt *o, int nth, char *words, size_t size)
{
	return type_u16.sample(o, nth, words, size);
}

static const char *describe_kind(struct arena *a, const struct opt *o)
{
	return type_u16.describe(a, o);
}

const struct type type_nexthop_kind = {
	.meta = "TYPE", .size = 2, .parse = parse_kind, .print = print_kind,
	.sample = sample_kind, .describe = describe_kind,
};

/* --- the arguments of a resilient group ----------------------------------- */

static void print_time(struct out *out, const char *key, const struct attr *n)
{
	if (!n && out->mode == OUT_WORDS)
		return;
	out_text(out, "%s ", key);
	if (out->mode == OUT_WORDS)
		out_text(out, "%u ", (unsigned)(attr_uint(n) / 100));
	else
		out_float(out, key, "", (double)attr_uint(n) / 100, " ");
}

static void print_resilient(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const struct attr *buckets = attr_find(n, NHA_RES_GROUP_BUCKETS);

	if (!n)
		return;
	out_object(out, o->json);
	if (buckets || out->mode != OUT_WORDS)
		out_uint(out, "buckets", "buckets ", attr_uint(buckets), " ");
	print_time(out, "idle_timer", attr_find(n, NHA_RES_GROUP_IDLE_TIMER));
	print_time(out, "unbalanced_timer", attr_find(n, NHA_RES_GROUP_UNBALANCED_TIMER));
	if (out->mode != OUT_WORDS)
		print_time(out, "unbalanced_time", attr_find(n, NHA_RES_GROUP_UNBALANCED_TIME));
	out_object_end(out);
}

const struct type type_nexthop_resilient = {
	.print = print_resilient, .decode = attr_decode_plain,
};

/* --- blackhole, fdb: null in JSON; behind the last there is no blank ------ */

static int parse_word(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	(void)no;
	return parse_put(p, o, set, NULL, 0, NULL);
}

static void print_word(struct out *out, const struct opt *o, const struct attr *set)
{
	if (!attr_find(set, o->attr))
		return;
	out_text(out, "%s%s", o->name, o->attr == NHA_FDB && out->mode == OUT_TEXT ? "" : " ");
	out_null(out, o->name);
}

static int sample_word(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	(void)size;
	*words = '\0';
	return nth ? -1 : 0;
}

const struct type type_nexthop_word = {
	.parse = parse_word, .print = print_word, .sample = sample_word,
};
