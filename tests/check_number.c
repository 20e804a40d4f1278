// SPDX-License-Identifier: GPL-2.0-or-later
/* The one number parser. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/opt.h"
#include "../lib/type.h"

#include <check.h>

static const struct {
	const char *word;
	int ret;
	uint64_t value;
} numbers[] = {
	{"0", 0, 0}, {"1", 0, 1}, {"00", 0, 0}, {"010", 0, 10}, {"0x10", 0, 16}, {"0XfF", 0, 255},
	{"0x0", 0, 0}, {"18446744073709551615", 0, UINT64_MAX},
	{"0xffffffffffffffff", 0, UINT64_MAX}, {"0000000000000000000000000000001", 0, 1},
	{"18446744073709551616", -ERANGE, 0}, {"0x10000000000000000", -ERANGE, 0},
	{"99999999999999999999999999", -ERANGE, 0},
	{"", -EINVAL, 0}, {"0x", -EINVAL, 0}, {"x1", -EINVAL, 0}, {"-1", -EINVAL, 0},
	{"+1", -EINVAL, 0}, {" 1", -EINVAL, 0}, {"1 ", -EINVAL, 0}, {"1k", -EINVAL, 0},
	{"0b1", -EINVAL, 0}, {"1.0", -EINVAL, 0}, {"1e3", -EINVAL, 0}, {"0xg", -EINVAL, 0},
	{"a", -EINVAL, 0}, {"0x-1", -EINVAL, 0}, {"\xd9\xa1", -EINVAL, 0}, {"1\n", -EINVAL, 0},
};

START_TEST(a_number_is_decimal_or_hexadecimal_and_nothing_else)
{
	uint64_t v = 0;

	ck_assert_int_eq(number(numbers[_i].word, &v), numbers[_i].ret);
	if (!numbers[_i].ret)
		ck_assert_uint_eq(v, numbers[_i].value);
}
END_TEST

static const struct {
	const char *word;
	int ret;
	size_t len;
} macs[] = {
	{"02:00:00:00:00:01", 0, 6}, {"2:0:0:0:0:1", 0, 6}, {"AA:bb:Cc:dD:ee:ff", 0, 6},
	{"1", 0, 1}, {"1:2:3:4", 0, 4},
	{"", -EINVAL, 0}, {":", -EINVAL, 0}, {"1:", -EINVAL, 0}, {":1", -EINVAL, 0},
	{"1::2", -EINVAL, 0}, {"100:0:0:0:0:0", -EINVAL, 0}, {"g0:0:0:0:0:0", -EINVAL, 0},
	{"1-2-3-4-5-6", -EINVAL, 0}, {"1:2:3:4:5:6:7", -EINVAL, 0}, {"1:2:3:4:5:6:", -EINVAL, 0},
	{"1 :2", -EINVAL, 0}, {"\x01:2", -EINVAL, 0}, {"@:2", -EINVAL, 0}, {"[:2", -EINVAL, 0},
};

START_TEST(a_mac_is_bytes_of_one_or_two_digits_and_colons)
{
	unsigned char mac[6];
	size_t len;

	ck_assert_int_eq(lladdr_parse(macs[_i].word, mac, sizeof(mac), &len), macs[_i].ret);
	if (!macs[_i].ret)
		ck_assert_uint_eq(len, macs[_i].len);
}
END_TEST

START_TEST(a_mac_is_written_in_full_and_cut_at_whole_bytes)
{
	const unsigned char mac[6] = {0, 1, 0xab, 0xcd, 0xef, 0xff};
	char buf[18], small[8];

	lladdr_format(mac, 6, buf, sizeof(buf));
	ck_assert_str_eq(buf, "00:01:ab:cd:ef:ff");
	lladdr_format(mac, 6, small, sizeof(small));
	ck_assert_uint_lt(strlen(small), sizeof(small));
	lladdr_format(mac, 0, buf, sizeof(buf));
	ck_assert_str_eq(buf, "");
}
END_TEST

static const struct {
	const char *name;
	bool good;
} names[] = {
	{"a", true}, {"123456789012345", true}, {"1234567890123456", false}, {"", false},
	{".", false}, {"..", false}, {"...", true}, {"a/b", false}, {"/", false}, {"a:b", false},
	{"a b", false}, {"a\tb", false}, {"a\nb", false}, {"a\vb", false}, {"a\fb", false},
	{"a\rb", false}, {"v%d", false}, {"%", false}, {"-", true}, {"up", true}, {"a.b", true},
	{"\xc3\xa9", true}, {"a@b", true},
};

START_TEST(an_interface_name_is_what_the_kernel_takes)
{
	struct ctx ctx;
	const char *word[] = {"vnet-link", names[_i].name};
	int ret;

	ctx_open(&ctx, -1);
	ctx.words = (struct words){.w = word, .n = 2};
	ret = ifname_check(&ctx, (struct span){1, 1}, names[_i].name);
	ck_assert_int_eq(!ret, names[_i].good);
	if (ret)
		ck_assert_int_eq(ctx.err.status, 1);
	ctx_close(&ctx);
}
END_TEST

#define LOOP(test, table) tcase_add_loop_test(t, test, 0, sizeof(table) / sizeof((table)[0]))

int main(void)
{
	Suite *s = suite_create("number");
	TCase *t = tcase_create("number");
	SRunner *r;
	int failed;

	LOOP(a_number_is_decimal_or_hexadecimal_and_nothing_else, numbers);
	LOOP(a_mac_is_bytes_of_one_or_two_digits_and_colons, macs);
	tcase_add_test(t, a_mac_is_written_in_full_and_cut_at_whole_bytes);
	LOOP(an_interface_name_is_what_the_kernel_takes, names);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
