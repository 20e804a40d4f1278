// SPDX-License-Identifier: GPL-2.0-or-later
/* The kernel's own list of namespaces, against a fake of listns() and open_by_handle_at(). */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include "../lib/netns.h"
#include "../lib/netns_kernel.h"

/* last: it makes a macro of fail */
#include <check.h>

enum { LISTNS = 470 };

/* A kernel with namespaces numbered FIRST, FIRST + STEP, ..., which gives at most PAGE of
 * them at once and fails with CODE instead of the call number FAILS (from 1). */
static struct {
	uint64_t n, page;
	unsigned fails, calls, opened;
	int code;
	bool odd; /* a request was not as the kernel wants it */
} fake;

static struct ctx ctx;

static void setup(void)
{
	memset(&fake, 0, sizeof(fake));
	ctx_open(&ctx, -1);
	ctx.run_dir = "/nowhere/at/all";
}

static void teardown(void)
{
	ctx_close(&ctx);
}

enum { FIRST = 1000, STEP = 3 };

static uint64_t number(uint64_t i)
{
	return FIRST + STEP * i;
}

/* struct ns_id_req (include/uapi/linux/nsfs.h of Linux 6.19): size, spare, ns_id, ns_type,
 * spare2, user_ns_id; copy_ns_id_req() wants the spare ones to be 0. */
static uint64_t asked_after(const unsigned char *req, unsigned flags)
{
	uint32_t size, spare, type, spare2;
	uint64_t after, user;

	memcpy(&size, req, 4);
	memcpy(&spare, req + 4, 4);
	memcpy(&after, req + 8, 8);
	memcpy(&type, req + 16, 4);
	memcpy(&spare2, req + 20, 4);
	memcpy(&user, req + 24, 8);
	fake.odd |= size != 32 || spare || type != CLONE_NEWNET || spare2 || user || flags;
	return after;
}

long __wrap_syscall(long call, ...);
long __wrap_syscall(long call, ...)
{
	const unsigned char *req;
	uint64_t *ids, i = 0;
	size_t room, n = 0;
	unsigned flags;
	va_list ap;

	va_start(ap, call);
	req = va_arg(ap, const unsigned char *);
	ids = va_arg(ap, uint64_t *);
	room = va_arg(ap, size_t);
	flags = va_arg(ap, unsigned);
	va_end(ap);
	ck_assert_int_eq(call, LISTNS);
	if (++fake.calls == fake.fails) {
		errno = fake.code;
		return -1;
	}
	for (uint64_t after = asked_after(req, flags); i < fake.n && number(i) <= after;)
		i++;
	if (fake.calls > 1 && i == fake.n) { /* lookup_ns_id_at() finds none */
		errno = ENOENT;
		return -1;
	}
	while (i < fake.n && n < room && n < fake.page)
		ids[n++] = number(i++);
	return (long)n;
}

/* struct nsfs_file_handle: the number, and two fields that may be 0 together. */
int __wrap_open_by_handle_at(int mount, struct file_handle *h, int flags);
int __wrap_open_by_handle_at(int mount, struct file_handle *h, int flags)
{
	uint64_t id, rest;

	ck_assert_uint_eq(h->handle_bytes, 16);
	memcpy(&id, h->f_handle, 8);
	memcpy(&rest, h->f_handle + 8, 8);
	fake.odd |= mount != -10003 || h->handle_type != 0xf1 || rest || !(flags & O_CLOEXEC);
	fake.opened++;
	if (id == number(0))
		return open("/proc/self/ns/net", flags);
	if (id == number(1)) /* one that nobody else sees */
		return open("/proc/self/ns/uts", flags);
	errno = ESTALE;
	return -1;
}

static const struct {
	uint64_t n, page;
	unsigned fails;
	int code;
	size_t want;
	unsigned calls;
} lists[] = {
	{0, 512, 1, ENOSYS, 0, 1},        /* before 6.19 */
	{5, 512, 1, EPERM, 0, 1},         /* a filter for system calls */
	{0, 512, 0, 0, 0, 1},
	{1, 512, 0, 0, 1, 2},
	{512, 512, 0, 0, 512, 2},         /* the first room exactly */
	{513, 512, 0, 0, 513, 3},
	{5000, 512, 0, 0, 5000, 11},
	{5000, 1000000, 0, 0, 5000, 6},   /* as much as there is room */
	{100, 7, 0, 0, 100, 16},          /* pages of its own */
	{5000, 512, 3, ENOMEM, 1024, 3},  /* what has come stays */
};

START_TEST(the_kernel_is_asked_until_it_has_no_more)
{
	uint64_t *ids;
	size_t n;

	fake.n = lists[_i].n;
	fake.page = lists[_i].page;
	fake.fails = lists[_i].fails;
	fake.code = lists[_i].code;
	n = kernel_list(&ctx.arena, &ids);
	ck_assert_uint_eq(n, lists[_i].want);
	ck_assert_uint_eq(fake.calls, lists[_i].calls);
	for (size_t i = 0; i < n; i++)
		ck_assert_uint_eq(ids[i], number(i));
	ck_assert(!fake.odd);
}
END_TEST

/* How many of what is seen the kernel has listed; MINE: is this process's among them all? */
static size_t listed(bool *mine)
{
	struct netns_seen *all;
	struct stat st;
	size_t n = 0;

	*mine = false;
	ck_assert_int_eq(stat("/proc/self/ns/net", &st), 0);
	ck_assert_int_eq(netns_scan(&ctx, &all), 0);
	for (; all; all = all->next) {
		*mine |= all->ino == st.st_ino;
		n += all->handle != 0;
	}
	return n;
}

START_TEST(without_listns_processes_tell_the_namespaces)
{
	bool mine;

	fake.fails = 1;
	fake.code = ENOSYS;
	ck_assert_uint_eq(listed(&mine), 0);
	ck_assert(mine);
	ck_assert_uint_eq(fake.calls, 1);
	ck_assert_uint_eq(fake.opened, 0);
}
END_TEST

START_TEST(what_the_kernel_lists_comes_to_what_is_seen)
{
	bool mine;

	fake.n = 3; /* the third has gone in between */
	fake.page = 2;
	ck_assert_uint_eq(listed(&mine), 2);
	ck_assert(mine && !fake.odd);
	ck_assert_uint_eq(fake.opened, 3);
}
END_TEST

#define N(v) ((int)(sizeof(v) / sizeof((v)[0])))

int main(void)
{
	Suite *suite = suite_create("listns");
	TCase *t = tcase_create("listns");
	SRunner *runner;
	int failed;

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, the_kernel_is_asked_until_it_has_no_more, 0, N(lists));
	tcase_add_test(t, without_listns_processes_tell_the_namespaces);
	tcase_add_test(t, what_the_kernel_lists_comes_to_what_is_seen);
	suite_add_tcase(suite, t);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
