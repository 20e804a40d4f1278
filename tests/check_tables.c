// SPDX-License-Identifier: GPL-2.0-or-later
/* Every table: whether its rows are complete, and that words -> message -> words is a
 * fixed point for each row's samples. */
#include <ctype.h>
#include <libmnl/libmnl.h>
#include <linux/fib_rules.h>
#include <linux/nexthop.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/addr.h"
#include "../lib/fdb.h"
#include "../lib/encap.h"
#include "../lib/kinds.h"
#include "../lib/link.h"
#include "../lib/neigh.h"
#include "../lib/link_words.h"
#include "../lib/nexthop.h"
#include "../lib/route.h"
#include "../lib/rule.h"
#include "../lib/type.h"
#include "../lib/type_inet.h"
#include "fake/command.h"

#include <check.h>

enum { MANY = 256 };

/* Every program, and behind those the objects with verbs of their own. */
static const struct tool *tools[MANY];
static int n_tools;

/* --- the list of tables ------------------------------------------------------------------- */

static struct {
	const struct table *table;
	char name[64];
} tables[MANY];
static int n_tables;

static void add_table(const struct table *t, const char *one, const char *two)
{
	if (!t || n_tables == MANY)
		return;
	for (int i = 0; i < n_tables; i++)
		if (tables[i].table == t)
			return;
	tables[n_tables].table = t;
	snprintf(tables[n_tables++].name, sizeof(tables[0].name), "%s %s", one, two);
}

static void find_tools(void)
{
	for (const struct tool *const *t = command_tools; *t && n_tools < MANY; t++)
		tools[n_tools++] = *t;
	for (int n = 0; n < n_tools; n++)
		for (size_t v = 0; v < tools[n]->n; v++)
			if (tools[n]->verb[v].sub && n_tools < MANY)
				tools[n_tools++] = tools[n]->verb[v].sub;
}

static void find_tables(void)
{
	const struct encap *e;

	for (size_t i = 0; (e = encap_nth(i)); i++)
		add_table(&e->rows, "encap", e->name);
	add_table(&route_nh_table, "nexthop", "of a route");
	add_table(&link_table, "link", "");
	add_table(&addr_table, "addr", "");
	add_table(&link_peer_table, "peer", "");
	for (const struct kind *const *k = kinds; *k; k++) {
		add_table(&(*k)->opts, "kind", (*k)->name);
		for (size_t i = 0; i < (*k)->opts.n; i++)
			add_table((*k)->opts.opt[i].nest, (*k)->name, (*k)->opts.opt[i].name);
	}
	for (int i = 0; i < n_tools; i++)
		for (size_t v = 0; v < tools[i]->n; v++) {
			add_table(tools[i]->verb[v].base, tools[i]->name, tools[i]->verb[v].name);
			add_table(tools[i]->verb[v].opts, tools[i]->name, tools[i]->verb[v].name);
		}
}

static bool typed(const struct opt *o)
{
	return o->name && !(o->flags & OPT_RO);
}

/* --- lint ------------------------------------------------------------------------------------ */

/* One sentence in lower case (an acronym or a name may open it) without a full stop. */
static bool is_help(const char *help)
{
	size_t len = help ? strlen(help) : 0;

	return len > 2 && help[len - 1] != '.' && help[0] != ' ' &&
	       !(isupper((unsigned char)help[0]) && islower((unsigned char)help[1]));
}

START_TEST(every_row_is_complete)
{
	const struct table *t = tables[_i].table;
	const char *in = tables[_i].name;

	for (size_t i = 0; i < t->n; i++) {
		const struct opt *o = &t->opt[i];
		const char *name = o->name ? o->name : o->json ? o->json : "(no name)";

		ck_assert_msg(o->type, "%s: %s has no type", in, name);
		ck_assert_msg(o->max >= o->min || !o->max, "%s: %s: max < min", in, name);
		if (!typed(o)) {
			ck_assert_msg(o->flags & OPT_RO || !o->type->parse, "%s: %s", in, name);
			ck_assert_msg(o->type->print || o->type->decode, "%s: %s is never shown", in,
				      name);
			continue;
		}
		ck_assert_msg(o->type->parse, "%s: %s cannot be parsed", in, name);
		ck_assert_msg(is_help(o->help), "%s: %s: help '%s'", in, name,
			      o->help ? o->help : "");
		ck_assert_msg(!o->type->merge || o->bit, "%s: %s shares an attribute, but has no bit",
			      in, name);
		ck_assert_msg(!strchr(o->name, ' '), "%s: '%s' is no word", in, name);
	}
}
END_TEST

/* Every word by which a row can be typed, in OUT; returns their number. */
static size_t words_of(const struct opt *o, char (*out)[64])
{
	const char *list[2] = {o->name, o->alias};
	size_t n = 0;

	for (int k = 0; k < 2; k++)
		for (const char *s = list[k]; s && *s;) {
			size_t len = strcspn(s, " ");

			snprintf(out[n++], 64, "%.*s", (int)len, s);
			if (o->flags & OPT_NO)
				snprintf(out[n++], 64, "no%.*s", (int)len, s);
			s += len + strspn(s + len, " ");
		}
	return n;
}

START_TEST(every_word_of_a_table_means_one_row)
{
	const struct table *t = tables[_i].table;
	char words[16][64];
	bool no;

	for (size_t i = 0; i < t->n; i++) {
		size_t n = typed(&t->opt[i]) ? words_of(&t->opt[i], words) : 0;

		for (size_t k = 0; k < n; k++) {
			ck_assert_msg(table_find(t, words[k], &no) == &t->opt[i],
				      "%s: '%s' is not the row %s", tables[_i].name, words[k],
				      t->opt[i].name);
			for (size_t l = 0; l < k; l++)
				ck_assert_msg(strcmp(words[k], words[l]), "%s: '%s' twice",
					      tables[_i].name, words[k]);
		}
	}
}
END_TEST

static bool has_row(const struct table *t, const char *name, size_t len)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->opt[i].name && strlen(t->opt[i].name) == len &&
		    !memcmp(t->opt[i].name, name, len))
			return true;
	return false;
}

START_TEST(what_a_row_needs_or_excludes_exists)
{
	const struct table *t = tables[_i].table;

	for (size_t i = 0; i < t->n; i++) {
		const char *list[2] = {t->opt[i].needs, t->opt[i].excl};

		for (int k = 0; k < 2; k++)
			for (const char *s = list[k]; s && *s;) {
				size_t len = strcspn(s, " ");

				ck_assert_msg(has_row(t, s, len), "%s: %s: no row '%.*s'",
					      tables[_i].name, t->opt[i].name, (int)len, s);
				s += len + strspn(s + len, " ");
			}
	}
}
END_TEST

START_TEST(what_a_new_link_of_a_kind_needs_exists)
{
	for (const struct kind *const *k = kinds; *k; k++)
		for (const char *s = (*k)->needs; s && *s;) {
			size_t len = strcspn(s, " |");

			ck_assert_msg(len && has_row(&(*k)->opts, s, len), "%s: no row '%.*s'",
				      (*k)->name, (int)len, s);
			s += len + (s[len] != '\0');
		}
}
END_TEST

/* That the array ends is seen by the sanitizer; that it fits the type, here. */
START_TEST(every_name_of_a_value_fits_the_value)
{
	const struct table *t = tables[_i].table;

	for (size_t i = 0; i < t->n; i++) {
		const struct opt *o = &t->opt[i];
		size_t n = 0;

		for (; o->names && o->names[n].name; n++) {
			ck_assert_uint_lt(n, 64);
			ck_assert(*o->names[n].name && !strchr(o->names[n].name, ' '));
			ck_assert_msg(!o->type->size || o->type->size >= 8 ||
				      !(o->names[n].value >> 8 * o->type->size),
				      "%s: %s: %s", tables[_i].name, o->name, o->names[n].name);
			for (size_t k = 0; k < n; k++)
				ck_assert_str_ne(o->names[k].name, o->names[n].name);
		}
		ck_assert(!o->names || n);
	}
}
END_TEST

START_TEST(every_verb_is_complete_and_its_words_are_its_own)
{
	const struct tool *tool = tools[_i];
	unsigned defaults = 0;

	ck_assert(tool->name && tool->brief && tool->n);
	for (size_t i = 0; i < tool->n; i++) {
		const struct verb *v = &tool->verb[i];

		ck_assert_msg(v->name && v->help && *v->help, "%s: %s", tool->name, v->name);
		ck_assert_msg(v->sub ? !v->run && !v->opts && !v->base : v->run != NULL, "%s: %s",
			      tool->name, v->name);
		ck_assert_msg(v->sub || v->flags & VERB_RAW || (v->opts && v->hdrlen), "%s: %s",
			      tool->name, v->name);
		defaults += !!(v->flags & VERB_DEFAULT);
		for (size_t k = 0; k < i; k++) {
			const struct opt a = {.name = v->name, .alias = v->alias};
			char words[16][64];

			for (size_t w = words_of(&a, words); w--;)
				ck_assert_msg(!word_is(words[w], tool->verb[k].name,
						       tool->verb[k].alias),
					      "%s: '%s' is %s and %s", tool->name, words[w], v->name,
					      tool->verb[k].name);
		}
	}
	ck_assert_uint_eq(defaults, 1);
}
END_TEST

/* What a kind usually has can be said of it, each once. */
START_TEST(what_a_new_link_has_is_said_by_words)
{
	for (const struct kind *const *k = kinds; *k; k++) {
		struct command c;
		struct usual usual;

		command_open(&c, "vnet-link save");
		ck_assert_msg(!usual_read(&c.ctx, *k, &usual), "%s: %s", (*k)->name,
			      err_text(&c.ctx));
		for (const struct attr *n = usual.data->child; n; n = n->next)
			ck_assert(n->opt && n->at.n);
		command_close(&c);
	}
}
END_TEST

START_TEST(every_kind_is_complete_and_found_by_its_name)
{
	for (const struct kind *const *k = kinds; *k; k++) {
		ck_assert((*k)->name && (*k)->brief && (*k)->module && (*k)->config);
		ck_assert_msg(is_help((*k)->brief), "%s: %s", (*k)->name, (*k)->brief);
		ck_assert_ptr_eq(kind_find((*k)->name), *k);
		ck_assert(!strncmp((*k)->config, "CONFIG_", 7));
	}
	ck_assert_ptr_null(kind_find("frob"));
	ck_assert_ptr_null(kind_received("", false));
	ck_assert_ptr_null(kind_received("", true));
}
END_TEST

/* --- the fixed point ------------------------------------------------------------------------------ */

/* A row with one way to put it into a command. */
static struct trip {
	const struct kind *kind; /* NULL: a row of any link, or of another object */
	const struct opt *opt;
	enum { LINK, PEER, ADDR, ROUTE, RULE, NEXTHOP, NEIGH, FDB } what;
} trips[1024];
static int n_trips;

/* What has a table of its own: how a command on it begins and, unless the row is one of
 * ALONE, goes on, for IPv4 and IPv6. */
static const struct object {
	const struct table *table;
	size_t hdrlen;
	const char *start, *front, *front6, *alone;
} objects[] = {
	[LINK] = {&link_table, sizeof(struct ifinfomsg), "vnet-link add", NULL, NULL, NULL},
	[PEER] = {&link_table, sizeof(struct ifinfomsg), "vnet-link add", NULL, NULL, NULL},
	[ADDR] = {&addr_table, sizeof(struct ifaddrmsg), "vnet-addr add", " 192.0.2.7/24",
		  " 2001:db8::7/64", "local"},
	[ROUTE] = {&route_table, sizeof(struct rtmsg), "vnet-route add", " 192.0.2.0/24",
		   " 2001:db8::/64", "to"},
	[RULE] = {&rule_table, sizeof(struct fib_rule_hdr), "vnet-rule add", " priority 9",
		  NULL, "priority"},
	[NEXTHOP] = {&nexthop_table, sizeof(struct nhmsg), "vnet-nexthop add", " dev eth0",
		     " via 2001:db8::9 dev eth0",
		     "group type buckets idle_timer unbalanced_timer dev via blackhole"},
	[NEIGH] = {&neigh_table, sizeof(struct ndmsg), "vnet-neigh add", " 192.0.2.7",
		   " 2001:db8::7", "to proxy"},
	[FDB] = {&fdb_table, sizeof(struct ndmsg), "vnet-bridge fdb add", " 02:00:00:00:00:07",
		 " 02:00:00:00:00:08", "to"},
};

/* Samples for types that cannot give their own: names of links that the fake kernel has. */
static const struct {
	const struct type *type;
	const char *sample;
} samples[] = {{&type_link, "br0"}, {&type_oif, "br0"}, {&type_lower, "br0"},
	     {&type_multicast, "239.1.1.1 dev br0"}, {&type_unicast, "192.0.2.1"}};

/* Typed rows that the round trip leaves out, and why. */
static const struct {
	const struct table *table;
	const char *name, *why;
} left_out[] = {
	{&link_table, "netns", "what is sent is the number of an open file, new each time"},
	{&link_table, "nomaster", "index 0 is not shown: only its absence is"},
	{&route_table, "as", "it needs -M, with which nothing else is an address"},
	{&route_table, "vrf", "whose table it is, the kernel is asked"},
	{&link_table, "vf", "it is refused"},
	{&link_table, "xdp", "it is refused"},
	{NULL, "nobackup_port", "index 0 is not shown: only its absence is"},
	{NULL, "clear_active_slave", "the same"},
	{&kind_ip6erspan.opts, "csum", "ip6erspan_tap_validate() takes no checksums"},
	{&kind_ip6erspan.opts, "icsum", "the same"},
	{&kind_ip6erspan.opts, "ocsum", "the same"},
};

static bool skipped(const struct table *t, const struct opt *o)
{
	for (size_t i = 0; i < sizeof(left_out) / sizeof(left_out[0]); i++)
		if (!strcmp(left_out[i].name, o->name) &&
		    (!left_out[i].table || left_out[i].table == t))
			return true;
	return false;
}

static bool sample_of(const struct opt *o, int nth, char *words, size_t size)
{
	for (size_t i = 0; i < sizeof(samples) / sizeof(samples[0]); i++)
		if (o->type == samples[i].type) {
			snprintf(words, size, "%s", samples[i].sample);
			return nth == 0;
		}
	return o->type->sample && o->type->sample(o, nth, words, size) >= 0;
}

static void add_trips(const struct table *t, const struct kind *k, int what)
{
	for (size_t i = 0; i < t->n && n_trips < 1024; i++)
		if (typed(&t->opt[i]) && !skipped(t, &t->opt[i]))
			trips[n_trips++] = (struct trip){k, &t->opt[i], what};
}

static void find_trips(void)
{
	add_trips(&link_table, NULL, LINK);
	add_trips(&link_table, NULL, PEER);
	for (int what = ADDR; what <= FDB; what++)
		add_trips(objects[what].table, NULL, what);
	for (const struct kind *const *k = kinds; *k; k++)
		add_trips(&(*k)->opts, *k, LINK);
}

static void add_words(const struct table *t, const char *names, char *line, size_t size);

/* Adds word NAME (LEN bytes) of T with its first sample, unless the command has it. */
static void add_word(const struct table *t, const char *name, size_t len, char *line, size_t size)
{
	char word[64], sample[256] = "", have[66];
	const struct opt *o;
	bool no;

	snprintf(word, sizeof(word), "%.*s", (int)len, name);
	snprintf(have, sizeof(have), " %s ", word);
	o = table_find(t, word, &no);
	if (!o || strstr(line, have) || !sample_of(o, 0, sample, sizeof(sample)))
		return;
	snprintf(line + strlen(line), size - strlen(line), "%s %s ", word, sample);
	add_words(t, o->needs, line, size);
}

static void add_words(const struct table *t, const char *names, char *line, size_t size)
{
	for (const char *s = names; s && *s; s += strspn(s, " ")) {
		size_t len = strcspn(s, " ");

		add_word(t, s, len, line, size);
		s += len;
	}
}

/* What a kind's check wants beside a row (NULL: any other), first match. */
static const struct {
	const char *kind, *row, *words;
} companions[] = {
	{"gre", "ignore-df", "nopmtudisc "}, {"gretap", "ignore-df", "nopmtudisc "},
	{"erspan", "ignore-df", "nopmtudisc erspan_ver 0 "},
	{"erspan", "external", ""}, {"ip6erspan", "external", ""},
	{"erspan", "erspan_ver", "seq key 5 "}, {"ip6erspan", "erspan_ver", "seq key 5 "},
	{"erspan", "erspan", "seq key 5 "}, {"ip6erspan", "erspan", "seq key 5 "},
	{"erspan", "erspan_dir", "erspan_ver 2 seq key 5 "},
	{"ip6erspan", "erspan_dir", "erspan_ver 2 seq key 5 "},
	{"erspan", "erspan_hwid", "erspan_ver 2 seq key 5 "},
	{"ip6erspan", "erspan_hwid", "erspan_ver 2 seq key 5 "},
	{"erspan", NULL, "erspan_ver 0 "},
	{"ip6erspan", "key", "seq "}, {"ip6erspan", "seq", "key 5 "},
	{"ip6erspan", "ikey", "seq okey 5 "}, {"ip6erspan", "okey", "seq ikey 5 "},
	{"ip6erspan", "iseq", "key 5 oseq "}, {"ip6erspan", "oseq", "key 5 iseq "},
	{"ip6erspan", NULL, "seq key 5 "},
};

static const char *companion_of(const struct trip *t)
{
	for (size_t i = 0; i < sizeof(companions) / sizeof(companions[0]); i++)
		if (!strcmp(companions[i].kind, t->kind->name) &&
		    (!companions[i].row || !strcmp(companions[i].row, t->opt->name)))
			return companions[i].words;
	return "";
}

/* What the kind says that a new link needs, and what the row needs, in front of it. */
static void add_needs(const struct trip *t, char *line, size_t size)
{
	const struct table *table = &t->kind->opts;

	add_words(table, t->opt->needs, line, size);
	for (const char *s = t->kind->needs; s && *s; s += strspn(s, " ")) {
		bool met = false;
		size_t len, first = strcspn(s, " |");
		const char *from = s, *end = s + strcspn(s, " ");

		for (; s < end; s += len + (s[len] == '|')) {
			char have[66];

			len = strcspn(s, " |");
			snprintf(have, sizeof(have), " %.*s ", (int)len, s);
			met = met || strstr(line, have) ||
			      (strlen(t->opt->name) == len && !memcmp(t->opt->name, s, len));
		}
		if (!met)
			add_word(table, from, first, line, size);
	}
}

/* Everything of the command but the row itself and what show prints anyway. */
static const char *start_of(const struct trip *t)
{
	if (t->what > PEER)
		return objects[t->what].start;
	if (t->kind && t->kind->flags & KIND_SLAVE)
		return "vnet-link set dev v0";
	return t->kind && t->kind->flags & KIND_NEEDS_LINK ? "vnet-link add link eth0" :
							     "vnet-link add";
}

/* An address and its like belong to an interface. */
static bool has_dev(const struct trip *t)
{
	return (t->what == ADDR || t->what == NEIGH || t->what == FDB) &&
	       strcmp(t->opt->name, "dev");
}

/* A command on an object: its front, what the row needs, the row. */
static void object_words(const struct trip *t, const char *sample, bool ipv6, char *line,
			 size_t size)
{
	const struct object *o = &objects[t->what];
	const char *row = t->opt->name;

	snprintf(line, size, "%s%s%s ", o->start,
		 word_is(row, o->alone, o->alone) ? "" : ipv6 ? o->front6 : o->front,
		 has_dev(t) ? " dev eth0" : "");
	add_words(o->table, t->opt->needs, line, size);
	snprintf(line + strlen(line), size - strlen(line), "%s %s", row, sample);
}

static void first_words(const struct trip *t, const char *sample, bool ipv6, char *line, size_t size)
{
	const char *row = t->opt->name, *kind = t->kind ? t->kind->name : "dummy";

	if (t->what > PEER)
		object_words(t, sample, ipv6, line, size);
	else if (t->what == PEER)
		snprintf(line, size, "vnet-link add v8 type veth peer %s %s", row, sample);
	else if (!t->kind)
		snprintf(line, size, "%s %s %s %s type dummy", start_of(t),
			 !strcmp(row, "name") ? "" : "v8", row, sample);
	if (t->what != LINK || !t->kind)
		return;
	snprintf(line, size, "%s%s type %s ", start_of(t),
		 t->kind->flags & KIND_SLAVE ? "" : " v8", kind);
	add_needs(t, line, size);
	snprintf(line + strlen(line), size - strlen(line), "%s%s %s", companion_of(t), row, sample);
}

/* The command LINE as its message, in the command's arena; NULL: it is refused. */
static struct nlmsghdr *message(struct command *c, const char *line)
{
	const struct verb *verb;
	struct attr *root;
	unsigned pos = 2;

	command_open(c, line);
	verb = command_verb(command_tool(c->word[0]), c->word[1]);
	while (verb->sub)
		verb = command_verb(verb->sub, c->word[pos++]);
	if (parse_command(&c->ctx, verb, pos, &root) || parse_resolve(&c->ctx, root))
		return NULL;
	return attr_build(&c->ctx.arena, root, RTM_NEWLINK, 0, NULL);
}

static struct attr *tree_of(struct command *c, const struct trip *t, const struct nlmsghdr *h)
{
	return attr_decode(&c->ctx.arena, objects[t->what].table, mnl_nlmsg_get_payload(h),
			   mnl_nlmsg_get_payload_len(h), objects[t->what].hdrlen);
}

static void message_words(struct command *c, const struct trip *t, const struct nlmsghdr *h,
			  char *words, size_t size)
{
	struct out o;

	out_open(&o, -1);
	o.ctx = &c->ctx;
	o.mode = OUT_WORDS;
	print_rows(&o, objects[t->what].table, tree_of(c, t, h));
	snprintf(words, size, "%.*s", (int)o.len, o.buf ? o.buf : "");
	out_close(&o);
}

/* The same attributes with the same bytes, in whatever order: show has the order of the
 * rows, a request that of the words, and the kernel does not mind. */
static bool same_tree(const struct attr *a, const struct attr *b)
{
	size_t n = 0;

	for (const struct attr *y = b->child; y; y = y->next)
		n++;
	for (const struct attr *x = a->child; x; x = x->next, n--) {
		const struct attr *y = b->child;

		while (y && !(x->type == y->type && x->len == y->len &&
			      (x->child ? same_tree(x, y) : !memcmp(x->data, y->data, x->len))))
			y = y->next;
		if (!y)
			return false;
	}
	return !n;
}

/* Words that one family does not have, or that need a peer. */
static bool may_be_refused(const struct trip *t, const char *line, const char *msg)
{
	if (t->what == ADDR)
		return strstr(msg, "addresses have no") || strstr(line, "peer") ||
		       strstr(line, "b");
	return t->what > ADDR && (strstr(msg, "not an IPv") || strstr(msg, "not of one family") ||
				  strstr(msg, "asks for"));
}

/* Returns whether the first command was taken. */
static bool go(const struct trip *t, const char *sample, bool ipv6)
{
	char first[512], words[512], second[1200];
	struct command one, two;
	struct nlmsghdr *a, *b;

	first_words(t, sample, ipv6, first, sizeof(first));
	a = message(&one, first);
	if (!a) {
		ck_assert_msg(may_be_refused(t, first, one.ctx.err.msg), "%s\n%s", first,
			      err_text(&one.ctx));
		command_close(&one);
		return false;
	}
	message_words(&one, t, a, words, sizeof(words));
	snprintf(second, sizeof(second), "%s %s", start_of(t), words);
	b = message(&two, second);
	ck_assert_msg(b, "%s\nbecame %s\n%s", first, second, b ? "" : err_text(&two.ctx));
	ck_assert_msg(a->nlmsg_len == b->nlmsg_len &&
			      (t->what <= ADDR || !memcmp(mnl_nlmsg_get_payload(a),
							  mnl_nlmsg_get_payload(b),
							  objects[t->what].hdrlen)) &&
			      same_tree(tree_of(&one, t, a), tree_of(&two, t, b)),
		      "%s\nbecame %s (%u and %u bytes)", first, second, a->nlmsg_len, b->nlmsg_len);
	command_close(&one);
	command_close(&two);
	return true;
}

START_TEST(what_is_typed_is_sent_shown_and_can_be_typed_again)
{
	const struct trip *t = &trips[_i];
	char sample[256];
	int nth = 0;

	for (; sample_of(t->opt, nth, sample, sizeof(sample)); nth++) {
		bool taken = go(t, sample, false);

		if (t->what > PEER && t->what != RULE)
			taken = go(t, sample, true) || taken;
		ck_assert_msg(taken, "%s %s is never taken", t->opt->name, sample);
	}
	ck_assert_msg(nth, "'%s' has no sample: give its type one, or list it in left_out with a reason",
		      t->opt->name);
}
END_TEST

START_TEST(what_is_left_out_exists_and_has_a_reason)
{
	bool found = false, no;

	ck_assert(left_out[_i].why && *left_out[_i].why);
	for (int i = 0; i < n_tables; i++)
		if (!left_out[_i].table || left_out[_i].table == tables[i].table)
			found = found || table_find(tables[i].table, left_out[_i].name, &no);
	ck_assert_msg(found, "%s", left_out[_i].name);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("tables");
	TCase *t = tcase_create("tables");
	SRunner *r;
	int failed;

	find_tools();
	find_tables();
	find_trips();
	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, every_row_is_complete, 0, n_tables);
	tcase_add_loop_test(t, every_word_of_a_table_means_one_row, 0, n_tables);
	tcase_add_loop_test(t, what_a_row_needs_or_excludes_exists, 0, n_tables);
	tcase_add_test(t, what_a_new_link_of_a_kind_needs_exists);
	tcase_add_loop_test(t, every_name_of_a_value_fits_the_value, 0, n_tables);
	tcase_add_loop_test(t, every_verb_is_complete_and_its_words_are_its_own, 0, n_tools);
	tcase_add_test(t, every_kind_is_complete_and_found_by_its_name);
	tcase_add_test(t, what_a_new_link_has_is_said_by_words);
	tcase_add_loop_test(t, what_is_typed_is_sent_shown_and_can_be_typed_again, 0, n_trips);
	tcase_add_loop_test(t, what_is_left_out_exists_and_has_a_reason, 0,
			    sizeof(left_out) / sizeof(left_out[0]));
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
