// SPDX-License-Identifier: GPL-2.0-or-later
/* Requests about links: the existing link by name, get, send. */
#include "link_req.h"

#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/if_link.h>
#include <net/if.h>
#include <string.h>

#include "kind.h"
#include "kind/peer.h"
#include "link.h"
#include "list.h"
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
	ret = target_nl(ctx, set, &nl); /* there the id has to mean it (rtnl_newlink()) */
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
	if (reply.code || !reply.msg || mnl_nlmsg_get_payload_len(reply.msg) < sizeof(ifi))
		return -ENODEV;
	nl_link_learn(ctx, nl, reply.msg);
	*tree = attr_decode(&ctx->arena, &link_table, mnl_nlmsg_get_payload(reply.msg),
			    mnl_nlmsg_get_payload_len(reply.msg), sizeof(ifi));
	return 0;
}

static const struct kind *new_kind(const struct attr *root)
{
	bool slave;
	const char *word = link_kind_word(root, &slave);

	return word && !slave ? kind_find(word) : NULL;
}

struct attr *link_mtu_apart(struct arena *a, struct attr *root)
{
	const struct kind *k = new_kind(root);
	struct attr *mtu = attr_find(root, IFLA_MTU), *index = attr_find(root, LINK_INDEX), *rest;
	const char *name = attr_str(attr_find(root, IFLA_IFNAME));
	struct ifinfomsg ifi = {0};

	if (!k || !(k->flags & KIND_MTU_APART) || !mtu || (!index && !name) ||
	    attr_is_bare(attr_find(attr_find(root, IFLA_LINKINFO), IFLA_INFO_DATA)))
		return NULL;
	mtu->hidden = true;
	rest = attr_root(a, &ifi, sizeof(ifi));
	attr_put_u32(a, rest, IFLA_MTU, (uint32_t)attr_uint(mtu))->at = mtu->at;
	if (index)
		attr_put_u32(a, rest, LINK_INDEX, (uint32_t)attr_uint(index));
	else
		attr_put_str(a, rest, IFLA_IFNAME, name);
	return rest;
}

int link_mtu_send(struct ctx *ctx, struct nl *nl, struct attr *rest)
{
	struct reply reply;
	int ret = rest ? request_send(ctx, nl, rest, RTM_NEWLINK, 0, &reply) : 0;

	if (ret || !rest || !reply.code)
		return ret;
	ret = nl_fail(ctx, rest, &link_table, &reply, rest->child->at,
		      "all else is changed, but not the MTU");
	link_explain(ctx, rest, &reply, RTM_NEWLINK);
	return ret;
}

int link_send(struct ctx *ctx, struct attr *root, uint16_t type, uint16_t flags, const char *what)
{
	bool change = type == RTM_NEWLINK && !(flags & NLM_F_EXCL);
	struct attr *rest = change ? link_mtu_apart(&ctx->arena, root) : NULL;
	struct reply reply;
	const char *name;
	struct span at = link_name_at(root, &name);
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = request_send(ctx, nl, root, type, flags, &reply);
	if (!ret && !reply.code)
		return link_mtu_send(ctx, nl, rest);
	if (ret)
		return ret;
	ret = nl_fail(ctx, root, &link_table, &reply, at, "cannot %s '%s'%s%s", what,
		      name ? name : "the interface", ctx->flags.netns ? " in namespace " : "",
		      ctx->flags.netns ? ctx->flags.netns : "");
	link_explain(ctx, root, &reply, type);
	return ret;
}

/* --- new links -------------------------------------------------------------------------- */

/* What rtnl_create_link() does not look at (and, for the other end of a veth, neither
 * rtnl_newlink_create() nor veth_newlink()): it is said again, once the link is there. The
 * other end cannot be opened before it has an end to be cabled to (veth_open(): ENOTCONN). */
static bool is_later(const struct attr *n, bool peer)
{
	switch (n->type) {
	case IFLA_IFALIAS:
	case IFLA_AF_SPEC:
	case IFLA_PROTO_DOWN:
	case IFLA_PROTO_DOWN_REASON:
	case IFLA_CARRIER:
		return true;
	case IFLA_MASTER:
		return peer && attr_uint(n);
	case LINK_FLAGS:
		return peer && n->opt && n->opt->bit == IFF_UP && !n->opt->min;
	}
	return false;
}

/* Takes what has to wait out of SET, as a request of its own; NULL: nothing has to. */
static struct attr *split_later(struct arena *a, struct attr *set, bool peer)
{
	struct ifinfomsg ifi = {0};
	struct attr *rest = NULL;

	for (struct attr *n = set ? set->child : NULL; n; n = n->next) {
		struct attr *copy;

		if (!is_later(n, peer))
			continue;
		if (!rest)
			rest = attr_root(a, &ifi, sizeof(ifi));
		copy = arena_copy(a, n, sizeof(*n));
		copy->next = NULL;
		attr_append(rest, copy);
		n->hidden = true;
	}
	return rest;
}

static int send_later(struct ctx *ctx, const struct attr *set, struct attr *rest, unsigned index,
		      const char *whose)
{
	const char *name = attr_str(attr_find(set, IFLA_IFNAME));
	struct reply reply;
	struct nl *nl;
	int ret = target_nl(ctx, set, &nl);

	if (ret)
		return ret;
	if (index)
		attr_put_u32(&ctx->arena, rest, LINK_INDEX, index);
	else if (name)
		attr_put_str(&ctx->arena, rest, IFLA_IFNAME, name);
	ret = request_send(ctx, nl, rest, RTM_NEWLINK, 0, &reply);
	if (ret || !reply.code)
		return ret;
	ret = nl_fail(ctx, rest, &link_table, &reply, rest->child->at,
		      "%s is made, but not with all that was said", whose);
	link_explain(ctx, rest, &reply, RTM_NEWLINK);
	return ret;
}

struct attr *link_peer(const struct attr *root)
{
	struct attr *data = attr_find(attr_find(root, IFLA_LINKINFO), IFLA_INFO_DATA);

	for (struct attr *n = data ? data->child : NULL; n; n = n->next)
		if (n->opt && n->opt->type == &type_peer && !n->hidden)
			return n;
	return NULL;
}

/* Where the kernel chose the other end's name, this end knows its index. */
static unsigned peer_index(struct ctx *ctx, const struct attr *root, const struct attr *peer)
{
	const char *name = attr_str(attr_find(root, IFLA_IFNAME));
	struct attr *have;
	struct nl *nl;

	if (attr_find(peer, IFLA_IFNAME) || !name || ctx->flags.dry_run ||
	    target_nl(ctx, root, &nl) || link_get(ctx, nl, name, 0, false, &have))
		return 0;
	return (unsigned)attr_uint(attr_find(have, IFLA_LINK));
}

/* Is the link that ROOT would make there already? FLAGS: with NLM_F_EXCL that is refused. */
static int is_there(struct ctx *ctx, const struct attr *root, uint16_t flags, bool *there)
{
	const char *name = attr_str(attr_find(root, IFLA_IFNAME));
	struct attr *have;
	struct nl *nl;
	int ret;

	*there = false;
	if (!name || (flags & NLM_F_EXCL))
		return 0;
	ret = target_nl(ctx, root, &nl);
	if (!ret && !ctx->blind)
		ret = link_get(ctx, nl, name, 0, false, &have);
	*there = !ret && !ctx->blind;
	return ret == -ENODEV && !ctx->err.code ? 0 : ret;
}

static int add_defaults(struct ctx *ctx, struct attr *root, uint16_t flags)
{
	struct attr *data = attr_find(attr_find(root, IFLA_LINKINFO), IFLA_INFO_DATA);
	const struct kind *k = new_kind(root);
	bool there;
	int ret;

	if (!k || !k->defaults || !data)
		return 0;
	ret = is_there(ctx, root, flags, &there);
	return ret || there ? ret : k->defaults(ctx, root, data);
}

int link_add(struct ctx *ctx, struct attr *root, uint16_t flags, const char *what)
{
	struct attr *peer = link_peer(root), *rest = NULL, *peer_rest;
	const struct kind *k = new_kind(root);
	int ret;

	if (k && k->add)
		return k->add(ctx, root, what);
	peer_rest = split_later(&ctx->arena, peer, true);
	ret = add_defaults(ctx, root, flags);
	if (ret)
		return ret;
	if (attr_find(root, IFLA_IFNAME))
		rest = split_later(&ctx->arena, root, false);
	ret = link_send(ctx, root, RTM_NEWLINK, flags, what);
	if (!ret && rest)
		ret = send_later(ctx, root, rest, 0, "the interface");
	if (!ret && peer_rest)
		ret = send_later(ctx, peer, peer_rest, peer_index(ctx, root, peer),
				 "the other end");
	return ret;
}
