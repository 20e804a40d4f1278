// SPDX-License-Identifier: GPL-2.0-or-later
/* The netlink socket against a kernel that refuses, interrupts, loses and lies. */
#include <errno.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/nl.h"
#include "fake/command.h"

#include <check.h>

enum { MISS_TYPE = 5, POLICY_MIN = 4, POLICY_MAX = 5 }; /* NLMSGERR_ATTR_..., NL_POLICY_TYPE_... */

static struct command c;
static _Alignas(8) unsigned char buf[1 << 18];
static unsigned dumps; /* how often the answer functions were asked */

static void setup(void)
{
	dumps = 0;
	command_open(&c, "vnet-link set v0 mtu 9000");
}

static void teardown(void)
{
	command_close(&c);
	fake_reset();
}

static void start(const char *line)
{
	command_close(&c);
	command_open(&c, line);
}

/* Questions get the usual answers, changes go to ANSWER. */
static void (*refusal)(const struct nlmsghdr *req);

static void changes(const struct nlmsghdr *req)
{
	if ((req->nlmsg_type & 3) == 2)
		fake_answer(req);
	else
		refusal(req);
}

static void run_with(void (*answer)(const struct nlmsghdr *req))
{
	refusal = answer;
	fake.answer = changes;
	command_run(&c);
}

/* Appends an attribute to the TLVS of an ack. */
static size_t tlv(unsigned char *to, size_t at, uint16_t type, const void *data, size_t len)
{
	struct nlattr head = {.nla_type = type, .nla_len = (uint16_t)(NLA_HDRLEN + len)};

	memset(to + at, 0, NLA_HDRLEN + NLA_ALIGN(len));
	memcpy(to + at, &head, sizeof(head));
	memcpy(to + at + NLA_HDRLEN, data, len);
	return at + NLA_HDRLEN + NLA_ALIGN(len);
}

/* --- acks and refusals ----------------------------------------------------------------------- */

static void ack(const struct nlmsghdr *req)
{
	fake_ack(req, 0, NULL, 0);
}

START_TEST(an_ack_is_success)
{
	run_with(ack);
	ck_assert_int_eq(c.ret, 0);
	ck_assert_uint_eq(fake.changes, 1);
	ck_assert(((const struct nlmsghdr *)(const void *)fake.log)->nlmsg_flags & NLM_F_REQUEST);
	ck_assert(((const struct nlmsghdr *)(const void *)fake.log)->nlmsg_flags & NLM_F_ACK);
}
END_TEST

static void refuse_plain(const struct nlmsghdr *req)
{
	fake_ack(req, ENOTSUP, NULL, 0);
}

START_TEST(a_refusal_without_more_blames_the_name_and_has_the_systems_text)
{
	run_with(refuse_plain);
	ck_assert_int_eq(c.ret, -ENOTSUP);
	ck_assert_int_eq(c.status, 2);
	ck_assert_uint_eq(command_caret(&c), 15);
	ck_assert_str_eq(c.ctx.err.kernel, strerror(ENOTSUP));
}
END_TEST

/* Points at the first attribute behind struct ifinfomsg: mtu. */
static void refuse_at_offset(const struct nlmsghdr *req)
{
	uint32_t off = NLMSG_LENGTH(sizeof(struct ifinfomsg));
	size_t n = tlv(buf, 0, NLMSGERR_ATTR_MSG, "no such size", 13);

	n = tlv(buf, n, NLMSGERR_ATTR_OFFS, &off, sizeof(off));
	fake_ack(req, EINVAL, buf, n);
}

START_TEST(the_offset_becomes_the_word)
{
	run_with(refuse_at_offset);
	ck_assert_int_eq(c.status, 2);
	ck_assert_ptr_nonnull(strstr(err_text(&c.ctx), "no such size (Invalid argument)"));
	ck_assert_uint_eq(c.ctx.err.at.first, 3);
	ck_assert_uint_eq(c.ctx.err.at.n, 2);
	ck_assert_uint_eq(command_caret(&c), 18);
}
END_TEST

static void refuse_inside(const struct nlmsghdr *req)
{
	/* the last four bytes of the message are the VLAN id's value */
	uint32_t off = req->nlmsg_len - 8;

	fake_ack(req, ERANGE, buf, tlv(buf, 0, NLMSGERR_ATTR_OFFS, &off, sizeof(off)));
}

START_TEST(an_offset_inside_a_nest_becomes_the_word_of_the_kind)
{
	start("vnet-link add link eth0 v9 type vlan id 7");
	run_with(refuse_inside);
	ck_assert_uint_eq(command_caret(&c), 38);
}
END_TEST

static uint32_t strange_off;

static void refuse_elsewhere(const struct nlmsghdr *req)
{
	fake_ack(req, EINVAL, buf, tlv(buf, 0, NLMSGERR_ATTR_OFFS, &strange_off, 4));
}

static const uint32_t offsets[] = {0, 1, 15, 16, 31, 40, 41, 1000, 0x7fffffff, 0xffffffff};

START_TEST(an_offset_that_means_nothing_blames_the_name)
{
	strange_off = offsets[_i];
	run_with(refuse_elsewhere);
	ck_assert_int_eq(c.status, 2);
	ck_assert_uint_gt(command_caret(&c), 0);
}
END_TEST

static void refuse_by_policy(const struct nlmsghdr *req)
{
	uint64_t min = 68, max = 1500;
	uint32_t off = NLMSG_LENGTH(sizeof(struct ifinfomsg));
	unsigned char limits[64];
	size_t n = tlv(limits, 0, POLICY_MIN, &min, sizeof(min));

	n = tlv(limits, n, POLICY_MAX, &max, sizeof(max));
	n = tlv(buf, 0, NLMSGERR_ATTR_POLICY | NLA_F_NESTED, limits, n);
	n = tlv(buf, n, NLMSGERR_ATTR_OFFS, &off, sizeof(off));
	fake_ack(req, ERANGE, buf, n);
}

START_TEST(the_policys_limits_are_the_hint)
{
	run_with(refuse_by_policy);
	ck_assert_ptr_nonnull(strstr(err_text(&c.ctx), "the kernel takes 68..1500 here"));
	ck_assert_uint_eq(command_caret(&c), 18);
}
END_TEST

static void refuse_missing(const struct nlmsghdr *req)
{
	uint32_t miss = IFLA_GROUP;

	fake_ack(req, EINVAL, buf, tlv(buf, 0, MISS_TYPE, &miss, sizeof(miss)));
}

START_TEST(a_missing_attribute_is_named_by_its_word)
{
	run_with(refuse_missing);
	ck_assert_ptr_nonnull(strstr(err_text(&c.ctx), "say 'group', too"));
}
END_TEST

static void refuse_eperm(const struct nlmsghdr *req)
{
	fake_ack(req, EPERM, NULL, 0);
}

START_TEST(a_missing_capability_is_named)
{
	run_with(refuse_eperm);
	ck_assert_ptr_nonnull(strstr(err_text(&c.ctx), "CAP_NET_ADMIN"));
	ck_assert_int_eq(c.status, 2);
}
END_TEST

/* An error whose attributes are cut at every place. */
static size_t cut_at;

static void refuse_cut(const struct nlmsghdr *req)
{
	struct nlmsgerr e = {.error = -EINVAL, .msg = *req};
	struct nlmsghdr *h = fake_message(buf, req, NLMSG_ERROR, NLM_F_ACK_TLVS | NLM_F_CAPPED, &e,
					  sizeof(e));
	uint32_t off = 32;
	char *copy;

	fake_attr(h, NLMSGERR_ATTR_MSG, "text", 4); /* without its end */
	fake_attr(h, NLMSGERR_ATTR_OFFS, &off, sizeof(off));
	if (cut_at < h->nlmsg_len)
		h->nlmsg_len = (uint32_t)cut_at;
	copy = malloc(h->nlmsg_len);
	memcpy(copy, h, h->nlmsg_len);
	fake_push(copy, h->nlmsg_len);
	free(copy);
}

START_TEST(a_truncated_refusal_is_a_refusal)
{
	cut_at = sizeof(struct nlmsghdr) + (size_t)_i;
	run_with(refuse_cut);
	if (_i < 4) { /* not even the code is there */
		ck_assert_int_eq(c.ret, 0);
		return;
	}
	ck_assert_int_eq(c.ret, -EINVAL);
	ck_assert_ptr_nonnull(strstr(err_text(&c.ctx), "Invalid argument"));
}
END_TEST

/* The refused request comes back whole (a kernel without NETLINK_CAP_ACK) or lies about
 * its length. */
static uint32_t echoed;

static void refuse_uncapped(const struct nlmsghdr *req)
{
	struct nlmsgerr e = {.error = -EINVAL, .msg = *req};
	struct nlmsghdr *h;

	e.msg.nlmsg_len = echoed;
	h = fake_message(buf, req, NLMSG_ERROR, NLM_F_ACK_TLVS, &e, sizeof(e));
	fake_attr(h, NLMSGERR_ATTR_MSG, "text", 5);
	fake_push(buf, h->nlmsg_len);
}

static const uint32_t lengths[] = {0, 1, 15, 16, 17, 20, 28, 1000, 0x7fffffff, 0xffffffff};

START_TEST(an_echoed_request_of_any_length_is_skipped)
{
	echoed = lengths[_i];
	run_with(refuse_uncapped);
	ck_assert_int_eq(c.ret, -EINVAL);
	ck_assert_int_eq(c.status, 2);
	if (echoed == 16)
		ck_assert_ptr_nonnull(strstr(err_text(&c.ctx), "text (Invalid argument)"));
}
END_TEST

/* --- what is not for us, and interruptions ------------------------------------------------------ */

static void strangers_first(const struct nlmsghdr *req)
{
	struct nlmsghdr other = *req;
	struct nlmsgerr e = {.error = -EBUSY};
	struct nlmsghdr *h;

	other.nlmsg_seq--;
	fake_ack(&other, EBUSY, NULL, 0);
	h = fake_message(buf, req, NLMSG_ERROR, 0, &e, sizeof(e));
	h->nlmsg_pid = FAKE_PORT + 1;
	fake_push(buf, h->nlmsg_len);
	h->nlmsg_pid = 0;
	h->nlmsg_seq = 0;
	h->nlmsg_type = RTM_NEWLINK; /* a notification */
	fake_push(buf, h->nlmsg_len);
	fake_push(buf, 0);
	fake_push(buf, 3);
	fake_ack(req, 0, NULL, 0);
}

START_TEST(messages_of_others_are_skipped)
{
	run_with(strangers_first);
	ck_assert_int_eq(c.ret, 0);
}
END_TEST

static void interrupted(const struct nlmsghdr *req)
{
	for (int i = 0; i < 10; i++)
		fake_push_errno(EINTR);
	fake_ack(req, 0, NULL, 0);
}

START_TEST(an_interrupted_call_is_made_again)
{
	fake.send_eintr = 5;
	run_with(interrupted);
	ck_assert_int_eq(c.ret, 0);
	ck_assert_uint_eq(fake.changes, 1);
}
END_TEST

static void overrun(const struct nlmsghdr *req)
{
	(void)req;
	fake_push_errno(ENOBUFS);
}

START_TEST(a_lost_answer_is_a_failure)
{
	run_with(overrun);
	ck_assert_int_eq(c.ret, -ENOBUFS);
	ck_assert_int_eq(c.status, 2);
}
END_TEST

static void cut_datagram(const struct nlmsghdr *req)
{
	static const char zeroes[8000];
	struct nlmsghdr *h = fake_message(buf, req, NLMSG_ERROR, 0, zeroes, sizeof(zeroes));

	fake_push_cut(buf, h->nlmsg_len, 100);
}

START_TEST(a_datagram_that_was_cut_is_a_failure)
{
	run_with(cut_datagram);
	ck_assert_int_eq(c.ret, -EMSGSIZE);
	ck_assert_int_eq(c.status, 2);
}
END_TEST

/* --- dumps ----------------------------------------------------------------------------------------- */

static void push_named(const struct nlmsghdr *req, int index, const char *name, uint16_t flags)
{
	struct ifinfomsg ifi = {.ifi_index = index};
	struct nlmsghdr *h = fake_message(buf, req, RTM_NEWLINK, NLM_F_MULTI | flags, &ifi,
					  sizeof(ifi));

	fake_attr(h, IFLA_IFNAME, name, strlen(name) + 1);
	fake_push(buf, h->nlmsg_len);
}

static void push_end(const struct nlmsghdr *req, int code, uint16_t flags)
{
	int32_t v = -code;

	fake_push(buf, fake_message(buf, req, NLMSG_DONE, NLM_F_MULTI | flags, &v, 4)->nlmsg_len);
}

static void always_interrupted(const struct nlmsghdr *req)
{
	dumps++;
	push_named(req, 1, "lo", NLM_F_DUMP_INTR);
	push_end(req, 0, 0);
}

START_TEST(a_dump_that_never_settles_is_tried_five_times_and_not_printed)
{
	start("vnet-link show");
	fake.answer = always_interrupted;
	command_run(&c);
	ck_assert_uint_eq(dumps, 5);
	ck_assert_int_eq(c.status, 2);
	ck_assert_ptr_nonnull(strstr(err_text(&c.ctx), "incomplete"));
	ck_assert_uint_eq(c.ctx.out.len, 0);
}
END_TEST

static void settles_at_last(const struct nlmsghdr *req)
{
	push_named(req, 1, "first", 0);
	push_end(req, 0, ++dumps < 5 ? NLM_F_DUMP_INTR : 0);
}

START_TEST(a_dump_that_settles_is_printed_once)
{
	start("vnet-link -br show");
	fake.answer = settles_at_last;
	command_run(&c);
	ck_assert_uint_eq(dumps, 5);
	ck_assert_int_eq(c.ret, 0);
	ck_assert_int_eq(strncmp(command_output(&c), "first", 5), 0);
	ck_assert_ptr_null(strstr(command_output(&c) + 1, "first"));
}
END_TEST

static void done_with_error(const struct nlmsghdr *req)
{
	dumps++;
	push_named(req, 1, "lo", 0);
	push_end(req, EMSGSIZE, 0);
}

START_TEST(an_error_at_the_end_of_a_dump_is_an_error)
{
	start("vnet-link show");
	fake.answer = done_with_error;
	command_run(&c);
	ck_assert_uint_eq(dumps, 1);
	ck_assert_int_eq(c.ret, -EMSGSIZE);
	ck_assert_int_eq(c.status, 2);
	ck_assert_uint_eq(c.ctx.out.len, 0);
}
END_TEST

static void refuses_dump(const struct nlmsghdr *req)
{
	fake_ack(req, EPERM, NULL, 0);
}

START_TEST(a_refused_dump_is_an_error)
{
	start("vnet-link show");
	fake.answer = refuses_dump;
	command_run(&c);
	ck_assert_int_eq(c.ret, -EPERM);
	ck_assert_int_eq(c.status, 2);
}
END_TEST

static void never_ends(const struct nlmsghdr *req)
{
	push_named(req, 1, "lo", 0);
}

START_TEST(a_dump_without_an_end_is_not_printed)
{
	start("vnet-link show");
	fake.answer = never_ends;
	command_run(&c);
	ck_assert_int_lt(c.ret, 0);
	ck_assert_uint_eq(c.ctx.out.len, 0);
}
END_TEST

/* One datagram of many messages, far larger than any buffer to start with. */
static void large(const struct nlmsghdr *req)
{
	static unsigned char all[1 << 17];
	size_t n = 0;

	for (int i = 1; n + 100 < sizeof(all); i++) {
		struct ifinfomsg ifi = {.ifi_index = i};
		struct nlmsghdr *h = fake_message(all + n, req, RTM_NEWLINK, NLM_F_MULTI, &ifi,
						  sizeof(ifi));

		fake_attr(h, IFLA_IFNAME, "many", 5);
		n += NLMSG_ALIGN(h->nlmsg_len);
		dumps++;
	}
	fake_push(all, n);
	fake_push_errno(EINTR);
	push_end(req, 0, 0);
}

START_TEST(a_large_datagram_arrives_whole)
{
	unsigned lines = 0;

	start("vnet-link -o show");
	fake.answer = large;
	command_run(&c);
	ck_assert_int_eq(c.ret, 0);
	for (const char *s = command_output(&c); (s = strchr(s, '\n')); s++)
		lines++;
	ck_assert_uint_eq(lines, dumps);
}
END_TEST

/* Messages that lie about their length, behind one another. */
static void lying(const struct nlmsghdr *req)
{
	struct nlmsghdr *h = fake_message(buf, req, RTM_NEWLINK, NLM_F_MULTI, NULL, 0);
	char *copy = malloc(64);

	h->nlmsg_len = (uint32_t)lengths[dumps];
	memset(copy, 0, 64);
	memcpy(copy, h, sizeof(*h));
	fake_push(copy, 64);
	free(copy);
	push_end(req, 0, 0);
}

START_TEST(a_message_of_a_false_length_is_not_read_outside)
{
	start("vnet-link -d -s -j show");
	fake.answer = lying;
	dumps = (unsigned)_i;
	if (lengths[_i] > 0x7fffffff)
		return; /* mnl_nlmsg_ok() takes it for a negative number; no kernel sends it */
	command_run(&c);
	ck_assert_int_eq(c.ret, 0);
	ck_assert(json_valid(command_output(&c), strlen(command_output(&c))));
}
END_TEST

/* An answer to a question about one link that has only LEN bytes of it. */
static size_t short_len;

static void short_answer(const struct nlmsghdr *req)
{
	struct ifinfomsg ifi = {.ifi_index = 4};

	fake_push(buf, fake_message(buf, req, RTM_NEWLINK, 0, &ifi, short_len)->nlmsg_len);
	fake_ack(req, 0, NULL, 0);
}

START_TEST(a_truncated_answer_is_not_read_outside)
{
	short_len = (size_t)_i;
	start("vnet-link show v0");
	fake.answer = short_answer;
	command_run(&c);
	start("vnet-link set v0 up");
	fake.answer = short_answer;
	command_run(&c);
}
END_TEST

/* --- requests ------------------------------------------------------------------------------------------ */

START_TEST(a_dry_run_asks_but_changes_nothing)
{
	start("vnet-link --dry-run set v0 master br0 up");
	command_run(&c);
	ck_assert_int_eq(c.ret, 0);
	ck_assert_uint_eq(fake.changes, 0);
	ck_assert_ptr_nonnull(strstr(command_output(&c), "RTM_NEWLINK"));
	ck_assert_ptr_nonnull(strstr(command_output(&c), "master br0"));
}
END_TEST

START_TEST(every_request_has_a_sequence_number_of_its_own)
{
	struct nlmsghdr *h;
	struct reply reply;
	uint32_t last = 0;
	struct nl *nl;

	ck_assert_int_eq(nl_here(&c.ctx, &nl), 0);
	for (int i = 0; i < 3; i++) {
		h = attr_build(&c.ctx.arena, attr_root(&c.ctx.arena, NULL, 0), RTM_NEWLINK, 0, NULL);
		ck_assert_int_eq(nl_talk(&c.ctx, nl, h, &reply), 0);
		ck_assert_uint_gt(h->nlmsg_seq, last);
		last = h->nlmsg_seq;
	}
}
END_TEST

START_TEST(a_wait_ends_by_its_time_limit)
{
	start("vnet-link wait nobody exists timeout 5");
	command_run(&c);
	ck_assert_int_eq(c.ret, -ETIMEDOUT);
	ck_assert_int_eq(c.status, 2);
	start("vnet-link wait v0 up timeout 5");
	command_run(&c);
	ck_assert_int_eq(c.ret, 0);
}
END_TEST

#define LOOP(test, table) tcase_add_loop_test(t, test, 0, sizeof(table) / sizeof((table)[0]))

int main(void)
{
	Suite *s = suite_create("nl");
	TCase *t = tcase_create("nl");
	SRunner *r;
	int failed;

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, an_ack_is_success);
	tcase_add_test(t, a_refusal_without_more_blames_the_name_and_has_the_systems_text);
	tcase_add_test(t, the_offset_becomes_the_word);
	tcase_add_test(t, an_offset_inside_a_nest_becomes_the_word_of_the_kind);
	LOOP(an_offset_that_means_nothing_blames_the_name, offsets);
	tcase_add_test(t, the_policys_limits_are_the_hint);
	tcase_add_test(t, a_missing_attribute_is_named_by_its_word);
	tcase_add_test(t, a_missing_capability_is_named);
	tcase_add_loop_test(t, a_truncated_refusal_is_a_refusal, 0, 40);
	LOOP(an_echoed_request_of_any_length_is_skipped, lengths);
	tcase_add_test(t, messages_of_others_are_skipped);
	tcase_add_test(t, an_interrupted_call_is_made_again);
	tcase_add_test(t, a_lost_answer_is_a_failure);
	tcase_add_test(t, a_datagram_that_was_cut_is_a_failure);
	tcase_add_test(t, a_dump_that_never_settles_is_tried_five_times_and_not_printed);
	tcase_add_test(t, a_dump_that_settles_is_printed_once);
	tcase_add_test(t, an_error_at_the_end_of_a_dump_is_an_error);
	tcase_add_test(t, a_refused_dump_is_an_error);
	tcase_add_test(t, a_dump_without_an_end_is_not_printed);
	tcase_add_test(t, a_large_datagram_arrives_whole);
	LOOP(a_message_of_a_false_length_is_not_read_outside, lengths);
	tcase_add_loop_test(t, a_truncated_answer_is_not_read_outside, 0, 17);
	tcase_add_test(t, a_dry_run_asks_but_changes_nothing);
	tcase_add_test(t, every_request_has_a_sequence_number_of_its_own);
	tcase_add_test(t, a_wait_ends_by_its_time_limit);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
