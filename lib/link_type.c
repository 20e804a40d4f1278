// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types of a link's generic rows: title, flags, states, and what has its own layout. */
#include "link_type.h"

#include <ctype.h>
#include <errno.h>
#include <linux/if.h>
#include <linux/if_link.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "link.h"
#include "netns.h"
#include "nl.h"
#include "type.h"

/* --- index and name --------------------------------------------------------------- */

static void print_ifindex(struct out *out, const struct opt *o, const struct attr *set)
{
	if (out->mode != OUT_WORDS)
		out_uint(out, opt_key(o), "", attr_hdr(set, 4, 4), ": ");
}

const struct type type_ifindex = {.size = 4, .print = print_ifindex};

/* The link that LINK stands on; NULL: none, in another namespace, or gone. */
static const struct nl_link *lower_of(struct out *out, const struct attr *link)
{
	const struct attr *lower = attr_find(link, IFLA_LINK);
	struct nl *nl;

	if (!out->ctx || !lower || !attr_uint(lower) || attr_find(link, IFLA_LINK_NETNSID))
		return NULL;
	return nl_here(out->ctx, &nl) ? NULL : nl_link(out->ctx, nl, (unsigned)attr_uint(lower));
}

/* "NAME@LOWER", the lower link as name, as ifN in another namespace, or NONE. */
void link_title(struct out *out, const struct attr *link, bool brief)
{
	const struct attr *lower = attr_find(link, IFLA_LINK);
	const char *name = attr_str(attr_find(link, IFLA_IFNAME));
	const struct nl_link *l = lower_of(out, link);
	static const char blanks[] = "                 "; /* 17 */
	char text[128], under[64] = "";
	size_t len;

	if (lower && !attr_uint(lower)) {
		out_null(out, "link");
		snprintf(under, sizeof(under), "@NONE");
	} else if (l) {
		out_str(out, "link", NULL, l->name, NULL);
		snprintf(under, sizeof(under), "@%s", l->name);
	} else if (lower) {
		snprintf(under, sizeof(under), "@if%u", (unsigned)attr_uint(lower));
		/* What comes without the namespace (AF_BRIDGE's messages) is no index here. */
		if (attr_find(link, IFLA_LINK_NETNSID))
			out_uint(out, "link_index", NULL, attr_uint(lower), NULL);
		else
			out_str(out, "link", NULL, under + 1, NULL);
	}
	len = (size_t)snprintf(text, sizeof(text), "%s%s", name ? name : "", under);
	if (out->mode == OUT_JSON)
		out_str(out, "ifname", NULL, name ? name : "", NULL);
	else
		out_color_str(out, COLOR_IFNAME, NULL, "", text,
			      brief ? blanks + (len < 16 ? len : 16) : ": ");
}

static void print_title(struct out *out, const struct opt *o, const struct attr *set)
{
	(void)o;
	if (out->mode != OUT_WORDS)
		link_title(out, set, false);
}

const struct type type_title = {.print = print_title};

static int parse_link_name(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_ifname.parse(p, o, set, no);
}

static void print_link_name(struct out *out, const struct opt *o, const struct attr *set)
{
	const char *name = attr_str(attr_find(set, o->attr));

	if (out->mode == OUT_WORDS && name)
		out_str(out, "name", "name ",
			out->ctx ? word_quote(&out->ctx->arena, name) : name, " ");
}

static int sample_link_name(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "v0");
	return nth ? -1 : 0;
}

const struct type type_link_name = {
	.meta = "NAME", .parse = parse_link_name, .print = print_link_name,
	.sample = sample_link_name,
};

static int parse_index(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_u32.parse(p, o, set, no);
}

static void print_index(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (out->mode == OUT_WORDS && n && attr_uint(n))
		out_uint(out, NULL, "index ", attr_uint(n), " ");
}

static int sample_index(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "77");
	return nth ? -1 : 0;
}

const struct type type_index = {
	.meta = "NUMBER", .size = 4, .parse = parse_index, .print = print_index,
	.sample = sample_index,
};

/* --- flags --------------------------------------------------------------------------- */

static bool inverted(const struct opt *o)
{
	return o->bit == IFF_NOARP || o->bit == IFF_NOTRAILERS;
}

static int parse_link_bit(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint32_t both[2] = {0, (uint32_t)o->bit};
	bool on;

	(void)no;
	if (onoff_parse(p, o, &on))
		return -EINVAL;
	if (on != inverted(o))
		both[0] = (uint32_t)o->bit;
	return parse_put(p, o, set, both, sizeof(both), NULL);
}

static void print_link_bit(struct out *out, const struct opt *o, const struct attr *set)
{
	uint32_t both[2];

	for (const struct attr *n = set->child; n && out->mode == OUT_WORDS; n = n->next) {
		if (n->type != o->attr || n->len != sizeof(both))
			continue;
		memcpy(both, n->data, sizeof(both));
		if (both[1] & o->bit)
			out_text(out, "%s %s ", o->name,
				 !(both[0] & o->bit) == inverted(o) ? "on" : "off");
	}
}

static int sample_onoff(const struct opt *o, int nth, char *words, size_t size)
{
	return type_onoff.sample(o, nth, words, size);
}

const struct type type_link_bit = {
	.meta = "on|off", .size = 8, .merge = true, .parse = parse_link_bit,
	.print = print_link_bit, .sample = sample_onoff,
};

static const struct name flag_names[] = {
	{"LOOPBACK", IFF_LOOPBACK}, {"BROADCAST", IFF_BROADCAST},
	{"POINTOPOINT", IFF_POINTOPOINT}, {"MULTICAST", IFF_MULTICAST}, {"NOARP", IFF_NOARP},
	{"ALLMULTI", IFF_ALLMULTI}, {"PROMISC", IFF_PROMISC}, {"MASTER", IFF_MASTER},
	{"SLAVE", IFF_SLAVE}, {"DEBUG", IFF_DEBUG}, {"DYNAMIC", IFF_DYNAMIC},
	{"AUTOMEDIA", IFF_AUTOMEDIA}, {"PORTSEL", IFF_PORTSEL}, {"NOTRAILERS", IFF_NOTRAILERS},
	{"UP", IFF_UP}, {"LOWER_UP", IFF_LOWER_UP}, {"DORMANT", IFF_DORMANT}, {"ECHO", IFF_ECHO},
	{NULL, 0},
};

void link_flags(struct out *out, const struct attr *link)
{
	uint64_t flags = attr_hdr(link, 8, 4);
	const struct nl_link *lower = lower_of(out, link);
	const char *pre = "";
	char rest[16];

	out_text(out, "<");
	out_array(out, "flags");
	if ((flags & IFF_UP) && !(flags & IFF_RUNNING)) {
		out_str(out, "", pre, "NO-CARRIER", "");
		pre = ",";
	}
	flags &= ~(uint64_t)IFF_RUNNING;
	for (const struct name *f = flag_names; f->name; f++) {
		if (!(flags & f->value))
			continue;
		out_str(out, "", pre, f->name, "");
		flags &= ~f->value;
		pre = ",";
	}
	if (flags) {
		snprintf(rest, sizeof(rest), "%x", (unsigned)flags);
		out_str(out, "", pre, rest, "");
	}
	if (lower && !(lower->flags & IFF_UP))
		out_str(out, "", ",", "M-DOWN", "");
	out_array_end(out);
	out_text(out, "> ");
}

static void print_flags(struct out *out, const struct opt *o, const struct attr *set)
{
	(void)o;
	if (out->mode != OUT_WORDS)
		link_flags(out, set);
}

const struct type type_flags = {.size = 8, .merge = true, .print = print_flags};

/* --- states -------------------------------------------------------------------------- */

static const char *upper(char *buf, size_t size, const char *s)
{
	size_t i = 0;

	for (; s[i] && i + 1 < size; i++)
		buf[i] = (char)toupper((unsigned char)s[i]);
	buf[i] = '\0';
	return buf;
}

void link_state(struct out *out, const struct opt *o, const struct attr *n, const char *pre,
		int width)
{
	const char *name = name_of(o->names, attr_uint(n));
	enum out_color c = COLOR_NONE;
	char buf[20], post[20];

	if (o->attr == IFLA_OPERSTATE)
		c = attr_uint(n) == 6 ? COLOR_UP : attr_uint(n) == 2 ? COLOR_DOWN : COLOR_NONE;
	if (!name)
		snprintf(buf, sizeof(buf), "%#x", (unsigned)attr_uint(n));
	else if (out->mode == OUT_WORDS)
		snprintf(buf, sizeof(buf), "%s", name);
	else
		upper(buf, sizeof(buf), name);
	width -= (int)strlen(buf);
	snprintf(post, sizeof(post), "%*s", width > 1 ? width : 1, "");
	out_color_str(out, c, opt_key(o), pre, buf, post);
}

static void print_upper(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (!n)
		return;
	link_state(out, o, n, opt_pre(out, o), 0);
}

/* In capitals, too, as show prints them. */
static int parse_names(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_peek(p);

	for (const struct name *n = o->names; word && n->name; n++) {
		uint8_t value = (uint8_t)n->value;

		if (!strcasecmp(word, n->name) && parse_value(p, o))
			return parse_put(p, o, set, &value, sizeof(value), NULL);
	}
	return type_u8.parse(p, o, set, no);
}

static int sample_names(const struct opt *o, int nth, char *words, size_t size)
{
	return type_u8.sample(o, nth, words, size);
}

static const char *describe_names(struct arena *a, const struct opt *o)
{
	return type_u8.describe(a, o);
}

#define NAMES                                                                                      \
	{                                                                                          \
		.meta = "WORD", .size = 1, .parse = parse_names, .print = print_upper,             \
		.sample = sample_names, .describe = describe_names                                 \
	}

const struct type type_state = NAMES;
const struct type type_mode = NAMES;

static int parse_qlen(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_u32.parse(p, o, set, no);
}

static int sample_u32(const struct opt *o, int nth, char *words, size_t size)
{
	return type_u32.sample(o, nth, words, size);
}

/* Nothing follows it in the line: no blank behind, and 0 is not worth a word. */
static void print_qlen(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (n && out->mode == OUT_WORDS)
		out_uint(out, NULL, "txqueuelen ", attr_uint(n), " ");
	else if (n && attr_uint(n))
		out_uint(out, opt_key(o), "qlen ", attr_uint(n), "");
}

const struct type type_qlen = {
	.meta = "NUMBER", .size = 4, .parse = parse_qlen, .print = print_qlen,
	.sample = sample_u32,
};

/* Why the notification was sent (IFLA_EVENT_..., linux/if_link.h); nothing for most. */
static void print_event(struct out *out, const struct opt *o, const struct attr *set)
{
	static const char *const events[] = {
		NULL, "REBOOT", "FEATURE CHANGE", "BONDING FAILOVER", "NOTIFY PEERS",
		"RESEND IGMP", "BONDING OPTION",
	};
	const struct attr *n = attr_find(set, o->attr);
	uint64_t v = attr_uint(n);

	if (n && out->mode != OUT_WORDS && v && v < sizeof(events) / sizeof(events[0]))
		out_str(out, opt_key(o), "event ", events[v], " ");
}

const struct type type_event = {.size = 4, .print = print_event};
