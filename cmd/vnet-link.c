// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-link: interfaces of every kind. */
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <string.h>

#include "../lib/kind.h"
#include "../lib/link.h"
#include "../lib/link_filter.h"
#include "../lib/link_req.h"
#include "../lib/type.h"
#include "../lib/uapi.h"

/* --- rows of the verbs ------------------------------------------------------------------ */

#define DEV_ROW                                                                                    \
	{                                                                                          \
		.name = "dev", .type = &type_dev, .attr = LINK_DEV, .flags = OPT_POS,              \
		.help = "the interface, by name or altname"                                        \
	}
#define TYPE_ROW                                                                                   \
	{                                                                                          \
		.name = "type", .type = &type_kind, .attr = IFLA_LINKINFO, .flags = OPT_LAST,      \
		.help = "the kind of link; the words behind it are the kind's"                     \
	}
#define NAME_ROW                                                                                   \
	{                                                                                          \
		.name = "dev", .alias = "name", .type = &type_ifname, .attr = IFLA_IFNAME,         \
		.flags = OPT_POS | OPT_LAST, .help = "the name of the new interface"               \
	}
#define LINK_ROW                                                                                   \
	{                                                                                          \
		.name = "link", .type = &type_lower, .attr = IFLA_LINK,                            \
		.flags = OPT_LAST | OPT_CREATE,                                                    \
		.help = "the interface it stands on (vlan, macvlan, macvtap ...)"                  \
	}
#define LINK_NETNS_ROW                                                                             \
	{                                                                                          \
		.name = "link-netns", .type = &type_link_netns, .attr = IFLA_LINK_NETNSID,         \
		.flags = OPT_CREATE, .help = "the namespace of the lower link, by name"            \
	}

static const struct opt add_rows[] = {NAME_ROW, LINK_ROW, LINK_NETNS_ROW, TYPE_ROW};
static const struct opt ensure_rows[] = {
	NAME_ROW, LINK_ROW, LINK_NETNS_ROW, TYPE_ROW,
	{.name = "recreate", .type = &type_word, .attr = LINK_RECREATE,
	 .help = "delete and add again what cannot be changed in place"},
};
static const struct opt set_rows[] = {DEV_ROW, LINK_ROW, TYPE_ROW};
static int parse_doomed(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_altname.parse(p, o, set, no);
}

static int resolve_doomed(struct ctx *ctx, struct attr *node, struct attr *set)
{
	return link_del_many(set) ? 0 : type_dev.resolve(ctx, node, set);
}

static const struct type type_doomed = {
	.meta = "NAME|PATTERN", .parse = parse_doomed, .resolve = resolve_doomed,
};

static const struct opt del_rows[] = {
	{.name = "dev", .type = &type_doomed, .attr = LINK_DEV, .flags = OPT_POS | OPT_MANY,
	 .help = "an interface, by name or altname, or all that a pattern (*, ?, [...]) means"},
	{.name = "group", .type = &type_group, .attr = IFLA_GROUP,
	 .help = "every interface of that group"},
	TYPE_ROW,
};

static int parse_action(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint16_t type = (uint16_t)o->min;

	(void)no;
	return parse_put(p, o, set, &type, sizeof(type), NULL);
}

static const struct type type_action = {.parse = parse_action};

/* altname NAME [NAME...]: every word up to the end or the next keyword. */
static int parse_altnames(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	struct attr *list = attr_find(set, o->attr), tmp;

	if (!list) {
		if (parse_put(p, o, set, NULL, 0, &list))
			return -EINVAL;
		list->nest = true;
	}
	do {
		struct opt one = *o;
		int ret;

		tmp = (struct attr){.nest = true};
		one.flags |= OPT_MANY;
		ret = type_altname.parse(p, &one, &tmp, no);
		if (ret)
			return ret;
		attr_put(&p->ctx->arena, list, IFLA_ALT_IFNAME, tmp.child->data, tmp.child->len)
			->at = parse_last(p);
	} while (parse_peek(p) && strcmp(parse_peek(p), "altname") && strcmp(parse_peek(p), "dev"));
	list->at = parse_span(p);
	return 0;
}

static const struct type type_altname_list = {.meta = "NAME...", .parse = parse_altnames};

static const struct opt property_rows[] = {
	{.name = "add", .type = &type_action, .attr = LINK_ACTION, .min = RTM_NEWLINKPROP,
	 .help = "give it further names"},
	{.name = "del", .alias = "delete", .type = &type_action, .attr = LINK_ACTION,
	 .min = RTM_DELLINKPROP, .help = "take them away"},
	DEV_ROW,
	{.name = "altname", .type = &type_altname_list, .attr = IFLA_PROP_LIST, .flags = OPT_MANY,
	 .help = "a further name, up to 127 bytes"},
};

static const struct opt show_rows[] = {LINK_FILTER_ROWS};

static int parse_wait(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint8_t what = (uint8_t)o->min;

	(void)no;
	return parse_put(p, o, set, &what, sizeof(what), NULL);
}

static const struct type type_wait = {.parse = parse_wait};

#define WAIT_ROW(word, n, text)                                                                    \
	{                                                                                          \
		.name = (word), .type = &type_wait, .attr = LINK_WAIT, .min = (n), .help = (text)  \
	}

static const struct opt wait_rows[] = {
	{.name = "dev", .type = &type_altname, .attr = LINK_DEV, .flags = OPT_POS,
	 .help = "the interface, which need not exist yet"},
	WAIT_ROW("up", LINK_WAIT_UP, "until it is switched on"),
	WAIT_ROW("carrier", LINK_WAIT_CARRIER, "until it has carrier: it can send and receive"),
	WAIT_ROW("exists", LINK_WAIT_EXISTS, "until it exists"),
	WAIT_ROW("gone", LINK_WAIT_GONE, "until it does not exist any more"),
	{.name = "timeout", .type = &type_u32, .attr = LINK_TIMEOUT, .max = 1000000,
	 .help = "seconds to wait at most (30 if it is not said); then the status is 2"},
};

static const struct table add_table = TABLE(add_rows), ensure_table = TABLE(ensure_rows),
			  set_table = TABLE(set_rows), del_table = TABLE(del_rows),
			  property_table = TABLE(property_rows), show_table = TABLE(show_rows),
			  wait_table = TABLE(wait_rows);

/* --- checks, before anything is sent ------------------------------------------------------ */

static struct span behind(const struct ctx *ctx)
{
	return (struct span){(uint16_t)ctx->words.n, 1};
}

/* `set name eth0 up`: where no other word says which interface, `name` does. */
static void name_is_dev(const struct parse *p)
{
	struct attr *name = attr_find(p->root, IFLA_IFNAME);

	if (!name || attr_find(p->root, LINK_DEV) || attr_find(p->root, IFLA_GROUP))
		return;
	name->type = LINK_DEV;
	name->opt = &set_rows[0];
}

static int check_set(struct parse *p)
{
	const struct attr *info = attr_find(p->root, IFLA_LINKINFO);

	name_is_dev(p);
	if (!attr_find(p->root, LINK_DEV) && !attr_find(p->root, IFLA_GROUP))
		return fail(p->ctx, behind(p->ctx), EINVAL, "which interface? say 'dev NAME' or 'group G'");
	/* rtnl_group_changelink() and rtnl_group_dellink() do not look at it. */
	if (!attr_find(p->root, LINK_DEV) && info)
		return fail(p->ctx, info->at, EINVAL,
			    "'type' goes with one interface, not with a group");
	return link_check_kind(p);
}

static int check_property(struct parse *p)
{
	if (!attr_find(p->root, LINK_ACTION))
		return fail(p->ctx, behind(p->ctx), EINVAL, "say 'add' or 'del'");
	if (!attr_find(p->root, LINK_DEV))
		return fail(p->ctx, behind(p->ctx), EINVAL, "which interface? say 'dev NAME'");
	if (!attr_find(p->root, IFLA_PROP_LIST))
		return fail(p->ctx, behind(p->ctx), EINVAL, "say 'altname NAME'");
	return 0;
}

static int check_wait(struct parse *p)
{
	if (!attr_find(p->root, LINK_DEV))
		return fail(p->ctx, behind(p->ctx), EINVAL, "which interface?");
	if (!attr_find(p->root, LINK_WAIT))
		return fail(p->ctx, behind(p->ctx), EINVAL,
			    "wait for what? up, carrier, exists or gone");
	return 0;
}

/* --- verbs that are one request ------------------------------------------------------------- */

static int run_add(struct ctx *ctx, struct req *req)
{
	int ret = parse_resolve(ctx, req->root);

	return ret ? ret : link_add(ctx, req->root, NLM_F_CREATE | NLM_F_EXCL, "add");
}

/* NLM_F_REPLACE is refused for a link that is there (__rtnl_newlink()); NLM_F_CREATE alone
 * changes it in place. */
static int run_replace(struct ctx *ctx, struct req *req)
{
	int ret = parse_resolve(ctx, req->root);

	if (!ret)
		ret = link_change(ctx, req->root);
	return ret ? ret : link_add(ctx, req->root, NLM_F_CREATE, "replace");
}

static int run_set(struct ctx *ctx, struct req *req)
{
	int ret = parse_resolve(ctx, req->root);

	if (!ret)
		ret = link_change(ctx, req->root);
	return ret ? ret : link_send(ctx, req->root, RTM_NEWLINK, 0, "set");
}

static int run_del(struct ctx *ctx, struct req *req)
{
	int ret = parse_resolve(ctx, req->root);

	if (!ret && link_del_many(req->root))
		return link_del(ctx, req->root);
	return ret ? ret : link_send(ctx, req->root, RTM_DELLINK, 0, "delete");
}

static int run_property(struct ctx *ctx, struct req *req)
{
	uint16_t type = (uint16_t)attr_uint(attr_find(req->root, LINK_ACTION));
	int ret = parse_resolve(ctx, req->root);

	return ret ? ret :
		     link_send(ctx, req->root, type,
			       type == RTM_NEWLINKPROP ? NLM_F_CREATE | NLM_F_EXCL | NLM_F_APPEND : 0,
			       "change the names of");
}

#define LINK_HDR .hdrlen = sizeof(struct ifinfomsg)

static const struct verb verbs[] = {
	{.name = "add", .alias = "a", .usage = "[link DEV] [dev] NAME [OPTIONS] type KIND [KIND-OPTIONS]",
	 .help = "Create an interface.", .opts = &add_table, .base = &link_table, LINK_HDR,
	 .flags = VERB_NAME_FIRST, .check = link_check_add, .run = run_add},
	{.name = "replace", .alias = "repl", .usage = "[link DEV] [dev] NAME [OPTIONS] type KIND [KIND-OPTIONS]",
	 .help = "Change an interface, or create it if it is not there.", .opts = &add_table,
	 .base = &link_table, LINK_HDR, .flags = VERB_NAME_FIRST, .check = link_check_add,
	 .run = run_replace},
	{.name = "ensure", .usage = "[link DEV] [dev] NAME [OPTIONS] type KIND [KIND-OPTIONS] [recreate]",
	 .help = "See to it that the interface is there and is as said; says what was done.",
	 .opts = &ensure_table, .base = &link_table, LINK_HDR, .flags = VERB_NAME_FIRST,
	 .check = link_check_ensure, .run = link_ensure},
	{.name = "set", .alias = "change chg s", .usage = "{ [dev] NAME | group G } OPTIONS [type KIND OPTIONS]",
	 .help = "Change an interface, or all of a group.", .opts = &set_table, .base = &link_table,
	 LINK_HDR, .flags = VERB_NAME_FIRST, .check = check_set, .run = run_set},
	{.name = "del", .alias = "delete d", .usage = "{ [dev] NAME... | group G } [type KIND]",
	 .help = "Delete interfaces: by name or pattern, or all of a group.", .opts = &del_table, LINK_HDR,
	 .check = check_set, .run = run_del},
	{.name = "show", .alias = "sh list lst ls l",
	 .usage = "[[dev] NAME] [up|down] [master DEV|nomaster] [group G] [type KIND]",
	 .help = "List interfaces.", .opts = &show_table, LINK_HDR, .flags = VERB_DEFAULT,
	 .run = link_show},
	{.name = "save",
	 .usage = "[[dev] NAME] [up|down] [master DEV|nomaster] [group G] [type KIND]",
	 .help = "Print the commands that create interfaces again.", .opts = &show_table, LINK_HDR,
	 .run = link_save},
	{.name = "wait", .usage = "[dev] NAME up|carrier|exists|gone [timeout S]",
	 .help = "Wait for a state of an interface.", .opts = &wait_table, LINK_HDR,
	 .flags = VERB_NAME_FIRST, .check = check_wait, .run = link_wait},
	{.name = "property", .usage = "add|del [dev] NAME altname NAME...",
	 .help = "Give an interface further names, or take them away.", .opts = &property_table,
	 LINK_HDR, .check = check_property, .run = run_property},
};

const struct tool vnet_link = {
	.name = "vnet-link", .object = "link", .brief = "Create, change, show and delete network interfaces.",
	.verb = verbs, .n = sizeof(verbs) / sizeof(verbs[0]),
};
