// SPDX-License-Identifier: GPL-2.0-or-later
/* tun and tap: the steps that make one, two kinds of one name, what is shown of them. */
#include <errno.h>
#include <linux/if_arp.h>
#include <linux/if_link.h>
#include <linux/if_tun.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/kind.h"
#include "fake/command.h"

#include <check.h>

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

static struct command c;

static void teardown(void)
{
	command_close(&c);
}

/* --- making one --------------------------------------------------------------------------- */

static const struct {
	const char *words, *steps;
} made[] = {
	{"vnet-link --dry-run add t9 type tap", "TUNSETIFF t9 tap\nTUNSETPERSIST 1\n"},
	{"vnet-link --dry-run add t9 type tun", "TUNSETIFF t9 tun\nTUNSETPERSIST 1\n"},
	{"vnet-link --dry-run add type tun", "TUNSETIFF '' tun\nTUNSETPERSIST 1\n"},
	{"vnet-link --dry-run ensure t9 type tun", "TUNSETIFF t9 tun\nTUNSETPERSIST 1\n"},
	{"vnet-link --dry-run replace t9 type tun", "TUNSETIFF t9 tun\nTUNSETPERSIST 1\n"},
	{"vnet-link --dry-run add t9 type tap pi vnet_hdr multi_queue user 7 group 8",
	 "TUNSETIFF t9 tap pi vnet_hdr multi_queue\nTUNSETOWNER 7\nTUNSETGROUP 8\nTUNSETPERSIST 1\n"},
	{"vnet-link --dry-run add t9 index 77 group 5 up type tap user root",
	 "TUNSETIFINDEX 77\nTUNSETIFF t9 tap\nTUNSETOWNER 0\n"
	 "RTM_NEWLINK 48 bytes: name t9 up group 5 \nTUNSETPERSIST 1\n"},
	{"vnet-link --dry-run add t9 master br0 mtu 1400 type tap",
	 "TUNSETIFF t9 tap\nRTM_NEWLINK 56 bytes: name t9 mtu 1400 master br0 \n"
	 "TUNSETPERSIST 1\n"},
	{"vnet-tuntap --dry-run add dev t9 mode tap user 7 one_queue",
	 "TUNSETIFF t9 tap one_queue\nTUNSETOWNER 7\nTUNSETPERSIST 1\n"},
	{"vnet-tuntap --dry-run add t9 mode tun group 8 multi_queue",
	 "TUNSETIFF t9 tun multi_queue\nTUNSETGROUP 8\nTUNSETPERSIST 1\n"},
};

START_TEST(a_dry_run_prints_the_steps)
{
	command_open(&c, made[_i].words);
	command_run(&c);
	ck_assert_msg(!c.ret, "%s\n%s", made[_i].words, c.ret ? err_text(&c.ctx) : "");
	ck_assert_str_eq(command_output(&c), made[_i].steps);
	ck_assert(!fake.changes && !fake.acts);
}
END_TEST

static const char *const tried[] = {
	"vnet-link add t9 type tap", "vnet-link add t9 up mtu 1400 type tun user 7",
	"vnet-tuntap add dev t9 mode tap",
};

/* The fake kernel refuses the ioctl, or the device may not be opened. */
START_TEST(what_cannot_be_made_is_the_system_s_refusal_and_nothing_is_sent)
{
	command_open(&c, tried[_i]);
	command_run(&c);
	ck_assert_int_eq(c.status, 2);
	ck_assert_msg(strstr(err_text(&c.ctx), "cannot "), "%s", err_text(&c.ctx));
	ck_assert_int_eq(fake.changes, 0);
}
END_TEST

/* --- two kinds of one name ---------------------------------------------------------------- */

/* IFLA_LINKINFO of a tun link of TYPE; 0: without data. */
static struct attr *info_of(struct arena *a, uint8_t type)
{
	struct attr *info = attr_root(a, NULL, 0);

	attr_put_str(a, info, IFLA_INFO_KIND, "tun");
	if (type)
		attr_put_u8(a, attr_nest(a, info, IFLA_INFO_DATA), IFLA_TUN_TYPE, type);
	return info;
}

START_TEST(rtnetlink_s_name_means_both_kinds_and_the_type_tells_which)
{
	struct attr *tun, *tap, *none;

	command_open(&c, "vnet-link");
	tun = info_of(&c.ctx.arena, IFF_TUN);
	tap = info_of(&c.ctx.arena, IFF_TAP);
	none = info_of(&c.ctx.arena, 0);
	ck_assert_str_eq(kind_of_info(tun)->name, "tun");
	ck_assert_str_eq(kind_of_info(tap)->name, "tap");
	ck_assert_str_eq(kind_of_info(none)->name, "tun");
	ck_assert(kind_is(tun, "tun", false) && kind_is(tap, "tun", false));
	ck_assert(kind_is(tap, "tap", false) && !kind_is(tun, "tap", false));
	ck_assert(!kind_is(none, "tap", false) && !kind_is(tap, "bridge", false));
	ck_assert(!kind_is(tap, "tun", true) && !kind_is(NULL, "tun", false));
	ck_assert_str_eq(kind_wire("tap"), "tun");
	ck_assert_str_eq(kind_wire("bridge"), "bridge");
	ck_assert_str_eq(kind_wire("frob"), "frob");
}
END_TEST

/* --- what is shown ---------------------------------------------------------------------------- */

static void put_tun(const struct nlmsghdr *req, int index, const char *name, uint8_t type)
{
	struct ifinfomsg ifi = {.ifi_type = ARPHRD_NONE, .ifi_index = index};
	_Alignas(8) unsigned char buf[512], kind[256], data[256];
	struct nlmsghdr *h = fake_message(buf, req, RTM_NEWLINK, NLM_F_MULTI, &ifi, sizeof(ifi));
	struct nlmsghdr *info = fake_message(kind, req, 0, 0, NULL, 0);
	struct nlmsghdr *in = fake_message(data, req, 0, 0, NULL, 0);
	uint32_t owner = 4242, queues = 3;
	uint8_t on = 1, off = 0;

	fake_attr(in, IFLA_TUN_TYPE, &type, 1);
	fake_attr(in, IFLA_TUN_OWNER, &owner, 4);
	fake_attr(in, IFLA_TUN_PI, type == IFF_TAP ? &on : &off, 1);
	fake_attr(in, IFLA_TUN_VNET_HDR, &off, 1);
	fake_attr(in, IFLA_TUN_PERSIST, &on, 1);
	fake_attr(in, IFLA_TUN_MULTI_QUEUE, type == IFF_TUN ? &on : &off, 1);
	if (type == IFF_TUN)
		fake_attr(in, IFLA_TUN_NUM_QUEUES, &queues, 4);
	fake_attr(h, IFLA_IFNAME, name, strlen(name) + 1);
	fake_attr(info, IFLA_INFO_KIND, "tun", 4);
	fake_attr(info, IFLA_INFO_DATA, NLMSG_DATA(in), in->nlmsg_len - NLMSG_HDRLEN);
	fake_attr(h, IFLA_LINKINFO, NLMSG_DATA(info), info->nlmsg_len - NLMSG_HDRLEN);
	fake_push(buf, h->nlmsg_len);
}

static void two_devices(const struct nlmsghdr *req)
{
	_Alignas(8) unsigned char buf[64];
	int32_t code = 0;

	put_tun(req, 5, "vnet-check-1", IFF_TAP);
	put_tun(req, 6, "vnet-check-2", IFF_TUN);
	fake_push(buf, fake_message(buf, req, NLMSG_DONE, NLM_F_MULTI, &code, sizeof(code))->nlmsg_len);
}

#define TAP "vnet-check-1: tap pi persist filter user 4242"
#define TUN "vnet-check-2: tun multi_queue persist user 4242"

static const struct {
	const char *words, *output;
} shown[] = {
	{"vnet-tuntap", TAP "\n" TUN "\n"},
	{"vnet-tuntap show mode tap", TAP "\n"},
	{"vnet-tuntap show multi_queue", TUN "\n"},
	{"vnet-tuntap show user 4242 pi", TAP "\n"},
	{"vnet-tuntap show user 4243", ""},
	{"vnet-tuntap -d show mode tun", TUN "\n\tAttached to processes:\n"},
	{"vnet-tuntap -d -o show mode tun", TUN "\\\tAttached to processes:\n"},
	{"vnet-tuntap -j -d show mode tap",
	 "[{\"ifname\":\"vnet-check-1\",\"flags\":[\"tap\",\"pi\",\"persist\",\"filter\"],"
	 "\"user\":4242,\"processes\":[]}]\n"},
	{"vnet-tuntap -j show mode tun user 1", "[]\n"},
	{"vnet-link -d -o show type tap",
	 "5: vnet-check-1: <> \\    link/none \\    tun type tap pi on vnet_hdr off persist on "
	 "user 4242 \n"},
	{"vnet-link -d -j show type tun",
	 "[{\"ifindex\":5,\"ifname\":\"vnet-check-1\",\"flags\":[],\"link_type\":\"none\","
	 "\"linkinfo\":{\"info_kind\":\"tun\",\"info_data\":{\"type\":\"tap\",\"pi\":true,"
	 "\"vnet_hdr\":false,\"multi_queue\":false,\"persist\":true,\"user\":4242}},"
	 "\"processes\":[]},"
	 "{\"ifindex\":6,\"ifname\":\"vnet-check-2\",\"flags\":[],\"link_type\":\"none\","
	 "\"linkinfo\":{\"info_kind\":\"tun\",\"info_data\":{\"type\":\"tun\",\"pi\":false,"
	 "\"vnet_hdr\":false,\"multi_queue\":true,\"numqueues\":3,\"persist\":true,"
	 "\"user\":4242}},\"processes\":[]}]\n"},
};

START_TEST(devices_are_shown_as_ip_shows_them_and_as_asked_for)
{
	command_open(&c, shown[_i].words);
	fake.answer = two_devices;
	command_run(&c);
	ck_assert_msg(!c.ret, "%s\n%s", shown[_i].words, c.ret ? err_text(&c.ctx) : "");
	ck_assert_str_eq(command_output(&c), shown[_i].output);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("tun");
	TCase *t = tcase_create("tun");
	SRunner *r;
	int failed;

	tcase_add_checked_fixture(t, NULL, teardown);
	tcase_add_loop_test(t, a_dry_run_prints_the_steps, 0, COUNT(made));
	tcase_add_loop_test(t, what_cannot_be_made_is_the_system_s_refusal_and_nothing_is_sent, 0,
			    COUNT(tried));
	tcase_add_test(t, rtnetlink_s_name_means_both_kinds_and_the_type_tells_which);
	tcase_add_loop_test(t, devices_are_shown_as_ip_shows_them_and_as_asked_for, 0, COUNT(shown));
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
