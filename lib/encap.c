// SPDX-License-Identifier: GPL-2.0-or-later
/* encap: IP, IPv6 and MPLS headers that a route puts around packets. */
#include "encap.h"

#include <errno.h>
#include <linux/lwtunnel.h>
#include <linux/mpls_iptunnel.h>
#include <stdio.h>
#include <string.h>

#include "mpls.h"
#include "type.h"
#include "type_inet.h"
#include "type_named.h"

/* --- an address of one family: max says its size -------------------------- */

static int parse_addr(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint8_t family = p->ctx->flags.family;
	const char *word = parse_value(p, o);
	struct inet in;
	int ret;

	(void)no;
	if (!word)
		return -EINVAL;
	/* -4 and -6 are about the route, not about what is put around it. */
	p->ctx->flags.family = 0;
	ret = inet_parse(p, word, false, &in);
	p->ctx->flags.family = family;
	if (ret)
		return ret;
	if (in.size != o->max)
		return fail(p->ctx, parse_last(p), EINVAL, "'%s' is not an %s address", word,
			    o->max == 4 ? "IPv4" : "IPv6");
	return parse_put(p, o, set, in.addr, in.size, NULL);
}

static void print_addr(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (n)
		inet_print(out, opt_key(o), opt_pre(out, o), n, " ");
}

static int sample_addr(const struct opt *o, int nth, char *words, size_t size)
{
	snprintf(words, size, "%s", o->max == 4 ? "192.0.2.9" : "2001:db8::9");
	return nth ? -1 : 0;
}

static const struct type type_addr = {
	.meta = "ADDR", .parse = parse_addr, .print = print_addr, .sample = sample_addr,
};

/* --- tos: a name is taken, a number is shown ------------------------------ */

static int parse_tos(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint64_t v;
	uint8_t byte;
	int ret = named_parse(p, o, "rt_dsfield", UINT8_MAX, &v);

	(void)no;
	if (ret)
		return ret;
	byte = (uint8_t)v;
	return parse_put(p, o, set, &byte, sizeof(byte), NULL);
}

static void print_tos(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (n)
		out_uint(out, opt_key(o), opt_pre(out, o), attr_uint(n), " ");
}

static int sample_tos(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "0x20");
	return nth ? -1 : 0;
}

static const struct type type_tos = {
	.meta = "TOS", .size = 1, .parse = parse_tos, .print = print_tos, .sample = sample_tos,
};

/* --- MPLS labels ---------------------------------------------------------- */

static int parse_labels(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	unsigned char stack[4 * MPLS_LABELS];
	size_t len;

	(void)no;
	if (!word || mpls_parse(p, word, stack, &len))
		return -EINVAL;
	return parse_put(p, o, set, stack, (uint16_t)len, NULL);
}

/* The text has a blank too many in front, as that of `ip`. */
static void print_labels(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	char buf[MPLS_TEXT];

	if (n)
		out_str(out, opt_key(o), out->mode == OUT_TEXT ? " " : "",
			mpls_format(n->data, n->len, buf, sizeof(buf)), " ");
}

static int sample_labels(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "100/200" : "16");
	return nth > 1 ? -1 : 0;
}

static const struct type type_labels = {
	.meta = "LABEL[/LABEL...]", .parse = parse_labels, .print = print_labels,
	.sample = sample_labels,
};

/* --- the kinds ------------------------------------------------------------ */

/* Constants of linux/if_tunnel.h, which has them in network byte order. */
#define FLAG(word, value, text)                                                                    \
	{                                                                                          \
		.name = (word), .type = &type_setbit, .attr = LWTUNNEL_IP_FLAGS, .bit = (value),   \
		.max = 2, .flags = OPT_NET, .help = (text)                                         \
	}

#define COMMON                                                                                     \
	FLAG("key", 0x04, "the packets carry the id as their key"),                                \
	FLAG("csum", 0x01, "the packets carry a checksum"),                                        \
	FLAG("seq", 0x08, "the packets are numbered"),                                             \
	{.type = &type_encap_opts, .attr = LWTUNNEL_IP_OPTS, .flags = OPT_RO},                     \
	{.name = "geneve_opts", .type = &type_geneve_opts, .attr = LWTUNNEL_IP_OPTS,               \
	 .flags = OPT_WO,                                                                          \
	 .help = "GENEVE options; some kernels crash on them, see the manual page"},               \
	{.name = "vxlan_opts", .type = &type_vxlan_opts, .attr = LWTUNNEL_IP_OPTS,                 \
	 .flags = OPT_WO,                                                                          \
	 .help = "a VXLAN group policy; some kernels crash on it, see the manual page"},           \
	{.name = "erspan_opts", .type = &type_erspan_opts, .attr = LWTUNNEL_IP_OPTS,               \
	 .flags = OPT_WO,                                                                          \
	 .help = "ERSPAN's header; some kernels crash on it, see the manual page"}

static const struct opt ip_rows[] = {
	{.name = "id", .type = &type_u64, .attr = LWTUNNEL_IP_ID, .flags = OPT_NET,
	 .help = "the tunnel's key or VNI"},
	{.name = "src", .type = &type_addr, .attr = LWTUNNEL_IP_SRC, .max = 4,
	 .help = "the outer source address"},
	{.name = "dst", .type = &type_addr, .attr = LWTUNNEL_IP_DST, .max = 4,
	 .help = "the outer destination address"},
	{.name = "ttl", .type = &type_u8, .attr = LWTUNNEL_IP_TTL, .help = "the outer time to live"},
	{.name = "tos", .type = &type_tos, .attr = LWTUNNEL_IP_TOS, .help = "the outer DS field"},
	COMMON,
};

static const struct opt ip6_rows[] = {
	{.name = "id", .type = &type_u64, .attr = LWTUNNEL_IP6_ID, .flags = OPT_NET,
	 .help = "the tunnel's key or VNI"},
	{.name = "src", .type = &type_addr, .attr = LWTUNNEL_IP6_SRC, .max = 16,
	 .help = "the outer source address"},
	{.name = "dst", .type = &type_addr, .attr = LWTUNNEL_IP6_DST, .max = 16,
	 .help = "the outer destination address"},
	{.name = "hoplimit", .type = &type_u8, .attr = LWTUNNEL_IP6_HOPLIMIT,
	 .help = "the outer hop limit"},
	{.name = "tc", .type = &type_tos, .attr = LWTUNNEL_IP6_TC,
	 .help = "the outer traffic class"},
	COMMON,
};

static const struct opt mpls_rows[] = {
	{.name = "dst", .type = &type_labels, .attr = MPLS_IPTUNNEL_DST, .flags = OPT_POS,
	 .help = "the labels that are put on the packet, the outermost first"},
	{.name = "ttl", .type = &type_u8, .attr = MPLS_IPTUNNEL_TTL, .min = 1, .max = 255,
	 .help = "their time to live; that of the packet if it is not said"},
};

static const struct encap encaps[] = {
	{.type = LWTUNNEL_ENCAP_MPLS, .name = "mpls", .typed = true, .bare = true,
	 .rows = TABLE(mpls_rows)},
	{.type = LWTUNNEL_ENCAP_IP, .name = "ip", .typed = true, .rows = TABLE(ip_rows)},
	{.type = LWTUNNEL_ENCAP_IP6, .name = "ip6", .typed = true, .rows = TABLE(ip6_rows)},
};

const struct encap *encap_nth(size_t i)
{
	size_t n = sizeof(encaps) / sizeof(encaps[0]);

	if (i < n)
		return &encaps[i];
	return i == n ? &encap_seg6 : encap_shown[i - n - 1].name ? &encap_shown[i - n - 1] : NULL;
}

static const struct encap *find(const char *name, uint64_t type)
{
	const struct encap *e;

	for (size_t i = 0; (e = encap_nth(i)); i++)
		if (name ? !strcmp(e->name, name) : e->type == type)
			return e;
	return NULL;
}

/* --- the type ------------------------------------------------------------- */

static int refuse(struct parse *p, const struct encap *e, const char *word)
{
	if (e)
		return fail(p->ctx, parse_last(p), EINVAL, "encap %s can be shown, but not set",
			    word);
	return fail(p->ctx, parse_last(p), EINVAL,
		    "encap cannot be '%s': it takes mpls|ip|ip6|seg6", word);
}

static int parse_encap(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	const struct encap *e = word ? find(word, 0) : NULL;
	struct attr *nest, *kind;
	int ret;

	(void)no;
	if (!word)
		return -EINVAL;
	if (!e || !e->typed)
		return refuse(p, e, word);
	if (parse_put(p, o, set, NULL, 0, &nest))
		return -EINVAL;
	nest->nest = true;
	ret = parse_while(p, &e->rows, nest, e->bare);
	if (ret)
		return ret;
	if (!nest->child) {
		ret = fail(p->ctx, (struct span){(uint16_t)p->pos, 1}, EINVAL,
			   "encap %s needs more words", word);
		hint(p->ctx, "say '%s'", e->bare ? "LABEL[/LABEL...]" : e->rows.opt[0].name);
		return ret;
	}
	nest->at = parse_span(p);
	kind = attr_put(&p->ctx->arena, set, (uint16_t)(o->attr - 1), &e->type, sizeof(e->type));
	kind->at = parse_span(p);
	return e->finish ? e->finish(p, nest, nest->at) : 0;
}

static void print_encap(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const struct attr *kind = attr_find(set, (uint16_t)(o->attr - 1));
	const struct encap *e = kind ? find(NULL, attr_uint(kind)) : NULL;
	struct arena scratch = {0};

	if (!n || !kind)
		return;
	out_str(out, "encap", out->mode == OUT_TEXT ? " encap " : "encap ",
		e ? e->name : "unknown", " ");
	if (e)
		print_rows(out, &e->rows,
			   n->child ? n : attr_decode(&scratch, &e->rows, n->data, n->len, 0));
	arena_reset(&scratch);
}

void encap_decode(struct arena *a, const struct attr *set, uint16_t attr)
{
	struct attr *n = attr_find(set, attr);
	const struct attr *kind = attr_find(set, (uint16_t)(attr - 1));
	const struct encap *e = kind ? find(NULL, attr_uint(kind)) : NULL;

	if (n && e && !n->child)
		n->child = attr_decode(a, &e->rows, n->data, n->len, 0)->child;
}

/* The rows of a kind are not those of the route, so that they are tested by samples of it. */
static int sample_encap(const struct opt *o, int nth, char *words, size_t size)
{
	static const char *const samples[] = {
		"mpls 100/200 ttl 7", "mpls 16", "ip id 7 src 192.0.2.8 dst 192.0.2.9 ttl 3 tos 4",
		"ip dst 192.0.2.9 key csum seq", "ip6 id 7 dst 2001:db8::9 hoplimit 3 tc 4 key",
		"ip6 src 2001:db8::8 dst 2001:db8::9",
		"seg6 mode encap segs 2001:db8::1,2001:db8::2",
		"seg6 mode inline segs 2001:db8::1 hmac 16",
	};

	(void)o;
	if ((size_t)nth >= sizeof(samples) / sizeof(samples[0]))
		return -1;
	snprintf(words, size, "%s", samples[nth]);
	return 0;
}

const struct type type_lwt = {
	.meta = "KIND ...", .parse = parse_encap, .print = print_encap, .sample = sample_encap,
};

static void print_shown(struct out *out, const struct opt *o, const struct attr *set)
{
	if (out->mode != OUT_WORDS)
		print_encap(out, o, set);
}

const struct type type_lwt_shown = {.print = print_shown};
