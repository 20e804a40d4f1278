// SPDX-License-Identifier: GPL-2.0-or-later
/* The attribute tree: building, offsets, and reading what may be cut short. */
#include <endian.h>
#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>
#include <stdlib.h>
#include <string.h>

#include "../lib/addr.h"
#include "../lib/link.h"
#include "../lib/opt.h"

#include <check.h>

static struct arena a;
static struct ctx ctx;

static void setup(void)
{
	ctx_open(&ctx, -1);
}

static void teardown(void)
{
	ctx_close(&ctx);
	arena_reset(&a);
}

static struct attr *new_root(void)
{
	struct ifinfomsg ifi = {.ifi_family = 7, .ifi_index = 42};

	return attr_root(&a, &ifi, sizeof(ifi));
}

/* --- the tree ---------------------------------------------------------------------------- */

START_TEST(what_was_put_is_found)
{
	struct attr *root = new_root(), *nest, *n;

	attr_put_u8(&a, root, 1, 0xff);
	attr_put_u16(&a, root, 2, 0xfffe);
	attr_put_u32(&a, root, 3, 0xfffffffd);
	attr_put_str(&a, root, 4, "hello");
	nest = attr_nest(&a, root, 5);
	attr_put_u8(&a, nest, 1, 7);
	ck_assert_ptr_eq(attr_nest(&a, root, 5), nest);
	ck_assert_uint_eq(attr_uint(attr_find(root, 1)), 0xff);
	ck_assert_uint_eq(attr_uint(attr_find(root, 2)), 0xfffe);
	ck_assert_uint_eq(attr_uint(attr_find(root, 3)), 0xfffffffd);
	ck_assert_str_eq(attr_str(attr_find(root, 4)), "hello");
	ck_assert_uint_eq(attr_uint(attr_find(attr_find(root, 5), 1)), 7);
	ck_assert_ptr_null(attr_find(root, 6));
	ck_assert_ptr_null(attr_find(NULL, 1));
	n = attr_find(root, 1);
	n->hidden = true;
	ck_assert_ptr_null(attr_find(root, 1));
}
END_TEST

START_TEST(a_value_of_a_strange_size_is_0_and_no_string)
{
	static const char bytes[16] = "aaaaaaaaaaaaaaa";

	for (uint16_t len = 0; len < 16; len++) {
		struct attr n = {.len = len, .data = bytes};

		if (len != 1 && len != 2 && len != 4 && len != 8)
			ck_assert_uint_eq(attr_uint(&n), 0);
		else
			ck_assert_uint_ne(attr_uint(&n), 0);
		ck_assert_ptr_null(attr_str(&n));
	}
	ck_assert_uint_eq(attr_uint(NULL), 0);
	ck_assert_ptr_null(attr_str(NULL));
}
END_TEST

START_TEST(a_header_field_outside_the_header_is_0)
{
	struct attr *root = new_root();

	ck_assert_uint_eq(attr_hdr(root, 0, 1), 7);
	ck_assert_uint_eq(attr_hdr(root, 4, 4), 42);
	ck_assert_uint_eq(attr_hdr(root, 13, 4), 0);
	ck_assert_uint_eq(attr_hdr(root, 65535, 4), 0);
	ck_assert_uint_eq(attr_hdr(NULL, 0, 1), 0);
}
END_TEST

/* --- building ------------------------------------------------------------------------------ */

START_TEST(the_message_is_header_then_padded_attributes)
{
	static const unsigned char want[] = {
		7, 0, 0, 0, 42, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* ifinfomsg */
		5, 0, 1, 0, 9, 0, 0, 0,                         /* u8, padded */
		8, 0, 3, 0, 'a', 'b', 'c', 0,                   /* a string */
		12, 0, 18, 0x80, 6, 0, 1, 0, 1, 2, 0, 0,        /* a nest */
		4, 0, 6, 0,                                     /* empty */
	};
	struct attr *root = new_root();
	struct nlmsghdr *h;

	attr_put_u8(&a, root, 1, 9);
	attr_put_str(&a, root, 3, "abc");
	attr_put_u16(&a, attr_nest(&a, root, 18), 1, 0x0201);
	attr_put(&a, root, 6, NULL, 0);
	attr_put_u32(&a, root, ATTR_LOCAL(1), 1); /* never sent */
	h = attr_build(&a, root, RTM_NEWLINK, NLM_F_EXCL, NULL);
	ck_assert_ptr_nonnull(h);
	ck_assert_uint_eq(h->nlmsg_type, RTM_NEWLINK);
	ck_assert_uint_eq(h->nlmsg_flags, NLM_F_EXCL);
	ck_assert_uint_eq(h->nlmsg_len, sizeof(*h) + sizeof(want));
	if (__BYTE_ORDER == __LITTLE_ENDIAN)
		ck_assert_mem_eq(h + 1, want, sizeof(want));
}
END_TEST

START_TEST(header_fields_are_nodes_and_land_in_the_header)
{
	struct attr *root = new_root();
	struct nlmsghdr *h;

	attr_put_u32(&a, root, ATTR_HDR(4, 4), 77);
	attr_put_u8(&a, root, ATTR_HDR(0, 1), 10)->hidden = true;
	h = attr_build(&a, root, RTM_NEWLINK, 0, NULL);
	ck_assert_uint_eq(h->nlmsg_len, NLMSG_LENGTH(sizeof(struct ifinfomsg)));
	ck_assert_int_eq(((struct ifinfomsg *)NLMSG_DATA(h))->ifi_index, 77);
	ck_assert_int_eq(((struct ifinfomsg *)NLMSG_DATA(h))->ifi_family, 7);
}
END_TEST

START_TEST(an_offset_finds_the_innermost_node)
{
	struct attr *root = new_root(), *one, *nest, *inner, *last;

	one = attr_put_u8(&a, root, 1, 9);
	nest = attr_nest(&a, root, 18);
	inner = attr_put_u32(&a, nest, 1, 5);
	last = attr_put_u32(&a, root, 2, 5);
	attr_build(&a, root, RTM_NEWLINK, 0, NULL);
	ck_assert_uint_eq(one->off, 32);
	ck_assert_ptr_eq(attr_at(root, 32), one);
	ck_assert_ptr_eq(attr_at(root, 39), one);
	ck_assert_ptr_eq(attr_at(root, 40), nest);
	ck_assert_ptr_eq(attr_at(root, 43), nest);
	ck_assert_ptr_eq(attr_at(root, 44), inner);
	ck_assert_ptr_eq(attr_at(root, 51), inner);
	ck_assert_ptr_eq(attr_at(root, 52), last);
	ck_assert_ptr_null(attr_at(root, 60));
	ck_assert_ptr_null(attr_at(root, 16));
	ck_assert_ptr_null(attr_at(root, UINT32_MAX));
}
END_TEST

static const struct type merging = {.merge = true};
static const struct opt bit_a = {.type = &merging, .bit = 1}, bit_b = {.type = &merging, .bit = 4},
			last_row = {.type = &(const struct type){0}, .flags = OPT_LAST};

START_TEST(words_that_share_an_attribute_are_merged_into_one)
{
	static const uint32_t on[2] = {1, 1}, off[2] = {0, 4};
	struct attr *root = new_root(), *first, *second;
	uint32_t both[2];
	struct nlmsghdr *h;

	first = attr_put(&a, root, 9, on, sizeof(on));
	first->opt = &bit_a;
	attr_put_u32(&a, root, 1, 0);
	second = attr_put(&a, root, 9, off, sizeof(off));
	second->opt = &bit_b;
	h = attr_build(&a, root, RTM_NEWLINK, 0, NULL);
	ck_assert_uint_eq(h->nlmsg_len, 16 + 16 + 12 + 8);
	memcpy(both, (char *)h + first->off + 4, sizeof(both));
	ck_assert_uint_eq(both[0], 1);
	ck_assert_uint_eq(both[1], 5);
	ck_assert_uint_eq(second->off, first->off);
}
END_TEST

START_TEST(what_shall_be_last_is_last)
{
	struct attr *root = new_root(), *first, *second;

	first = attr_put_u32(&a, root, 1, 0);
	first->opt = &last_row;
	second = attr_put_u32(&a, root, 2, 0);
	attr_build(&a, root, RTM_NEWLINK, 0, NULL);
	ck_assert_uint_lt(second->off, first->off);
}
END_TEST

START_TEST(an_attribute_that_does_not_fit_is_named)
{
	unsigned char *big = calloc(1, 65532);
	const struct attr *too_long = NULL;
	struct attr *root = new_root(), *n;

	n = attr_put(&a, root, 1, big, 65531);
	ck_assert_ptr_nonnull(attr_build(&a, root, RTM_NEWLINK, 0, &too_long));
	ck_assert_ptr_null(too_long);
	n->len = 0;
	n = attr_put(&a, root, 2, big, 65532);
	ck_assert_ptr_null(attr_build(&a, root, RTM_NEWLINK, 0, &too_long));
	ck_assert_ptr_eq(too_long, n);
	ck_assert_ptr_null(attr_build(&a, root, RTM_NEWLINK, 0, NULL));
	n->hidden = true;
	n = attr_nest(&a, root, 3);
	for (int i = 0; i < 3; i++)
		attr_put(&a, n, 1, big, 30000);
	ck_assert_ptr_null(attr_build(&a, root, RTM_NEWLINK, 0, &too_long));
	ck_assert_ptr_eq(too_long, n);
	free(big);
}
END_TEST

/* --- decoding -------------------------------------------------------------------------------- */

/* A reply with every sort of nest in it. */
static struct nlmsghdr *full_link(void)
{
	struct attr *root = new_root(), *info, *data, *peer;
	struct ifinfomsg ifi = {0};
	uint32_t mac[2] = {2, 1};
	char stats[sizeof(struct rtnl_link_stats64)] = {1};

	attr_put_str(&a, root, IFLA_IFNAME, "v0");
	attr_put_u32(&a, root, IFLA_MTU, 1500);
	attr_put(&a, root, IFLA_ADDRESS, mac, 6);
	attr_put(&a, root, IFLA_STATS64, stats, sizeof(stats));
	attr_put_str(&a, attr_nest(&a, root, IFLA_PROP_LIST), IFLA_ALT_IFNAME, "another");
	attr_put_u8(&a, attr_nest(&a, attr_nest(&a, root, IFLA_AF_SPEC), 10), 8, 1);
	info = attr_nest(&a, root, IFLA_LINKINFO);
	attr_put_str(&a, info, IFLA_INFO_KIND, "veth");
	data = attr_nest(&a, info, IFLA_INFO_DATA);
	peer = attr_put(&a, data, VETH_INFO_PEER, &ifi, sizeof(ifi));
	peer->nest = true;
	attr_put_str(&a, peer, IFLA_IFNAME, "v1");
	attr_put_str(&a, info, IFLA_INFO_SLAVE_KIND, "bridge");
	data = attr_nest(&a, info, IFLA_INFO_SLAVE_DATA);
	for (uint16_t i = 1; i < 48; i++)
		attr_put_u8(&a, data, i, 1);
	attr_put_str(&a, root, IFLA_IFALIAS, "remark");
	return attr_build(&a, root, RTM_NEWLINK, 0, NULL);
}

static struct nlmsghdr *full_addr(void)
{
	static const unsigned char ip[4] = {192, 0, 2, 1};
	struct ifaddrmsg ifa = {.ifa_family = 2, .ifa_prefixlen = 24, .ifa_index = 2};
	struct ifa_cacheinfo ci = {.ifa_valid = 1};
	struct attr *root = attr_root(&a, &ifa, sizeof(ifa));

	attr_put(&a, root, IFA_ADDRESS, ip, 4);
	attr_put(&a, root, IFA_LOCAL, ip, 4);
	attr_put(&a, root, IFA_BROADCAST, ip, 4);
	attr_put_str(&a, root, IFA_LABEL, "v0:x");
	attr_put_u32(&a, root, IFA_FLAGS, 0x80);
	attr_put(&a, root, IFA_CACHEINFO, &ci, sizeof(ci));
	return attr_build(&a, root, RTM_NEWADDR, 0, NULL);
}

static void print_all(const struct table *t, const struct attr *tree)
{
	for (int mode = OUT_TEXT; mode <= OUT_WORDS; mode++) {
		struct out o;

		out_open(&o, -1);
		o.mode = (enum out_mode)mode;
		o.details = o.stats = 2;
		o.ctx = mode == OUT_WORDS ? &ctx : NULL;
		print_rows(&o, t, tree);
		out_close(&o);
	}
}

/* Every length gets a heap copy of exactly that size: the sanitizer sees one byte more. */
static void cut(const struct nlmsghdr *h, const struct table *t, size_t hdr)
{
	size_t n = h->nlmsg_len - sizeof(*h);

	for (size_t len = 0; len <= n; len++) {
		char *copy = malloc(len ? len : 1);

		memcpy(copy, h + 1, len);
		print_all(t, attr_decode(&a, t, copy, len, hdr));
		free(copy);
	}
}

START_TEST(a_truncated_link_is_never_read_outside)
{
	cut(full_link(), &link_table, sizeof(struct ifinfomsg));
}
END_TEST

START_TEST(a_truncated_address_is_never_read_outside)
{
	cut(full_addr(), &addr_table, sizeof(struct ifaddrmsg));
}
END_TEST

/* Every attribute of every length from 0 to 12, alone in the message and in its nests. */
START_TEST(an_attribute_of_a_wrong_length_is_never_read_outside)
{
	static const char *const kinds[] = {"veth", "bridge", "vlan", "macvlan", "dummy", "nokind"};
	unsigned char bytes[12];

	memset(bytes, 0xff, sizeof(bytes));
	for (uint16_t type = 0; type < 80; type++) {
		struct attr *root = new_root(), *info = attr_nest(&a, root, IFLA_LINKINFO);
		struct nlmsghdr *h;
		char *copy;
		size_t n;

		attr_put(&a, root, type, bytes, (uint16_t)_i);
		attr_put_str(&a, info, IFLA_INFO_KIND, kinds[type % 6]);
		for (uint16_t k = 0; k < 60; k++)
			attr_put(&a, attr_nest(&a, info, IFLA_INFO_DATA), k, bytes, (uint16_t)_i);
		attr_put_str(&a, info, IFLA_INFO_SLAVE_KIND, "bridge");
		for (uint16_t k = 0; k < 60; k++)
			attr_put(&a, attr_nest(&a, info, IFLA_INFO_SLAVE_DATA), k, bytes,
				 (uint16_t)_i);
		h = attr_build(&a, root, RTM_NEWLINK, 0, NULL);
		n = h->nlmsg_len - sizeof(*h);
		copy = malloc(n);
		memcpy(copy, h + 1, n);
		print_all(&link_table, attr_decode(&a, &link_table, copy, n,
						   sizeof(struct ifinfomsg)));
		print_all(&addr_table, attr_decode(&a, &addr_table, copy, n,
						   sizeof(struct ifaddrmsg)));
		free(copy);
	}
}
END_TEST

START_TEST(a_decoded_message_has_header_fields_and_nests)
{
	struct nlmsghdr *h = full_link();
	struct attr *tree = attr_decode(&a, &link_table, h + 1, h->nlmsg_len - sizeof(*h),
					sizeof(struct ifinfomsg));
	struct attr *info = attr_find(tree, IFLA_LINKINFO), *peer;

	ck_assert_uint_eq(attr_uint(attr_find(tree, LINK_INDEX)), 42);
	ck_assert_uint_eq(attr_uint(attr_find(tree, IFLA_MTU)), 1500);
	ck_assert_str_eq(attr_str(attr_find(info, IFLA_INFO_KIND)), "veth");
	peer = attr_find(attr_find(info, IFLA_INFO_DATA), VETH_INFO_PEER);
	ck_assert_str_eq(attr_str(attr_find(peer, IFLA_IFNAME)), "v1");
	ck_assert_uint_eq(attr_uint(attr_find(attr_find(info, IFLA_INFO_SLAVE_DATA), 1)), 1);
}
END_TEST

START_TEST(a_length_below_the_header_ends_the_walk)
{
	static const uint16_t lens[] = {0, 1, 2, 3};
	unsigned char *copy = calloc(1, 24);
	struct nlattr head = {.nla_len = lens[_i], .nla_type = IFLA_MTU};

	memcpy(copy + 16, &head, sizeof(head));
	ck_assert_ptr_null(attr_find(attr_decode(&a, &link_table, copy, 24, 16), IFLA_MTU));
	head.nla_len = 9; /* one byte more than there is */
	memcpy(copy + 16, &head, sizeof(head));
	ck_assert_ptr_null(attr_find(attr_decode(&a, &link_table, copy, 24, 16), IFLA_MTU));
	head.nla_len = 8;
	memcpy(copy + 16, &head, sizeof(head));
	ck_assert_ptr_nonnull(attr_find(attr_decode(&a, &link_table, copy, 24, 16), IFLA_MTU));
	free(copy);
}
END_TEST

int main(void)
{
	Suite *s = suite_create("attr");
	TCase *t = tcase_create("attr");
	SRunner *r;
	int failed;

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_set_timeout(t, 60);
	tcase_add_test(t, what_was_put_is_found);
	tcase_add_test(t, a_value_of_a_strange_size_is_0_and_no_string);
	tcase_add_test(t, a_header_field_outside_the_header_is_0);
	tcase_add_test(t, the_message_is_header_then_padded_attributes);
	tcase_add_test(t, header_fields_are_nodes_and_land_in_the_header);
	tcase_add_test(t, an_offset_finds_the_innermost_node);
	tcase_add_test(t, words_that_share_an_attribute_are_merged_into_one);
	tcase_add_test(t, what_shall_be_last_is_last);
	tcase_add_test(t, an_attribute_that_does_not_fit_is_named);
	tcase_add_test(t, a_truncated_link_is_never_read_outside);
	tcase_add_test(t, a_truncated_address_is_never_read_outside);
	tcase_add_loop_test(t, an_attribute_of_a_wrong_length_is_never_read_outside, 0, 13);
	tcase_add_test(t, a_decoded_message_has_header_fields_and_nests);
	tcase_add_loop_test(t, a_length_below_the_header_ends_the_walk, 0, 4);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_ENV);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
