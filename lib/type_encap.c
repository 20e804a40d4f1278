// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types: UDP around a tunnel (fou, gue), its ports and flags. */
#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_tunnel.h>
#include <stdio.h>
#include <string.h>

#include "type.h"
#include "type_iptun.h"

/* The names come with their row: none first. */
static int parse_encap(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint16_t none = TUNNEL_ENCAP_NONE;

	return no ? parse_put(p, o, set, &none, sizeof(none), NULL) :
		    type_u16.parse(p, o, set, no);
}

static void print_port(struct out *out, const struct attr *set, uint16_t attr, const char *word,
		       const char *key, bool automatic)
{
	uint16_t port = ntohs((uint16_t)attr_uint(attr_find(set, attr)));

	if (!port && automatic && out->mode != OUT_JSON)
		out_text(out, "%s auto ", word);
	else
		out_uint(out, key, (out_text(out, "%s ", word), ""), port, " ");
}

static const struct {
	uint16_t bit;
	const char *text, *key;
} flags[] = {
	{TUNNEL_ENCAP_FLAG_CSUM, "encap-csum", "csum"},
	{TUNNEL_ENCAP_FLAG_CSUM6, "encap-csum6", "csum6"}, /* typed encap-udp6-csum */
	{TUNNEL_ENCAP_FLAG_REMCSUM, "encap-remcsum", "remcsum"},
};

/* All of it in one go; as words, every row shows what is its own. */
static void print_encap(struct out *out, const struct opt *o, const struct attr *set)
{
	uint64_t how = attr_uint(attr_find(set, o->attr));
	const char *name = name_of(o->names, how);

	if (how == TUNNEL_ENCAP_NONE)
		return;
	if (out->mode == OUT_WORDS) {
		if (name)
			out_text(out, "%s %s ", o->name, name);
		return;
	}
	out_object(out, opt_key(o));
	out_text(out, "encap ");
	if (name)
		out_str(out, "type", "", name, " ");
	else
		out_null(out, "type");
	out_text(out, "%s", name ? "" : "unknown ");
	print_port(out, set, o->attr + 2, "encap-sport", "sport", true);
	print_port(out, set, o->attr + 3, "encap-dport", "dport", false);
	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
		bool on = flag_is_on(set, o->attr + 1, flags[i].bit);

		out_text(out, "%s%s ", on ? "" : "no", flags[i].text);
		out_bool(out, flags[i].key, on, "");
	}
	out_object_end(out);
}

static int sample_encap(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "gue" : "fou");
	return nth > 1 ? -1 : 0;
}

static const char *describe_encap(struct arena *a, const struct opt *o)
{
	return type_u16.describe(a, o);
}

const struct type type_encap = {
	.meta = "NAME", .size = 2, .parse = parse_encap, .print = print_encap,
	.sample = sample_encap, .describe = describe_encap,
};

static int parse_port(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	uint64_t v = 0;
	uint16_t wire;

	(void)no;
	if (!word || ((strcmp(word, "auto") || o->max) &&
		      parse_uint(p, o, word, 0, UINT16_MAX, &v)))
		return -EINVAL;
	wire = htons((uint16_t)v);
	return parse_put(p, o, set, &wire, sizeof(wire), NULL);
}

static void print_port_word(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (out->mode == OUT_WORDS && attr_uint(n))
		print_port(out, set, o->attr, o->name, NULL, false);
}

static int sample_port(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "65535" : "5555");
	return nth > 1 ? -1 : 0;
}

static const char *describe_port(struct arena *a, const struct opt *o)
{
	(void)a;
	return o->max ? "NUMBER" : "NUMBER|auto";
}

const struct type type_encap_port = {
	.meta = "NUMBER", .size = 2, .parse = parse_port, .print = print_port_word,
	.sample = sample_port, .describe = describe_port,
};

static int parse_encap_flag(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_flag16.parse(p, o, set, no);
}

/* A flag that is on unless switched off (min is 1) is worth a word where it is off. */
static void print_encap_flag(struct out *out, const struct opt *o, const struct attr *set)
{
	bool on = flag_is_on(set, o->attr, o->bit);
	const struct attr *how = attr_find(set, o->attr - 1);

	if (out->mode != OUT_WORDS || !attr_find(set, o->attr))
		return;
	if (on && !(o->min && how && attr_uint(how) == TUNNEL_ENCAP_NONE))
		out_text(out, "%s ", o->name);
	else if (!on && o->min)
		out_text(out, "no%s ", o->name);
}

static int sample_encap_flag(const struct opt *o, int nth, char *words, size_t size)
{
	return type_flag16.sample(o, nth, words, size);
}

const struct type type_encap_flag = {
	.size = 2, .merge = true, .parse = parse_encap_flag, .print = print_encap_flag,
	.sample = sample_encap_flag,
};
