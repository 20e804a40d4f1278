// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types of an address: what has its own syntax or its own layout. */
#include "addr_type.h"

#include <errno.h>
#include <linux/if_addr.h>
#include <net/if.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "addr.h"
#include "type.h"
#include "type_inet.h"
#include "type_named.h"

/* --- family, address, peer, length ---------------------------------------- */

static void print_family(struct out *out, const struct opt *o, const struct attr *set)
{
	unsigned family = (unsigned)attr_hdr(set, 0, 1);
	char number_[16];

	(void)o;
	if (out->mode == OUT_WORDS)
		return;
	snprintf(number_, sizeof(number_), "%u", family);
	out_text(out, "    %s", family == AF_INET || family == AF_INET6 ? "" : "family ");
	out_str(out, "family", "",
		family == AF_INET ? "inet" : family == AF_INET6 ? "inet6" : number_, " ");
}

const struct type type_addr_family = {.size = 1, .print = print_family};

/* ADDR[/LEN]: the address on the wire, the length kept apart as LEN_ATTR. */
static int parse_with_len(struct parse *p, const struct opt *o, struct attr *set, uint16_t len_attr)
{
	const char *word = parse_value(p, o);
	struct inet in;

	if (!word || inet_parse(p, word, true, &in) ||
	    parse_put(p, o, set, in.addr, in.size, NULL))
		return -EINVAL;
	if (in.has_len)
		attr_put_u8(&p->ctx->arena, set, len_attr, in.len)->at = parse_last(p);
	return 0;
}

static int parse_local(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	(void)no;
	return parse_with_len(p, o, set, ADDR_LEN);
}

static void print_local(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *local = addr_local(set);

	if (local)
		inet_print(out, opt_key(o), out->mode == OUT_WORDS ? "local " : "", local, "");
}

static int sample_local(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "2001:db8::1/64" : "192.0.2.1/24");
	return nth > 1 ? -1 : 0;
}

const struct type type_addr_local = {
	.meta = "ADDR[/LEN]", .parse = parse_local, .print = print_local, .sample = sample_local,
};

static int parse_peer(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	(void)no;
	return parse_with_len(p, o, set, ADDR_PEER_LEN);
}

/* On links that are no point-to-point ones IFA_ADDRESS repeats the address itself. */
static void print_peer(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *local = attr_find(set, IFA_LOCAL), *peer = attr_find(set, o->attr);

	if (local && peer &&
	    (local->len != peer->len || memcmp(local->data, peer->data, peer->len)))
		inet_print(out, opt_key(o), " peer ", peer, "");
}

const struct type type_addr_peer = {
	.meta = "ADDR[/LEN]", .parse = parse_peer, .print = print_peer, .sample = sample_local,
};

static void print_len(struct out *out, const struct opt *o, const struct attr *set)
{
	if (addr_local(set))
		out_uint(out, o->json, "/", attr_hdr(set, 1, 1), " ");
}

const struct type type_addr_len = {.size = 1, .print = print_len};

/* broadcast ADDR, or + and - for the last and the first address of the prefix; those two
 * are kept as one byte until all words are read. */
static int parse_broadcast(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_peek(p);

	if (!word || !word_is(word, "+", "-"))
		return type_inet.parse(p, o, set, no);
	p->pos++;
	return parse_put(p, o, set, word, 1, NULL);
}

static void print_broadcast(struct out *out, const struct opt *o, const struct attr *set)
{
	type_inet.print(out, o, set);
}

static int sample_broadcast(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "+" : "192.0.2.255");
	return nth > 1 ? -1 : 0;
}

const struct type type_addr_broadcast = {
	.meta = "ADDR|+|-", .parse = parse_broadcast, .print = print_broadcast,
	.sample = sample_broadcast,
};

/* --- scope and protocol: numbers with names from files -------------------- */

static int parse_named(struct parse *p, const struct opt *o, struct attr *set, const char *file)
{
	uint64_t v;
	uint8_t byte;
	int ret = named_parse(p, o, file, UINT8_MAX, &v);

	if (ret)
		return ret;
	byte = (uint8_t)v;
	return parse_put(p, o, set, &byte, 1, NULL);
}

static int parse_scope_word(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	(void)no;
	return parse_named(p, o, set, "rt_scopes");
}

static void print_scope(struct out *out, const struct opt *o, const struct attr *set)
{
	if (addr_local(set))
		named_print(out, o, "rt_scopes", attr_hdr(set, 3, 1));
}

static int sample_scope(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "77" : "link");
	return nth > 1 ? -1 : 0;
}

static const char *describe_scope(struct arena *a, const struct opt *o)
{
	(void)a;
	(void)o;
	return "global|link|host|NUMBER";
}

const struct type type_addr_scope = {
	.meta = "SCOPE", .size = 1, .parse = parse_scope_word, .print = print_scope,
	.sample = sample_scope, .describe = describe_scope,
};

static int parse_proto(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	(void)no;
	return parse_named(p, o, set, "rt_addrprotos");
}

/* In the text with -d only: the kernel marks its own addresses, which `ip` does not show
 * before 6.4. */
static void print_proto(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (n && (out->mode != OUT_TEXT || out->details))
		named_print(out, o, "rt_addrprotos", attr_uint(n));
}

static int sample_proto(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "77" : "kernel_ra");
	return nth > 1 ? -1 : 0;
}

const struct type type_addr_proto = {
	.meta = "PROTO", .size = 1, .parse = parse_proto, .print = print_proto,
	.sample = sample_proto,
};

/* --- flags ---------------------------------------------------------------- */

/* In the order of show. An address without IFA_F_PERMANENT is dynamic. */
static const struct name flag_names[] = {
	{"secondary", IFA_F_SECONDARY}, {"nodad", IFA_F_NODAD}, {"optimistic", IFA_F_OPTIMISTIC},
	{"dadfailed", IFA_F_DADFAILED}, {"home", IFA_F_HOMEADDRESS},
	{"deprecated", IFA_F_DEPRECATED}, {"tentative", IFA_F_TENTATIVE},
	{"dynamic", IFA_F_PERMANENT}, {"mngtmpaddr", IFA_F_MANAGETEMPADDR},
	{"noprefixroute", IFA_F_NOPREFIXROUTE}, {"autojoin", IFA_F_MCAUTOJOIN},
	{"stable-privacy", IFA_F_STABLE_PRIVACY}, {NULL, 0},
};

static void print_flags(struct out *out, const struct opt *o, const struct attr *set)
{
	uint32_t flags = addr_flags(set) ^ IFA_F_PERMANENT;
	bool ipv6 = attr_hdr(set, 0, 1) == AF_INET6;
	char rest[16];

	(void)o;
	if (out->mode == OUT_WORDS)
		return;
	for (const struct name *f = flag_names; f->name; f++) {
		const char *name = ipv6 && f->value == IFA_F_TEMPORARY ? "temporary" : f->name;

		if (!(flags & f->value))
			continue;
		flags &= ~(uint32_t)f->value;
		out_text(out, "%s ", name);
		out_bool(out, name, true, NULL);
	}
	if (flags) {
		snprintf(rest, sizeof(rest), "%02x", (unsigned)flags);
		out_str(out, "ifa_flags", "flags ", rest, " ");
	}
}

const struct type type_addr_flags = {.size = 4, .print = print_flags};

static int parse_flag(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint32_t bit = (uint32_t)o->bit;

	(void)no;
	return parse_put(p, o, set, &bit, sizeof(bit), NULL);
}

static void print_flag(struct out *out, const struct opt *o, const struct attr *set)
{
	if (out->mode == OUT_WORDS && (addr_flags(set) & o->bit))
		out_text(out, "%s ", o->name);
}

static int sample_flag(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	(void)size;
	*words = '\0';
	return nth ? -1 : 0;
}

const struct type type_addr_flag = {
	.size = 4, .merge = true, .parse = parse_flag, .print = print_flag, .sample = sample_flag,
};

/* --- label and lifetimes -------------------------------------------------- */

static int parse_label(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_str.parse(p, o, set, no);
}

/* The last word of the line: without its name and without a blank behind it. */
static void print_label(struct out *out, const struct opt *o, const struct attr *set)
{
	const char *label = attr_str(attr_find(set, o->attr));

	if (!label)
		return;
	if (out->mode == OUT_WORDS)
		type_str.print(out, o, set);
	else
		out_str(out, opt_key(o), "", label, "");
}

static int sample_label(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "v0:x");
	return nth ? -1 : 0;
}

const struct type type_addr_label = {
	.meta = "LABEL", .parse = parse_label, .print = print_label, .sample = sample_label,
};

static int parse_lft(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	uint64_t seconds = UINT32_MAX;
	uint32_t v;
	int ret;

	(void)no;
	if (!word)
		return -EINVAL;
	if (strcmp(word, "forever")) {
		ret = parse_uint(p, o, word, o->min, UINT32_MAX, &seconds);
		if (ret)
			return ret;
	}
	v = (uint32_t)seconds;
	return parse_put(p, o, set, &v, sizeof(v), NULL);
}

static int sample_lft(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "4294967295" : "forever");
	return nth > 1 ? -1 : 0;
}

const struct type type_addr_lft = {
	.meta = "forever|SECONDS", .size = 4, .parse = parse_lft, .sample = sample_lft,
};

static void print_one_lft(struct out *out, const char *pre, uint32_t v)
{
	if (v == UINT32_MAX)
		out_text(out, "%s forever", pre);
	else
		out_text(out, "%s %u%s", pre, (unsigned)v, out->mode == OUT_TEXT ? "sec" : "");
}

static void print_cacheinfo(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	struct ifa_cacheinfo ci;

	if (!n || n->len < sizeof(ci))
		return;
	memcpy(&ci, n->data, sizeof(ci));
	if (out->mode == OUT_TEXT)
		out_break(out);
	out_text(out, "%s", out->mode == OUT_TEXT ? "       " : "");
	print_one_lft(out, "valid_lft", ci.ifa_valid);
	print_one_lft(out, " preferred_lft", ci.ifa_prefered);
	out_text(out, "%s", out->mode == OUT_WORDS ? " " : "");
	out_uint(out, "valid_life_time", NULL, ci.ifa_valid, NULL);
	out_uint(out, "preferred_life_time", NULL, ci.ifa_prefered, NULL);
}

const struct type type_addr_cacheinfo = {
	.size = sizeof(struct ifa_cacheinfo), .print = print_cacheinfo,
};
