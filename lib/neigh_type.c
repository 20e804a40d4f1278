// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types of a neighbour: what has its own syntax or its own layout. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "neigh.h"
#include "type.h"

/* --- addresses ------------------------------------------------------------ */

static int parse_dst(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_inet.parse(p, o, set, no);
}

/* A proxy entry is typed `proxy ADDR`; shown, the word follows. */
static void print_dst(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (!n || (out->mode == OUT_WORDS && (ndm_flags(set) & NTF_PROXY)))
		return;
	inet_print(out, opt_key(o), out->mode == OUT_WORDS ? "to " : "", n, " ");
}

static int sample_dst(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "2001:db8::1" : "192.0.2.1");
	return nth > 1 ? -1 : 0;
}

const struct type type_neigh_dst = {
	.meta = "ADDR", .parse = parse_dst, .print = print_dst, .sample = sample_dst,
};

static int parse_proxy(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	int ret = type_inet.parse(p, o, set, no);

	if (!ret)
		ndm_put_flags(&p->ctx->arena, set, NTF_PROXY);
	return ret;
}

static void print_proxy(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (!n || !(ndm_flags(set) & NTF_PROXY))
		return;
	out_text(out, "proxy ");
	if (out->mode == OUT_WORDS)
		inet_print(out, NULL, "", n, " ");
	out_null(out, "proxy");
}

const struct type type_neigh_proxy = {
	.meta = "ADDR", .parse = parse_proxy, .print = print_proxy, .sample = sample_dst,
};

static int parse_lladdr(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_peek(p);

	if (!word || strcmp(word, "null"))
		return type_lladdr.parse(p, o, set, no);
	p->pos++;
	return 0;
}

static void print_lladdr(struct out *out, const struct opt *o, const struct attr *set)
{
	char buf[3 * 32 + 1];

	if (!attr_find(set, o->attr))
		return;
	ndm_lladdr(out, set, buf, sizeof(buf));
	out_color_str(out, COLOR_MAC, opt_key(o), opt_pre(out, o), buf, " ");
}

static int sample_lladdr(const struct opt *o, int nth, char *words, size_t size)
{
	return type_lladdr.sample(o, nth, words, size);
}

const struct type type_neigh_lladdr = {
	.meta = "MAC", .parse = parse_lladdr, .print = print_lladdr, .sample = sample_lladdr,
};

/* --- state ---------------------------------------------------------------- */

const struct name neigh_states[] = {
	{"permanent", NUD_PERMANENT}, {"reachable", NUD_REACHABLE}, {"noarp", NUD_NOARP},
	{"none", NUD_NONE}, {"stale", NUD_STALE}, {"incomplete", NUD_INCOMPLETE},
	{"delay", NUD_DELAY}, {"probe", NUD_PROBE}, {"failed", NUD_FAILED}, {NULL, 0},
};

static int parse_state(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	struct attr *n;
	int ret = type_u16.parse(p, o, set, no);
	unsigned v;

	if (ret)
		return ret;
	for (n = set->child; n->next; n = n->next)
		;
	v = (unsigned)attr_uint(n);
	if (v & (v - 1))
		return fail(p->ctx, parse_last(p), EINVAL, "nud cannot be '%s': a state is one bit",
			    p->ctx->words.w[p->pos - 1]);
	return 0;
}

static void print_state(struct out *out, const struct opt *o, const struct attr *set)
{
	/* In the order of show. */
	static const struct name names[] = {
		{"INCOMPLETE", NUD_INCOMPLETE}, {"REACHABLE", NUD_REACHABLE}, {"STALE", NUD_STALE},
		{"DELAY", NUD_DELAY}, {"PROBE", NUD_PROBE}, {"FAILED", NUD_FAILED},
		{"NOARP", NUD_NOARP}, {"PERMANENT", NUD_PERMANENT}, {NULL, 0},
	};
	const struct attr *n = attr_find(set, o->attr);
	const char *word;

	if (!n)
		return;
	if (out->mode == OUT_WORDS) {
		word = name_of(o->names, attr_uint(n));
		out_text(out, "nud %s ", word ? word : "none");
		return;
	}
	if (!attr_uint(n))
		return;
	out_array(out, opt_key(o));
	for (const struct name *s = names; s->name; s++)
		if (attr_uint(n) & s->value)
			out_str(out, "", "", s->name, " ");
	out_array_end(out);
}

static int sample_state(const struct opt *o, int nth, char *words, size_t size)
{
	return type_u16.sample(o, nth, words, size);
}

static const char *describe_state(struct arena *a, const struct opt *o)
{
	(void)a;
	(void)o;
	return "STATE";
}

const struct type type_neigh_state = {
	.meta = "STATE", .size = 2, .parse = parse_state, .print = print_state,
	.sample = sample_state, .describe = describe_state,
};

/* --- statistics ----------------------------------------------------------- */

static void print_times(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *probes = attr_find(set, NDA_PROBES);
	struct nda_cacheinfo ci;

	(void)o;
	if (!out->stats || out->mode == OUT_WORDS)
		return;
	if (ndm_times(set, &ci)) {
		if (ci.ndm_refcnt)
			out_uint(out, "refcnt", " ref ", ci.ndm_refcnt, "");
		out_uint(out, "used", " used ", ci.ndm_used, "");
		out_uint(out, "confirmed", "/", ci.ndm_confirmed, "");
		out_uint(out, "updated", "/", ci.ndm_updated, "");
	}
	if (probes)
		out_uint(out, "probes", "probes ", attr_uint(probes), " ");
}

const struct type type_neigh_times = {
	.size = sizeof(struct nda_cacheinfo), .print = print_times,
};
