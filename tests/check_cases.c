// SPDX-License-Identifier: GPL-2.0-or-later
/* The commands of tests/cases: what they send, or why they are refused. */
#include <endian.h>
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/fib_rules.h>
#include <linux/nexthop.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/addr.h"
#include "../lib/link.h"
#include "../lib/neigh.h"
#include "../lib/nexthop.h"
#include "../lib/route.h"
#include "../lib/rule.h"
#include "fake/command.h"

#include <check.h>

enum { MAX = 1024 };

/* One line of a file, taken apart at " | " or " ! ". */
struct row {
	char *line, *part[4];
	int n;
};

static const char *const good_files[] = {
	"bridge.t", "link.t", "kinds.t", "route.t", "tunnels.t", "vnet-tunnel.t", "vxlan.t",
	NULL,
};
static const char *const bad_files[] = {
	"malformed.t", "malformed-bridge.t", "malformed-kinds.t", "malformed-route.t", "malformed-tunnels.t",
	"malformed-vnet-tunnel.t", "malformed-vxlan.t", NULL,
};
static struct row good[MAX], bad[MAX];
static int n_good, n_bad;

static char *trim(char *s)
{
	char *end = s + strlen(s);

	while (end > s && (end[-1] == ' ' || end[-1] == '\n'))
		*--end = '\0';
	return s + strspn(s, " ");
}

/* Adds the lines of FILE to the N rows; returns how many there are now. */
static int load(const char *file, const char *mark, struct row *rows, int n)
{
	char path[512], *line = NULL;
	size_t cap = 0;
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", CASES_DIR, file);
	f = fopen(path, "re");
	if (!f)
		abort();
	while (n < MAX && getline(&line, &cap, f) >= 0) {
		char *s = rows[n].line = strdup(line), *next;

		if (*s == '#' || *s == '\n') {
			free(s);
			continue;
		}
		for (rows[n].n = 0; s && rows[n].n < 4; s = next) {
			next = strstr(s, mark);
			if (next) {
				*next = '\0';
				next += strlen(mark);
			}
			rows[n].part[rows[n].n++] = trim(s);
		}
		n++;
	}
	free(line);
	fclose(f);
	return n;
}

static void unload(struct row *rows, int n)
{
	while (n--)
		free(rows[n].line);
}

/* --- malformed.t: words ! TEXT [& TEXT...] @COLUMN ------------------------------------------- */

static bool says(const char *text, const char *parts)
{
	for (;;) {
		size_t n = strcspn(parts, "&");
		char want[256];

		snprintf(want, sizeof(want), "%.*s", (int)n, parts);
		if (!strstr(text, trim(want)))
			return false;
		if (!parts[n])
			return true;
		parts += n + 1;
	}
}

START_TEST(a_malformed_command_is_refused_at_the_word_and_nothing_is_sent)
{
	char *want = bad[_i].part[1], *at = strrchr(want, '@');
	const char *text, *words = bad[_i].part[0];
	struct command c;
	unsigned lines = 0;

	ck_assert_msg(bad[_i].n == 2 && at, "%s", words);
	*at = '\0';
	command_open(&c, words);
	command_run(&c);
	ck_assert_msg(c.ret < 0, "taken: %s", words);
	text = err_text(&c.ctx);
	ck_assert_msg(c.status == 1, "status %d: %s\n%s", c.status, words, text);
	ck_assert_msg(says(text, want), "%s\nwanted: %s\n%s", words, want, text);
	ck_assert_msg(command_caret(&c) == (unsigned)strtoul(at + 1, NULL, 10),
		      "%s\ncolumn %u, wanted %s\n%s", words, command_caret(&c), at + 1, text);
	for (const char *s = text; (s = strchr(s, '\n')); s++)
		lines++;
	ck_assert_msg(lines == 3 || (lines == 4 && c.ctx.err.hint), "%s\n%s", words, text);
	ck_assert_msg(!c.ctx.out.len, "output: %s", words);
	ck_assert_msg(!fake.sent && !fake.acts, "something was sent: %s", words);
	command_close(&c);
}
END_TEST

START_TEST(with_j_the_same_is_one_json_object)
{
	struct command c;
	const char *words = bad[_i].part[0], *text, *first = strchr(words, ' ');
	char line[1024];

	snprintf(line, sizeof(line), "%.*s -j%s", (int)(first ? first - words : (long)strlen(words)),
		 words, first ? first : "");
	command_open(&c, line);
	command_run(&c);
	text = err_text(&c.ctx);
	ck_assert_msg(json_valid(text, strlen(text)), "%s\n%s", line, text);
	ck_assert_ptr_nonnull(strstr(text, "\"column\":"));
	ck_assert_int_eq(c.status, 1);
	command_close(&c);
}
END_TEST

START_TEST(the_table_of_malformed_commands_is_long_enough)
{
	ck_assert_int_ge(n_bad, 100);
}
END_TEST

/* --- link.t: words | payload | text | json ----------------------------------------------------- */

/* The payloads of all requests, with '&' between them. */
static void to_hex(char *hex)
{
	const struct nlmsghdr *h;

	*hex = '\0';
	for (size_t at = 0; at < fake.log_len; at += NLMSG_ALIGN(h->nlmsg_len)) {
		h = (const void *)(fake.log + at);
		if (at)
			*hex++ = '&';
		for (size_t i = sizeof(*h); i < h->nlmsg_len; i++, hex += 2)
			sprintf(hex, "%02x", fake.log[at + i]);
	}
}

static void without_blanks(char *s)
{
	char *to = s;

	for (; *s; s++)
		if (*s != ' ')
			*to++ = *s;
	*to = '\0';
}

static const struct message {
	uint16_t first, last;
	const struct table *table;
	size_t hdrlen;
} messages[] = {
	{RTM_NEWLINK, RTM_SETLINK, &link_table, sizeof(struct ifinfomsg)},
	{RTM_NEWADDR, RTM_GETADDR, &addr_table, sizeof(struct ifaddrmsg)},
	{RTM_NEWROUTE, RTM_GETROUTE, &route_table, sizeof(struct rtmsg)},
	{RTM_NEWRULE, RTM_GETRULE, &rule_table, sizeof(struct fib_rule_hdr)},
	{RTM_NEWNEXTHOP, RTM_GETNEXTHOP, &nexthop_table, sizeof(struct nhmsg)},
	{RTM_NEWNEIGH, RTM_GETNEIGH, &neigh_table, sizeof(struct ndmsg)},
};

/* The first request as if it were a reply, in one line. */
static const char *shown(struct command *c, enum out_mode mode)
{
	const struct nlmsghdr *h = (const void *)fake.log;
	const struct message *m = &messages[0];
	const char *text;
	struct out o;

	out_open(&o, -1);
	o.ctx = &c->ctx;
	o.mode = mode;
	o.oneline = true;
	o.details = 1;
	out_object(&o, NULL);
	for (size_t i = 0; i < sizeof(messages) / sizeof(messages[0]); i++)
		if (h->nlmsg_type >= messages[i].first && h->nlmsg_type <= messages[i].last)
			m = &messages[i];
	print_rows(&o, m->table, attr_decode(&c->ctx.arena, m->table, mnl_nlmsg_get_payload(h),
					     mnl_nlmsg_get_payload_len(h), m->hdrlen));
	out_object_end(&o);
	text = trim(arena_strndup(&c->ctx.arena, o.buf ? o.buf : "", o.len));
	out_close(&o);
	return text;
}

START_TEST(a_command_sends_exactly_this)
{
	static char hex[2 * sizeof(fake.log) + 1];
	struct row *r = &good[_i];
	struct command c;

	command_open(&c, r->part[0]);
	command_run(&c);
	ck_assert_msg(!c.ret, "%s\n%s", r->part[0], c.ret ? err_text(&c.ctx) : "");
	ck_assert_msg(fake.changes, "nothing was sent: %s", r->part[0]);
	to_hex(hex);
	if (r->n > 1 && *r->part[1] && __BYTE_ORDER == __LITTLE_ENDIAN) {
		without_blanks(r->part[1]);
		ck_assert_msg(!strcmp(hex, r->part[1]), "%s\nsent   %s\nwanted %s", r->part[0], hex,
			      r->part[1]);
	}
	if (r->n > 2 && *r->part[2])
		ck_assert_msg(!strcmp(shown(&c, OUT_TEXT), r->part[2]), "%s\ngot    %s\nwanted %s",
			      r->part[0], shown(&c, OUT_TEXT), r->part[2]);
	if (r->n > 3 && *r->part[3])
		ck_assert_msg(!strcmp(shown(&c, OUT_JSON), r->part[3]), "%s\ngot    %s\nwanted %s",
			      r->part[0], shown(&c, OUT_JSON), r->part[3]);
	command_close(&c);
}
END_TEST

START_TEST(a_dry_run_sends_no_change_and_prints_the_requests)
{
	const char *words = good[_i].part[0], *first = strchr(words, ' '), *text;
	struct command c;
	char line[1024];

	snprintf(line, sizeof(line), "%.*s --dry-run%s", (int)(first - words), words, first);
	command_open(&c, line);
	command_run(&c);
	text = command_output(&c);
	ck_assert_msg(!c.ret && !fake.changes && !fake.acts, "%s", line);
	ck_assert_msg(*text && text[strlen(text) - 1] == '\n', "%s\n%s", line, text);
	for (const char *l = text; *l; l = strchr(l, '\n') + 1)
		ck_assert_msg(!strncmp(l, "RTM_", 4), "%s\n%s", line, text);
	command_close(&c);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("cases");
	TCase *t = tcase_create("cases");
	SRunner *r;
	int failed;

	for (size_t i = 0; good_files[i]; i++)
		n_good = load(good_files[i], " | ", good, n_good);
	for (size_t i = 0; bad_files[i]; i++)
		n_bad = load(bad_files[i], " ! ", bad, n_bad);
	tcase_add_test(t, the_table_of_malformed_commands_is_long_enough);
	tcase_add_loop_test(t, a_malformed_command_is_refused_at_the_word_and_nothing_is_sent, 0,
			    n_bad);
	tcase_add_loop_test(t, with_j_the_same_is_one_json_object, 0, n_bad);
	tcase_add_loop_test(t, a_command_sends_exactly_this, 0, n_good);
	tcase_add_loop_test(t, a_dry_run_sends_no_change_and_prints_the_requests, 0, n_good);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	unload(good, n_good);
	unload(bad, n_bad);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
