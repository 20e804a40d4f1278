// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types of a route: what has its own syntax or its own layout. */
#include "route_type.h"

#include <errno.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "link_req.h"
#include "mpls.h"
#include "route.h"
#include "type.h"
#include "type_inet.h"
#include "type_named.h"

/* --- type ----------------------------------------------------------------- */

const struct name route_types[] = {
	{"none", RTN_UNSPEC}, {"unicast", RTN_UNICAST}, {"local", RTN_LOCAL},
	{"broadcast", RTN_BROADCAST}, {"anycast", RTN_ANYCAST}, {"multicast", RTN_MULTICAST},
	{"blackhole", RTN_BLACKHOLE}, {"unreachable", RTN_UNREACHABLE},
	{"prohibit", RTN_PROHIBIT}, {"throw", RTN_THROW}, {"nat", RTN_NAT},
	{"xresolve", RTN_XRESOLVE}, {NULL, 0},
};

const char *route_type_name(const struct out *out, uint64_t v, char *buf, size_t size)
{
	const char *name = out->numeric ? NULL : name_of(route_types, v);

	snprintf(buf, size, "%u", (unsigned)v);
	return name ? name : buf;
}

static void print_type(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	char buf[16];

	if (n && (out->mode != OUT_WORDS || attr_uint(n)))
		out_str(out, o->json, "", route_type_name(out, attr_uint(n), buf, sizeof(buf)), " ");
}

const struct type type_route_type = {.size = 1, .print = print_type};

static int parse_typeword(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint8_t v = (uint8_t)o->min;

	(void)no;
	return parse_put(p, o, set, &v, sizeof(v), NULL);
}

static int sample_none(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	(void)size;
	*words = '\0';
	return nth ? -1 : 0;
}

const struct type type_route_typeword = {
	.size = 1, .parse = parse_typeword, .sample = sample_none,
};

/* --- destination and source ----------------------------------------------- */

static int put_labels(struct parse *p, const struct opt *o, struct attr *set, const char *word)
{
	unsigned char stack[4 * MPLS_LABELS];
	size_t len;

	if (mpls_parse(p, word, stack, &len))
		return -EINVAL;
	return parse_put(p, o, set, stack, (uint16_t)len, NULL);
}

/* The length goes into field LEN of the header; `default` is a prefix of no address. */
static int parse_prefix(struct parse *p, const struct opt *o, struct attr *set, uint16_t len)
{
	const char *word = parse_value(p, o);
	struct inet in = {.len = 0};
	int ret;

	if (!word)
		return -EINVAL;
	if (p->ctx->flags.family == AF_MPLS) {
		in.len = 20;
		ret = put_labels(p, o, set, word);
	} else {
		if (!word_is(word, "default", "any all") && inet_parse(p, word, true, &in))
			return -EINVAL;
		ret = parse_put(p, o, set, in.addr, in.size, NULL);
	}
	if (!ret)
		attr_put_u8(&p->ctx->arena, set, len, in.len)->at = parse_last(p);
	return ret;
}

static void print_prefix(struct out *out, const struct opt *o, const struct attr *set,
			 const char *pre, uint16_t len_field)
{
	const struct attr *n = attr_find(set, o->attr);
	unsigned len = (unsigned)route_field(set, len_field);
	unsigned family = (unsigned)route_field(set, ROUTE_FAMILY);
	unsigned bits = family == AF_MPLS ? 20 : n ? n->len * 8U : 0;
	char addr[MPLS_TEXT], text[MPLS_TEXT + 8];
	enum out_color c = COLOR_NONE;

	if (n && n->len) {
		c = n->len == 16 ? COLOR_INET6 : family == AF_INET ? COLOR_INET : COLOR_NONE;
		if (family == AF_MPLS)
			mpls_format(n->data, n->len, addr, sizeof(addr));
		else
			inet_format(n->data, n->len, addr, sizeof(addr));
		snprintf(text, sizeof(text), len == bits ? "%s" : "%s/%u", addr, len);
	} else {
		snprintf(text, sizeof(text), len ? "0/%u" : "default", len);
	}
	out_color_str(out, c, o->json ? o->json : o->name, pre, text, " ");
}

static int parse_dst(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	(void)no;
	return parse_prefix(p, o, set, ROUTE_DST_LEN);
}

static void print_dst(struct out *out, const struct opt *o, const struct attr *set)
{
	print_prefix(out, o, set, "", ROUTE_DST_LEN);
}

static int sample_dst(const struct opt *o, int nth, char *words, size_t size)
{
	static const char *const samples[] = {"192.0.2.0/24", "2001:db8::1", "default"};

	(void)o;
	snprintf(words, size, "%s", nth < 3 ? samples[nth] : "");
	return nth > 2 ? -1 : 0;
}

const struct type type_route_dst = {
	.meta = "PREFIX", .parse = parse_dst, .print = print_dst, .sample = sample_dst,
};

static int parse_src(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	(void)no;
	return parse_prefix(p, o, set, ROUTE_SRC_LEN);
}

static void print_src(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if ((n && n->len) || route_field(set, ROUTE_SRC_LEN))
		print_prefix(out, o, set, "from ", ROUTE_SRC_LEN);
}

static int sample_src(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "2001:db8:5::/48");
	return nth ? -1 : 0;
}

const struct type type_route_src = {
	.meta = "PREFIX", .parse = parse_src, .print = print_src, .sample = sample_src,
};

/* as [to] LABELS: what takes the place of the label that leads here. */
static int parse_newdst(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	int ret;

	(void)no;
	if (word && !strcmp(word, "to"))
		word = parse_value(p, o);
	if (!word)
		return -EINVAL;
	if (p->ctx->flags.family == AF_MPLS)
		return put_labels(p, o, set, word);
	ret = fail(p->ctx, parse_span(p), EINVAL, "only MPLS routes swap labels");
	hint(p->ctx, "say -M in front of the verb");
	return ret;
}

static void print_newdst(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	char buf[MPLS_TEXT];

	if (n)
		out_str(out, o->json, "as to ", mpls_format(n->data, n->len, buf, sizeof(buf)), " ");
}

const struct type type_route_newdst = {
	.meta = "[to] LABELS", .parse = parse_newdst, .print = print_newdst,
};

/* --- tables --------------------------------------------------------------- */

static int parse_table(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint64_t v;
	uint32_t table;
	int ret = named_parse(p, o, "rt_tables", UINT32_MAX, &v);

	(void)no;
	if (ret)
		return ret;
	table = (uint32_t)v;
	return parse_put(p, o, set, &table, sizeof(table), NULL);
}

/* Hidden where it goes without saying, or where it is pinned. */
static void print_table_of(struct out *out, const struct attr *n)
{
	uint32_t table = (uint32_t)attr_uint(n);
	char buf[16];

	if (table && (table != RT_TABLE_MAIN || out->details || out->mode == OUT_WORDS))
		out_str(out, "table", "table ",
			named_text(out, "rt_tables", table, buf, sizeof(buf)), " ");
}

static void print_table(struct out *out, const struct opt *o, const struct attr *set)
{
	print_table_of(out, attr_find(set, o->attr));
}

/* Kernels say tables below 256 in the header only, for MPLS, or as an attribute, too. */
static void print_hdr_table(struct out *out, const struct opt *o, const struct attr *set)
{
	for (const struct attr *n = set->child; n; n = n->next)
		if (n->type == RTA_TABLE)
			return;
	print_table_of(out, attr_find(set, o->attr));
}

const struct type type_route_hdr_table = {.size = 1, .print = print_hdr_table};

static int sample_table(const struct opt *o, int nth, char *words, size_t size)
{
	static const char *const samples[] = {"local", "77", "1000"};

	(void)o;
	snprintf(words, size, "%s", nth < 3 ? samples[nth] : "");
	return nth > 2 ? -1 : 0;
}

const struct type type_route_table = {
	.meta = "TABLE", .size = 4, .parse = parse_table, .print = print_table,
	.sample = sample_table,
};

static int parse_vrf(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_altname.parse(p, o, set, no);
}

/* IFLA_VRF_TABLE of the link, whether or not its kind's rows are known. */
static uint32_t vrf_table(struct arena *a, const struct attr *link)
{
	static const struct table none;
	const struct attr *info = attr_find(link, IFLA_LINKINFO);
	const struct attr *data = attr_find(info, IFLA_INFO_DATA);
	const char *kind = attr_str(attr_find(info, IFLA_INFO_KIND));

	if (!kind || strcmp(kind, "vrf") || !data)
		return 0;
	if (!data->child)
		data = attr_decode(a, &none, data->data, data->len, 0);
	return (uint32_t)attr_uint(attr_find(data, IFLA_VRF_TABLE));
}

static int resolve_vrf(struct ctx *ctx, struct attr *node, struct attr *set)
{
	struct span last = {(uint16_t)(node->at.first + node->at.n - 1), 1};
	const char *name = node->data;
	struct attr *link;
	uint32_t table = 0;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	(void)set;
	if (!ret && !ctx->blind)
		ret = link_get(ctx, nl, name, 0, false, &link);
	if (ret == -ENODEV && !ctx->err.code)
		return fail(ctx, last, ENODEV, "there is no interface '%s'", name);
	if (ret)
		return ret;
	if (!ctx->blind) {
		table = vrf_table(&ctx->arena, link);
		if (!table)
			return fail(ctx, last, EINVAL, "'%s' is no VRF", name);
	}
	node->data = arena_copy(&ctx->arena, &table, sizeof(table));
	node->len = sizeof(table);
	return 0;
}

const struct type type_route_vrf = {
	.meta = "VRF", .size = 4, .parse = parse_vrf, .resolve = resolve_vrf,
};
