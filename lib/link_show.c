// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-link show: one link by a look-up, many by a dump that the kernel filters. */
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/if.h>
#include <linux/if_link.h>
#include <string.h>

#include "link.h"
#include "link_req.h"
#include "list.h"
#include "type.h"

struct filter {
	const struct attr *up, *master, *group;
	const char *kind;
	bool slave;
};

static void read_filter(struct ctx *ctx, const struct attr *root, struct filter *f)
{
	const char *word = attr_str(attr_find(root, LINK_KIND));
	size_t len = word ? strlen(word) : 0;

	f->up = attr_find(root, LINK_UP);
	f->master = attr_find(root, IFLA_MASTER);
	f->group = attr_find(root, IFLA_GROUP);
	f->slave = len > 6 && !strcmp(word + len - 6, "_slave");
	f->kind = word ? arena_strndup(&ctx->arena, word, f->slave ? len - 6 : len) : NULL;
}

static bool matches(const struct filter *f, const struct attr *link)
{
	const struct attr *info = attr_find(link, IFLA_LINKINFO);
	const char *kind;

	if (f->up && (attr_uint(f->up) != 0) != ((attr_hdr(link, 8, 4) & IFF_UP) != 0))
		return false;
	if (f->master && attr_uint(f->master) != attr_uint(attr_find(link, IFLA_MASTER)))
		return false;
	if (f->group && attr_uint(f->group) != attr_uint(attr_find(link, IFLA_GROUP)))
		return false;
	if (!f->kind)
		return true;
	kind = attr_str(attr_find(info, f->slave ? IFLA_INFO_SLAVE_KIND : IFLA_INFO_KIND));
	return kind && !strcmp(kind, f->kind);
}

static int list_one(struct ctx *ctx, struct nl *nl, const struct attr *dev, const struct filter *f,
		    const struct list *list)
{
	const char *name = attr_str(dev);
	struct attr *link;
	int ret = link_get(ctx, nl, name, 0, ctx->flags.stats, &link);

	if (ret == -ENODEV && !ctx->err.code) {
		struct span last = {(uint16_t)(dev->at.first + dev->at.n - 1), 1};

		ret = fail(ctx, last, ENODEV, "there is no interface '%s'", name);
		link_meant(ctx, nl, name);
	}
	if (ret)
		return ret;
	return matches(f, link) ? list->visit(ctx, list->data, link, NULL) : 0;
}

/* The kernel filters by master and kind (rtnl_dump_ifinfo()); the rest is done here. */
static struct nlmsghdr *dump_request(struct ctx *ctx, const struct filter *f)
{
	struct ifinfomsg ifi = {0};
	struct arena *a = &ctx->arena;
	struct attr *root = attr_root(a, &ifi, sizeof(ifi));

	attr_put_u32(a, root, IFLA_EXT_MASK,
		     RTEXT_FILTER_VF | (ctx->flags.stats ? 0 : RTEXT_FILTER_SKIP_STATS));
	if (f->master && attr_uint(f->master))
		attr_put_u32(a, root, IFLA_MASTER, (uint32_t)attr_uint(f->master));
	if (f->kind && !f->slave)
		attr_put_str(a, attr_nest(a, root, IFLA_LINKINFO), IFLA_INFO_KIND, f->kind);
	return attr_build(a, root, RTM_GETLINK, 0, NULL);
}

static int list_all(struct ctx *ctx, struct nl *nl, const struct filter *f, const struct list *list)
{
	struct arena scratch = {0};
	struct nlmsghdr *first, *h;
	struct reply reply;
	size_t len;
	int ret = nl_dump(ctx, nl, dump_request(ctx, f), &first, &len, &reply), left;

	if (ret)
		return ret;
	if (reply.code)
		return nl_fail(ctx, NULL, NULL, &reply, (struct span){0}, "cannot list interfaces");
	left = (int)len;
	for (h = first; mnl_nlmsg_ok(h, left); h = mnl_nlmsg_next(h, &left))
		nl_link_learn(ctx, nl, h);
	left = (int)len;
	for (h = first; !ret && mnl_nlmsg_ok(h, left); h = mnl_nlmsg_next(h, &left)) {
		struct attr *link = attr_decode(&scratch, list->table, mnl_nlmsg_get_payload(h),
						mnl_nlmsg_get_payload_len(h), list->hdrlen);

		if (matches(f, link))
			ret = list->visit(ctx, list->data, link, h);
		arena_reset(&scratch); /* ten thousand trees at once would be a lot */
	}
	return ret;
}

int link_list(struct ctx *ctx, struct req *req, const struct list *list)
{
	const struct attr *dev = attr_find(req->root, LINK_DEV);
	struct filter f;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = parse_resolve(ctx, req->root);
	if (ret)
		return ret;
	read_filter(ctx, req->root, &f);
	return dev ? list_one(ctx, nl, dev, &f, list) : list_all(ctx, nl, &f, list);
}

/* DATA: whether the list has begun, which it does not before the kernel has answered. */
static int print_link(struct ctx *ctx, void *data, const struct attr *link,
		      const struct nlmsghdr *msg)
{
	struct out *o = &ctx->out;
	bool *begun = data;

	(void)msg;
	if (!*begun)
		out_array(o, NULL);
	*begun = true;
	out_object(o, NULL);
	if (ctx->flags.brief)
		link_print_brief(o, link, true);
	else
		link_print(o, link, 0);
	out_object_end(o);
	out_newline(o);
	return 0;
}

int link_show(struct ctx *ctx, struct req *req)
{
	bool begun = false;
	struct list list = {.table = &link_table, .hdrlen = sizeof(struct ifinfomsg),
			    .visit = print_link, .data = &begun};
	int ret = link_list(ctx, req, &list);

	if (ret)
		return ret;
	if (!begun)
		out_array(&ctx->out, NULL);
	out_array_end(&ctx->out);
	if (ctx->out.mode == OUT_JSON)
		out_newline(&ctx->out);
	return 0;
}
