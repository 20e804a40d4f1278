// SPDX-License-Identifier: GPL-2.0-or-later
/* encap seg6: a segment routing header (RFC 8754) as words, bytes and text. */
#include <arpa/inet.h>
#include <errno.h>
#include <linux/lwtunnel.h>
#include <linux/seg6_iptunnel.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "encap.h"
#include "type.h"
#include "type_inet.h"

#define SEG6_MODE ATTR_LOCAL(1)
#define SEG6_SEGS ATTR_LOCAL(2)
#define SEG6_HMAC ATTR_LOCAL(3)

/* Offsets of struct ipv6_sr_hdr and of the HMAC TLV (RFC 8754, 2.1.2). */
enum { SRH_LEN = 8, SRH_TYPE = 4, SEGMENT = 16, HMAC_LEN = 40, HMAC_TLV = 5, HMAC_FLAG = 0x08 };

static const struct name modes[] = {
	{"inline", SEG6_IPTUN_MODE_INLINE}, {"encap", SEG6_IPTUN_MODE_ENCAP},
	{"l2encap", SEG6_IPTUN_MODE_L2ENCAP}, {"encap.red", SEG6_IPTUN_MODE_ENCAP_RED},
	{"l2encap.red", SEG6_IPTUN_MODE_L2ENCAP_RED}, {NULL, 0},
};

/* --- segs ADDR[,ADDR...]: the addresses one behind the other -------------- */

static int parse_segs(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	unsigned char segs[64 * SEGMENT];
	size_t len = 0;

	(void)no;
	for (const char *s = word; s && len < sizeof(segs); s++) {
		size_t n = strcspn(s, ",");
		const char *one = arena_strndup(&p->ctx->arena, s, n);

		if (inet_pton(AF_INET6, one, segs + len) != 1)
			return fail(p->ctx, parse_last(p), EINVAL, "'%s' is not an IPv6 address", one);
		len += SEGMENT;
		s += n;
		if (!*s)
			return parse_put(p, o, set, segs, (uint16_t)len, NULL);
	}
	return word ? fail(p->ctx, parse_last(p), EINVAL, "more than 64 segments") : -EINVAL;
}

static int sample_segs(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "2001:db8::1,2001:db8::2");
	return nth ? -1 : 0;
}

static const struct type type_segs = {
	.meta = "ADDR[,ADDR...]", .parse = parse_segs, .sample = sample_segs,
};

/* The first word is the last segment in the header; with inline the packet's own destination
 * follows, for which a place is kept. */
static int finish(struct parse *p, struct attr *nest, struct span at)
{
	const struct attr *mode = attr_find(nest, SEG6_MODE), *segs = attr_find(nest, SEG6_SEGS);
	const struct attr *hmac = attr_find(nest, SEG6_HMAC);
	uint32_t m = (uint32_t)attr_uint(mode), key = htonl((uint32_t)attr_uint(hmac));
	unsigned char buf[4 + SRH_LEN + 65 * SEGMENT + HMAC_LEN] = {0}, *srh = buf + 4, *tlv;
	unsigned n, len;

	if (!mode || !segs)
		return fail(p->ctx, at, EINVAL, "encap seg6 needs '%s'", mode ? "segs" : "mode");
	n = segs->len / SEGMENT + (m == SEG6_IPTUN_MODE_INLINE);
	len = SRH_LEN + n * SEGMENT + (hmac ? HMAC_LEN : 0);
	memcpy(buf, &m, sizeof(m));
	srh[1] = (unsigned char)(len / 8 - 1);
	srh[2] = SRH_TYPE;
	srh[3] = srh[4] = (unsigned char)(n - 1);
	srh[5] = hmac ? HMAC_FLAG : 0;
	for (unsigned i = 0; i < segs->len / SEGMENT; i++)
		memcpy(srh + SRH_LEN + (n - 1 - i) * SEGMENT,
		       (const char *)segs->data + i * SEGMENT, SEGMENT);
	if (hmac) {
		tlv = srh + len - HMAC_LEN;
		tlv[0] = HMAC_TLV;
		tlv[1] = HMAC_LEN - 2;
		memcpy(tlv + 4, &key, sizeof(key));
	}
	attr_put(&p->ctx->arena, nest, SEG6_IPTUNNEL_SRH, buf, (uint16_t)(4 + len))->at = at;
	return 0;
}

/* --- showing -------------------------------------------------------------- */

/* The segments in the order of the words, as far as LEN bytes hold them. */
static void print_segments(struct out *out, const unsigned char *srh, size_t len, bool inline_)
{
	bool words = out->mode == OUT_WORDS;
	const char *sep = "";
	char buf[INET6_ADDRSTRLEN];

	out_array(out, "segs");
	for (int i = srh[4]; i >= (words && inline_); i--) {
		size_t at = SRH_LEN + (size_t)i * SEGMENT;

		if (at + SEGMENT > len)
			continue;
		out_color_str(out, COLOR_INET6, "", words ? sep : "",
			      inet_format(srh + at, SEGMENT, buf, sizeof(buf)), words ? "" : " ");
		sep = ",";
	}
	out_array_end(out);
}

static void print_srh(struct out *out, const unsigned char *srh, size_t len, bool inline_)
{
	bool words = out->mode == OUT_WORDS;
	char buf[16];
	uint32_t key;

	if (len < SRH_LEN)
		return;
	if (words)
		out_text(out, "segs ");
	else
		out_text(out, "segs %u [ ", srh[4] + 1U);
	print_segments(out, srh, len, inline_);
	out_text(out, words ? " " : "] ");
	if (!(srh[5] & HMAC_FLAG) || (srh[1] + 1U) * 8 > len || (srh[1] + 1U) * 8 < HMAC_LEN)
		return;
	memcpy(&key, srh + (srh[1] + 1U) * 8 - HMAC_LEN + 4, sizeof(key));
	snprintf(buf, sizeof(buf), words ? "0x%x" : out->mode == OUT_JSON ? "%#x" : "%X",
		 ntohl(key));
	out_str(out, "hmac", "hmac ", buf, " ");
}

void encap_print_srh(struct out *out, const void *data, size_t len)
{
	print_srh(out, data, len, false);
}

static void print_tunnel(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const char *name;
	uint32_t mode;

	if (!n || n->len < sizeof(mode))
		return;
	memcpy(&mode, n->data, sizeof(mode));
	name = name_of(modes, mode);
	out_str(out, "mode", "mode ", name ? name : "<unknown>", " ");
	print_srh(out, (const unsigned char *)n->data + 4, n->len - 4U,
		  mode == SEG6_IPTUN_MODE_INLINE);
}

static const struct type type_tunnel = {.print = print_tunnel};

static const struct opt rows[] = {
	{.type = &type_tunnel, .attr = SEG6_IPTUNNEL_SRH, .flags = OPT_RO},
	{.name = "mode", .type = &type_u32, .attr = SEG6_MODE, .names = modes, .flags = OPT_WO,
	 .help = "how the header is put on the packet"},
	{.name = "segs", .type = &type_segs, .attr = SEG6_SEGS, .flags = OPT_WO,
	 .help = "the addresses to pass through, in that order"},
	{.name = "hmac", .type = &type_u32, .attr = SEG6_HMAC, .flags = OPT_WO,
	 .help = "the key that signs the header (vnet does not set keys)"},
};

const struct encap encap_seg6 = {
	.type = LWTUNNEL_ENCAP_SEG6, .name = "seg6", .typed = true, .rows = TABLE(rows),
	.finish = finish,
};
