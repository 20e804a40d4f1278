// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types that tunnels of several kinds have. */
#include "type_tunnel.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "names.h"
#include "type.h"

/* --- type of service -------------------------------------------------------------------- */

enum { TOS_INHERIT = 1 };

static int parse_tos(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	uint64_t v = TOS_INHERIT;
	uint8_t tos;
	int ret;

	(void)no;
	if (!word)
		return -EINVAL;
	if (strcmp(word, "inherit") && !names_value(p->ctx, "rt_dsfield", word, &v) &&
	    number(strncmp(word, "0x", 2) ? arena_printf(&p->ctx->arena, "0x%s", word) : word, &v)) {
		ret = fail(p->ctx, parse_last(p), EINVAL, "%s cannot be '%s'", o->name, word);
		hint(p->ctx, "a hexadecimal number like 0x10, a name from /etc/iproute2/rt_dsfield, "
			     "or inherit");
		return ret;
	}
	if (v > UINT8_MAX)
		return fail(p->ctx, parse_last(p), ERANGE, "%s is out of range: %s takes 0..0xff", word,
			    o->name);
	tos = (uint8_t)v;
	return parse_put(p, o, set, &tos, sizeof(tos), NULL);
}

static void print_tos(struct out *out, const struct opt *o, const struct attr *set)
{
	unsigned tos = (unsigned)attr_uint(attr_find(set, o->attr));
	char text[12];

	if (!tos && (out->mode != OUT_WORDS || !attr_find(set, o->attr)))
		return;
	snprintf(text, sizeof(text), "0x%x", tos);
	out_str(out, opt_key(o), opt_pre(out, o),
		tos == TOS_INHERIT && out->mode != OUT_JSON ? "inherit" : text, " ");
}

static int sample_tos(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth == 0 ? "inherit" : nth == 1 ? "0xff" : "0");
	return nth > 2 ? -1 : 0;
}

const struct type type_tos = {
	.meta = "HEX|NAME|inherit", .size = 1, .parse = parse_tos, .print = print_tos,
	.sample = sample_tos,
};

/* --- hop limit --------------------------------------------------------------------------- */

static int parse_inherit(struct parse *p, const struct opt *o, struct attr *set)
{
	uint8_t on = 1;

	return parse_put(p, o, set, &on, o->max ? 1 : 0, NULL);
}

static int parse_ttl(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	const struct attr *other;
	uint64_t v = 0;
	uint8_t ttl;
	bool inherit;

	(void)no;
	if (!word)
		return -EINVAL;
	inherit = !strcmp(word, "inherit");
	if (!inherit && strcmp(word, "auto") && parse_uint(p, o, word, 0, UINT8_MAX, &v))
		return -EINVAL;
	other = attr_find(set, inherit ? o->attr : o[1].attr);
	if (other)
		return fail(p->ctx, parse_span(p), EINVAL, "'%s' and '%s' set the same thing",
			    p->ctx->words.w[other->at.first], p->ctx->words.w[p->key]);
	if (inherit)
		return parse_inherit(p, &o[1], set);
	ttl = (uint8_t)v;
	return parse_put(p, o, set, &ttl, sizeof(ttl), NULL);
}

static bool inherits(const struct opt *o, const struct attr *set)
{
	return opt_is_on(attr_find(set, o->attr));
}

bool ttl_inherits(const struct opt *o, const struct attr *set)
{
	return o->type == &type_ttl && inherits(&o[1], set);
}

static void print_ttl(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const char *pre;

	if (ttl_inherits(o, set))
		out_str(out, NULL, opt_pre(out, o), "inherit", " ");
	if (!n || ttl_inherits(o, set))
		return;
	pre = opt_pre(out, o);
	if (attr_uint(n) || out->mode == OUT_JSON)
		out_uint(out, opt_key(o), pre, attr_uint(n), " ");
	else
		out_str(out, NULL, pre, "auto", " ");
}

/* For comparisons of this attribute alone: in show, the row in front of it speaks. */
static void print_ttl_inherit(struct out *out, const struct opt *o, const struct attr *set)
{
	if (inherits(o, set) && out->mode == OUT_WORDS)
		out_text(out, "%s inherit ", o->name);
}

static int sample_ttl(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth == 0 ? "auto" : nth == 1 ? "255" : "inherit");
	return nth > 2 ? -1 : 0;
}

const struct type type_ttl = {
	.meta = "1..255|auto|inherit", .size = 1, .parse = parse_ttl, .print = print_ttl,
	.sample = sample_ttl,
};
const struct type type_ttl_inherit = {.print = print_ttl_inherit};

/* --- source ports ------------------------------------------------------------------------- */

static int parse_port_range(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint64_t v[2];
	uint16_t wire[2];

	(void)no;
	for (int i = 0; i < 2; i++) {
		const char *word = parse_value(p, o);

		if (!word || parse_uint(p, o, word, 0, UINT16_MAX, &v[i]))
			return -EINVAL;
		wire[i] = htons((uint16_t)v[i]);
	}
	if (v[1] < v[0])
		return fail(p->ctx, parse_last(p), EINVAL, "the last port %u is below the first, %u",
			    (unsigned)v[1], (unsigned)v[0]);
	return parse_put(p, o, set, wire, sizeof(wire), NULL);
}

static void print_port_range(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	uint16_t wire[2];

	if (!n || n->len < sizeof(wire))
		return;
	memcpy(wire, n->data, sizeof(wire));
	opt_pre(out, o);
	out_object(out, opt_key(o));
	out_uint(out, "low", "", ntohs(wire[0]), " ");
	out_uint(out, "high", "", ntohs(wire[1]), " ");
	out_object_end(out);
}

static int sample_port_range(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "32768 65535" : "0 0");
	return nth > 1 ? -1 : 0;
}

const struct type type_port_range = {
	.meta = "MIN MAX", .size = 4, .parse = parse_port_range, .print = print_port_range,
	.sample = sample_port_range,
};
