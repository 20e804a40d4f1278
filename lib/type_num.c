// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types: numbers, names of numbers, on/off, bits. */
#include <arpa/inet.h>
#include <errno.h>
#include <endian.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "type.h"

int number(const char *word, uint64_t *v)
{
	unsigned base = 10;
	uint64_t n = 0;

	if (word[0] == '0' && (word[1] == 'x' || word[1] == 'X')) {
		base = 16;
		word += 2;
	}
	if (!*word)
		return -EINVAL;
	for (; *word; word++) {
		unsigned digit;

		if (*word >= '0' && *word <= '9')
			digit = (unsigned)(*word - '0');
		else if (base == 16 && (*word | 0x20) >= 'a' && (*word | 0x20) <= 'f')
			digit = (unsigned)((*word | 0x20) - 'a' + 10);
		else
			return -EINVAL;
		if (n > (UINT64_MAX - digit) / base)
			return -ERANGE;
		n = n * base + digit;
	}
	*v = n;
	return 0;
}

int parse_uint(struct parse *p, const struct opt *o, const char *word, uint64_t min, uint64_t max,
	       uint64_t *v)
{
	/* Of a bare word there is no keyword. */
	const char *key = p->key + 1 == p->pos ? o->name : p->ctx->words.w[p->key];
	int ret = number(word, v);

	if (ret == -EINVAL) {
		ret = fail(p->ctx, parse_last(p), EINVAL, "'%s' is not a number", word);
		hint(p->ctx, "%s takes %" PRIu64 "..%" PRIu64, key, min, max);
	} else if (ret || *v < min || *v > max) {
		ret = fail(p->ctx, parse_last(p), ERANGE,
			   "%s is out of range: %s takes %" PRIu64 "..%" PRIu64, word, key, min, max);
	}
	return ret;
}

const char *name_of(const struct name *names, uint64_t value)
{
	for (; names && names->name; names++)
		if (names->value == value)
			return names->name;
	return NULL;
}

static const char *join_names(struct arena *a, const struct name *names)
{
	const char *all = "";

	for (; names && names->name; names++)
		all = arena_printf(a, "%s%s%s", all, *all ? "|" : "", names->name);
	return all;
}

static const char *describe_num(struct arena *a, const struct opt *o)
{
	if (o->names && (o->flags & OPT_FALLBACK))
		return arena_printf(a, "%s|NUMBER", join_names(a, o->names));
	return o->names ? join_names(a, o->names) : o->type->meta;
}

static uint64_t limit(const struct opt *o)
{
	if (o->max)
		return o->max;
	return o->type->size >= 8 ? UINT64_MAX : (1ULL << (8 * o->type->size)) - 1;
}

static int unknown_name(struct parse *p, const struct opt *o, const char *word)
{
	struct meant m = {.word = word};
	int ret = fail(p->ctx, parse_last(p), EINVAL, "%s cannot be '%s': it takes %s",
		       p->ctx->words.w[p->key], word, join_names(&p->ctx->arena, o->names));

	for (const struct name *n = o->names; n->name; n++)
		meant_offer(&m, n->name);
	meant_hint(p->ctx, &m);
	return ret;
}

static int find_name(struct parse *p, const struct opt *o, const char *word, uint64_t *v)
{
	for (const struct name *n = o->names; n->name; n++) {
		if (!strcmp(word, n->name)) {
			*v = n->value;
			return 0;
		}
	}
	if ((o->flags & OPT_FALLBACK) && *word >= '0' && *word <= '9')
		return parse_uint(p, o, word, o->min, limit(o), v);
	return unknown_name(p, o, word);
}

/* The SIZE bytes of V as the row wants them on the wire. */
static void encode(const struct opt *o, uint64_t v, unsigned char *wire, size_t size)
{
	bool big = __BYTE_ORDER == __BIG_ENDIAN || (o->flags & OPT_NET);

	for (size_t i = 0; i < size; i++)
		wire[big ? size - 1 - i : i] = (unsigned char)(v >> (8 * i));
}

static uint64_t value_of(const struct opt *o, const struct attr *n)
{
	uint64_t v = attr_uint(n);

	if (!(o->flags & OPT_NET))
		return v;
	return n->len == 2 ? ntohs((uint16_t)v) : n->len == 4 ? ntohl((uint32_t)v) :
	       n->len == 8 ? be64toh(v) : v;
}

static int parse_num(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	unsigned char wire[8];
	uint64_t v;
	int ret;

	(void)no;
	if (!word)
		return -EINVAL;
	ret = o->names ? find_name(p, o, word, &v) : parse_uint(p, o, word, o->min, limit(o), &v);
	if (ret)
		return ret;
	encode(o, v, wire, o->type->size);
	return parse_put(p, o, set, wire, o->type->size, NULL);
}

static void print_num(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const char *name, *key = opt_key(o), *pre;
	char text[24];
	uint64_t v;

	if (!n)
		return;
	v = value_of(o, n);
	name = name_of(o->names, v);
	pre = opt_pre(out, o);
	if (!name && (o->flags & OPT_HEX)) {
		snprintf(text, sizeof(text), "%s%" PRIx64, v ? "0x" : "", v);
		name = text;
	} else if (!name && (o->flags & OPT_JSTR)) {
		snprintf(text, sizeof(text), "%" PRIu64, v);
		name = text;
	}
	if (name)
		out_str(out, key, pre, name, " ");
	else
		out_uint(out, key, pre, v, " ");
}

static int sample_num(const struct opt *o, int nth, char *words, size_t size)
{
	uint64_t v = nth ? limit(o) : o->min;

	if (o->names) {
		for (int i = 0; i <= nth; i++)
			if (!o->names[i].name)
				return -1;
		snprintf(words, size, "%s", o->names[nth].name);
		return 0;
	}
	if (nth > 1)
		return -1;
	snprintf(words, size, "%" PRIu64, v);
	return 0;
}

#define NUM(bytes)                                                                                 \
	{                                                                                          \
		.meta = "NUMBER", .size = (bytes), .parse = parse_num, .print = print_num,         \
		.sample = sample_num, .describe = describe_num                                     \
	}

const struct type type_u8 = NUM(1);
const struct type type_u16 = NUM(2);
const struct type type_u32 = NUM(4);
const struct type type_u64 = NUM(8);

/* --- on/off ------------------------------------------------------------------ */

int onoff_parse(struct parse *p, const struct opt *o, bool *on)
{
	const char *word = parse_value(p, o);

	if (!word)
		return -EINVAL;
	*on = !strcmp(word, "on") || !strcmp(word, "1");
	if (*on || !strcmp(word, "off") || !strcmp(word, "0"))
		return 0;
	return fail(p->ctx, parse_last(p), EINVAL, "%s cannot be '%s': it takes on|off",
		    p->ctx->words.w[p->key], word);
}

static int parse_onoff(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	bool on;
	uint8_t v;

	(void)no;
	if (onoff_parse(p, o, &on))
		return -EINVAL;
	v = on;
	return parse_put(p, o, set, &v, 1, NULL);
}

static void print_onoff(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (!n)
		return;
	opt_pre(out, o);
	out_bool(out, opt_key(o), attr_uint(n), attr_uint(n) ? "on " : "off ");
}

static int sample_onoff(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	if (nth > 1)
		return -1;
	snprintf(words, size, "%s", nth ? "on" : "off");
	return 0;
}

const struct type type_01 = {
	.meta = "0|1", .size = 1, .parse = parse_onoff, .print = print_num, .sample = sample_onoff,
};
const struct type type_onoff = {
	.meta = "on|off", .size = 1, .parse = parse_onoff, .print = print_onoff,
	.sample = sample_onoff,
};

/* --- bits: attributes {u32 value, u32 mask} or plain flag words ---------------- */

static int put_bit(struct parse *p, const struct opt *o, struct attr *set, bool on)
{
	uint32_t both[2] = {on ? (uint32_t)o->bit : 0, (uint32_t)o->bit};

	return parse_put(p, o, set, both, sizeof(both), NULL);
}

static int parse_bit(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	bool on;

	(void)no;
	if (onoff_parse(p, o, &on))
		return -EINVAL;
	return put_bit(p, o, set, on);
}

/* Is the bit known in SET, and is it on? The mask says which bits mean something. */
static bool find_bit(const struct opt *o, const struct attr *set, bool *on)
{
	for (const struct attr *n = set->child; n; n = n->next) {
		uint32_t value, mask = ~0U;

		if (n->type != o->attr || n->hidden || n->len < sizeof(value))
			continue;
		memcpy(&value, n->data, sizeof(value));
		if (n->len >= 8)
			memcpy(&mask, (const char *)n->data + 4, sizeof(mask));
		if (!(mask & o->bit))
			continue;
		*on = value & o->bit;
		return true;
	}
	return false;
}

static void print_bit(struct out *out, const struct opt *o, const struct attr *set)
{
	bool on;

	if (!find_bit(o, set, &on))
		return;
	opt_pre(out, o);
	out_bool(out, opt_key(o), on, on ? "on " : "off ");
}

static void print_bit01(struct out *out, const struct opt *o, const struct attr *set)
{
	bool on;

	if (find_bit(o, set, &on))
		out_uint(out, opt_key(o), opt_pre(out, o), on, " ");
}

const struct type type_bit = {
	.meta = "on|off", .merge = true, .parse = parse_bit, .print = print_bit,
	.sample = sample_onoff,
};
const struct type type_bit01 = {
	.meta = "0|1", .merge = true, .parse = parse_bit, .print = print_bit01,
	.sample = sample_onoff,
};

static int parse_bitword(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return put_bit(p, o, set, !no && !o->min);
}

static void print_bitword(struct out *out, const struct opt *o, const struct attr *set)
{
	bool on;

	if (out->mode == OUT_WORDS && find_bit(o, set, &on) && on == !o->min)
		out_text(out, "%s ", o->name);
}

static int sample_word(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	if (nth)
		return -1;
	*words = '\0';
	(void)size;
	return 0;
}

const struct type type_bitword = {
	.merge = true, .parse = parse_bitword, .print = print_bitword, .sample = sample_word,
};

static int parse_word(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	unsigned char wire[8];
	size_t size = o->max ? (size_t)o->max : 0;

	(void)no;
	encode(o, o->min, wire, size ? size : 1);
	return parse_put(p, o, set, wire, (uint16_t)size, NULL);
}

static void print_word(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	/* Words that are values of one attribute are told apart by the value. */
	if (n && (o->max ? n->len == o->max && attr_uint(n) == o->min : n->opt == o))
		out_bool(out, opt_key(o), true,
			 out->mode == OUT_WORDS || !(o->flags & OPT_NOTEXT) ?
			 (out_text(out, "%s ", o->name), "") : NULL);
}

const struct type type_word = {
	.parse = parse_word, .print = print_word, .sample = sample_word,
};

/* --- shown only ---------------------------------------------------------------- */

static void print_centi(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (n && out->mode != OUT_WORDS)
		out_centi(out, opt_key(o), opt_pre(out, o), attr_uint(n), " ");
}

const struct type type_centi = {.size = 8, .print = print_centi};

static void print_break(struct out *out, const struct opt *o, const struct attr *set)
{
	(void)o;
	(void)set;
	if (out->mode != OUT_TEXT)
		return;
	out_break(out);
	out_text(out, "    ");
}

const struct type type_break = {.print = print_break};
