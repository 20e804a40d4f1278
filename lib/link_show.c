// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-link show: one link by a look-up, many by a dump that the kernel filters. */
#include "link.h"
#include "link_filter.h"

static int print_link(struct ctx *ctx, void *data, const struct attr *link)
{
	struct out *o = &ctx->out;

	(void)data;
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
	struct link_filter f;
	struct attr *link;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = parse_resolve(ctx, req->root);
	if (ret)
		return ret;
	link_filter_read(ctx, req->root, &f);
	list_begin(ctx);
	ret = f.dev ? link_named(ctx, nl, f.dev, &link) :
		      link_filter_walk(ctx, nl, &f, print_link, NULL);
	if (!ret && f.dev && link_filter_matches(&f, link))
		print_link(ctx, NULL, link);
	return list_end(ctx, ret);
}
