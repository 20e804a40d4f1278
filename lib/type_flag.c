// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types: words that switch one byte, or an empty attribute, on and, as noWORD, off, or
 * set one bit. */
#include <endian.h>

#include "type.h"

static int parse_flag(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint8_t on = !no;

	return parse_put(p, o, set, &on, sizeof(on), NULL);
}

/* JSON always has the key; SHOW: the values (bit 0: off, bit 1: on) that text shows. */
static void print_flag(struct out *out, const struct opt *o, const struct attr *set, unsigned show)
{
	const struct attr *n = attr_find(set, o->attr);
	const char *word = out->mode == OUT_TEXT && o->text ? o->text : o->name;
	bool on;

	if (!n)
		return;
	on = attr_uint(n);
	if (out->mode == OUT_WORDS || (show & (on ? 2 : 1)))
		out_text(out, "%s%s ", on ? "" : "no", word);
	out_bool(out, opt_key(o), on, "");
}

static void print_noword(struct out *out, const struct opt *o, const struct attr *set)
{
	print_flag(out, o, set, 3);
}

static void print_onword(struct out *out, const struct opt *o, const struct attr *set)
{
	print_flag(out, o, set, 2);
}

static void print_offword(struct out *out, const struct opt *o, const struct attr *set)
{
	print_flag(out, o, set, 1);
}

static int sample_flag(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	(void)size;
	*words = '\0';
	return nth ? -1 : 0;
}

const struct type type_noword = {
	.size = 1, .parse = parse_flag, .print = print_noword, .sample = sample_flag,
};
const struct type type_onword = {
	.size = 1, .parse = parse_flag, .print = print_onword, .sample = sample_flag,
};
const struct type type_offword = {
	.size = 1, .parse = parse_flag, .print = print_offword, .sample = sample_flag,
};

/* --- attributes that are there or not -------------------------------------------------------- */

static int parse_present(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	struct attr *n;
	int ret = parse_put(p, o, set, NULL, 0, &n);

	if (!ret)
		n->hidden = no;
	return ret;
}

static void print_present(struct out *out, const struct opt *o, const struct attr *set)
{
	if (!attr_find(set, o->attr))
		return;
	opt_pre(out, o);
	out_bool(out, opt_key(o), true, "");
}

static void print_present_no(struct out *out, const struct opt *o, const struct attr *set)
{
	if (attr_find(set, o->attr))
		print_present(out, o, set);
	else if (out->mode != OUT_WORDS)
		out_bool(out, opt_key(o), false, (out_text(out, "no%s ", o->name), ""));
}

const struct type type_present = {
	.parse = parse_present, .print = print_present, .sample = sample_flag,
};
const struct type type_present_no = {
	.parse = parse_present, .print = print_present_no, .sample = sample_flag,
};

/* --- bits of an attribute that several words share -------------------------------- */

static int parse_setbit(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	bool big = __BYTE_ORDER == __BIG_ENDIAN || (o->flags & OPT_NET);
	unsigned char wire[8] = {0};
	size_t size = (size_t)o->max;

	(void)no;
	for (size_t i = 0; i < size; i++)
		wire[big ? size - 1 - i : i] = (unsigned char)(o->bit >> (8 * i));
	return parse_put(p, o, set, wire, (uint16_t)size, NULL);
}

static bool is_set(const struct opt *o, const struct attr *set)
{
	for (const struct attr *n = set->child; n; n = n->next)
		if (n->type == o->attr && !n->hidden && (attr_uint(n) & opt_bit(o, n->len)))
			return true;
	return false;
}

static void print_setbit(struct out *out, const struct opt *o, const struct attr *set)
{
	if (!is_set(o, set))
		return;
	if (out->mode == OUT_WORDS || !(o->flags & OPT_NOTEXT))
		out_text(out, "%s ", o->name);
	out_bool(out, opt_key(o), true, NULL);
}

const struct type type_setbit = {
	.merge = true, .parse = parse_setbit, .print = print_setbit, .sample = sample_flag,
};
