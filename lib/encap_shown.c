// SPDX-License-Identifier: GPL-2.0-or-later
/* encap: the kinds that are shown only. */
#include <arpa/inet.h>
#include <linux/ioam6_iptunnel.h>
#include <linux/lwtunnel.h>
#include <linux/rpl_iptunnel.h>
#include <linux/seg6_local.h>
#include <stdio.h>
#include <string.h>

#include "encap.h"
#include "type.h"
#include "type_inet.h"
#include "type_named.h"

static const struct table none;

static void decode_nest(struct arena *a, const struct opt *o, struct attr *node)
{
	(void)o;
	node->child = attr_decode(a, &none, node->data, node->len, 0)->child;
}

/* --- seg6local ------------------------------------------------------------ */

static const struct name actions[] = {
	{"End", 1}, {"End.X", 2}, {"End.T", 3}, {"End.DX2", 4}, {"End.DX6", 5}, {"End.DX4", 6},
	{"End.DT6", 7}, {"End.DT4", 8}, {"End.B6", 9}, {"End.B6.Encaps", 10}, {"End.BM", 11},
	{"End.S", 12}, {"End.AS", 13}, {"End.AM", 14}, {"End.BPF", 15}, {"End.DT46", 16},
	{NULL, 0},
};

static void print_srh(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (!n)
		return;
	out_object(out, o->json);
	encap_print_srh(out, n->data, n->len);
	out_object_end(out);
}

/* The name of a BPF program that stands at a hook. */
static void print_program(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const char *name = attr_str(attr_find(n, LWT_BPF_PROG_NAME));

	if (!n)
		return;
	out_text(out, "%s ", o->name);
	out_str(out, o->name, name ? "" : NULL, name ? name : "<unknown>", " ");
}

static void print_counters(struct out *out, const struct opt *o, const struct attr *set)
{
	static const struct name counters[] = {
		{"packets", SEG6_LOCAL_CNT_PACKETS}, {"bytes", SEG6_LOCAL_CNT_BYTES},
		{"errors", SEG6_LOCAL_CNT_ERRORS}, {NULL, 0},
	};
	const struct attr *n = attr_find(set, o->attr);

	if (!n || !out->stats)
		return;
	out_object(out, o->json);
	for (const struct name *c = counters; c->name; c++) {
		out_text(out, "%s ", c->name);
		out_uint(out, c->name, "", attr_uint(attr_find(n, (uint16_t)c->value)), " ");
	}
	out_object_end(out);
}

static void print_flavors(struct out *out, const struct opt *o, const struct attr *set)
{
	static const char *const names[] = {NULL, "psp", "usp", "usd", "next-csid"};
	const struct attr *n = attr_find(set, o->attr);
	const struct attr *op = attr_find(n, SEG6_LOCAL_FLV_OPERATION);
	const struct attr *block = attr_find(n, SEG6_LOCAL_FLV_LCBLOCK_BITS);
	const struct attr *node = attr_find(n, SEG6_LOCAL_FLV_LCNODE_FN_BITS);
	const char *sep = "";

	if (op) {
		out_text(out, "flavors ");
		out_array(out, "flavors");
		for (size_t i = 1; i < sizeof(names) / sizeof(names[0]); i++) {
			if (!(attr_uint(op) >> i & 1))
				continue;
			out_str(out, "", sep, names[i], "");
			sep = ",";
		}
		out_array_end(out);
		out_text(out, " ");
	}
	if (block)
		out_uint(out, "lblen", "lblen ", attr_uint(block), " ");
	if (node)
		out_uint(out, "nflen", "nflen ", attr_uint(node), " ");
}

static const struct type type_srh = {.print = print_srh};
static const struct type type_program = {.print = print_program, .decode = decode_nest};
static const struct type type_counters = {.print = print_counters, .decode = decode_nest};
static const struct type type_flavors = {.print = print_flavors, .decode = decode_nest};

static const struct opt local_rows[] = {
	{.name = "action", .type = &type_u32, .attr = SEG6_LOCAL_ACTION, .names = actions,
	 .flags = OPT_RO},
	{.json = "srh", .type = &type_srh, .attr = SEG6_LOCAL_SRH, .flags = OPT_RO},
	{.name = "table", .type = &type_rttable, .attr = SEG6_LOCAL_TABLE, .flags = OPT_RO},
	{.name = "vrftable", .type = &type_rttable, .attr = SEG6_LOCAL_VRFTABLE, .flags = OPT_RO},
	{.name = "nh4", .type = &type_inet, .attr = SEG6_LOCAL_NH4, .flags = OPT_RO},
	{.name = "nh6", .type = &type_inet, .attr = SEG6_LOCAL_NH6, .flags = OPT_RO},
	{.name = "iif", .type = &type_link, .attr = SEG6_LOCAL_IIF, .flags = OPT_RO},
	{.name = "oif", .type = &type_link, .attr = SEG6_LOCAL_OIF, .flags = OPT_RO},
	{.name = "endpoint", .type = &type_program, .attr = SEG6_LOCAL_BPF, .flags = OPT_RO},
	{.json = "stats64", .type = &type_counters, .attr = SEG6_LOCAL_COUNTERS, .flags = OPT_RO},
	{.json = "flavors", .type = &type_flavors, .attr = SEG6_LOCAL_FLAVORS, .flags = OPT_RO},
};

/* --- rpl ------------------------------------------------------------------ */

/* struct ipv6_rpl_sr_hdr: segments_left is its fourth byte, the addresses begin at 8. */
static void print_rpl(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const unsigned char *srh = n ? n->data : NULL;
	char buf[INET6_ADDRSTRLEN];

	if (!n || n->len < 8)
		return;
	out_text(out, "segs %u [ ", srh[3]);
	out_array(out, "segs");
	for (int i = srh[3] - 1; i >= 0; i--)
		if (8 + (i + 1) * 16 <= n->len)
			out_color_str(out, COLOR_INET6, "", "",
				      inet_format(srh + 8 + i * 16, 16, buf, sizeof(buf)), " ");
	out_array_end(out);
	out_text(out, "] ");
}

static const struct type type_rpl = {.print = print_rpl};
static const struct opt rpl_rows[] = {
	{.json = "segs", .type = &type_rpl, .attr = RPL_IPTUNNEL_SRH, .flags = OPT_RO},
};

/* --- ioam6 ---------------------------------------------------------------- */

static void print_trace(struct out *out, const struct attr *trace)
{
	const unsigned char *t = trace->data;
	uint32_t type = (uint32_t)t[4] << 16 | (uint32_t)t[5] << 8 | t[6];
	char buf[16];

	out_text(out, "trace prealloc ");
	out_null(out, "trace");
	out_null(out, "prealloc");
	snprintf(buf, sizeof(buf), out->mode == OUT_JSON ? "%x" : "%#08x", type);
	out_str(out, "type", "type ", buf, " ");
	out_uint(out, "ns", "ns ", (unsigned)t[0] << 8 | t[1], " ");
	out_uint(out, "size", "size ", (t[3] & 0x7fU) * 4, " ");
}

static void print_ioam6(struct out *out, const struct opt *o, const struct attr *set)
{
	static const struct name modes[] = {{"inline", 1}, {"encap", 2}, {"auto", 3}, {NULL, 0}};
	const struct attr *trace = attr_find(set, o->attr);
	const struct attr *mode = attr_find(set, IOAM6_IPTUNNEL_MODE);
	const struct attr *k = attr_find(set, IOAM6_IPTUNNEL_FREQ_K);
	const struct attr *n = attr_find(set, IOAM6_IPTUNNEL_FREQ_N);
	const struct attr *dst = attr_find(set, IOAM6_IPTUNNEL_DST);
	const char *name = mode ? name_of(modes, attr_uint(mode)) : NULL;

	if (!trace || trace->len < 8 || !mode || !k || !n)
		return;
	out_uint(out, "freqk", "freq ", attr_uint(k), "");
	out_uint(out, "freqn", "/", attr_uint(n), " ");
	if (!dst && attr_uint(mode) != IOAM6_IPTUNNEL_MODE_INLINE)
		return;
	out_str(out, "mode", "mode ", name ? name : "<unknown>", " ");
	if (attr_uint(mode) != IOAM6_IPTUNNEL_MODE_INLINE)
		inet_print(out, "tundst", "tundst ", dst, " ");
	print_trace(out, trace);
}

static const struct type type_ioam6 = {.print = print_ioam6};
static const struct opt ioam6_rows[] = {
	{.json = "trace", .type = &type_ioam6, .attr = IOAM6_IPTUNNEL_TRACE, .flags = OPT_RO},
};

/* --- bpf, xfrm, ila ------------------------------------------------------- */

static const struct opt bpf_rows[] = {
	{.name = "in", .type = &type_program, .attr = LWT_BPF_IN, .flags = OPT_RO},
	{.name = "out", .type = &type_program, .attr = LWT_BPF_OUT, .flags = OPT_RO},
	{.name = "xmit", .type = &type_program, .attr = LWT_BPF_XMIT, .flags = OPT_RO},
	{.name = "headroom", .type = &type_u32, .attr = LWT_BPF_XMIT_HEADROOM, .flags = OPT_RO},
};

static const struct opt xfrm_rows[] = {
	{.name = "if_id", .type = &type_u32, .attr = LWT_XFRM_IF_ID, .flags = OPT_RO},
	{.name = "link_dev", .type = &type_link, .attr = LWT_XFRM_LINK, .flags = OPT_RO},
};

const struct encap encap_shown[] = {
	{.type = LWTUNNEL_ENCAP_SEG6_LOCAL, .name = "seg6local", .rows = TABLE(local_rows)},
	{.type = LWTUNNEL_ENCAP_RPL, .name = "rpl", .rows = TABLE(rpl_rows)},
	{.type = LWTUNNEL_ENCAP_IOAM6, .name = "ioam6", .rows = TABLE(ioam6_rows)},
	{.type = LWTUNNEL_ENCAP_BPF, .name = "bpf", .rows = TABLE(bpf_rows)},
	{.type = LWTUNNEL_ENCAP_XFRM, .name = "xfrm", .rows = TABLE(xfrm_rows)},
	{.type = LWTUNNEL_ENCAP_ILA, .name = "ila"},
	{.name = NULL},
};
