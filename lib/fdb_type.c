// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types of a forwarding entry: what has its own syntax or its own layout. */
#include <errno.h>
#include <stdio.h>

#include "fdb.h"
#include "type.h"
#include "uapi.h"

/* --- the MAC address ------------------------------------------------------ */

static int parse_mac(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	unsigned char mac[6];
	size_t len;
	int ret;

	(void)no;
	if (!word)
		return -EINVAL;
	if (!lladdr_parse(word, mac, sizeof(mac), &len) && len == sizeof(mac))
		return parse_put(p, o, set, mac, sizeof(mac), NULL);
	ret = fail(p->ctx, parse_last(p), EINVAL, "'%s' is not a MAC address", word);
	hint(p->ctx, "six bytes in hexadecimal, like 02:00:00:00:00:01");
	return ret;
}

static void print_mac(struct out *out, const struct opt *o, const struct attr *set)
{
	char buf[3 * 32 + 1];

	if (!attr_find(set, o->attr))
		return;
	ndm_lladdr(out, set, buf, sizeof(buf));
	out_color_str(out, COLOR_MAC, opt_key(o), out->mode == OUT_WORDS ? "to " : "", buf, " ");
}

static int sample_mac(const struct opt *o, int nth, char *words, size_t size)
{
	return type_lladdr.sample(o, nth, words, size);
}

const struct type type_fdb_mac = {
	.meta = "MAC", .parse = parse_mac, .print = print_mac, .sample = sample_mac,
};

/* --- state and flags ------------------------------------------------------ */

static int parse_state(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint16_t state = (uint16_t)o->bit;

	(void)no;
	return parse_put(p, o, set, &state, sizeof(state), NULL);
}

/* The row without a name ends the line; those with one are words that say it. */
static void print_state(struct out *out, const struct opt *o, const struct attr *set)
{
	static const struct name names[] = {
		{"permanent", NUD_PERMANENT}, {"static", NUD_NOARP}, {"stale", NUD_STALE},
		{"", NUD_REACHABLE}, {NULL, 0},
	};
	const struct attr *n = attr_find(set, o->attr);
	const struct name *s = names;
	char buf[24];

	if (!n)
		return;
	if (out->mode == OUT_WORDS || o->name) {
		if (out->mode == OUT_WORDS && o->name && attr_uint(n) == o->bit)
			out_text(out, "%s ", o->name);
		return;
	}
	while (s->name && !(attr_uint(n) & s->value))
		s++;
	snprintf(buf, sizeof(buf), "%s%#x", out->mode == OUT_JSON ? "" : "state=",
		 (unsigned)attr_uint(n));
	out_str(out, opt_key(o), "", s->name ? s->name : buf, "");
}

static int sample_word(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	(void)size;
	*words = '\0';
	return nth ? -1 : 0;
}

const struct type type_fdb_state = {
	.size = 2, .parse = parse_state, .print = print_state, .sample = sample_word,
};

static void print_flags(struct out *out, const struct opt *o, const struct attr *set)
{
	static const struct name names[] = {
		{"self", NTF_SELF}, {"router", NTF_ROUTER}, {"extern_learn", NTF_EXT_LEARNED},
		{"offload", NTF_OFFLOADED}, {"master", NTF_MASTER}, {"sticky", NTF_STICKY},
		{NULL, 0},
	};

	if (out->mode == OUT_WORDS)
		return;
	out_array(out, opt_key(o));
	for (const struct name *f = names; f->name; f++)
		if (ndm_flags(set) & f->value)
			out_str(out, "", "", f->name, " ");
	if (ndm_ext(set) & VNET_NTF_EXT_LOCKED)
		out_str(out, "", "", "locked", " ");
	out_array_end(out);
}

const struct type type_fdb_flags = {.size = 1, .print = print_flags};

/* The word sets a flag; the kernel's answer names the bridge. */
static int parse_master(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	struct opt flag = *o;
	uint8_t bit = NTF_MASTER;
	struct attr *n;
	int ret;

	(void)no;
	flag.attr = NDM_FLAGS;
	flag.bit = bit;
	flag.type = &type_ndm_flag;
	ret = parse_put(p, &flag, set, &bit, sizeof(bit), &n);
	if (!ret)
		n->opt = arena_copy(&p->ctx->arena, &flag, sizeof(flag));
	return ret;
}

static void print_master(struct out *out, const struct opt *o, const struct attr *set)
{
	if (out->mode != OUT_WORDS)
		type_link.print(out, o, set);
	else if (attr_find(set, o->attr) || (ndm_flags(set) & NTF_MASTER))
		out_text(out, "master ");
}

const struct type type_fdb_master = {
	.parse = parse_master, .print = print_master, .sample = sample_word,
};

/* --- what is beyond the VTEP ---------------------------------------------- */

static int parse_via(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_link.parse(p, o, set, no);
}

static int resolve_via(struct ctx *ctx, struct attr *node, struct attr *set)
{
	return type_link.resolve(ctx, node, set);
}

/* An interface of another namespace has no name here. */
static void print_via(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (n && attr_find(set, NDA_LINK_NETNSID))
		out_uint(out, "viaIfIndex", "via ifindex ", attr_uint(n), " ");
	else
		type_link.print(out, o, set);
}

static int sample_via(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "br0");
	return nth ? -1 : 0;
}

const struct type type_fdb_via = {
	.meta = "DEV", .size = 4, .parse = parse_via, .resolve = resolve_via, .print = print_via,
	.sample = sample_via,
};

/* --- NDA_FDB_EXT_ATTRS: words of a nest ----------------------------------- */

static int parse_ext(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	struct attr *nest = attr_find(set, o->attr);
	const struct opt *row = table_find(o->nest, o->name, &no);
	int ret;

	if (!nest) {
		ret = parse_put(p, o, set, NULL, 0, &nest);
		if (ret)
			return ret;
		nest->nest = true;
	}
	return row->type->parse(p, row, nest, false);
}

static void print_ext(struct out *out, const struct opt *o, const struct attr *set)
{
	bool no;
	const struct opt *row = table_find(o->nest, o->name, &no);
	const struct attr *n;
	uint64_t bits = 0;

	for (n = attr_find(set, o->attr) ? attr_find(set, o->attr)->child : NULL; n; n = n->next)
		if (n->type == row->attr)
			bits |= row->bit ? attr_uint(n) & row->bit : 1;
	if (bits)
		out_bool(out, opt_key(o), true, (out_text(out, "%s ", o->name), ""));
}

const struct type type_fdb_ext = {
	.parse = parse_ext, .print = print_ext, .sample = sample_word,
};

/* --- statistics ----------------------------------------------------------- */

static void print_times(struct out *out, const struct opt *o, const struct attr *set)
{
	struct nda_cacheinfo ci;

	(void)o;
	if (!out->stats || out->mode == OUT_WORDS || !ndm_times(set, &ci))
		return;
	out_uint(out, "used", "used ", ci.ndm_used, "/");
	out_uint(out, "updated", "", ci.ndm_updated, " ");
}

const struct type type_fdb_times = {
	.size = sizeof(struct nda_cacheinfo), .print = print_times,
};
