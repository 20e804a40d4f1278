// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-bridge addbr, delbr, addif, delif, show: what old scripts call brctl for. */
#include <errno.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <string.h>

#include "../lib/link.h"
#include "../lib/link_req.h"
#include "../lib/list.h"
#include "bridge_verb.h"

/* --- bridges -------------------------------------------------------------- */

int brctl_addbr(struct ctx *ctx, struct req *req)
{
	attr_put_str(&ctx->arena, attr_nest(&ctx->arena, req->root, IFLA_LINKINFO), IFLA_INFO_KIND,
		     "bridge");
	return link_add(ctx, req->root, NLM_F_CREATE | NLM_F_EXCL, "add");
}

/* Resolves names; the first of them must be that of a bridge. */
static int resolve_bridge(struct ctx *ctx, struct attr *root, uint16_t type)
{
	const struct attr *br = attr_find(root, type);
	int ret = link_resolve(ctx, root);

	if (ret || ctx->blind || !strcmp(bridge_kind(ctx, (unsigned)attr_uint(br), NULL), "bridge"))
		return ret;
	return fail(ctx, br->at, EINVAL, "'%s' is no bridge", bridge_word(ctx, br));
}

int brctl_delbr(struct ctx *ctx, struct req *req)
{
	const struct attr *br = attr_find(req->root, LINK_INDEX);
	struct reply reply;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = resolve_bridge(ctx, req->root, LINK_INDEX);
	if (!ret)
		ret = request_send(ctx, nl, req->root, RTM_DELLINK, 0, &reply);
	if (ret || !reply.code)
		return ret;
	return nl_fail(ctx, req->root, NULL, &reply, br->at, "cannot delete '%s'%s",
		       bridge_word(ctx, br), bridge_where(ctx));
}

/* --- ports ---------------------------------------------------------------- */

static int set_master(struct ctx *ctx, struct nl *nl, const struct attr *port, unsigned master,
		      const char *what)
{
	struct ifinfomsg ifi = {.ifi_index = (int)attr_uint(port)};
	struct attr *root = attr_root(&ctx->arena, &ifi, sizeof(ifi));
	struct reply reply;
	int ret;

	attr_put_u32(&ctx->arena, root, IFLA_MASTER, master)->at = port->at;
	ret = request_send(ctx, nl, root, RTM_NEWLINK, 0, &reply);
	if (ret || !reply.code)
		return ret;
	ret = nl_fail(ctx, root, NULL, &reply, port->at, "cannot %s '%s'%s", what,
		      bridge_word(ctx, port), bridge_where(ctx));
	link_explain(ctx, root, &reply, RTM_NEWLINK);
	return ret;
}

static int each_port(struct ctx *ctx, struct req *req, bool add)
{
	unsigned br, master;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = resolve_bridge(ctx, req->root, BRCTL_BRIDGE);
	br = (unsigned)attr_uint(attr_find(req->root, BRCTL_BRIDGE));
	/* All are looked at before the first is changed. */
	for (const struct attr *n = req->root->child; n && !ret && !ctx->blind; n = n->next) {
		if (n->type != BRCTL_PORT)
			continue;
		master = 0;
		bridge_filtering(ctx, (unsigned)attr_uint(n), &master, NULL);
		if (add && master && master != br && master != attr_uint(n))
			ret = fail(ctx, n->at, EBUSY, "'%s' is a port of '%s' already",
				   bridge_word(ctx, n), bridge_dev(ctx, master));
		else if (!add && master != br)
			ret = fail(ctx, n->at, EINVAL, "'%s' is no port of '%s'",
				   bridge_word(ctx, n), bridge_dev(ctx, br));
	}
	for (const struct attr *n = req->root->child; n && !ret; n = n->next)
		if (n->type == BRCTL_PORT)
			ret = set_master(ctx, nl, n, add ? br : 0, add ? "add port" : "remove port");
	return ret;
}

int brctl_addif(struct ctx *ctx, struct req *req)
{
	return each_port(ctx, req, true);
}

int brctl_delif(struct ctx *ctx, struct req *req)
{
	return each_port(ctx, req, false);
}

int brctl_check(struct parse *p)
{
	struct span end = {(uint16_t)p->ctx->words.n, 1};

	if (!attr_find(p->root, BRCTL_BRIDGE))
		return fail(p->ctx, end, EINVAL, "which bridge?");
	if (!attr_find(p->root, BRCTL_PORT))
		return fail(p->ctx, end, EINVAL, "which interfaces?");
	return 0;
}

int brctl_check_one(struct parse *p)
{
	struct span end = {(uint16_t)p->ctx->words.n, 1};

	if (attr_find(p->root, LINK_INDEX) || attr_find(p->root, IFLA_IFNAME))
		return 0;
	return fail(p->ctx, end, EINVAL, "which bridge?");
}

/* --- show ----------------------------------------------------------------- */


struct brief {
	struct brief *next;
	unsigned ifindex, master;
	const char *name;
	char id[24];
	bool bridge, stp;
};

static int collect(struct ctx *ctx, void *data, const struct attr *link, const struct nlmsghdr *msg)
{
	struct brief ***tail = data, *b = arena_alloc(&ctx->arena, sizeof(*b));
	const struct attr *info = attr_find(link, IFLA_LINKINFO);
	const struct attr *br = attr_find(info, IFLA_INFO_DATA);
	const char *kind = attr_str(attr_find(info, IFLA_INFO_KIND));
	const struct attr *id = attr_find(br, IFLA_BR_BRIDGE_ID);
	const char *name = attr_str(attr_find(link, IFLA_IFNAME));

	(void)msg;
	b->ifindex = (unsigned)attr_hdr(link, 4, 4);
	b->master = (unsigned)attr_uint(attr_find(link, IFLA_MASTER));
	b->name = arena_strndup(&ctx->arena, name ? name : "", name ? strlen(name) : 0);
	b->bridge = kind && !strcmp(kind, "bridge");
	b->stp = attr_uint(attr_find(br, IFLA_BR_STP_STATE));
	for (size_t i = 0; id && i < id->len && i < 8; i++)
		snprintf(b->id + 2 * i + (i > 1), 4, "%02x%s", ((const unsigned char *)id->data)[i],
			 i == 1 ? "." : "");
	**tail = b;
	*tail = &b->next;
	return 0;
}

static void print_bridge(struct out *out, const struct brief *br, const struct brief *all)
{
	bool first = true;

	out_object(out, NULL);
	out_color_str(out, COLOR_IFNAME, "ifname", "", br->name, "\t\t");
	out_str(out, "id", "", br->id, "\t");
	out_bool(out, "stp", br->stp, br->stp ? "yes" : "no");
	out_text(out, "\t\t");
	out_array(out, "interfaces");
	for (; all; all = all->next) {
		if (all->master != br->ifindex)
			continue;
		out_str(out, "", first ? "" : "\n\t\t\t\t\t\t\t", all->name, "");
		first = false;
	}
	out_array_end(out);
	out_object_end(out);
	out_text(out, "\n");
}

int brctl_show(struct ctx *ctx, struct req *req)
{
	struct ifinfomsg ifi = {0};
	struct attr *root = attr_root(&ctx->arena, &ifi, sizeof(ifi));
	const struct attr *only = attr_find(req->root, BRCTL_BRIDGE);
	struct brief *all = NULL, **tail = &all;
	const struct list list = {
		.what = "interfaces", .table = &link_table, .hdrlen = sizeof(ifi),
		.type = RTM_NEWLINK, .visit = collect, .data = &tail,
	};
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret && only)
		ret = resolve_bridge(ctx, req->root, BRCTL_BRIDGE);
	attr_put_u32(&ctx->arena, root, IFLA_EXT_MASK, RTEXT_FILTER_SKIP_STATS);
	if (!ret)
		ret = list_dump(ctx, nl, root, RTM_GETLINK, &list);
	if (ret)
		return ret;
	list_begin(ctx);
	out_text(&ctx->out, "bridge name\tbridge id\t\tSTP enabled\tinterfaces\n");
	for (const struct brief *b = all; b; b = b->next)
		if (b->bridge && (!only || attr_uint(only) == b->ifindex))
			print_bridge(&ctx->out, b, all);
	return list_end(ctx, 0);
}
