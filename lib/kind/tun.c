// SPDX-License-Identifier: GPL-2.0-or-later
/* tun and tap: links whose other side is a program, for packets and for frames. */
#include <errno.h>
#include <linux/if_link.h>
#include <linux/if_tun.h>

#include "../kinds.h"
#include "../link.h"
#include "../tun.h"
#include "../type.h"
#include "../users.h"

static const struct name modes[] = {{"tun", IFF_TUN}, {"tap", IFF_TAP}, {NULL, 0}};

/* Typed as a word that stands alone, shown on or off. */
static int parse_flag(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint8_t on = 1;

	(void)no;
	return parse_put(p, o, set, &on, sizeof(on), NULL);
}

static void print_flag(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (out->mode != OUT_WORDS)
		type_onoff.print(out, o, set);
	else if (n && attr_uint(n))
		out_text(out, "%s ", o->name);
}

/* Shown as the word, and only where it is on. */
static void print_queues(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (n)
		out_bool(out, opt_key(o), attr_uint(n), attr_uint(n) ? "multi_queue " : "");
}

static int sample_flag(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	(void)size;
	*words = '\0';
	return nth ? -1 : 0;
}

static const struct type type_flag = {
	.size = 1, .parse = parse_flag, .print = print_flag, .sample = sample_flag,
};
static const struct type type_queues = {
	.size = 1, .parse = parse_flag, .print = print_queues, .sample = sample_flag,
};

static const struct opt rows[] = {
	{.name = "type", .type = &type_u8, .attr = IFLA_TUN_TYPE, .names = modes,
	 .flags = OPT_RO | OPT_CREATE},
	{.name = "pi", .type = &type_flag, .attr = IFLA_TUN_PI, .flags = OPT_CREATE,
	 .help = "the program finds flags and protocol (4 bytes) before each packet"},
	{.name = "vnet_hdr", .type = &type_flag, .attr = IFLA_TUN_VNET_HDR, .flags = OPT_CREATE,
	 .help = "the program finds a struct virtio_net_hdr before each packet"},
	{.name = "multi_queue", .type = &type_queues, .attr = IFLA_TUN_MULTI_QUEUE,
	 .flags = OPT_CREATE, .help = "several programs or threads may open it, each a queue"},
	{.name = "numqueues", .type = &type_u32, .attr = IFLA_TUN_NUM_QUEUES, .flags = OPT_RO},
	{.name = "numdisabled", .type = &type_u32, .attr = IFLA_TUN_NUM_DISABLED_QUEUES,
	 .flags = OPT_RO},
	{.name = "persist", .type = &type_onoff, .attr = IFLA_TUN_PERSIST, .flags = OPT_RO},
	{.name = "user", .type = &type_user, .attr = IFLA_TUN_OWNER, .flags = OPT_CREATE,
	 .help = "who may open it without privileges"},
	{.name = "group", .type = &type_usergroup, .attr = IFLA_TUN_GROUP, .flags = OPT_CREATE,
	 .help = "the group whose members may"},
};

const struct table tun_table = TABLE(rows);

/* The device is made by an ioctl, and what that cannot say, nobody can. */
static int check(struct parse *p, struct attr *data)
{
	(void)data;
	for (const struct attr *n = p->root->child; n; n = n->next)
		if (n->opt && n->at.n && (n->opt->flags & OPT_CREATE) && n->type != LINK_INDEX)
			return fail(p->ctx, n->at, EINVAL, "'%s' cannot be said of a tun or tap",
				    p->ctx->words.w[n->at.first]);
	return 0;
}

#define KIND_TUN(word, text, value, begins)                                                        \
	{                                                                                          \
		.name = (word), .brief = (text), .module = "tun", .config = "CONFIG_TUN",          \
		.opts = {rows, sizeof(rows) / sizeof(rows[0])}, .usual = (begins), .wire = "tun",  \
		.tell = IFLA_TUN_TYPE, .told = (value), .check = check, .add = tun_add             \
	}

const struct kind kind_tun = KIND_TUN("tun", "a link for packets; the other side is a program",
				      IFF_TUN, "arp off txqueuelen 500");
const struct kind kind_tap = KIND_TUN("tap", "a link for frames; the other side is a program",
				      IFF_TAP, NULL);
