// SPDX-License-Identifier: GPL-2.0-or-later
/* The writer: one call says text and JSON, and both are safe. */
#include <stdlib.h>
#include <string.h>
#include <fcntl.h>
#include <unistd.h>

#include "../lib/out.h"
#include "fake/command.h"

#include <check.h>

static struct out o;

static void setup(void)
{
	out_open(&o, -1);
}

static void teardown(void)
{
	out_close(&o);
}

/* What was written; the buffer is as good as new afterwards. */
static const char *written(void)
{
	static char text[4096];

	ck_assert_uint_lt(o.len, sizeof(text));
	if (o.len)
		memcpy(text, o.buf, o.len);
	text[o.len] = '\0';
	o.len = 0;
	return text;
}

static const struct {
	const char *raw, *text, *json;
} strings[] = {
	{"plain", "plain", "\"plain\""},
	{"", "", "\"\""},
	{"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80", "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80",
	 "\"\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\""},
	{"a\"b\\c", "a\"b\\c", "\"a\\\"b\\\\c\""},
	{"\n\t\r\033\x01", "\\x0a\\x09\\x0d\\x1b\\x01", "\"\\u000a\\u0009\\u000d\\u001b\\u0001\""},
	{"\x7f", "\\x7f", "\"\\u007f\""},
	{"\xff", "\\xff", "\"\\ufffd\""},
	{"\x80", "\\x80", "\"\\ufffd\""},
	{"\xc3", "\\xc3", "\"\\ufffd\""},
	{"\xc3(", "\\xc3(", "\"\\ufffd(\""},
	{"\xc0\xaf", "\\xc0\\xaf", "\"\\ufffd\\ufffd\""},             /* overlong '/' */
	{"\xe0\x80\xaf", "\\xe0\\x80\\xaf", "\"\\ufffd\\ufffd\\ufffd\""},
	{"\xed\xa0\x80", "\\xed\\xa0\\x80", "\"\\ufffd\\ufffd\\ufffd\""}, /* surrogate */
	{"\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80", "\"\\ufffd\\ufffd\\ufffd\\ufffd\""},
	{"\xf5\x80\x80\x80", "\\xf5\\x80\\x80\\x80", "\"\\ufffd\\ufffd\\ufffd\\ufffd\""},
	{"\xe2\x82", "\\xe2\\x82", "\"\\ufffd\\ufffd\""},
	{"\xc2\x9b", "\\xc2\\x9b", "\"\\ufffd\\ufffd\""},             /* C1: CSI */
	{"\xc2\x80", "\\xc2\\x80", "\"\\ufffd\\ufffd\""},
	{"\xc2\xa0", "\xc2\xa0", "\"\xc2\xa0\""},
	{"\xe2\x80\xae", "\\xe2\\x80\\xae", "\"\\ufffd\\ufffd\\ufffd\""}, /* right-to-left override */
	{"\xe2\x81\xa9", "\\xe2\\x81\\xa9", "\"\\ufffd\\ufffd\\ufffd\""},
	{"\xf4\x8f\xbf\xbf", "\xf4\x8f\xbf\xbf", "\"\xf4\x8f\xbf\xbf\""},
};

START_TEST(a_string_is_escaped_in_text)
{
	out_str(&o, "k", "", strings[_i].raw, "");
	ck_assert_str_eq(written(), strings[_i].text);
}
END_TEST

START_TEST(a_string_is_escaped_in_json)
{
	const char *text;

	o.mode = OUT_JSON;
	out_str(&o, "", "<", strings[_i].raw, ">");
	text = written();
	ck_assert_str_eq(text, strings[_i].json);
	ck_assert(json_valid(text, strlen(text)));
}
END_TEST

START_TEST(escaping_never_writes_behind_its_buffer)
{
	for (size_t n = 1; n < 32; n++) {
		char *buf = malloc(n);

		out_escape(buf, n, strings[_i].raw);
		ck_assert_uint_lt(strlen(buf), n);
		ck_assert_int_eq(strncmp(buf, strings[_i].text, strlen(buf)), 0);
		free(buf);
	}
}
END_TEST

static void sample(void)
{
	out_array(&o, NULL);
	out_object(&o, NULL);
	out_uint(&o, "ifindex", "", UINT64_MAX, ": ");
	out_int(&o, "nsid", "nsid ", -1, " ");
	out_str(&o, NULL, "text ", "only", " ");
	out_str(&o, "json", NULL, "only", " ");
	out_bool(&o, "up", true, "UP ");
	out_bool(&o, "down", false, NULL);
	out_null(&o, "link");
	out_array(&o, "flags");
	out_str(&o, "", "<", "A", "");
	out_str(&o, "", ",", "B", "> ");
	out_array_end(&o);
	out_array(&o, "none");
	out_array_end(&o);
	out_object(&o, "empty");
	out_object_end(&o);
	out_centi(&o, "t", "t ", 123, "");
	out_break(&o);
	out_object_end(&o);
	out_newline(&o);
	out_array_end(&o);
	out_newline(&o);
}

START_TEST(one_call_says_text_and_json)
{
	sample();
	ck_assert_str_eq(written(), "18446744073709551615: nsid -1 text only UP <A,B> t    1.23\n\n\n");
	o.mode = OUT_JSON;
	sample();
	ck_assert_str_eq(written(), "[{\"ifindex\":18446744073709551615,\"nsid\":-1,\"json\":\"only\","
				    "\"up\":true,\"down\":false,\"link\":null,\"flags\":[\"A\",\"B\"],"
				    "\"none\":[],\"empty\":{},\"t\":1.23}]\n");
}
END_TEST

START_TEST(json_is_indented_with_p_as_ip_does)
{
	const char *text;

	o.mode = OUT_JSON;
	o.pretty = true;
	out_array(&o, NULL);
	out_object(&o, NULL);
	out_uint(&o, "a", NULL, 1, NULL);
	out_array(&o, "b");
	out_str(&o, "", NULL, "x", NULL);
	out_array_end(&o);
	out_array(&o, "c");
	out_array_end(&o);
	out_object_end(&o);
	out_array_end(&o);
	text = written();
	ck_assert(json_valid(text, strlen(text)));
	ck_assert_str_eq(text, "[ {\n        \"a\": 1,\n        \"b\": [ \"x\" ],\n"
			       "        \"c\": [ ]\n    } ]");
}
END_TEST

START_TEST(text_layout_does_not_reach_json)
{
	o.mode = OUT_JSON;
	out_text(&o, "%s", "x");
	out_break(&o);
	ck_assert_str_eq(written(), "");
}
END_TEST

START_TEST(a_line_break_is_a_backslash_with_o)
{
	out_break(&o);
	o.oneline = true;
	out_break(&o);
	o.mode = OUT_WORDS;
	out_break(&o);
	ck_assert_str_eq(written(), "\n\\");
}
END_TEST

START_TEST(colours_are_in_the_text_and_nowhere_else)
{
	o.color = true;
	out_color_str(&o, COLOR_MAC, "a", "", "x\033", " ");
	ck_assert_str_eq(written(), "\033[33mx\\x1b \033[0m");
	out_color_str(&o, COLOR_NONE, "a", "", "x", " ");
	ck_assert_str_eq(written(), "x ");
	o.mode = OUT_JSON;
	out_color_str(&o, COLOR_MAC, "", "", "x", " ");
	ck_assert_str_eq(written(), "\"x\"");
}
END_TEST

static const struct {
	uint64_t hundredths;
	const char *text, *json;
} centi[] = {
	{0, "   0.00", "0.00"}, {5, "   0.05", "0.05"}, {12345, " 123.45", "123.45"},
	{UINT64_MAX, "184467440737095516.15", "184467440737095516.15"},
};

START_TEST(hundredths_are_exact_however_large)
{
	out_centi(&o, "", "", centi[_i].hundredths, "");
	ck_assert_str_eq(written(), centi[_i].text);
	o.mode = OUT_JSON;
	out_centi(&o, "", "", centi[_i].hundredths, "");
	ck_assert_str_eq(written(), centi[_i].json);
}
END_TEST

START_TEST(a_failed_write_is_remembered)
{
	int fd = open("/dev/full", O_WRONLY | O_CLOEXEC);

	if (fd < 0)
		return;
	out_close(&o);
	out_open(&o, fd);
	for (int i = 0; i < 20000; i++)
		out_text(&o, "0123456789");
	ck_assert_int_lt(out_flush(&o), 0);
	ck_assert_int_lt(out_close(&o), 0);
	close(fd);
}
END_TEST

START_TEST(what_is_written_arrives_whole)
{
	char name[] = "/tmp/check-out-XXXXXX", buf[16];
	int fd = mkstemp(name);

	ck_assert_int_ge(fd, 0);
	unlink(name);
	out_close(&o);
	out_open(&o, fd);
	for (int i = 0; i < 30000; i++)
		out_uint(&o, NULL, "", (uint64_t)(i % 10), "");
	ck_assert_int_eq(out_close(&o), 0);
	ck_assert_int_eq(lseek(fd, 0, SEEK_END), 30000);
	ck_assert_int_eq(pread(fd, buf, 10, 29990), 10);
	ck_assert_mem_eq(buf, "0123456789", 10);
	close(fd);
}
END_TEST

#define LOOP(test, table) tcase_add_loop_test(t, test, 0, sizeof(table) / sizeof((table)[0]))

int main(void)
{
	Suite *s = suite_create("out");
	TCase *t = tcase_create("out");
	SRunner *r;
	int failed;

	tcase_add_checked_fixture(t, setup, teardown);
	LOOP(a_string_is_escaped_in_text, strings);
	LOOP(a_string_is_escaped_in_json, strings);
	LOOP(escaping_never_writes_behind_its_buffer, strings);
	tcase_add_test(t, one_call_says_text_and_json);
	tcase_add_test(t, json_is_indented_with_p_as_ip_does);
	tcase_add_test(t, text_layout_does_not_reach_json);
	tcase_add_test(t, a_line_break_is_a_backslash_with_o);
	tcase_add_test(t, colours_are_in_the_text_and_nowhere_else);
	LOOP(hundredths_are_exact_however_large, centi);
	tcase_add_test(t, a_failed_write_is_remembered);
	tcase_add_test(t, what_is_written_arrives_whole);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
