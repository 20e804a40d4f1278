// SPDX-License-Identifier: GPL-2.0-or-later
/* The arena: aligned, zeroed, of any size, and gone after a reset. */
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/arena.h"

#include <check.h>

static struct arena a;

static void teardown(void)
{
	arena_reset(&a);
}

static const size_t sizes[] = {0, 1, 7, 16, 17, 16383, 16384, 16385, 100000, 1 << 22};

START_TEST(memory_is_aligned_zeroed_and_as_large_as_asked)
{
	unsigned char *first = arena_alloc(&a, 3), *p = arena_alloc(&a, sizes[_i]);

	memset(first, 0xff, 3);
	ck_assert_uint_eq((uintptr_t)p % 16, 0);
	/* nothing but zeroes: each byte is as its neighbour, the first is 0 */
	ck_assert(!sizes[_i] || (!p[0] && !memcmp(p, p + 1, sizes[_i] - 1)));
	memset(p, 0xff, sizes[_i]);
	p = arena_alloc(&a, 64);
	for (size_t i = 0; i < 64; i++)
		ck_assert_uint_eq(p[i], 0);
	ck_assert_uint_eq(first[2], 0xff);
}
END_TEST

START_TEST(pieces_do_not_overlap)
{
	unsigned char *p[2000];

	for (size_t i = 0; i < 2000; i++) {
		p[i] = arena_alloc(&a, i % 97 + 1);
		memset(p[i], (int)(i & 0xff), i % 97 + 1);
	}
	for (size_t i = 0; i < 2000; i++)
		for (size_t k = 0; k < i % 97 + 1; k++)
			ck_assert_uint_eq(p[i][k], i & 0xff);
}
END_TEST

START_TEST(a_copy_of_nothing_is_a_valid_pointer)
{
	ck_assert_ptr_nonnull(arena_copy(&a, NULL, 0));
}
END_TEST

START_TEST(strndup_stops_at_the_end_or_at_the_limit)
{
	const char open_end[3] = {'a', 'b', 'c'};

	ck_assert_str_eq(arena_strndup(&a, "hello", 3), "hel");
	ck_assert_str_eq(arena_strndup(&a, "hello", 99), "hello");
	ck_assert_str_eq(arena_strndup(&a, open_end, 3), "abc");
	ck_assert_str_eq(arena_strndup(&a, "", 0), "");
}
END_TEST

START_TEST(printf_has_no_limit)
{
	char *s = arena_printf(&a, "%s-%*d", "x", 50000, 7);

	ck_assert_uint_eq(strlen(s), 50002);
	ck_assert_int_eq(s[50001], '7');
}
END_TEST

/* Whatever is allocated in between, and whichever is grown, nothing is lost. */
START_TEST(blocks_that_grow_keep_their_bytes)
{
	unsigned char *p[3] = {NULL}, *small = NULL;
	size_t n = _i;

	for (unsigned round = 0; round < 12; round++, n *= 2) {
		for (unsigned i = 0; i < 3; i++) {
			p[i] = arena_grow(&a, p[i], n);
			ck_assert_uint_eq((uintptr_t)p[i] % 16, 0);
			if (round)
				ck_assert(p[i][0] == i && !memcmp(p[i], p[i] + 1, n / 2 - 1));
			memset(p[i], (int)i, n);
		}
		ck_assert(!small || small[15] == 0xff);
		small = arena_alloc(&a, 16);
		ck_assert_uint_eq(small[0], 0);
		memset(small, 0xff, 16);
	}
}
END_TEST

START_TEST(a_held_file_is_closed_by_the_reset)
{
	int fd = arena_fd(&a, open("/dev/null", O_RDONLY | O_CLOEXEC));

	ck_assert_int_ge(fcntl(fd, F_GETFD), 0);
	arena_reset(&a);
	ck_assert_int_lt(fcntl(fd, F_GETFD), 0);
	ck_assert_ptr_null(a.fds);
	ck_assert_ptr_null(a.head);
	arena_reset(&a);
	ck_assert_ptr_nonnull(arena_alloc(&a, 1));
}
END_TEST

int main(void)
{
	Suite *s = suite_create("arena");
	TCase *t = tcase_create("arena");
	SRunner *r;
	int failed;

	tcase_add_checked_fixture(t, NULL, teardown);
	tcase_add_loop_test(t, memory_is_aligned_zeroed_and_as_large_as_asked, 0,
			    sizeof(sizes) / sizeof(sizes[0]));
	tcase_add_test(t, pieces_do_not_overlap);
	tcase_add_test(t, a_copy_of_nothing_is_a_valid_pointer);
	tcase_add_test(t, strndup_stops_at_the_end_or_at_the_limit);
	tcase_add_test(t, printf_has_no_limit);
	tcase_add_loop_test(t, blocks_that_grow_keep_their_bytes, 1, 30);
	tcase_add_test(t, a_held_file_is_closed_by_the_reset);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
