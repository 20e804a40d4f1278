// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-bridge: what its objects ask about links, and the names in its messages. */
#include <linux/if_link.h>

#include "../lib/link.h"
#include "../lib/link_req.h"
#include "../lib/list.h"
#include "bridge_verb.h"

const char *bridge_word(const struct ctx *ctx, const struct attr *n)
{
	return n && n->at.n ? ctx->words.w[n->at.first + n->at.n - 1] : "";
}

const char *bridge_where(struct ctx *ctx)
{
	const char *netns = ctx->flags.netns;

	return netns ? arena_printf(&ctx->arena, " in namespace %s", netns) : "";
}

const char *bridge_dev(struct ctx *ctx, unsigned ifindex)
{
	const struct nl_link *link = NULL;
	struct nl *nl;

	if (!nl_here(ctx, &nl))
		link = nl_link(ctx, nl, ifindex);
	return link ? link->name : arena_printf(&ctx->arena, "if%u", ifindex);
}

static const struct attr *info_of(struct ctx *ctx, unsigned ifindex, unsigned *master)
{
	struct attr *link;
	struct nl *nl;

	if (ctx->blind || nl_here(ctx, &nl) || link_get(ctx, nl, NULL, ifindex, false, &link))
		return NULL;
	if (master)
		*master = (unsigned)attr_uint(attr_find(link, IFLA_MASTER));
	return attr_find(link, IFLA_LINKINFO);
}

const char *bridge_kind(struct ctx *ctx, unsigned ifindex, const struct attr **data)
{
	const struct attr *info = info_of(ctx, ifindex, NULL);
	const char *kind = attr_str(attr_find(info, IFLA_INFO_KIND));

	if (data)
		*data = attr_find(info, IFLA_INFO_DATA);
	return kind ? kind : "";
}

enum bridge_filtering bridge_filtering(struct ctx *ctx, unsigned ifindex, unsigned *master,
				       const struct attr **port)
{
	const struct attr *info = info_of(ctx, ifindex, master), *on;
	const char *kind = attr_str(attr_find(info, IFLA_INFO_KIND));

	if (port)
		*port = attr_find(info, IFLA_INFO_SLAVE_DATA);
	if (kind && word_is(kind, "bridge", NULL))
		*master = ifindex;
	else if (*master)
		info = info_of(ctx, *master, NULL);
	if (!*master)
		return BRIDGE_FILTERS_NOT;
	on = attr_find(attr_find(info, IFLA_INFO_DATA), IFLA_BR_VLAN_FILTERING);
	return !on ? BRIDGE_CANNOT_FILTER : attr_uint(on) ? BRIDGE_FILTERS : BRIDGE_FILTERS_NOT;
}

int bridge_send(struct ctx *ctx, struct attr *root, uint16_t type, struct reply *reply)
{
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = link_resolve(ctx, root);
	return ret ? ret : request_send(ctx, nl, root, type, 0, reply);
}

bool bridge_nest(struct attr *root, struct attr *nest)
{
	struct attr **at = &root->child, *n;
	bool any = false;

	while ((n = *at)) {
		if (ATTR_IS_HDR(n->type) || ATTR_IS_LOCAL(n->type)) {
			at = &n->next;
			continue;
		}
		*at = n->next;
		n->next = NULL;
		attr_append(nest, n);
		any = true;
	}
	return any;
}
