// SPDX-License-Identifier: GPL-2.0-or-later
/* A command as words: columns, quoting, aliases, distance. */
#include <stdlib.h>
#include <string.h>

#include "../lib/words.h"

#include <check.h>

static struct arena a;

static void teardown(void)
{
	arena_reset(&a);
}

static const struct {
	const char *word, *shown;
} quotes[] = {
	{"abc", "abc"}, {"", "''"}, {"a b", "'a b'"}, {"it's", "'it'\\''s'"}, {"$x", "'$x'"},
	{"a;b", "'a;b'"}, {"*", "'*'"}, {"~", "'~'"}, {"802.1Q", "802.1Q"}, {"a=b,c:d@e%f+g/h-i_j", "a=b,c:d@e%f+g/h-i_j"},
	{"\"", "'\"'"}, {"\\", "'\\'"}, {"#", "'#'"}, {"!", "'!'"},
};

START_TEST(a_word_is_quoted_only_where_a_shell_needs_it)
{
	ck_assert_str_eq(word_quote(&a, quotes[_i].word), quotes[_i].shown);
}
END_TEST

static const struct {
	const char *word[4];
	unsigned n, i, column, width;
} columns[] = {
	{{"vnet-link", "add", "v0"}, 3, 0, 1, 9},
	{{"vnet-link", "add", "v0"}, 3, 1, 11, 3},
	{{"vnet-link", "add", "v0"}, 3, 2, 15, 2},
	{{"vnet-link", "add", "v0"}, 3, 3, 18, 1},
	{{"x", "", "y"}, 3, 1, 3, 2},
	{{"x", "", "y"}, 3, 2, 6, 1},
	{{"x", "a b", "y"}, 3, 2, 9, 1},
	{{"x", "\xc3\xa9", "y"}, 3, 1, 3, 3},
	{{"x", "\xc3\xa9", "y"}, 3, 2, 7, 1},
	{{"x", "\n", "y"}, 3, 1, 3, 6},
	{{"x", "\xff", "y"}, 3, 2, 10, 1},
};

START_TEST(a_word_has_the_column_and_width_it_is_drawn_with)
{
	struct words w = {.w = columns[_i].word, .n = columns[_i].n};
	unsigned width;

	ck_assert_uint_eq(words_column(&a, &w, columns[_i].i, &width), columns[_i].column);
	ck_assert_uint_eq(width, columns[_i].width);
}
END_TEST

START_TEST(the_line_is_safe_for_a_terminal)
{
	const char *word[] = {"vnet-ns", "\033[31m", "\xc2\x9b", "a\tb"};
	const char *line = words_line(&a, &(struct words){.w = word, .n = 4});

	ck_assert_str_eq(line, "vnet-ns '\\x1b[31m' '\\xc2\\x9b' 'a\\x09b'");
}
END_TEST

START_TEST(a_command_without_words_is_an_empty_line)
{
	ck_assert_str_eq(words_line(&a, &(struct words){.w = NULL}), "");
}
END_TEST

static const struct {
	const char *word, *name, *alias;
	bool is;
} aliases[] = {
	{"show", "show", NULL, true}, {"sh", "show", "sh list ls", true},
	{"ls", "show", "sh list ls", true}, {"list", "show", "sh list ls", true},
	{"lis", "show", "sh list ls", false}, {"", "show", "sh list ls", false},
	{"sh list", "show", "sh list ls", false}, {"shows", "show", NULL, false},
	{"l", "show", "ls", false}, {"S", "show", "s", false},
};

START_TEST(a_word_is_its_name_or_a_whole_alias)
{
	ck_assert_int_eq(word_is(aliases[_i].word, aliases[_i].name, aliases[_i].alias),
			 aliases[_i].is);
}
END_TEST

static const struct {
	const char *a, *b;
	unsigned distance;
} pairs[] = {
	{"", "", 0}, {"a", "", 1}, {"", "abc", 3}, {"mtu", "mtu", 0}, {"mtu", "mut", 1} /* a swap is one step */,
	{"master", "maste", 1}, {"kitten", "sitting", 3}, {"up", "down", 4},
	{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "", 32},
	{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a", 255},
};

START_TEST(the_distance_is_the_same_both_ways)
{
	ck_assert_uint_eq(word_distance(pairs[_i].a, pairs[_i].b), pairs[_i].distance);
	ck_assert_uint_eq(word_distance(pairs[_i].b, pairs[_i].a), pairs[_i].distance);
}
END_TEST

#define LOOP(test, table) tcase_add_loop_test(t, test, 0, sizeof(table) / sizeof((table)[0]))

int main(void)
{
	Suite *s = suite_create("words");
	TCase *t = tcase_create("words");
	SRunner *r;
	int failed;

	tcase_add_checked_fixture(t, NULL, teardown);
	LOOP(a_word_is_quoted_only_where_a_shell_needs_it, quotes);
	LOOP(a_word_has_the_column_and_width_it_is_drawn_with, columns);
	tcase_add_test(t, the_line_is_safe_for_a_terminal);
	tcase_add_test(t, a_command_without_words_is_an_empty_line);
	LOOP(a_word_is_its_name_or_a_whole_alias, aliases);
	LOOP(the_distance_is_the_same_both_ways, pairs);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
