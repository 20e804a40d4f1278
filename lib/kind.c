// SPDX-License-Identifier: GPL-2.0-or-later
/* The list of link kinds, and the row that reads `type KIND ...` and shows linkinfo. */
#include "kind.h"

#include <errno.h>
#include <linux/if_link.h>
#include <stdio.h>
#include <string.h>

#include "kinds.h"

const struct kind *const kinds[] = {
#define KIND(name) &kind_##name,
	KINDS
#undef KIND
	NULL,
};

const struct kind *kind_find(const char *name)
{
	for (const struct kind *const *k = kinds; *k; k++)
		if (!strcmp((*k)->name, name))
			return *k;
	return NULL;
}

const struct kind *kind_received(const char *name, bool slave)
{
	size_t len = strlen(name);

	if (!slave)
		return kind_find(name);
	for (const struct kind *const *k = kinds; *k; k++)
		if (((*k)->flags & KIND_SLAVE) && !strncmp((*k)->name, name, len) &&
		    !strcmp((*k)->name + len, "_slave"))
			return *k;
	return NULL;
}

const char *kind_wire(const char *name)
{
	const struct kind *k = kind_find(name);

	return k && k->wire ? k->wire : name;
}

static bool is_told(const struct kind *k, const struct attr *data)
{
	return attr_uint(attr_find(data, k->tell)) == k->told;
}

bool kind_is(const struct attr *info, const char *name, bool slave)
{
	const char *is = attr_str(attr_find(info, slave ? IFLA_INFO_SLAVE_KIND : IFLA_INFO_KIND));
	const char *wire = slave ? name : kind_wire(name);

	return is && !strcmp(is, wire) &&
	       (!strcmp(wire, name) || is_told(kind_find(name), attr_find(info, IFLA_INFO_DATA)));
}

const struct kind *kind_of_info(const struct attr *info)
{
	const char *wire = attr_str(attr_find(info, IFLA_INFO_KIND));
	const struct attr *data = attr_find(info, IFLA_INFO_DATA);

	for (const struct kind *const *k = kinds; wire && *k; k++)
		if ((*k)->wire && !strcmp((*k)->wire, wire) && is_told(*k, data))
			return *k;
	return wire ? kind_find(wire) : NULL;
}

const char *kind_lacks(struct arena *a, const struct kind *k, const struct attr *data)
{
	for (const char *s = k->needs; s && *s; s += strspn(s, " ")) {
		const char *group = "";
		bool met = false;
		size_t len;

		for (const char *end = s + strcspn(s, " "); s < end; s += len + (s[len] == '|')) {
			len = strcspn(s, " |");
			met = met || attr_word(data, s, len);
			group = arena_printf(a, "%s%s'%.*s'", group, *group ? " or " : "",
					     (int)len, s);
		}
		if (!met)
			return group;
	}
	return NULL;
}

static bool is_slave_word(const char *word, size_t *base)
{
	size_t len = strlen(word);

	if (len <= 6 || strcmp(word + len - 6, "_slave"))
		return false;
	*base = len - 6;
	return true;
}

static int parse_kind(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	struct arena *a = &p->ctx->arena;
	const struct kind *kind;
	struct attr *info, *name, *data;
	size_t base;
	bool slave;

	(void)no;
	if (!word)
		return -EINVAL;
	if (!*word || strlen(word) > 54) /* RTNL kinds are short; the kernel's MODULE_NAME_LEN */
		return fail(p->ctx, parse_last(p), EINVAL, "'%s' cannot be a kind of link", word);
	if (parse_put(p, o, set, NULL, 0, &info))
		return -EINVAL;
	info->nest = true;
	slave = is_slave_word(word, &base);
	kind = kind_find(word);
	name = attr_put_str(a, info, slave ? IFLA_INFO_SLAVE_KIND : IFLA_INFO_KIND,
			    slave ? arena_strndup(a, word, base) : kind_wire(word));
	name->at = parse_last(p);
	data = attr_nest(a, info, slave ? IFLA_INFO_SLAVE_DATA : IFLA_INFO_DATA);
	data->at = parse_span(p);
	if (kind)
		parse_scope(p, &kind->opts, data);
	if (kind && kind->wire) {
		struct attr *told = attr_put_u8(a, data, kind->tell, kind->told);

		told->opt = table_attr(&kind->opts, kind->tell);
		told->at = name->at;
	}
	return 0;
}

static void decode_linkinfo(struct arena *a, const struct opt *o, struct attr *node)
{
	static const struct table none;
	struct attr *in = attr_decode(a, &none, node->data, node->len, 0);

	(void)o;
	node->child = in->child;
	for (int slave = 0; slave < 2; slave++) {
		struct attr *name = attr_find(in, slave ? IFLA_INFO_SLAVE_KIND : IFLA_INFO_KIND);
		struct attr *data = attr_find(in, slave ? IFLA_INFO_SLAVE_DATA : IFLA_INFO_DATA);
		const struct kind *k = attr_str(name) ? kind_received(attr_str(name), slave) : NULL;

		if (!data || !k)
			continue;
		data->child = attr_decode(a, &k->opts, data->data, data->len, 0)->child;
		data->nest = true;
	}
}

static void print_half(struct out *out, const struct attr *info, bool slave)
{
	const struct attr *name = attr_find(info, slave ? IFLA_INFO_SLAVE_KIND : IFLA_INFO_KIND);
	const struct attr *data = attr_find(info, slave ? IFLA_INFO_SLAVE_DATA : IFLA_INFO_DATA);
	const struct kind *k;

	if (!attr_str(name))
		return;
	k = slave ? kind_received(attr_str(name), slave) : kind_of_info(info);
	if (out->mode == OUT_WORDS) {
		out_str(out, NULL, "type ", k && !slave ? k->name : attr_str(name),
			slave ? "_slave " : " ");
	} else {
		out_break(out);
		out_str(out, slave ? "info_slave_kind" : "info_kind", "    ", attr_str(name),
			slave ? "_slave " : " ");
	}
	if (!k || !data)
		return;
	out_object(out, slave ? "info_slave_data" : "info_data");
	print_rows(out, &k->opts, data);
	out_object_end(out);
}

static void print_linkinfo(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *info = attr_find(set, o->attr);

	if (!info)
		return;
	out_object(out, "linkinfo");
	out->foreign = attr_find(set, IFLA_LINK_NETNSID) != NULL;
	print_half(out, info, false);
	out->foreign = false;
	print_half(out, info, true);
	out_object_end(out);
}

static int sample_kind(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	for (int i = 0; i <= nth; i++)
		if (!kinds[i])
			return -1;
	snprintf(words, size, "%s", kinds[nth]->name);
	return 0;
}

static void complete_kind(struct ctx *ctx, const struct opt *o, const char *word)
{
	(void)o;
	for (const struct kind *const *k = kinds; *k; k++)
		if (!strncmp((*k)->name, word, strlen(word)))
			out_text(&ctx->out, "%s\n", (*k)->name);
}

const struct type type_kind = {
	.meta = "KIND", .parse = parse_kind, .sample = sample_kind, .complete = complete_kind,
};
const struct type type_linkinfo = {.decode = decode_linkinfo, .print = print_linkinfo};
