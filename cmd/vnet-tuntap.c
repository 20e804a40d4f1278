// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-tuntap: tun and tap devices, in the words and the output of `ip tuntap`. */
#include <errno.h>
#include <linux/if_link.h>
#include <linux/if_tun.h>
#include <linux/rtnetlink.h>
#include <string.h>

#include "../lib/kind.h"
#include "../lib/link_filter.h"
#include "../lib/tun.h"

extern const struct tool vnet_tuntap;

/* --- rows; those of the kind itself are the base of each verb ------------------------------- */

static const struct name modes[] = {{"tun", IFF_TUN}, {"tap", IFF_TAP}, {NULL, 0}};

#define DEV_ROW(what, text)                                                                        \
	{                                                                                          \
		.name = "dev", .alias = "name", .type = &(what), .attr = LINK_DEV,                 \
		.flags = OPT_POS, .help = (text)                                                   \
	}
#define MODE_ROW                                                                                   \
	{                                                                                          \
		.name = "mode", .type = &type_u8, .attr = IFLA_TUN_TYPE, .names = modes,           \
		.help = "tun: packets; tap: Ethernet frames"                                       \
	}
#define ONE_QUEUE_ROW                                                                              \
	{                                                                                          \
		.name = "one_queue", .type = &type_word, .attr = TUN_ONE_QUEUE, .min = 1,          \
		.max = 1, .help = "kept for scripts; the kernel ignores it"                        \
	}

static const struct opt add_rows[] = {
	DEV_ROW(type_ifname, "the name of the new device"), MODE_ROW, ONE_QUEUE_ROW,
};
static const struct opt del_rows[] = {
	DEV_ROW(type_altname, "the device"), MODE_ROW, ONE_QUEUE_ROW,
};
static const struct opt show_rows[] = {
	DEV_ROW(type_altname, "that device only"), MODE_ROW, ONE_QUEUE_ROW,
};
static const struct table add_table = TABLE(add_rows), del_table = TABLE(del_rows),
			  show_table = TABLE(show_rows);

static int check_add(struct parse *p)
{
	struct span behind = {(uint16_t)p->ctx->words.n, 1};

	if (!attr_find(p->root, IFLA_TUN_TYPE))
		return fail(p->ctx, behind, EINVAL, "say 'mode tun' or 'mode tap'");
	return 0;
}

static int check_del(struct parse *p)
{
	struct span behind = {(uint16_t)p->ctx->words.n, 1};

	if (!attr_find(p->root, LINK_DEV))
		return fail(p->ctx, behind, EINVAL, "which device? say 'dev NAME'");
	return 0;
}

/* --- add and del ------------------------------------------------------------------------------ */

/* The words are those of the kind's data; what vnet-link has around them is put there. */
static int run_add(struct ctx *ctx, struct req *req)
{
	const struct attr *dev = attr_find(req->root, LINK_DEV);
	struct ifinfomsg ifi = {0};
	struct arena *a = &ctx->arena;
	struct attr *root = attr_root(a, &ifi, sizeof(ifi)), *info = attr_nest(a, root, IFLA_LINKINFO);

	if (dev)
		attr_put_str(a, root, IFLA_IFNAME, attr_str(dev))->at = dev->at;
	attr_put_str(a, info, IFLA_INFO_KIND, "tun");
	attr_nest(a, info, IFLA_INFO_DATA)->child = req->root->child;
	return tun_add(ctx, root, "add");
}

/* The first word of ASKED that the device with DATA is not as, or NULL. What the kernel does
 * not tell cannot be asked for. */
static const struct attr *differs(const struct attr *asked, const struct attr *data)
{
	for (const struct attr *n = asked->child; n; n = n->next)
		if (n->opt && !ATTR_IS_LOCAL(n->type) &&
		    attr_uint(n) != attr_uint(attr_find(data, n->type)))
			return n;
	return NULL;
}

static int refuse(struct ctx *ctx, const struct attr *n, const char *name)
{
	const char *is = ctx->words.w[n->at.first + n->at.n - 1U];

	return fail(ctx, n->at, EINVAL, n->type == IFLA_TUN_TYPE ? "'%s' is no %s" :
		    n->at.n > 1 ? "'%s' is not of '%s'" : "'%s' has no %s", name, is);
}

static int find(struct ctx *ctx, const struct attr *dev, struct attr **link)
{
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = link_named(ctx, nl, dev, link);
	if (!ret && !kind_is(attr_find(*link, IFLA_LINKINFO), "tun", false))
		ret = fail(ctx, dev->at, EINVAL, "'%s' is no tun or tap", attr_str(dev));
	return ret;
}

static const struct attr *data_of(const struct attr *link)
{
	return attr_find(attr_find(link, IFLA_LINKINFO), IFLA_INFO_DATA);
}

static int run_del(struct ctx *ctx, struct req *req)
{
	struct attr *dev = attr_find(req->root, LINK_DEV), *link, *root;
	struct ifinfomsg ifi = {0};
	const struct attr *n;
	int ret = find(ctx, dev, &link);

	if (ret)
		return ret;
	n = differs(req->root, data_of(link));
	if (n)
		return refuse(ctx, n, attr_str(dev));
	ifi.ifi_index = (int)attr_hdr(link, 4, 4);
	root = attr_root(&ctx->arena, &ifi, sizeof(ifi));
	attr_put_str(&ctx->arena, root, LINK_DEV, attr_str(dev))->at = dev->at;
	return link_send(ctx, root, RTM_DELLINK, 0, "delete");
}

/* --- show --------------------------------------------------------------------------------------- */

/* filter and pi are one bit to `ip`. one_queue and what later kernels added to the flags
 * are told by sysfs only. */
static const struct {
	const char *word;
	uint16_t attr;
	uint8_t value; /* 0: any but 0 */
} shown[] = {
	{"tun", IFLA_TUN_TYPE, IFF_TUN}, {"tap", IFLA_TUN_TYPE, IFF_TAP}, {"pi", IFLA_TUN_PI, 0},
	{"multi_queue", IFLA_TUN_MULTI_QUEUE, 0}, {"vnet_hdr", IFLA_TUN_VNET_HDR, 0},
	{"persist", IFLA_TUN_PERSIST, 0}, {"filter", IFLA_TUN_PI, 0},
};

static void print_id(struct out *out, const char *key, const struct attr *n)
{
	if (!n)
		return;
	out_text(out, " %s ", key);
	out_uint(out, key, "", attr_uint(n), "");
}

static int print_device(struct ctx *ctx, void *asked, const struct attr *link)
{
	const char *name = attr_str(attr_find(link, IFLA_IFNAME));
	const struct attr *data = data_of(link);
	struct out *o = &ctx->out;

	if (differs(asked, data))
		return 0;
	out_object(o, NULL);
	out_color_str(o, COLOR_IFNAME, "ifname", "", name, "");
	out_text(o, ":");
	out_array(o, "flags");
	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
		uint64_t v = attr_uint(attr_find(data, shown[i].attr));

		if (shown[i].value ? v == shown[i].value : v != 0)
			out_str(o, "", " ", shown[i].word, "");
	}
	out_array_end(o);
	print_id(o, "user", attr_find(data, IFLA_TUN_OWNER));
	print_id(o, "group", attr_find(data, IFLA_TUN_GROUP));
	if (ctx->flags.details) {
		out_break(o);
		out_text(o, "\tAttached to processes:");
		tun_print_holders(o, name, "");
	}
	out_object_end(o);
	out_newline(o);
	return 0;
}

static int run_show(struct ctx *ctx, struct req *req)
{
	const struct attr *dev = attr_find(req->root, LINK_DEV);
	struct link_filter f = {.kind = "tun"};
	struct attr *link;
	struct nl *nl;
	int ret = dev ? find(ctx, dev, &link) : nl_here(ctx, &nl);

	if (ret)
		return ret;
	list_begin(ctx);
	ret = dev ? print_device(ctx, req->root, link) :
		    link_filter_walk(ctx, nl, &f, print_device, req->root);
	return list_end(ctx, ret);
}

#define TUN_HDR .base = &tun_table, .hdrlen = sizeof(struct ifinfomsg)
#define WORDS "[mode tun|tap] [user USER] [group GROUP] [pi] [one_queue] [vnet_hdr] [multi_queue]"

static const struct verb verbs[] = {
	{.name = "add", .alias = "a", .help = "Create a tun or tap device, which stays until it is deleted.",
	 .usage = "[[dev] NAME] mode tun|tap [user USER] [group GROUP] [pi] [one_queue] [vnet_hdr] "
		  "[multi_queue]",
	 .opts = &add_table, TUN_HDR, .flags = VERB_NAME_FIRST, .check = check_add, .run = run_add},
	{.name = "del", .alias = "delete d", .usage = "[dev] NAME " WORDS,
	 .help = "Delete the device, if it is as said.", .opts = &del_table, TUN_HDR,
	 .flags = VERB_NAME_FIRST, .check = check_del, .run = run_del},
	{.name = "show", .alias = "sh list lst ls l", .usage = "[[dev] NAME] " WORDS,
	 .help = "List the devices that are as said.", .opts = &show_table, TUN_HDR,
	 .flags = VERB_DEFAULT, .run = run_show},
};

const struct tool vnet_tuntap = {
	.name = "vnet-tuntap", .brief = "Create, show and delete tun and tap devices.",
	.verb = verbs, .n = sizeof(verbs) / sizeof(verbs[0]),
};
