// SPDX-License-Identifier: GPL-2.0-or-later
/* vlan: the tagged part of another link's traffic (IEEE 802.1Q). */
#include <errno.h>
#include <linux/if_ether.h>
#include <linux/if_link.h>
#include <linux/if_vlan.h>
#include <stdio.h>
#include <string.h>

#include "../kinds.h"
#include "../type.h"

static const struct name protocols[] = {
	{"802.1Q", ETH_P_8021Q}, {"802.1q", ETH_P_8021Q}, {"802.1ad", ETH_P_8021AD},
	{"802.1AD", ETH_P_8021AD}, {NULL, 0},
};

/* All flags are one attribute; what show prints is their list, in front of which the
 * single words stay silent. */
static const struct name flag_names[] = {
	{"REORDER_HDR", VLAN_FLAG_REORDER_HDR}, {"GVRP", VLAN_FLAG_GVRP},
	{"MVRP", VLAN_FLAG_MVRP}, {"LOOSE_BINDING", VLAN_FLAG_LOOSE_BINDING},
	{"BRIDGE_BINDING", 0x10 /* VLAN_FLAG_BRIDGE_BINDING */}, {NULL, 0},
};

static void print_flags(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	struct ifla_vlan_flags flags;
	const char *pre = "<";

	if (!n || n->len < sizeof(flags) || out->mode == OUT_WORDS)
		return;
	memcpy(&flags, n->data, sizeof(flags));
	out_array(out, "flags");
	for (const struct name *f = flag_names; f->name; f++) {
		if (!(flags.flags & f->value))
			continue;
		out_str(out, "", pre, f->name, "");
		pre = ",";
	}
	out_array_end(out);
	out_text(out, "%s> ", *pre == '<' ? "<" : "");
}

static const struct type type_flags = {.merge = true, .print = print_flags};

/* --- ingress-qos-map, egress-qos-map FROM:TO ... -------------------------------------- */

static int parse_pair(struct parse *p, const char *word, struct ifla_vlan_qos_mapping *m)
{
	const char *colon = strchr(word, ':');
	uint64_t from, to;

	if (!colon || number(arena_strndup(&p->ctx->arena, word, (size_t)(colon - word)), &from) ||
	    number(colon + 1, &to) || from > UINT32_MAX || to > UINT32_MAX)
		return -EINVAL;
	m->from = (uint32_t)from;
	m->to = (uint32_t)to;
	return 0;
}

static int parse_map(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	struct ifla_vlan_qos_mapping m;
	const char *word = parse_value(p, o);
	struct attr *map;

	(void)no;
	if (!word)
		return -EINVAL;
	if (parse_pair(p, word, &m)) {
		int ret = fail(p->ctx, parse_last(p), EINVAL, "'%s' is not FROM:TO", word);

		hint(p->ctx, "two priorities with a colon, like 1:2");
		return ret;
	}
	if (parse_put(p, o, set, NULL, 0, &map))
		return -EINVAL;
	map->nest = true;
	attr_put(&p->ctx->arena, map, IFLA_VLAN_QOS_MAPPING, &m, sizeof(m))->at = parse_last(p);
	while ((word = parse_peek(p)) && strchr(word, ':') && !parse_pair(p, word, &m)) {
		p->pos++;
		attr_put(&p->ctx->arena, map, IFLA_VLAN_QOS_MAPPING, &m, sizeof(m))->at =
			parse_last(p);
	}
	map->at = parse_span(p);
	return 0;
}

static void print_map(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *map = attr_find(set, o->attr);
	bool words = out->mode == OUT_WORDS;

	if (!map)
		return;
	out_break(out);
	out_text(out, "%s%s %s", words ? "" : "      ", o->name, words ? "" : "{ ");
	out_array(out, opt_key(o));
	for (const struct attr *n = map->child; n; n = n->next) {
		struct ifla_vlan_qos_mapping m;

		if (n->len < sizeof(m))
			continue;
		memcpy(&m, n->data, sizeof(m));
		out_object(out, NULL);
		out_uint(out, "from", "", m.from, ":");
		out_uint(out, "to", "", m.to, " ");
		out_object_end(out);
	}
	out_array_end(out);
	out_text(out, "%s", words ? "" : "} ");
}

static int sample_map(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "1:2 3:4" : "0:7");
	return nth > 1 ? -1 : 0;
}

static const struct type type_map = {
	.meta = "FROM:TO...", .parse = parse_map, .decode = attr_decode_plain, .print = print_map,
	.sample = sample_map,
};

#define FLAG(word, value, text)                                                                    \
	{                                                                                          \
		.name = (word), .type = &type_vlan_bit, .attr = IFLA_VLAN_FLAGS, .bit = (value),   \
		.help = (text)                                                                     \
	}

/* Typed as on|off; show prints the list instead. */
static int parse_flag(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_bit.parse(p, o, set, no);
}

static void print_flag(struct out *out, const struct opt *o, const struct attr *set)
{
	if (out->mode == OUT_WORDS)
		type_bit.print(out, o, set);
}

static int sample_flag(const struct opt *o, int nth, char *words, size_t size)
{
	return type_bit.sample(o, nth, words, size);
}

static const struct type type_vlan_bit = {
	.meta = "on|off", .merge = true, .parse = parse_flag, .print = print_flag,
	.sample = sample_flag,
};

static const struct opt rows[] = {
	{.name = "protocol", .alias = "proto", .type = &type_u16, .attr = IFLA_VLAN_PROTOCOL,
	 .names = protocols, .flags = OPT_NET | OPT_CREATE, .help = "the tag's ethertype"},
	{.name = "id", .type = &type_u16, .attr = IFLA_VLAN_ID, .min = 1, .max = 4094,
	 .flags = OPT_CREATE, .help = "the VLAN, 1..4094"},
	{.type = &type_flags, .attr = IFLA_VLAN_FLAGS, .flags = OPT_RO},
	FLAG("reorder_hdr", VLAN_FLAG_REORDER_HDR, "hide the tag from packet sockets"),
	FLAG("gvrp", VLAN_FLAG_GVRP, "announce the VLAN by GVRP"),
	FLAG("mvrp", VLAN_FLAG_MVRP, "announce the VLAN by MVRP"),
	FLAG("loose_binding", VLAN_FLAG_LOOSE_BINDING, "stay up when the lower link is down"),
	FLAG("bridge_binding", 0x10, "carrier follows the bridge ports of this VLAN"),
	{.name = "ingress-qos-map", .alias = "ingress", .json = "ingress_qos", .type = &type_map,
	 .attr = IFLA_VLAN_INGRESS_QOS, .help = "tag priority to packet priority"},
	{.name = "egress-qos-map", .alias = "egress", .json = "egress_qos", .type = &type_map,
	 .attr = IFLA_VLAN_EGRESS_QOS, .help = "packet priority to tag priority"},
};

const struct kind kind_vlan = {
	.name = "vlan", .brief = "one VLAN of another link, as a link of its own",
	.module = "8021q", .config = "CONFIG_VLAN_8021Q", .flags = KIND_NEEDS_LINK, .needs = "id",
	.opts = TABLE(rows), .usual = "protocol 802.1Q reorder_hdr on",
};
