// SPDX-License-Identifier: GPL-2.0-or-later
/* Names of namespaces, what the files behind them are, and the lines of mountinfo. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../lib/netns.h"
#include "../lib/netns_mounts.h"

/* last: it makes a macro of fail */
#include <check.h>

static struct ctx ctx;
static char dir[32];
static const struct span at = {1, 1};
static const char *words[] = {"vnet-ns", "word"};

/* A run directory of our own: a link to this process's namespace counts as one. */
static void setup(void)
{
	strcpy(dir, "/tmp/check-netns-XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(dir));
	ctx_open(&ctx, -1);
	ctx.words = (struct words){.w = words, .n = 2};
	ctx.run_dir = dir;
}

static void teardown(void)
{
	char cmd[64];

	ctx_close(&ctx);
	snprintf(cmd, sizeof(cmd), "rm -rf %s", dir);
	ck_assert_int_eq(system(cmd), 0);
}

static void make_file(const char *name, const char *text)
{
	FILE *f = fopen(netns_path(&ctx, name), "we");

	ck_assert_ptr_nonnull(f);
	fputs(text, f);
	fclose(f);
}

static void make_live(const char *name)
{
	ck_assert_int_eq(symlink("/proc/self/ns/net", netns_path(&ctx, name)), 0);
}

/* --- names -------------------------------------------------------------------- */

static const struct {
	const char *name, *says;
} bad[] = {
	{"", "empty"}, {".", "directory"}, {"..", "directory"}, {"-x", "'-'"}, {"--help", "'-'"},
	{"a/b", "'/'"}, {"/run/netns/a", "'/'"}, {"../a", "'/'"}, {"a\nb", "control"},
	{"a\x7f", "control"}, {"\x1b[31m", "control"},
};

START_TEST(a_bad_name_is_refused_with_the_reason)
{
	ck_assert_int_lt(netns_check_name(&ctx, at, bad[_i].name), 0);
	ck_assert_int_eq(ctx.err.status, 1);
	ck_assert_ptr_nonnull(strstr(ctx.err.msg, bad[_i].says));
}
END_TEST

static const char *const good[] = {"a", "...", "a-b", "a b", "up", "1", "n\xc3\xa9", ".a", "a."};

START_TEST(a_good_name_is_taken)
{
	ck_assert_int_eq(netns_check_name(&ctx, at, good[_i]), 0);
}
END_TEST

START_TEST(a_name_has_at_most_255_bytes)
{
	char name[257];

	memset(name, 'x', sizeof(name));
	name[255] = '\0';
	ck_assert_int_eq(netns_check_name(&ctx, at, name), 0);
	name[255] = 'x';
	name[256] = '\0';
	ck_assert_int_eq(netns_check_name(&ctx, at, name), -ENAMETOOLONG);
}
END_TEST

START_TEST(a_new_name_does_not_look_like_a_process_or_an_inode)
{
	ck_assert_int_eq(netns_free(&ctx, at, "pid:1"), -EINVAL);
	err_clear(&ctx);
	ck_assert_int_eq(netns_free(&ctx, at, "id:1"), -EINVAL);
	err_clear(&ctx);
	ck_assert_int_eq(netns_free(&ctx, at, "pid"), 0);
}
END_TEST

/* --- files -------------------------------------------------------------------- */

START_TEST(each_kind_of_file_is_told_apart)
{
	struct stat st;

	make_live("live");
	make_file("empty", "");
	make_file("text", "x");
	ck_assert_int_eq(mkdir(netns_path(&ctx, "dir"), 0700), 0);
	ck_assert_int_eq(symlink("/nowhere/at/all", netns_path(&ctx, "dangling")), 0);
	ck_assert_int_eq(netns_look(&ctx, "live", false, &st), NETNS_LIVE);
	ck_assert_int_eq(netns_look(&ctx, "empty", false, NULL), NETNS_STALE);
	ck_assert_int_eq(netns_look(&ctx, "dangling", false, NULL), NETNS_STALE);
	ck_assert_int_eq(netns_look(&ctx, "text", false, NULL), NETNS_FOREIGN);
	ck_assert_int_eq(netns_look(&ctx, "dir", false, NULL), NETNS_FOREIGN);
	ck_assert_int_eq(netns_look(&ctx, "none", false, NULL), NETNS_GONE);
}
END_TEST

START_TEST(names_are_sorted)
{
	static const char *const want[] = {"a", "b", "c", "d", "e"};
	struct netns_name *v;
	size_t n;

	for (const char *s = "ecadb"; *s; s++)
		make_live((char[]){*s, '\0'});
	ck_assert_int_eq(netns_names(&ctx, &v, &n), 0);
	ck_assert_uint_eq(n, 5);
	for (size_t i = 0; i < n; i++)
		ck_assert_str_eq(v[i].name, want[i]);
}
END_TEST

START_TEST(a_missing_directory_holds_no_names)
{
	struct netns_name *v;
	size_t n = 1;

	ctx.run_dir = "/nowhere/at/all";
	ck_assert_int_eq(netns_names(&ctx, &v, &n), 0);
	ck_assert_uint_eq(n, 0);
}
END_TEST

START_TEST(prune_removes_leftovers_and_nothing_else)
{
	const char *did;

	make_file("empty", "");
	make_file("text", "x");
	make_live("live");
	ck_assert_int_eq(netns_prune(&ctx, "empty", true, &did), 0);
	ck_assert_ptr_nonnull(did);
	ck_assert_int_eq(netns_look(&ctx, "empty", false, NULL), NETNS_STALE);
	ck_assert_int_eq(netns_prune(&ctx, "empty", false, &did), 0);
	ck_assert_int_eq(netns_look(&ctx, "empty", false, NULL), NETNS_GONE);
	ck_assert_int_eq(netns_prune(&ctx, "text", false, &did), 0);
	ck_assert_ptr_null(did);
	ck_assert_int_eq(netns_look(&ctx, "text", false, NULL), NETNS_FOREIGN);
	ck_assert_int_eq(netns_prune(&ctx, "live", false, &did), 0);
	ck_assert_int_eq(netns_look(&ctx, "live", false, NULL), NETNS_LIVE);
}
END_TEST

START_TEST(remove_leaves_a_file_alone_that_is_no_namespace)
{
	make_file("text", "x");
	ck_assert_int_eq(netns_remove(&ctx, at, "text"), -EINVAL);
	ck_assert_int_eq(netns_look(&ctx, "text", false, NULL), NETNS_FOREIGN);
}
END_TEST

START_TEST(remove_takes_a_link_away_and_not_what_it_leads_to)
{
	make_live("live");
	ck_assert_int_eq(netns_remove(&ctx, at, "live"), 0);
	ck_assert_int_eq(netns_look(&ctx, "live", false, NULL), NETNS_GONE);
	ck_assert_int_eq(access("/proc/self/ns/net", R_OK), 0);
}
END_TEST

/* --- words -------------------------------------------------------------------- */

START_TEST(a_namespace_is_opened_by_name_path_and_process)
{
	const char *ways[] = {"live", "/proc/self/ns/net",
			      arena_printf(&ctx.arena, "pid:%d", (int)getpid())};
	struct stat want, st;
	int fd;

	make_live("live");
	ck_assert_int_eq(stat("/proc/self/ns/net", &want), 0);
	for (size_t i = 0; i < 3; i++) {
		ck_assert_int_eq(netns_open(&ctx, at, ways[i], &fd), 0);
		ck_assert_int_eq(fstat(fd, &st), 0);
		ck_assert_uint_eq(st.st_ino, want.st_ino);
		ck_assert_int_eq(fcntl(fd, F_GETFD), FD_CLOEXEC);
		close(fd);
	}
}
END_TEST

START_TEST(a_namespace_is_opened_by_inode)
{
	struct stat st;
	int fd;

	ck_assert_int_eq(stat("/proc/self/ns/net", &st), 0);
	ck_assert_int_eq(netns_open(&ctx, at,
				    arena_printf(&ctx.arena, "id:%ju", (uintmax_t)st.st_ino), &fd),
			 0);
	close(fd);
}
END_TEST

static const struct {
	const char *word;
	int code;
	const char *says;
} unopened[] = {
	{"none", ENOENT, "there is no namespace 'none'"},
	{"empty", EINVAL, "leftover"},
	{"text", EINVAL, "no network namespace"},
	{"/dev/null", EINVAL, "no network namespace"},
	{"/proc/self/ns/uts", EINVAL, "no network namespace"},
	{"/nowhere/at/all", ENOENT, "there is no file"},
	{"pid:x", EINVAL, "no process number"},
	{"pid:", EINVAL, "no process number"},
	{"pid:0", EINVAL, "no process number"},
	{"pid:2147483647", ESRCH, "there is no process"},
	{"id:x", EINVAL, "no inode number"},
	{"id:1", ENOENT, "inode 1"},
	{"", EINVAL, "empty"},
	{"-n", EINVAL, "'-'"},
};

START_TEST(what_is_no_namespace_is_refused_with_the_reason)
{
	int fd = 0;

	make_file("empty", "");
	make_file("text", "x");
	ck_assert_int_eq(netns_open(&ctx, at, unopened[_i].word, &fd), -unopened[_i].code);
	ck_assert_int_eq(fd, -1);
	ck_assert_int_eq(ctx.err.status, 1);
	ck_assert_int_eq(ctx.err.at.first, at.first);
	ck_assert_msg(strstr(ctx.err.msg, unopened[_i].says), "%s", ctx.err.msg);
}
END_TEST

START_TEST(a_missing_name_brings_the_nearest_one)
{
	int fd;

	make_live("bridge");
	make_live("net0");
	ck_assert_int_eq(netns_open(&ctx, at, "brigde", &fd), -ENOENT);
	ck_assert_str_eq(ctx.err.hint, "did you mean 'bridge'?");
}
END_TEST

START_TEST(a_missing_name_brings_those_that_are_there)
{
	int fd;

	make_live("bridge");
	make_live("net0");
	make_file("empty", "");
	ck_assert_int_eq(netns_open(&ctx, at, "elsewhere", &fd), -ENOENT);
	ck_assert_str_eq(ctx.err.hint, "there are: bridge, net0");
}
END_TEST

START_TEST(a_missing_number_may_mean_a_process)
{
	int fd;

	ck_assert_int_eq(netns_open(&ctx, at, "812", &fd), -ENOENT);
	ck_assert_ptr_nonnull(strstr(ctx.err.hint, "pid:812"));
}
END_TEST

/* --- mountinfo ------------------------------------------------------------------ */

static const char mountinfo[] =
	"22 27 0:21 / /proc rw,relatime - proc proc rw\n"
	"63 43 0:39 /netns /run/netns rw,relatime shared:1 master:3 - tmpfs t rw\n"
	"garbage\n"
	"65 64 0:4 net:[4026532247] /run/netns/a\\040b\\134c rw shared:2 - nsfs nsfs rw\n"
	"66 64 0:4 mnt:[4026532248] /x rw - nsfs nsfs rw\n"
	"67 64 0:4 net:[1 /y rw - nsfs nsfs rw\n";

struct seen {
	struct mount m[8];
	char point[8][64];
	uint64_t ns[8];
	size_t n, stop;
};

static bool see(const struct mount *m, void *arg)
{
	struct seen *s = arg;

	s->m[s->n] = *m;
	snprintf(s->point[s->n], sizeof(s->point[0]), "%s", m->point);
	s->ns[s->n] = mount_ns(m, "net");
	return ++s->n != s->stop;
}

START_TEST(mounts_are_read_line_by_line)
{
	struct seen s = {0};

	make_file("mountinfo", mountinfo);
	ck_assert_int_eq(mounts_each(netns_path(&ctx, "mountinfo"), see, &s), 0);
	ck_assert_uint_eq(s.n, 5);
	ck_assert_uint_eq(s.m[1].id, 63);
	ck_assert_uint_eq(s.m[1].parent, 43);
	ck_assert(s.m[1].shared && !s.m[0].shared);
	ck_assert_str_eq(s.point[2], "/run/netns/a b\\c");
	ck_assert_uint_eq(s.ns[2], 4026532247u);
	ck_assert_uint_eq(s.ns[3], 0);
	ck_assert_uint_eq(s.ns[0], 0);
}
END_TEST

START_TEST(reading_mounts_ends_when_told)
{
	struct seen s = {.stop = 2};

	make_file("mountinfo", mountinfo);
	ck_assert_int_eq(mounts_each(netns_path(&ctx, "mountinfo"), see, &s), 0);
	ck_assert_uint_eq(s.n, 2);
	ck_assert_int_eq(mounts_each("/nowhere/at/all", see, &s), -ENOENT);
}
END_TEST

#define N(v) ((int)(sizeof(v) / sizeof((v)[0])))

int main(void)
{
	Suite *suite = suite_create("netns");
	TCase *t = tcase_create("netns");
	SRunner *runner;
	int failed;

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, a_bad_name_is_refused_with_the_reason, 0, N(bad));
	tcase_add_loop_test(t, a_good_name_is_taken, 0, N(good));
	tcase_add_test(t, a_name_has_at_most_255_bytes);
	tcase_add_test(t, a_new_name_does_not_look_like_a_process_or_an_inode);
	tcase_add_test(t, each_kind_of_file_is_told_apart);
	tcase_add_test(t, names_are_sorted);
	tcase_add_test(t, a_missing_directory_holds_no_names);
	tcase_add_test(t, prune_removes_leftovers_and_nothing_else);
	tcase_add_test(t, remove_leaves_a_file_alone_that_is_no_namespace);
	tcase_add_test(t, remove_takes_a_link_away_and_not_what_it_leads_to);
	tcase_add_test(t, a_namespace_is_opened_by_name_path_and_process);
	tcase_add_test(t, a_namespace_is_opened_by_inode);
	tcase_add_loop_test(t, what_is_no_namespace_is_refused_with_the_reason, 0, N(unopened));
	tcase_add_test(t, a_missing_name_brings_the_nearest_one);
	tcase_add_test(t, a_missing_name_brings_those_that_are_there);
	tcase_add_test(t, a_missing_number_may_mean_a_process);
	tcase_add_test(t, mounts_are_read_line_by_line);
	tcase_add_test(t, reading_mounts_ends_when_told);
	suite_add_tcase(suite, t);
	runner = srunner_create(suite);
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed != 0;
}
