// SPDX-License-Identifier: GPL-2.0-or-later
/* Addresses: what is sent for the words, what is shown, what ensure and the hints find. */
#include <arpa/inet.h>
#include <endian.h>
#include <errno.h>
#include <linux/if_addr.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/addr.h"
#include "../lib/type_inet.h"
#include "fake/command.h"

#include <check.h>

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

static struct command c;

static void teardown(void)
{
	command_close(&c);
}

/* --- prefixes ------------------------------------------------------------- */

static const struct {
	const char *addr, *prefix;
	unsigned len;
	bool within;
} prefixes[] = {
	{"10.1.2.3", "10.1.2.0", 24, true},	{"10.1.3.3", "10.1.2.0", 24, false},
	{"10.1.3.3", "10.1.2.0", 23, true},	{"10.1.2.3", "10.1.2.3", 32, true},
	{"10.1.2.3", "10.1.2.2", 32, false},	{"10.1.2.3", "10.1.2.2", 31, true},
	{"192.0.2.1", "10.0.0.0", 0, true},	{"128.0.0.0", "0.0.0.0", 1, false},
	{"2001:db8::1", "2001:db8::", 32, true}, {"2001:db9::1", "2001:db8::", 32, false},
	{"2001:db9::1", "2001:db8::", 31, true}, {"::1", "::1", 128, true},
	{"::2", "::1", 128, false},		{"::1", "::", 0, true},
};

START_TEST(a_prefix_holds_its_addresses_and_no_others)
{
	bool ipv6 = strchr(prefixes[_i].addr, ':');
	unsigned char a[16], p[16];

	ck_assert_int_eq(inet_pton(ipv6 ? AF_INET6 : AF_INET, prefixes[_i].addr, a), 1);
	ck_assert_int_eq(inet_pton(ipv6 ? AF_INET6 : AF_INET, prefixes[_i].prefix, p), 1);
	ck_assert_msg(inet_within(a, p, ipv6 ? 16 : 4, prefixes[_i].len) == prefixes[_i].within,
		      "%s %s/%u", prefixes[_i].addr, prefixes[_i].prefix, prefixes[_i].len);
}
END_TEST

START_TEST(a_prefix_longer_than_the_address_holds_nothing)
{
	unsigned char a[4] = {1, 2, 3, 4};

	ck_assert(!inet_within(a, a, sizeof(a), 40));
	ck_assert(inet_within(a, a, sizeof(a), 32));
}
END_TEST

/* --- requests: the bytes behind the netlink header, as `ip` 6.1 sends them --- */

static const struct {
	const char *words, *hex;
} requests[] = {
	{"add 192.0.2.1/24 dev eth0",
	 "021800000200000008000200c000020108000100c0000201"},
	{"add dev eth0 192.0.2.1",
	 "022000000200000008000200c000020108000100c0000201"},
	{"add 192.0.2.1/24 brd + dev eth0 label eth0:x scope link",
	 "021800fd0200000008000200c00002010b000300657468303a78000008000100c000020108000400c00002ff"},
	{"add label eth0:y brd - 192.0.2.1/24 dev eth0",
	 "02180000020000000b000300657468303a79000008000200c000020108000100c000020108000400c0000200"},
	{"add 192.0.2.1/24 brd 192.0.2.77 dev eth0",
	 "021800000200000008000200c000020108000400c000024d08000100c0000201"},
	{"add 192.0.2.1/31 brd + dev eth0",
	 "021f00000200000008000200c000020108000100c0000201"},
	{"add 192.0.2.1/24 valid_lft 100 preferred_lft 50 dev eth0 metric 7",
	 "021800000200000008000200c0000201080009000700000008000100c0000201"
	 "1400060032000000640000000000000000000000"},
	{"add 192.0.2.1/24 peer 192.0.2.9 dev eth0",
	 "022000000200000008000200c000020108000100c0000209"},
	{"add peer 192.0.2.9/28 192.0.2.1/24 dev eth0",
	 "021c00000200000008000100c000020908000200c0000201"},
	{"add 127.0.0.9/8 dev eth0 noprefixroute",
	 "020800fe02000000080002007f0000090800080000020000080001007f000009"},
	{"add 2001:db8::1/64 dev eth0 nodad home",
	 "0a401200020000001400020020010db80000000000000000000000011400010020010db8"
	 "000000000000000000000001"},
	{"add 2001:db8::1/64 home dev eth0 nodad noprefixroute mngtmpaddr",
	 "0a400000020000001400020020010db800000000000000000000000108000800120300001400010020010db8"
	 "000000000000000000000001"},
	{"add 2001:db8::1 remote 2001:db8::2/64 dev eth0",
	 "0a400000020000001400020020010db80000000000000000000000011400010020010db8"
	 "000000000000000000000002"},
	{"add 192.0.2.1/24 dev eth0 nodad",
	 "021800000200000008000200c000020108000100c0000201"},
	{"replace 192.0.2.1/24 dev eth0 preferred_lft 100",
	 "021800000200000008000200c000020108000100c0000201"
	 "1400060064000000ffffffff0000000000000000"},
	{"del 192.0.2.1/24 dev eth0",
	 "021800000200000008000200c000020108000100c0000201"},
	{"del 192.0.2.1 dev eth0",
	 "022000000200000008000200c0000201"},
	{"del 2001:db8::1 dev eth0",
	 "0a800000020000001400020020010db80000000000000000000000011400010020010db8"
	 "000000000000000000000001"},
};

START_TEST(the_bytes_are_those_of_ip)
{
	char line[256], hex[512] = "";

	snprintf(line, sizeof(line), "vnet-addr %s", requests[_i].words);
	command_open(&c, line);
	command_run(&c);
	ck_assert_msg(!c.ret, "%s", err_text(&c.ctx));
	for (size_t i = sizeof(struct nlmsghdr); i < fake.log_len; i++)
		sprintf(hex + strlen(hex), "%02x", fake.log[i]);
	if (__BYTE_ORDER == __LITTLE_ENDIAN)
		ck_assert_msg(!strcmp(hex, requests[_i].hex), "%s\nsent   %s\nwanted %s", line, hex,
			      requests[_i].hex);
}
END_TEST

/* --- a kernel with addresses ------------------------------------------------- */

struct held {
	const char *local, *peer, *label, *brd;
	unsigned index, len, scope, flags, metric, valid, preferred;
};

static const struct held *held;
static unsigned n_held;
static int change_code; /* what comes of RTM_NEWADDR and RTM_DELADDR */

static void add_ip(struct nlmsghdr *h, uint16_t type, const char *text)
{
	bool ipv6 = text && strchr(text, ':');
	unsigned char a[16];

	if (text && inet_pton(ipv6 ? AF_INET6 : AF_INET, text, a) == 1)
		fake_attr(h, type, a, ipv6 ? 16 : 4);
}

static struct nlmsghdr *address(void *buf, const struct nlmsghdr *req, const struct held *a)
{
	bool ipv6 = strchr(a->local, ':');
	struct ifaddrmsg ifa = {.ifa_family = ipv6 ? AF_INET6 : AF_INET,
				.ifa_prefixlen = (uint8_t)a->len, .ifa_index = a->index,
				.ifa_flags = (uint8_t)a->flags, .ifa_scope = (uint8_t)a->scope};
	struct ifa_cacheinfo ci = {.ifa_valid = a->valid ? a->valid : UINT32_MAX,
				   .ifa_prefered = a->valid ? a->preferred : UINT32_MAX};
	struct nlmsghdr *h = fake_message(buf, req, RTM_NEWADDR, NLM_F_MULTI, &ifa, sizeof(ifa));

	add_ip(h, IFA_ADDRESS, a->peer ? a->peer : a->local);
	if (!ipv6 || a->peer)
		add_ip(h, IFA_LOCAL, a->local);
	add_ip(h, IFA_BROADCAST, a->brd);
	if (a->label)
		fake_attr(h, IFA_LABEL, a->label, strlen(a->label) + 1);
	fake_attr(h, IFA_FLAGS, &a->flags, 4);
	if (a->metric)
		fake_attr(h, IFA_RT_PRIORITY, &a->metric, 4);
	fake_attr(h, IFA_CACHEINFO, &ci, sizeof(ci));
	return h;
}

static void answer(const struct nlmsghdr *req)
{
	_Alignas(8) unsigned char buf[1024];
	int32_t done = 0;

	if (req->nlmsg_type == RTM_NEWADDR || req->nlmsg_type == RTM_DELADDR) {
		fake_ack(req, change_code, NULL, 0);
	} else if (req->nlmsg_type != RTM_GETADDR) {
		fake_answer(req);
	} else {
		for (unsigned i = 0; i < n_held; i++)
			fake_push(buf, address(buf, req, &held[i])->nlmsg_len);
		fake_push(buf, fake_message(buf, req, NLMSG_DONE, NLM_F_MULTI, &done, 4)->nlmsg_len);
	}
}

static void run(const char *line, const struct held *list, unsigned n, int code)
{
	held = list;
	n_held = n;
	change_code = code;
	command_open(&c, line);
	fake.answer = answer;
	command_run(&c);
}

/* --- show --------------------------------------------------------------------- */

static const struct {
	struct held a;
	const char *text, *json;
} shown[] = {
	{{.local = "192.0.2.1", .len = 24, .label = "eth0", .flags = IFA_F_PERMANENT},
	 "inet 192.0.2.1/24 scope global eth0\\       valid_lft forever preferred_lft forever\n",
	 "\"family\":\"inet\",\"local\":\"192.0.2.1\",\"prefixlen\":24,\"scope\":\"global\","
	 "\"label\":\"eth0\",\"valid_life_time\":4294967295,\"preferred_life_time\":4294967295"},
	{{.local = "192.0.2.1", .peer = "192.0.2.9", .len = 28, .label = "eth0:x", .metric = 7,
	  .brd = "192.0.2.15", .scope = 253, .flags = IFA_F_SECONDARY | IFA_F_NOPREFIXROUTE,
	  .valid = 90, .preferred = 80},
	 "inet 192.0.2.1 peer 192.0.2.9/28 metric 7 brd 192.0.2.15 scope link secondary dynamic "
	 "noprefixroute eth0:x\\       valid_lft 90sec preferred_lft 80sec\n",
	 "\"local\":\"192.0.2.1\",\"address\":\"192.0.2.9\",\"prefixlen\":28,\"metric\":7,"
	 "\"broadcast\":\"192.0.2.15\",\"scope\":\"link\",\"secondary\":true,\"dynamic\":true,"
	 "\"noprefixroute\":true,\"label\":\"eth0:x\",\"valid_life_time\":90,"
	 "\"preferred_life_time\":80"},
	{{.local = "2001:db8::1", .len = 64,
	  .flags = IFA_F_TEMPORARY | IFA_F_TENTATIVE | IFA_F_DEPRECATED, .valid = 5},
	 "inet6 2001:db8::1/64 scope global temporary deprecated tentative dynamic "
	 "\\       valid_lft 5sec preferred_lft 0sec\n",
	 "\"local\":\"2001:db8::1\",\"prefixlen\":64,\"scope\":\"global\",\"temporary\":true,"
	 "\"deprecated\":true,\"tentative\":true,\"dynamic\":true,"},
	{{.local = "2001:db8::1", .peer = "2001:db8::2", .len = 128, .scope = 77,
	  .flags = IFA_F_PERMANENT | 0x10000 | IFA_F_STABLE_PRIVACY | IFA_F_MANAGETEMPADDR},
	 "inet6 2001:db8::1 peer 2001:db8::2/128 scope 77 mngtmpaddr stable-privacy flags 10000 "
	 "\\       valid_lft forever preferred_lft forever\n",
	 "\"address\":\"2001:db8::2\",\"prefixlen\":128,\"scope\":\"77\",\"mngtmpaddr\":true,"
	 "\"stable-privacy\":true,\"ifa_flags\":\"10000\""},
};

START_TEST(an_address_is_shown_as_ip_shows_it)
{
	struct held a = shown[_i].a;
	const char *got;

	a.index = 2;
	run("vnet-addr -o show dev eth0", &a, 1, 0);
	ck_assert_msg(!c.ret, "%s", err_text(&c.ctx));
	got = command_output(&c);
	ck_assert_msg(!strncmp(got, "2: eth0    ", 11) && !strcmp(got + 11, shown[_i].text),
		      "got    %swanted %s", got, shown[_i].text);
	command_close(&c);
	run("vnet-addr -j show dev eth0", &a, 1, 0);
	got = command_output(&c);
	ck_assert(json_valid(got, strlen(got)));
	ck_assert_msg(strstr(got, shown[_i].json), "got    %swanted %s", got, shown[_i].json);
}
END_TEST

START_TEST(the_brief_line_has_addresses_only)
{
	struct held a[] = {{.local = "192.0.2.1", .len = 24, .index = 2, .metric = 5},
			   {.local = "2001:db8::1", .peer = "2001:db8::2", .len = 64, .index = 2},
			   {.local = "192.0.2.7", .len = 24, .index = 4}};

	run("vnet-addr -br show", a, 3, 0);
	ck_assert_ptr_nonnull(strstr(command_output(&c),
				     "192.0.2.1/24 metric 5 2001:db8::1 peer 2001:db8::2/64 \nbr0"));
	ck_assert_ptr_nonnull(strstr(command_output(&c), "192.0.2.7/24 \n"));
}
END_TEST

/* --- filters: which of these five are listed ------------------------------------ */

static const struct held five[] = {
	{.local = "192.0.2.1", .len = 24, .index = 2, .label = "eth0", .flags = IFA_F_PERMANENT},
	{.local = "192.0.2.2", .len = 24, .index = 2, .label = "eth0:b", .scope = 253,
	 .flags = IFA_F_SECONDARY | IFA_F_PERMANENT},
	{.local = "10.0.0.1", .len = 8, .index = 4, .label = "v0", .valid = 90,
	 .flags = IFA_F_DEPRECATED},
	{.local = "2001:db8::1", .len = 64, .index = 2, .flags = IFA_F_TENTATIVE, .valid = 90},
	{.local = "::1", .len = 128, .index = 1, .scope = 254, .flags = IFA_F_PERMANENT},
};

static const struct {
	const char *words, *listed; /* a letter for each of the five */
} filters[] = {
	{"show", "abcde"}, {"-4 show", "abc"}, {"-6 show", "de"}, {"show dev eth0", "abd"},
	{"show to 192.0.2.0/24", "ab"}, {"show to 192.0.2.2", "b"}, {"show to any", "abcde"},
	{"show to 2001:db8::/32", "d"}, {"show scope link", "b"}, {"show scope 0", "acd"},
	{"show label eth0", "ad"}, {"show label eth0*", "abd"}, {"show label v?", "c"},
	{"show permanent", "abe"}, {"show dynamic", "cd"}, {"show -permanent", "cd"},
	{"show secondary", "b"}, {"show primary", "acde"}, {"show tentative", "d"},
	{"show -tentative", "abce"}, {"show deprecated dynamic", "c"},
	{"show -deprecated dynamic", "d"}, {"show primary scope host", "e"},
	{"-4 show dev eth0 permanent to 192.0.2.2", "b"}, {"show type bridge", ""},
	{"show down", ""}, {"show up dev v0", "c"},
};

START_TEST(a_filter_lists_what_it_says)
{
	char line[128], got[8] = "", item[64];
	const char *out;

	snprintf(line, sizeof(line), "vnet-addr -j %s", filters[_i].words);
	run(line, five, COUNT(five), 0);
	ck_assert_msg(!c.ret, "%s: %s", line, c.ret ? err_text(&c.ctx) : "");
	out = command_output(&c);
	ck_assert(json_valid(out, strlen(out)));
	for (int i = 0; i < COUNT(five); i++) {
		snprintf(item, sizeof(item), "\"local\":\"%s\"", five[i].local);
		if (strstr(out, item))
			sprintf(got + strlen(got), "%c", 'a' + i);
	}
	/* the fake kernel does not filter: families and interfaces are sorted out here, too */
	ck_assert_msg(!strcmp(got, filters[_i].listed), "%s lists %s, not %s", line, got,
		      filters[_i].listed);
}
END_TEST

START_TEST(flush_deletes_what_show_lists_and_says_nothing)
{
	run("vnet-addr --dry-run flush dev eth0 permanent", five, COUNT(five), 0);
	ck_assert(!c.ret);
	ck_assert_ptr_nonnull(strstr(command_output(&c), "192.0.2.1/24"));
	ck_assert_ptr_nonnull(strstr(command_output(&c), "192.0.2.2/24"));
	ck_assert_ptr_null(strstr(command_output(&c), "2001:db8"));
	command_close(&c);
	/* addresses that come back are not chased for ever */
	run("vnet-addr flush dev eth0", five, COUNT(five), 0);
	ck_assert_int_eq(c.status, 2);
	ck_assert_str_eq(command_output(&c), "");
	ck_assert_uint_eq(fake.changes, 30);
}
END_TEST

/* --- ensure and the hints ---------------------------------------------------------- */

static const struct held there[] = {
	{.local = "192.0.2.1", .len = 24, .index = 2, .label = "eth0", .flags = IFA_F_PERMANENT,
	 .metric = 5},
	{.local = "192.0.2.2", .len = 24, .index = 2, .label = "eth0",
	 .flags = IFA_F_PERMANENT | IFA_F_SECONDARY},
	{.local = "10.0.0.1", .len = 8, .index = 4, .label = "v0", .flags = IFA_F_PERMANENT},
	{.local = "2001:db8::1", .len = 64, .index = 2,
	 .flags = IFA_F_PERMANENT | IFA_F_NODAD | IFA_F_HOMEADDRESS},
};

static const struct {
	const char *words, *out;
	unsigned changes;
} ensured[] = {
	{"192.0.2.1/24 dev eth0", "192.0.2.1/24: unchanged\n", 0},
	{"192.0.2.1/24 dev eth0 metric 5 scope global label eth0 valid_lft forever",
	 "192.0.2.1/24: unchanged\n", 0},
	{"192.0.2.2/24 dev eth0 metric 0", "192.0.2.2/24: unchanged\n", 0},
	{"192.0.2.1/25 dev eth0", "192.0.2.1/25: created\n", 1},
	{"192.0.2.1/24 dev v0", "192.0.2.1/24: created\n", 1},
	{"2001:db8::1/64 dev eth0 home nodad", "2001:db8::1/64: unchanged\n", 0},
};

START_TEST(ensure_leaves_alone_what_is_as_said)
{
	char line[128];

	snprintf(line, sizeof(line), "vnet-addr ensure %s", ensured[_i].words);
	run(line, there, COUNT(there), 0);
	ck_assert_msg(!c.ret, "%s: %s", line, c.ret ? err_text(&c.ctx) : "");
	ck_assert_str_eq(command_output(&c), ensured[_i].out);
	ck_assert_uint_eq(fake.changes, ensured[_i].changes);
}
END_TEST

START_TEST(ensure_keeps_what_is_not_spoken_of)
{
	const char *out;

	run("vnet-addr --dry-run ensure 2001:db8::1/64 dev eth0 metric 9", there, COUNT(there), 0);
	out = command_output(&c);
	ck_assert_msg(strstr(out, "metric 9") && strstr(out, "home nodad"), "%s", out);
}
END_TEST

START_TEST(ensure_says_what_the_kernel_ignores)
{
	/* this kernel takes every request and changes nothing */
	run("vnet-addr ensure 192.0.2.1/24 dev eth0 metric 9", there, COUNT(there), 0);
	ck_assert_int_eq(c.status, 2);
	ck_assert_ptr_nonnull(strstr(err_text(&c.ctx), "metric 5 -> 9"));
}
END_TEST

START_TEST(ensure_does_not_take_secondary_addresses_down)
{
	run("vnet-addr ensure 192.0.2.1/24 dev eth0 scope link", there, COUNT(there), 0);
	ck_assert_int_eq(c.status, 1);
	ck_assert_uint_eq(fake.changes, 0);
	ck_assert_ptr_nonnull(strstr(err_text(&c.ctx), "'192.0.2.2/24' would go with it"));
}
END_TEST

static const struct {
	const char *words;
	int code;
	const char *hint;
} hints[] = {
	{"del 192.0.2.1/16 dev eth0", EADDRNOTAVAIL, "'192.0.2.1/24' is there"},
	{"del 10.0.0.1/8 dev eth0", EADDRNOTAVAIL, "'v0' has '10.0.0.1/8'"},
	{"del 10.0.0.7/8 dev v0", EADDRNOTAVAIL, "'v0' has 10.0.0.1/8"},
	{"add 192.0.2.1/24 dev eth0", EEXIST, "vnet-addr ensure"},
	{"add 2001:db8::1/128 dev eth0", EEXIST, "it is there as '2001:db8::1/64'"},
	{"add 2001:db8::9/64 dev eth0", EACCES, "net/ipv6/conf/eth0/disable_ipv6=0"},
	{"add 192.0.2.9/24 dev eth0", EPERM, "CAP_NET_ADMIN"},
};

START_TEST(a_refusal_is_explained)
{
	char line[128];

	snprintf(line, sizeof(line), "vnet-addr %s", hints[_i].words);
	run(line, there, COUNT(there), hints[_i].code);
	ck_assert_int_eq(c.status, 2);
	ck_assert_msg(c.ctx.err.hint && strstr(c.ctx.err.hint, hints[_i].hint), "%s",
		      err_text(&c.ctx));
}
END_TEST

/* --- wait ---------------------------------------------------------------------------- */

static const struct {
	const char *words;
	unsigned flags;
	int status;
	const char *text;
} waits[] = {
	{"eth0", IFA_F_PERMANENT, 0, NULL},
	{"dev eth0 2001:db8::5 timeout 1", IFA_F_PERMANENT, 0, NULL},
	{"eth0 timeout 1", IFA_F_TENTATIVE, 2, "'2001:db8::5/64' is still tentative"},
	{"eth0 tentative gone timeout 1", IFA_F_TENTATIVE | IFA_F_DADFAILED, 2, "used by someone"},
	{"eth0 2001:db8::6 timeout 1", IFA_F_PERMANENT, 2, "has no address '2001:db8::6'"},
};

START_TEST(wait_ends_when_no_address_is_tentative)
{
	struct held a = {.local = "2001:db8::5", .len = 64, .index = 2, .flags = waits[_i].flags};
	char line[128];

	snprintf(line, sizeof(line), "vnet-addr wait %s", waits[_i].words);
	run(line, &a, 1, 0);
	ck_assert_msg(c.status == waits[_i].status, "%s", c.ret ? err_text(&c.ctx) : line);
	if (waits[_i].text)
		ck_assert_msg(strstr(err_text(&c.ctx), waits[_i].text), "%s", err_text(&c.ctx));
}
END_TEST

/* --- what no kernel sends --------------------------------------------------------------- */

START_TEST(attributes_of_a_wrong_size_are_survived)
{
	struct ifaddrmsg ifa = {.ifa_family = AF_INET, .ifa_index = 2};
	_Alignas(8) unsigned char buf[2048], junk[64] = "\1\2\3";
	struct nlmsghdr req = {.nlmsg_seq = 1}, *h;

	for (unsigned len = 0; len < sizeof(junk); len++) {
		command_open(&c, "vnet-addr");
		h = fake_message(buf, &req, RTM_NEWADDR, 0, &ifa, sizeof(ifa));
		for (uint16_t type = IFA_ADDRESS; type <= IFA_PROTO; type++)
			fake_attr(h, type, junk, type % 3 ? len : 0);
		c.ctx.out.details = 1;
		for (enum out_mode mode = OUT_TEXT; mode <= OUT_WORDS; mode++) {
			c.ctx.out.mode = mode;
			addr_print(&c.ctx.out,
				   attr_decode(&c.ctx.arena, &addr_table, NLMSG_DATA(h),
					       h->nlmsg_len - NLMSG_HDRLEN, sizeof(ifa)));
		}
		if (len + 1 < sizeof(junk))
			command_close(&c);
	}
}
END_TEST

int main(void)
{
	Suite *s = suite_create("addr");
	TCase *t = tcase_create("addr");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_loop_test(t, a_prefix_holds_its_addresses_and_no_others, 0, COUNT(prefixes));
	tcase_add_test(t, a_prefix_longer_than_the_address_holds_nothing);
	suite_add_tcase(s, t);
	t = tcase_create("commands");
	tcase_add_checked_fixture(t, NULL, teardown);
	tcase_add_loop_test(t, the_bytes_are_those_of_ip, 0, COUNT(requests));
	tcase_add_loop_test(t, an_address_is_shown_as_ip_shows_it, 0, COUNT(shown));
	tcase_add_test(t, the_brief_line_has_addresses_only);
	tcase_add_loop_test(t, a_filter_lists_what_it_says, 0, COUNT(filters));
	tcase_add_test(t, flush_deletes_what_show_lists_and_says_nothing);
	tcase_add_loop_test(t, ensure_leaves_alone_what_is_as_said, 0, COUNT(ensured));
	tcase_add_test(t, ensure_keeps_what_is_not_spoken_of);
	tcase_add_test(t, ensure_says_what_the_kernel_ignores);
	tcase_add_test(t, ensure_does_not_take_secondary_addresses_down);
	tcase_add_loop_test(t, a_refusal_is_explained, 0, COUNT(hints));
	tcase_add_loop_test(t, wait_ends_when_no_address_is_tentative, 0, COUNT(waits));
	tcase_add_test(t, attributes_of_a_wrong_size_are_survived);
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
