// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-tunnel: tunnels of every kind, and the steps that make them carry something. */
#include <errno.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <string.h>

#include "../lib/kind.h"
#include "../lib/link.h"
#include "../lib/link_req.h"
#include "../lib/type.h"
#include "../lib/type_inet.h"
#include "tunnel.h"

extern const struct tool vnet_tunnel;

/* --- rows of the verbs ---------------------------------------------------- */

#define TYPE_ROW                                                                                   \
	{                                                                                          \
		.name = "type", .type = &type_kind, .attr = IFLA_LINKINFO, .flags = OPT_LAST,      \
		.help = "the kind of tunnel in the words of vnet-link; those behind it are its"    \
	}
#define NEW_ROW                                                                                    \
	{                                                                                          \
		.name = "name", .alias = "dev", .type = &type_ifname, .attr = IFLA_IFNAME,         \
		.flags = OPT_POS | OPT_LAST,                                                       \
		.help = "the name of the new tunnel ('dev' only where no 'mode' is said)"          \
	}
#define NAME_ROW                                                                                   \
	{                                                                                          \
		.name = "name", .alias = "dev", .type = &type_dev, .attr = LINK_DEV,               \
		.flags = OPT_POS, .help = "the tunnel ('dev' only where no 'mode' is said)"        \
	}

static const struct opt add_rows[] = {NEW_ROW, TUNNEL_MODE_ROW, TYPE_ROW};
static const struct opt ensure_rows[] = {
	NEW_ROW, TUNNEL_MODE_ROW, TYPE_ROW,
	{.name = "recreate", .type = &type_word, .attr = LINK_RECREATE,
	 .help = "delete and add again what cannot be changed in place"},
};
static const struct opt change_rows[] = {NAME_ROW, TUNNEL_MODE_ROW, TYPE_ROW};
static const struct opt del_rows[] = {
	{.name = "name", .alias = "dev", .type = &type_dev, .attr = LINK_DEV, .flags = OPT_POS,
	 .help = "the tunnel"},
	TUNNEL_MODE_ROW,
};
static const struct opt show_rows[] = {
	{.name = "name", .type = &type_altname, .attr = LINK_DEV, .flags = OPT_POS,
	 .help = "that tunnel only"},
	TUNNEL_MODE_ROW,
	{.name = "type", .type = &type_str, .attr = LINK_KIND, .max = 54,
	 .help = "those of the kind"},
	{.name = "remote", .type = &type_inet, .attr = TUNNEL_REMOTE,
	 .help = "those that lead to the address"},
	{.name = "local", .type = &type_inet, .attr = TUNNEL_LOCAL,
	 .help = "those that come from the address"},
	{.name = "dev", .type = &type_link, .attr = TUNNEL_UNDER,
	 .help = "those bound to the interface"},
};

static const struct table add_table = TABLE(add_rows), ensure_table = TABLE(ensure_rows),
			  change_table = TABLE(change_rows), del_table = TABLE(del_rows),
			  show_table = TABLE(show_rows);

/* --- checks, before anything is sent -------------------------------------- */

static struct span behind(const struct ctx *ctx)
{
	return (struct span){(uint16_t)ctx->words.n, 1};
}

/* This program makes tunnels only: what is said to it by mistake does no harm. */
static int check_tunnel(struct parse *p)
{
	const struct attr *info = attr_find(p->root, IFLA_LINKINFO);
	bool slave;
	const char *word = link_kind_word(p->root, &slave);
	int ret;

	if (!word || (!slave && tunnel_kind(word)))
		return 0;
	ret = fail(p->ctx, info->at, EINVAL, "'%s' is no kind of tunnel", word);
	hint(p->ctx, "vnet-link makes links of every kind");
	return ret;
}

static int check_add(struct parse *p)
{
	int ret = check_tunnel(p);

	if (!ret && !attr_find(p->root, IFLA_LINKINFO))
		ret = fail(p->ctx, behind(p->ctx), EINVAL, "a new tunnel needs 'mode MODE' or 'type KIND'");
	return ret ? ret : link_check_add(p);
}

static int check_ensure(struct parse *p)
{
	int ret = check_tunnel(p);

	return ret ? ret : link_check_ensure(p);
}

static int check_change(struct parse *p)
{
	int ret = check_tunnel(p);

	if (!ret && !attr_find(p->root, LINK_DEV))
		ret = fail(p->ctx, behind(p->ctx), EINVAL, "which tunnel?");
	return ret ? ret : link_check_kind(p);
}

static int check_del(struct parse *p)
{
	return attr_find(p->root, LINK_DEV) ? 0 :
	       fail(p->ctx, behind(p->ctx), EINVAL, "which tunnel?");
}

static int check_show(struct parse *p)
{
	const struct attr *mode = attr_find(p->root, TUNNEL_MODE);
	const struct attr *type = attr_find(p->root, LINK_KIND);

	if (mode && type)
		return fail(p->ctx, type->at, EINVAL, "'mode' and 'type' exclude each other");
	if (type && !tunnel_kind(attr_str(type)))
		return fail(p->ctx, type->at, EINVAL, "'%s' is no kind of tunnel", attr_str(type));
	return 0;
}

/* --- verbs that are one request ------------------------------------------- */

static int run_add(struct ctx *ctx, struct req *req)
{
	int ret = parse_resolve(ctx, req->root);

	return ret ? ret : link_add(ctx, req->root, NLM_F_CREATE | NLM_F_EXCL, "add");
}

static int run_change(struct ctx *ctx, struct req *req)
{
	int ret = parse_resolve(ctx, req->root);

	if (!ret)
		ret = link_change(ctx, req->root);
	return ret ? ret : link_send(ctx, req->root, RTM_NEWLINK, 0, "change");
}

/* Deletes tunnels only, and with `mode` only one of that kind. */
static int run_del(struct ctx *ctx, struct req *req)
{
	const struct attr *mode = attr_find(req->root, TUNNEL_MODE);
	const char *name;
	struct span at = link_name_at(req->root, &name);
	int ret = parse_resolve(ctx, req->root);
	struct attr *link;
	struct tunnel t;
	struct nl *nl;

	if (!ret)
		ret = nl_here(ctx, &nl);
	if (!ret && !ctx->blind)
		ret = link_get(ctx, nl, name, 0, false, &link);
	if (ret)
		return ret;
	if (!ctx->blind && !tunnel_read(&ctx->arena, link, &t)) {
		ret = fail(ctx, at, EINVAL, "'%s' is no tunnel", name);
		hint(ctx, "vnet-link del deletes links of every kind");
		return ret;
	}
	if (!ctx->blind && mode && !tunnel_has_mode(&t, attr_str(mode)))
		return fail(ctx, mode->at, EINVAL, "'%s' is a tunnel of kind %s", name, t.kind->name);
	return link_send(ctx, req->root, RTM_DELLINK, 0, "delete");
}

static int run_prl(struct ctx *ctx, struct req *req)
{
	int ret = fail(ctx, (struct span){(uint16_t)(req->pos - 1), 1}, EOPNOTSUPP,
		       "the kernel takes the router list of an ISATAP tunnel by ioctl only");

	hint(ctx, "vnet speaks netlink and nothing else; ip tunnel prl does this");
	return ret;
}

#define LINK_HDR .hdrlen = sizeof(struct ifinfomsg)
#define ADD_USAGE "NAME { mode MODE | [OPTIONS] type KIND } [TUNNEL-OPTIONS]"

static const struct verb verbs[] = {
	{.name = "add", .alias = "a", .usage = ADD_USAGE, .help = "Create a tunnel.",
	 .opts = &add_table, .base = &link_table, LINK_HDR, .flags = VERB_NAME_FIRST,
	 .begin = tunnel_begin, .check = check_add, .run = run_add},
	{.name = "change", .alias = "ch chg set", .usage = "NAME [mode MODE | type KIND] [TUNNEL-OPTIONS]",
	 .help = "Change a tunnel; what is not said stays as it is.", .opts = &change_table,
	 .base = &link_table, LINK_HDR, .flags = VERB_NAME_FIRST, .begin = tunnel_begin_there,
	 .check = check_change, .run = run_change},
	{.name = "ensure", .usage = ADD_USAGE " [recreate]",
	 .help = "See to it that the tunnel is there and is as said; says what was done.",
	 .opts = &ensure_table, .base = &link_table, LINK_HDR, .flags = VERB_NAME_FIRST,
	 .begin = tunnel_begin_there, .check = check_ensure, .run = link_ensure},
	{.name = "del", .alias = "delete d", .usage = "NAME [mode MODE]", .help = "Delete a tunnel.",
	 .opts = &del_table, LINK_HDR, .flags = VERB_NAME_FIRST, .check = check_del, .run = run_del},
	{.name = "show", .alias = "sh list lst ls l s",
	 .usage = "[NAME] [mode MODE | type KIND] [remote ADDR] [local ADDR] [dev IF]",
	 .help = "List tunnels of every kind with ends, key, overhead and MTU.",
	 .opts = &show_table, LINK_HDR, .flags = VERB_DEFAULT, .check = check_show,
	 .run = tunnel_show},
	{.name = "vtep", .help = "Endpoints that frames without a known destination are sent to.",
	 .sub = &tunnel_vtep},
	{.name = "host", .help = "Hosts behind endpoints, in all tables that have to know them.",
	 .sub = &tunnel_host},
	{.name = "map", .help = "The VNI of each VLAN of a bridge, on one VXLAN for many.",
	 .sub = &tunnel_map},
	{.name = "check", .usage = "VXLAN|all",
	 .help = "Find what keeps a VXLAN from forwarding, answering ARP or carrying full frames.",
	 .opts = &tunnel_check_table, LINK_HDR, .check = tunnel_check_words, .run = tunnel_check},
	{.name = "prl", .usage = "...", .help = "Not supported: the kernel has no netlink request.",
	 .flags = VERB_RAW | VERB_HIDDEN, .run = run_prl},
};

static bool is_tunnel(const char *kind)
{
	return tunnel_kind(kind);
}

const struct tool vnet_tunnel = {
	.name = "vnet-tunnel", .object = "tunnel tunl t",
	.brief = "Create, change, show and check tunnels.",
	.kind = is_tunnel, .verb = verbs,
	.n = sizeof(verbs) / sizeof(verbs[0]),
};
