// SPDX-License-Identifier: GPL-2.0-or-later
/* Which links: the filters that vnet-link and vnet-addr share. */
#include "link_filter.h"

#include <errno.h>
#include <linux/if.h>
#include <linux/rtnetlink.h>
#include <string.h>

#include "kind.h"
#include "link.h"

void link_filter_read(struct ctx *ctx, const struct attr *root, struct link_filter *f)
{
	const char *word = attr_str(attr_find(root, LINK_KIND));
	size_t len = word ? strlen(word) : 0;

	f->dev = attr_find(root, LINK_DEV);
	f->up = attr_find(root, LINK_UP);
	f->master = attr_find(root, IFLA_MASTER);
	f->group = attr_find(root, IFLA_GROUP);
	f->slave = len > 6 && !strcmp(word + len - 6, "_slave");
	f->kind = word ? arena_strndup(&ctx->arena, word, f->slave ? len - 6 : len) : NULL;
}

bool link_filter_matches(const struct link_filter *f, const struct attr *link)
{
	const struct attr *info = attr_find(link, IFLA_LINKINFO);

	if (f->up && (attr_uint(f->up) != 0) != ((attr_hdr(link, 8, 4) & IFF_UP) != 0))
		return false;
	if (f->master && attr_uint(f->master) != attr_uint(attr_find(link, IFLA_MASTER)))
		return false;
	if (f->group && attr_uint(f->group) != attr_uint(attr_find(link, IFLA_GROUP)))
		return false;
	if (!f->kind)
		return true;
	return kind_is(info, f->kind, f->slave);
}

int link_named(struct ctx *ctx, struct nl *nl, const struct attr *dev, struct attr **link)
{
	const char *name = attr_str(dev);
	int ret = link_get(ctx, nl, name, 0, ctx->flags.stats, link);

	if (ret != -ENODEV || ctx->err.code)
		return ret;
	ret = fail(ctx, (struct span){(uint16_t)(dev->at.first + dev->at.n - 1), 1}, ENODEV,
		   "there is no interface '%s'", name);
	link_meant(ctx, nl, name);
	return ret;
}

struct walk {
	const struct link_filter *f;
	int (*visit)(struct ctx *ctx, void *data, const struct attr *link);
	void *data;
};

static int visit_match(struct ctx *ctx, void *data, const struct attr *link,
		       const struct nlmsghdr *msg)
{
	const struct walk *w = data;

	(void)msg;
	return link_filter_matches(w->f, link) ? w->visit(ctx, w->data, link) : 0;
}

/* The kernel filters by master and kind (rtnl_dump_ifinfo()); the rest is done here. */
int link_filter_walk(struct ctx *ctx, struct nl *nl, const struct link_filter *f,
		     int (*visit)(struct ctx *ctx, void *data, const struct attr *link),
		     void *data)
{
	struct walk w = {.f = f, .visit = visit, .data = data};
	const struct list list = {.what = "interfaces", .table = &link_table,
				  .hdrlen = sizeof(struct ifinfomsg), .type = RTM_NEWLINK,
				  .visit = visit_match, .data = &w};
	struct ifinfomsg ifi = {0};
	struct arena *a = &ctx->arena;
	struct attr *root = attr_root(a, &ifi, sizeof(ifi));

	attr_put_u32(a, root, IFLA_EXT_MASK,
		     RTEXT_FILTER_VF | (ctx->flags.stats ? 0 : RTEXT_FILTER_SKIP_STATS));
	if (f->master && attr_uint(f->master))
		attr_put_u32(a, root, IFLA_MASTER, (uint32_t)attr_uint(f->master));
	if (f->kind && !f->slave)
		attr_put_str(a, attr_nest(a, root, IFLA_LINKINFO), IFLA_INFO_KIND,
			     kind_wire(f->kind));
	return list_dump(ctx, nl, root, RTM_GETLINK, &list);
}
