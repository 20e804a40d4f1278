// SPDX-License-Identifier: GPL-2.0-or-later
/* macvlan: children of one parent, told apart by their MAC addresses. */
#include "macvlan.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "../kinds.h"
#include "../type.h"
#include "../uapi.h"

static const struct name modes[] = {
	{"private", MACVLAN_MODE_PRIVATE}, {"vepa", MACVLAN_MODE_VEPA},
	{"bridge", MACVLAN_MODE_BRIDGE},   {"passthru", MACVLAN_MODE_PASSTHRU},
	{"source", MACVLAN_MODE_SOURCE},   {NULL, 0},
};

/* nopromisc and nodst share IFLA_MACVLAN_FLAGS, a u16 without a mask: what a request
 * leaves out is cleared. */
static int parse_flag(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint16_t bit = (uint16_t)o->bit;

	(void)no;
	return parse_put(p, o, set, &bit, sizeof(bit), NULL);
}

static void print_flag(struct out *out, const struct opt *o, const struct attr *set)
{
	for (const struct attr *n = set->child; n; n = n->next)
		if (n->type == o->attr && (attr_uint(n) & o->bit)) {
			opt_pre(out, o);
			out_bool(out, opt_key(o), true, "");
		}
}

static int sample_flag(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	(void)size;
	*words = '\0';
	return nth ? -1 : 0;
}

static const struct type type_flag = {
	.merge = true, .parse = parse_flag, .print = print_flag, .sample = sample_flag,
};

/* --- macaddr add|del M, set M..., flush: the source addresses of mode source ---------- */

static const struct name actions[] = {
	{"add", MACVLAN_MACADDR_ADD}, {"del", MACVLAN_MACADDR_DEL},
	{"set", MACVLAN_MACADDR_SET}, {"flush", MACVLAN_MACADDR_FLUSH}, {NULL, 0},
};

static int parse_mac(struct parse *p, const struct opt *o, unsigned char *mac)
{
	const char *word = parse_value(p, o);
	size_t len;

	if (!word)
		return -EINVAL;
	if (lladdr_parse(word, mac, 6, &len) || len != 6)
		return fail(p->ctx, parse_last(p), EINVAL, "'%s' is not a MAC address", word);
	return 0;
}

static int parse_macs(struct parse *p, const struct opt *o, struct attr *set)
{
	struct arena *a = &p->ctx->arena;
	struct attr *list = attr_nest(a, set, IFLA_MACVLAN_MACADDR_DATA);
	unsigned char mac[6];

	do {
		if (parse_mac(p, o, mac))
			return -EINVAL;
		attr_put(a, list, IFLA_MACVLAN_MACADDR, mac, sizeof(mac))->at = parse_last(p);
	} while (parse_peek(p));
	list->at = parse_span(p);
	return 0;
}

static int parse_macaddr(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	const struct name *action = actions;
	unsigned char mac[6];
	uint32_t mode;

	(void)no;
	if (!word)
		return -EINVAL;
	while (action->name && strcmp(action->name, word))
		action++;
	if (!action->name)
		return fail(p->ctx, parse_last(p), EINVAL,
			    "macaddr cannot be '%s': it takes add|del|set|flush", word);
	mode = (uint32_t)action->value;
	if (parse_put(p, o, set, &mode, sizeof(mode), NULL))
		return -EINVAL;
	if (mode == MACVLAN_MACADDR_FLUSH)
		return 0;
	if (mode == MACVLAN_MACADDR_SET)
		return parse_macs(p, o, set);
	if (parse_mac(p, o, mac))
		return -EINVAL;
	attr_put(&p->ctx->arena, set, IFLA_MACVLAN_MACADDR, mac, sizeof(mac))->at = parse_last(p);
	return 0;
}

static void print_macs(struct out *out, const struct attr *list)
{
	char buf[24];

	out_array(out, "macaddr_data");
	for (const struct attr *n = list->child; n; n = n->next) {
		if (n->type != IFLA_MACVLAN_MACADDR || n->len < 6)
			continue;
		lladdr_format(n->data, 6, buf, sizeof(buf));
		out_str(out, "", "", buf, " ");
	}
	out_array_end(out);
}

static void print_macaddr(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *count = attr_find(set, IFLA_MACVLAN_MACADDR_COUNT);
	const struct attr *list = attr_find(set, IFLA_MACVLAN_MACADDR_DATA);
	const struct attr *mode = attr_find(set, IFLA_MACVLAN_MODE);
	const struct attr *one = attr_find(set, IFLA_MACVLAN_MACADDR);
	const struct attr *action = attr_find(set, IFLA_MACVLAN_MACADDR_MODE);
	const char *word = name_of(actions, attr_uint(action));
	char buf[24] = "";

	if (out->mode == OUT_WORDS) {
		if (one && one->len >= 6)
			lladdr_format(one->data, 6, buf, sizeof(buf));
		if (action && word)
			out_text(out, "%s %s %s ", o->name, word, buf);
		if (!action && list && list->child)
			out_text(out, "%s set ", o->name);
		if (list)
			print_macs(out, list);
		return;
	}
	if (!count || attr_uint(mode) != MACVLAN_MODE_SOURCE)
		return;
	out_uint(out, "macaddr_count", "remotes (", attr_uint(count), ") ");
	if (list)
		print_macs(out, list);
}

static int sample_macaddr(const struct opt *o, int nth, char *words, size_t size)
{
	static const char *const samples[] = {
		"flush", "add 02:00:00:00:00:01", "del 02:00:00:00:00:01",
		"set 02:00:00:00:00:01 02:00:00:00:00:02",
	};

	(void)o;
	if (nth >= (int)(sizeof(samples) / sizeof(samples[0])))
		return -1;
	snprintf(words, size, "%s", samples[nth]);
	return 0;
}

static const struct type type_macaddr = {
	.meta = "add|del MAC, set MAC..., flush", .size = 4, .parse = parse_macaddr,
	.print = print_macaddr, .sample = sample_macaddr,
};
static const struct type type_macs = {.decode = attr_decode_plain};

const struct opt macvlan_rows[MACVLAN_ROWS] = {
	{.name = "mode", .type = &type_u32, .attr = IFLA_MACVLAN_MODE, .names = modes,
	 .help = "who may talk to whom: private, vepa and source keep siblings apart"},
	{.name = "nopromisc", .type = &type_flag, .attr = IFLA_MACVLAN_FLAGS,
	 .bit = MACVLAN_FLAG_NOPROMISC, .help = "do not put the parent into promiscuous mode"},
	{.name = "nodst", .type = &type_flag, .attr = IFLA_MACVLAN_FLAGS,
	 .bit = 2 /* MACVLAN_FLAG_NODST */,
	 .help = "in mode source, do not deliver by destination address, too"},
	{.name = "bcqueuelen", .type = &type_u32, .attr = IFLA_MACVLAN_BC_QUEUE_LEN,
	 .help = "broadcast frames that may wait on the parent"},
	{.name = "usedbcqueuelen", .type = &type_u32, .attr = IFLA_MACVLAN_BC_QUEUE_LEN_USED,
	 .flags = OPT_RO},
	{.name = "bclim", .type = &type_s32, .attr = VNET_IFLA_MACVLAN_BC_CUTOFF,
	 .help = "receivers from which on multicast is queued, -1 for never"},
	{.name = "macaddr", .type = &type_macaddr, .attr = IFLA_MACVLAN_MACADDR_MODE,
	 .flags = OPT_SETNONE, .help = "the senders that mode source accepts"},
	{.type = &type_macs, .attr = IFLA_MACVLAN_MACADDR_DATA, .flags = OPT_RO},
};

int macvlan_check(struct parse *p, struct attr *data)
{
	const struct attr *mode = attr_find(data, IFLA_MACVLAN_MODE);
	const struct attr *list = attr_find(data, IFLA_MACVLAN_MACADDR_MODE);

	if (mode && list && attr_uint(mode) != MACVLAN_MODE_SOURCE)
		return fail(p->ctx, list->at, EINVAL, "macaddr lists need 'mode source'");
	for (const struct attr *n = data->child; mode && n; n = n->next)
		if (n->type == IFLA_MACVLAN_FLAGS && attr_uint(n) == MACVLAN_FLAG_NOPROMISC &&
		    attr_uint(mode) != MACVLAN_MODE_PASSTHRU)
			return fail(p->ctx, n->at, EINVAL, "'nopromisc' needs 'mode passthru'");
	return 0;
}

const struct kind kind_macvlan = {
	.name = "macvlan", .brief = "a child of another link with a MAC address of its own",
	.module = "macvlan", .config = "CONFIG_MACVLAN", .flags = KIND_NEEDS_LINK,
	.opts = {macvlan_rows, MACVLAN_ROWS}, .check = macvlan_check, .usual = MACVLAN_USUAL,
};
