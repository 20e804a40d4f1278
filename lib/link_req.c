// SPDX-License-Identifier: GPL-2.0-or-later
/* Requests about links: the existing link by name, get, send. */
#include "link_req.h"

#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/if_link.h>
#include <net/if.h>
#include <string.h>

#include "link.h"
#include "netns.h"
#include "type.h"

static int parse_dev(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_link.parse(p, o, set, no);
}

static int resolve_dev(struct ctx *ctx, struct attr *node, struct attr *set)
{
	struct span last = {(uint16_t)(node->at.first + node->at.n - 1), 1};
	const char *name = node->data;
	struct attr *index_node;
	unsigned index = 0;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret && !ctx->blind)
		ret = nl_ifindex(ctx, nl, name, &index);
	if (ret == -ENODEV && !ctx->err.code) {
		ret = fail(ctx, last, ENODEV, "there is no interface '%s'", name);
		link_meant(ctx, nl, name);
		return ret;
	}
	if (ret)
		return ret;
	index_node = attr_put_u32(&ctx->arena, set, LINK_INDEX, index);
	index_node->at = last;
	return 0;
}

const struct type type_dev = {.meta = "NAME", .parse = parse_dev, .resolve = resolve_dev};

static int parse_link_netns(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_netns.parse(p, o, set, no);
}

static int resolve_link_netns(struct ctx *ctx, struct attr *node, struct attr *set)
{
	struct nl *nl;
	int32_t nsid;
	int fd, ret;

	ret = type_netns.resolve(ctx, node, set);
	if (ret)
		return ret;
	memcpy(&fd, node->data, sizeof(fd));
	ret = nl_here(ctx, &nl);
	if (!ret)
		ret = netns_nsid(ctx, nl, fd, &nsid);
	if (!ret && nsid == NETNS_NSID_NONE) {
		ret = netns_set_nsid(ctx, nl, fd, NETNS_NSID_NONE, node->at);
		if (!ret)
			ret = netns_nsid(ctx, nl, fd, &nsid);
	}
	node->data = arena_copy(&ctx->arena, &nsid, sizeof(nsid));
	node->len = sizeof(nsid);
	return ret;
}

const struct type type_link_netns = {
	.meta = "NETNS", .parse = parse_link_netns, .resolve = resolve_link_netns,
};

const char *link_kind_word(const struct attr *root, bool *slave)
{
	const struct attr *info = attr_find(root, IFLA_LINKINFO);
	const char *word = attr_str(attr_find(info, IFLA_INFO_KIND));

	*slave = !word && attr_find(info, IFLA_INFO_SLAVE_KIND);
	return *slave ? attr_str(attr_find(info, IFLA_INFO_SLAVE_KIND)) : word;
}

struct span link_name_at(const struct attr *root, const char **name)
{
	const struct attr *n = attr_find(root, LINK_DEV);

	if (!n)
		n = attr_find(root, IFLA_IFNAME);
	*name = attr_str(n);
	return n ? (struct span){(uint16_t)(n->at.first + n->at.n - 1), 1} : (struct span){0};
}

int link_get(struct ctx *ctx, struct nl *nl, const char *name, unsigned ifindex, bool stats,
	     struct attr **tree)
{
	struct ifinfomsg ifi = {.ifi_index = (int)ifindex};
	struct attr *root = attr_root(&ctx->arena, &ifi, sizeof(ifi));
	struct reply reply;
	int ret;

	if (name)
		attr_put_str(&ctx->arena, root,
			     strlen(name) < IFNAMSIZ ? IFLA_IFNAME : IFLA_ALT_IFNAME, name);
	attr_put_u32(&ctx->arena, root, IFLA_EXT_MASK,
		     RTEXT_FILTER_VF | (stats ? 0 : RTEXT_FILTER_SKIP_STATS));
	ret = nl_talk(ctx, nl, attr_build(&ctx->arena, root, RTM_GETLINK, 0, NULL), &reply);
	if (ret)
		return ret;
	if (reply.code || !reply.msg)
		return -ENODEV;
	nl_link_learn(ctx, nl, reply.msg);
	*tree = attr_decode(&ctx->arena, &link_table, mnl_nlmsg_get_payload(reply.msg),
			    mnl_nlmsg_get_payload_len(reply.msg), sizeof(ifi));
	return 0;
}

int link_send(struct ctx *ctx, struct attr *root, uint16_t type, uint16_t flags, const char *what)
{
	const struct attr *too_long = NULL;
	struct nlmsghdr *msg;
	struct reply reply;
	const char *name;
	struct span at = link_name_at(root, &name);
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (ret)
		return ret;
	msg = attr_build(&ctx->arena, root, type, flags, &too_long);
	if (!msg)
		return fail(ctx, too_long->at, EMSGSIZE,
			    "this does not fit into one attribute of 65535 bytes");
	ret = send_request(ctx, nl, msg, &reply);
	if (ret || !reply.code)
		return ret;
	ret = nl_fail(ctx, root, &link_table, &reply, at, "cannot %s '%s'%s%s", what,
		      name ? name : "the interface", ctx->flags.netns ? " in namespace " : "",
		      ctx->flags.netns ? ctx->flags.netns : "");
	link_explain(ctx, root, &reply);
	return ret;
}
