// SPDX-License-Identifier: GPL-2.0-or-later
/* encap ip and ip6: what is particular to GENEVE, VXLAN and ERSPAN devices. */
#include <arpa/inet.h>
#include <errno.h>
#include <linux/lwtunnel.h>
#include <stdio.h>
#include <string.h>

#include "encap.h"
#include "type.h"

/* --- reading -------------------------------------------------------------- */

/* The next field of TEXT up to ':' or ',', in *FIELD; TEXT moves behind it. */
static const char *next_field(struct parse *p, const char **text)
{
	size_t n = strcspn(*text, ":,");
	const char *field = arena_strndup(&p->ctx->arena, *text, n);

	*text += n;
	return field;
}

static int field_number(struct parse *p, const char *field, uint64_t max, uint64_t *v)
{
	return number(field, v) || *v > max ?
	       fail(p->ctx, parse_last(p), EINVAL, "'%s' is no number 0..%u", field,
		    (unsigned)max) : 0;
}

static int open_opts(struct parse *p, const struct opt *o, struct attr *set, uint16_t kind,
		     struct attr **nest)
{
	struct attr *opts;

	if (parse_put(p, o, set, NULL, 0, &opts))
		return -EINVAL;
	opts->nest = true;
	*nest = attr_put(&p->ctx->arena, opts, kind, NULL, 0);
	(*nest)->nest = true;
	return 0;
}

static int put_hex(struct parse *p, struct attr *nest, const char *hex)
{
	size_t n = strlen(hex) / 2;
	unsigned char *data = arena_alloc(&p->ctx->arena, n + 1);
	uint64_t byte;

	for (size_t i = 0; i < n; i++) {
		if (number(arena_printf(&p->ctx->arena, "0x%.2s", hex + 2 * i), &byte))
			return fail(p->ctx, parse_last(p), EINVAL,
				    "'%s' is no string of hexadecimal bytes", hex);
		data[i] = (unsigned char)byte;
	}
	if (!n || n % 4 || n > 128 || strlen(hex) != 2 * n)
		return fail(p->ctx, parse_last(p), EINVAL,
			    "the data of a GENEVE option are 4 to 128 bytes, a multiple of 4");
	attr_put(&p->ctx->arena, nest, LWTUNNEL_IP_OPT_GENEVE_DATA, data, (uint16_t)n);
	return 0;
}

static int geneve_option(struct parse *p, struct attr *nest, const char **text)
{
	struct arena *a = &p->ctx->arena;
	uint64_t class, type;
	uint16_t wire;

	if (field_number(p, next_field(p, text), UINT16_MAX, &class))
		return -EINVAL;
	*text += **text == ':';
	if (field_number(p, next_field(p, text), UINT8_MAX, &type))
		return -EINVAL;
	*text += **text == ':';
	wire = htons((uint16_t)class);
	attr_put(a, nest, LWTUNNEL_IP_OPT_GENEVE_CLASS, &wire, sizeof(wire));
	attr_put_u8(a, nest, LWTUNNEL_IP_OPT_GENEVE_TYPE, (uint8_t)type);
	return put_hex(p, nest, next_field(p, text));
}

static int parse_geneve(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *text = parse_value(p, o);
	struct attr *nest;
	int ret;

	(void)no;
	if (!text || open_opts(p, o, set, LWTUNNEL_IP_OPTS_GENEVE, &nest))
		return -EINVAL;
	do
		ret = geneve_option(p, nest, &text);
	while (!ret && *text++ == ',');
	return ret;
}

static int parse_vxlan(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *text = parse_value(p, o);
	struct attr *nest;
	uint64_t gbp;

	(void)no;
	if (!text || field_number(p, text, UINT32_MAX, &gbp) ||
	    open_opts(p, o, set, LWTUNNEL_IP_OPTS_VXLAN, &nest))
		return -EINVAL;
	attr_put_u32(&p->ctx->arena, nest, LWTUNNEL_IP_OPT_VXLAN_GBP, (uint32_t)gbp);
	return 0;
}

static int parse_erspan(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	static const uint64_t max[4] = {2, 0xfffff, 1, 63};
	const char *text = parse_value(p, o);
	struct attr *nest;

	(void)no;
	if (!text || open_opts(p, o, set, LWTUNNEL_IP_OPTS_ERSPAN, &nest))
		return -EINVAL;
	for (uint16_t i = LWTUNNEL_IP_OPT_ERSPAN_VER; i <= LWTUNNEL_IP_OPT_ERSPAN_HWID; i++) {
		const char *field = next_field(p, &text);
		uint64_t v;

		if (*field && field_number(p, field, max[i - 1], &v))
			return -EINVAL;
		if (*field && i == LWTUNNEL_IP_OPT_ERSPAN_INDEX)
			attr_put_u32(&p->ctx->arena, nest, i, htonl((uint32_t)v));
		else if (*field)
			attr_put_u8(&p->ctx->arena, nest, i, (uint8_t)v);
		text += *text == ':';
	}
	return *text ? fail(p->ctx, parse_last(p), EINVAL, "too much: it is VER:INDEX:DIR:HWID")
		     : 0;
}

/* --- showing -------------------------------------------------------------- */

static void open_line(struct out *out, const char *name)
{
	out_break(out);
	out_text(out, "%s%s ", out->mode == OUT_TEXT ? "\t" : "", name);
	out_array(out, name);
}

static void print_geneve(struct out *out, const struct attr *nest)
{
	const char *sep = "";

	open_line(out, "geneve_opts");
	for (const struct attr *n = nest->child; n; n = n->next) {
		const struct attr *type = n->next, *data = type ? type->next : NULL;
		char hex[2 * 128 + 1] = "";

		if (n->type != LWTUNNEL_IP_OPT_GENEVE_CLASS || !data)
			continue;
		for (size_t i = 0; i < data->len && i < 128; i++)
			snprintf(hex + 2 * i, 3, "%02x", ((const unsigned char *)data->data)[i]);
		out_object(out, NULL);
		out_uint(out, "class", sep, ntohs((uint16_t)attr_uint(n)), ":");
		out_uint(out, "type", "", attr_uint(type), ":");
		out_str(out, "data", "", hex, "");
		out_object_end(out);
		sep = ",";
	}
	out_array_end(out);
	out_text(out, " ");
}

static void print_vxlan(struct out *out, const struct attr *nest)
{
	open_line(out, "vxlan_opts");
	out_object(out, NULL);
	out_uint(out, "gbp", "", attr_uint(attr_find(nest, LWTUNNEL_IP_OPT_VXLAN_GBP)), " ");
	out_object_end(out);
	out_array_end(out);
}

/* Version 1 has an index, version 2 a direction and a hardware id. */
static void print_erspan(struct out *out, const struct attr *nest)
{
	uint64_t ver = attr_uint(attr_find(nest, LWTUNNEL_IP_OPT_ERSPAN_VER));
	const struct attr *index = attr_find(nest, LWTUNNEL_IP_OPT_ERSPAN_INDEX);
	const struct attr *dir = attr_find(nest, LWTUNNEL_IP_OPT_ERSPAN_DIR);
	const struct attr *hwid = attr_find(nest, LWTUNNEL_IP_OPT_ERSPAN_HWID);

	open_line(out, "erspan_opts");
	out_object(out, NULL);
	out_uint(out, "ver", "", ver, ":");
	out_uint(out, "index", "", ver == 1 ? ntohl((uint32_t)attr_uint(index)) : 0, ":");
	out_uint(out, "dir", "", ver == 1 ? 0 : attr_uint(dir), ":");
	out_uint(out, "hwid", "", ver == 1 ? 0 : attr_uint(hwid), " ");
	out_object_end(out);
	out_array_end(out);
}

static void print_opts(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	for (const struct attr *k = n ? n->child : NULL; k; k = k->next) {
		if (k->type == LWTUNNEL_IP_OPTS_GENEVE)
			print_geneve(out, k);
		else if (k->type == LWTUNNEL_IP_OPTS_VXLAN)
			print_vxlan(out, k);
		else if (k->type == LWTUNNEL_IP_OPTS_ERSPAN)
			print_erspan(out, k);
	}
}

/* Two levels of attributes that no rows describe. */
static void decode_opts(struct arena *a, const struct opt *o, struct attr *node)
{
	static const struct table none;

	(void)o;
	node->child = attr_decode(a, &none, node->data, node->len, 0)->child;
	for (struct attr *n = node->child; n; n = n->next)
		n->child = attr_decode(a, &none, n->data, n->len, 0)->child;
}

const struct type type_encap_opts = {.print = print_opts, .decode = decode_opts};
const struct type type_geneve_opts = {
	.meta = "CLASS:TYPE:HEX[,...]", .parse = parse_geneve,
};
const struct type type_vxlan_opts = {.meta = "GBP", .parse = parse_vxlan};
const struct type type_erspan_opts = {.meta = "VER:INDEX:DIR:HWID", .parse = parse_erspan};
