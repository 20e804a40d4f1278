// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types: numbers with names in files. */
#include "type_named.h"

#include <errno.h>
#include <inttypes.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>

#include "names.h"
#include "type.h"

/* A type and where its names stand. */
static const struct file {
	const struct type *type;
	const char *file, *sample;
} files[] = {
	{&type_rttable, "rt_tables", "main"},
	{&type_rtproto, "rt_protos", "static"},
	{&type_rtscope, "rt_scopes", "link"},
	{&type_dsfield, "rt_dsfield", "0x10"},
};

static const struct file *file_of(const struct opt *o)
{
	const struct file *f = files;

	while (f->type != o->type)
		f++;
	return f;
}

int named_parse(struct parse *p, const struct opt *o, const char *file, uint64_t max, uint64_t *v)
{
	const char *word = parse_value(p, o);
	int ret;

	if (!word)
		return -EINVAL;
	if (names_value(p->ctx, file, word, v) && *v <= max)
		return 0;
	if (*word >= '0' && *word <= '9')
		return parse_uint(p, o, word, 0, max, v);
	ret = fail(p->ctx, parse_last(p), EINVAL, "there is no %s '%s'", o->name, word);
	hint(p->ctx, "a number 0..%" PRIu64 ", or a name from /etc/iproute2/%s", max, file);
	return ret;
}

const char *named_text(struct out *out, const char *file, uint64_t v, char *buf, size_t size)
{
	const char *name = out->ctx && !out->numeric ? names_name(out->ctx, file, v) : NULL;

	snprintf(buf, size, strcmp(file, "rt_dsfield") ? "%u" : "0x%02x", (unsigned)v);
	return name ? name : buf;
}

void named_print(struct out *out, const struct opt *o, const char *file, uint64_t v)
{
	char buf[16];

	out_str(out, opt_key(o), opt_pre(out, o), named_text(out, file, v, buf, sizeof(buf)), " ");
}

static int parse_named(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	unsigned size = o->type->size;
	unsigned char wire[4];
	uint64_t v;
	int ret = named_parse(p, o, file_of(o)->file, size == 1 ? UINT8_MAX : UINT32_MAX, &v);

	(void)no;
	if (ret)
		return ret;
	if (size == 1)
		wire[0] = (unsigned char)v;
	else
		memcpy(wire, &(uint32_t){(uint32_t)v}, sizeof(wire));
	return parse_put(p, o, set, wire, (uint16_t)size, NULL);
}

static void print_named(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (n)
		named_print(out, o, file_of(o)->file, attr_uint(n));
}

static int sample_named(const struct opt *o, int nth, char *words, size_t size)
{
	snprintf(words, size, "%s", nth ? "77" : file_of(o)->sample);
	return nth > 1 ? -1 : 0;
}

#define NAMED(word, bytes)                                                                         \
	{                                                                                          \
		.meta = (word), .size = (bytes), .parse = parse_named, .print = print_named,       \
		.sample = sample_named                                                             \
	}

const struct type type_rttable = NAMED("TABLE", 4);
const struct type type_rtproto = NAMED("PROTO", 1);
const struct type type_rtscope = NAMED("SCOPE", 1);
const struct type type_dsfield = NAMED("TOS", 1);

/* --- realms: [FROM/]TO in one u32 ----------------------------------------- */

static int one_realm(struct parse *p, const struct opt *o, const char *word, uint32_t *realm)
{
	uint64_t v = 0;
	int ret;

	if (!names_value(p->ctx, "rt_realms", word, &v)) {
		if (number(word, &v)) {
			ret = fail(p->ctx, parse_last(p), EINVAL, "there is no realm '%s'", word);
			hint(p->ctx, "%s takes [FROM/]TO, numbers or names from "
				     "/etc/iproute2/rt_realms", o->name);
			return ret;
		}
		if (v > UINT16_MAX)
			return parse_uint(p, o, word, 0, UINT16_MAX, &v);
	}
	*realm = (uint32_t)v;
	return 0;
}

static int parse_realms(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o), *slash;
	uint32_t from = 0, to = 0;
	int ret = 0;

	(void)no;
	if (!word)
		return -EINVAL;
	slash = strchr(word, '/');
	if (slash && slash != word)
		ret = one_realm(p, o, arena_strndup(&p->ctx->arena, word, (size_t)(slash - word)),
				&from);
	if (!ret && (!slash || slash[1]))
		ret = one_realm(p, o, slash ? slash + 1 : word, &to);
	if (ret)
		return ret;
	to |= from << 16;
	return parse_put(p, o, set, &to, sizeof(to), NULL);
}

/* "realms A/B" or, without a source, "realm B": words that iproute2 prints and takes. */
static void print_realms(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	uint32_t v = (uint32_t)attr_uint(n);
	char buf[16];

	if (!n)
		return;
	out_object(out, opt_key(o));
	out_text(out, out->mode == OUT_WORDS || v >> 16 ? "realms " : "realm ");
	if (v >> 16)
		out_str(out, "from", "", named_text(out, "rt_realms", v >> 16, buf, sizeof(buf)),
			"/");
	out_str(out, "to", "", named_text(out, "rt_realms", v & 0xffff, buf, sizeof(buf)), " ");
	out_object_end(out);
}

static int sample_realms(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "3/4" : "7");
	return nth > 1 ? -1 : 0;
}

const struct type type_realms = {
	.meta = "[FROM/]TO", .size = 4, .parse = parse_realms, .print = print_realms,
	.sample = sample_realms,
};

/* --- IP protocols --------------------------------------------------------- */

static int parse_ipproto(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	struct protoent ent, *found = NULL;
	char buf[1024];
	uint64_t v;
	uint8_t byte;
	int ret;

	(void)no;
	if (!word)
		return -EINVAL;
	if (*word >= '0' && *word <= '9') {
		ret = parse_uint(p, o, word, 0, UINT8_MAX, &v);
		if (ret)
			return ret;
		byte = (uint8_t)v;
	} else if (!getprotobyname_r(word, &ent, buf, sizeof(buf), &found) && found) {
		byte = (uint8_t)ent.p_proto;
	} else {
		ret = fail(p->ctx, parse_last(p), EINVAL, "there is no IP protocol '%s'", word);
		hint(p->ctx, "a number, or a name from /etc/protocols, as tcp");
		return ret;
	}
	return parse_put(p, o, set, &byte, sizeof(byte), NULL);
}

const char *ipproto_text(struct out *out, uint8_t v, char *buf, size_t size)
{
	struct protoent ent, *found = NULL;
	char space[1024];

	if (!out->numeric)
		getprotobynumber_r(v, &ent, space, sizeof(space), &found);
	if (found)
		snprintf(buf, size, "%s", ent.p_name);
	else
		snprintf(buf, size, out->mode == OUT_WORDS ? "%u" : "ipproto-%u", v);
	return buf;
}

static void print_ipproto(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	char buf[64];

	if (n)
		out_str(out, opt_key(o), opt_pre(out, o),
			ipproto_text(out, (uint8_t)attr_uint(n), buf, sizeof(buf)), " ");
}

static int sample_ipproto(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "253" : "6");
	return nth > 1 ? -1 : 0;
}

const struct type type_ipproto = {
	.meta = "PROTOCOL", .size = 1, .parse = parse_ipproto, .print = print_ipproto,
	.sample = sample_ipproto,
};
