// SPDX-License-Identifier: GPL-2.0-or-later
/* Failures: the first one counts, drawn with carets or as JSON. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/ctx.h"
#include "fake/command.h"

#include <check.h>
#undef fail /* check's */

static struct ctx ctx;
static const char *words[] = {"vnet-link", "set", "v 0", "mtu", "15x0"};

static void setup(void)
{
	ctx_open(&ctx, -1);
	ctx.words = (struct words){.w = words, .n = 5};
}

static void teardown(void)
{
	ctx_close(&ctx);
}

START_TEST(the_words_are_underlined)
{
	ck_assert_int_eq(fail(&ctx, (struct span){4, 1}, EINVAL, "'%s' is not a number", "15x0"),
			 -EINVAL);
	ck_assert_int_eq(ctx.err.status, 1);
	ck_assert_str_eq(err_text(&ctx), "vnet-link: '15x0' is not a number\n"
					 "  vnet-link set 'v 0' mtu 15x0\n"
					 "                          ^^^^\n");
}
END_TEST

START_TEST(several_words_are_underlined_as_one_piece)
{
	fail(&ctx, (struct span){2, 3}, EINVAL, "no");
	ck_assert_str_eq(err_text(&ctx), "vnet-link: no\n"
					 "  vnet-link set 'v 0' mtu 15x0\n"
					 "                ^^^^^^^^^^^^^^\n");
}
END_TEST

START_TEST(what_is_missing_is_pointed_at_behind_the_last_word)
{
	fail(&ctx, (struct span){5, 1}, EINVAL, "no");
	ck_assert_str_eq(err_text(&ctx), "vnet-link: no\n"
					 "  vnet-link set 'v 0' mtu 15x0\n"
					 "                               ^\n");
}
END_TEST

START_TEST(a_failure_of_no_word_has_no_caret)
{
	fail(&ctx, (struct span){0}, EINVAL, "no");
	ck_assert_str_eq(err_text(&ctx), "vnet-link: no\n");
}
END_TEST

START_TEST(only_the_first_failure_and_the_first_hint_are_kept)
{
	fail_sys(&ctx, (struct span){0}, EPERM, "first");
	fail(&ctx, (struct span){1, 1}, EINVAL, "second");
	hint(&ctx, "one");
	hint(&ctx, "two");
	ck_assert_int_eq(ctx.err.code, EPERM);
	ck_assert_int_eq(ctx.err.status, 2);
	ck_assert_str_eq(err_text(&ctx), "vnet-link: first\n  hint: one\n");
	err_clear(&ctx);
	ck_assert_int_eq(ctx.err.code, 0);
	hint(&ctx, "nothing failed");
	ck_assert_ptr_null(ctx.err.hint);
}
END_TEST

START_TEST(the_kernels_text_stands_behind_the_message)
{
	fail_sys(&ctx, (struct span){0}, EBUSY, "cannot add 'v0'");
	ctx.err.kernel = "Device is busy";
	ck_assert_str_eq(err_text(&ctx), "vnet-link: cannot add 'v0': Device is busy\n");
}
END_TEST

START_TEST(nothing_that_was_typed_reaches_the_terminal_raw)
{
	words[4] = "\033[2J\n\xff";
	fail(&ctx, (struct span){4, 1}, EINVAL, "'%s' is bad", words[4]);
	hint(&ctx, "not %s", words[4]);
	ck_assert_str_eq(err_text(&ctx), "vnet-link: '\\x1b[2J\\x0a\\xff' is bad\n"
					 "  vnet-link set 'v 0' mtu '\\x1b[2J\\x0a\\xff'\n"
					 "                          ^^^^^^^^^^^^^^^^^\n"
					 "  hint: not \\x1b[2J\\x0a\\xff\n");
	words[4] = "15x0";
}
END_TEST

START_TEST(with_j_the_failure_is_one_json_object)
{
	const char *text;

	ctx.flags.json = true;
	fail(&ctx, (struct span){2, 1}, EINVAL, "a \"quoted\" %s", "\xff\n");
	ctx.err.kernel = "why";
	hint(&ctx, "so");
	text = err_text(&ctx);
	ck_assert(json_valid(text, strlen(text)));
	ck_assert_str_eq(text, "{\"error\":{\"message\":\"a \\\"quoted\\\" \\ufffd\\u000a\","
			       "\"kernel\":\"why\",\"errno\":22,\"error\":\"Invalid argument\","
			       "\"status\":1,\"word\":\"v 0\",\"column\":15,\"hint\":\"so\"}}\n");
}
END_TEST

START_TEST(json_points_behind_the_last_word_without_a_word)
{
	ctx.flags.json = true;
	fail(&ctx, (struct span){5, 1}, EINVAL, "no");
	ck_assert_ptr_nonnull(strstr(err_text(&ctx), "\"column\":30}"));
	ck_assert_ptr_null(strstr(err_text(&ctx), "\"word\""));
}
END_TEST

static const struct {
	const char *word, *candidate;
	bool meant;
} meant[] = {
	{"mut", "mtu", true}, {"umt", "mtu", false}, {"utm", "mtu", false}, {"mtuu", "mtu", true}, {"maste", "master", true}, {"mastre", "master", true},
	{"adress", "address", true}, {"x", "y", false}, {"", "up", false}, {"up", "up", true},
	{"brdige", "bridge", true}, {"vlan", "veth", false},
};

START_TEST(a_near_word_is_meant_and_a_far_one_is_not)
{
	struct meant m = {.word = meant[_i].word};

	fail(&ctx, (struct span){0}, EINVAL, "no");
	meant_offer(&m, "something-else");
	meant_offer(&m, meant[_i].candidate);
	meant_hint(&ctx, &m);
	ck_assert_int_eq(ctx.err.hint != NULL, meant[_i].meant);
	if (ctx.err.hint)
		ck_assert_ptr_nonnull(strstr(ctx.err.hint, meant[_i].candidate));
}
END_TEST

START_TEST(notes_add_up)
{
	note(&ctx, "one %d", 1);
	note(&ctx, "two");
	ck_assert_str_eq(ctx.notes, "one 1\ntwo\n");
}
END_TEST

int main(void)
{
	Suite *s = suite_create("err");
	TCase *t = tcase_create("err");
	SRunner *r;
	int failed;

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, the_words_are_underlined);
	tcase_add_test(t, several_words_are_underlined_as_one_piece);
	tcase_add_test(t, what_is_missing_is_pointed_at_behind_the_last_word);
	tcase_add_test(t, a_failure_of_no_word_has_no_caret);
	tcase_add_test(t, only_the_first_failure_and_the_first_hint_are_kept);
	tcase_add_test(t, the_kernels_text_stands_behind_the_message);
	tcase_add_test(t, nothing_that_was_typed_reaches_the_terminal_raw);
	tcase_add_test(t, with_j_the_failure_is_one_json_object);
	tcase_add_test(t, json_points_behind_the_last_word_without_a_word);
	tcase_add_loop_test(t, a_near_word_is_meant_and_a_far_one_is_not, 0,
			    sizeof(meant) / sizeof(meant[0]));
	tcase_add_test(t, notes_add_up);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
