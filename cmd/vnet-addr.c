// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-addr: IP addresses of interfaces. */
#include <errno.h>
#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>

#include "../lib/addr.h"
#include "../lib/addr_type.h"
#include "../lib/link_filter.h"
#include "../lib/type.h"
#include "addr_verb.h"

extern const struct tool vnet_addr;

/* Everything that add and its like take is in addr_table. */
static const struct table no_rows;

/* --- which addresses: show and flush -------------------------------------- */

#define WITH(word, value, text)                                                                    \
	{                                                                                          \
		.name = (word), .type = &type_bitword, .attr = LIST_FLAGS, .bit = (value),         \
		.help = "those that are " text                                                     \
	}
#define WITHOUT(word, value)                                                                       \
	{                                                                                          \
		.name = "-" word, .type = &type_bitword, .attr = LIST_FLAGS, .bit = (value),       \
		.min = 1, .help = "those that are not " word                                       \
	}
#define BOTH(word, value, text) WITH(word, value, text), WITHOUT(word, value)

static const struct opt list_rows[] = {
	{.name = "to", .type = &type_inet_prefix, .attr = LIST_TO, .help = "those within the prefix"},
	{.name = "scope", .type = &type_addr_scope, .attr = LIST_SCOPE, .help = "those of the scope"},
	{.name = "label", .type = &type_str, .attr = LIST_LABEL,
	 .help = "those whose label matches the shell pattern (IPv6: the interface's name)"},
	{.name = "proto", .type = &type_addr_proto, .attr = LIST_PROTO,
	 .help = "those set by that protocol"},
	WITH("permanent", IFA_F_PERMANENT, "valid forever"),
	{.name = "-permanent", .alias = "dynamic", .type = &type_bitword, .attr = LIST_FLAGS,
	 .bit = IFA_F_PERMANENT, .min = 1, .help = "those whose lifetime is limited"},
	{.name = "secondary", .alias = "temporary", .type = &type_bitword, .attr = LIST_FLAGS,
	 .bit = IFA_F_SECONDARY, .help = "those behind the first of their prefix, or temporary"},
	{.name = "primary", .alias = "-secondary -temporary", .type = &type_bitword,
	 .attr = LIST_FLAGS, .bit = IFA_F_SECONDARY, .min = 1, .help = "those that are neither"},
	BOTH("tentative", IFA_F_TENTATIVE, "still checked for duplicates"),
	BOTH("deprecated", IFA_F_DEPRECATED, "not preferred any more"),
	BOTH("dadfailed", IFA_F_DADFAILED, "used by someone else, too"),
	BOTH("nodad", IFA_F_NODAD, "not checked for duplicates"),
	BOTH("optimistic", IFA_F_OPTIMISTIC, "used while they are checked"),
	BOTH("home", IFA_F_HOMEADDRESS, "home addresses"),
	BOTH("mngtmpaddr", IFA_F_MANAGETEMPADDR, "templates of temporary addresses"),
	BOTH("noprefixroute", IFA_F_NOPREFIXROUTE, "without a prefix route"),
	BOTH("autojoin", IFA_F_MCAUTOJOIN, "joined multicast groups"),
	BOTH("stable-privacy", IFA_F_STABLE_PRIVACY, "made from a secret (RFC 7217)"),
	LINK_FILTER_ROWS,
};

/* --- wait ----------------------------------------------------------------- */

static const struct name gone[] = {{"gone", 1}, {NULL, 0}};

static const struct opt wait_rows[] = {
	{.name = "dev", .type = &type_link, .attr = ADDR_INDEX, .flags = OPT_POS,
	 .help = "the interface"},
	{.name = "address", .alias = "local", .type = &type_inet, .attr = WAIT_ADDR,
	 .flags = OPT_POS, .help = "that address only, which need not be there yet"},
	{.name = "tentative", .type = &type_u8, .attr = WAIT_TENTATIVE, .names = gone,
	 .help = "what is waited for, if nothing else is said"},
	{.name = "timeout", .type = &type_u32, .attr = WAIT_TIMEOUT, .max = 1000000,
	 .help = "seconds to wait at most (30 if it is not said); then the status is 2"},
};

static const struct table list_table = TABLE(list_rows), wait_table = TABLE(wait_rows);

/* --- checks, before anything is sent -------------------------------------- */

static int check_set(struct parse *p)
{
	return addr_complete(p, false);
}

static int check_del(struct parse *p)
{
	return addr_complete(p, true);
}

static int check_flush(struct parse *p)
{
	int ret;

	if (p->root->child)
		return 0;
	ret = fail(p->ctx, (struct span){(uint16_t)p->ctx->words.n, 1}, EINVAL,
		   "flush which addresses?");
	hint(p->ctx, "vnet-addr flush dev NAME; all of them: vnet-addr flush to any");
	return ret;
}

static int check_wait(struct parse *p)
{
	if (attr_find(p->root, ADDR_INDEX))
		return 0;
	return fail(p->ctx, (struct span){(uint16_t)p->ctx->words.n, 1}, EINVAL, "which interface?");
}

#define ADDR_HDR .base = &addr_table, .hdrlen = sizeof(struct ifaddrmsg)
#define ADDR_USAGE "ADDR[/LEN] dev IF [peer ADDR[/LEN]] [OPTIONS]"
#define LIST_USAGE "[[dev] IF] [to PREFIX] [scope SCOPE] [label PATTERN] [up] [master IF] ..."

static const struct verb verbs[] = {
	{.name = "add", .alias = "a", .usage = ADDR_USAGE, .help = "Give an interface an address.",
	 .opts = &no_rows, ADDR_HDR, .check = check_set, .run = addr_add},
	{.name = "change", .alias = "ch chg", .usage = ADDR_USAGE,
	 .help = "Change lifetimes, metric, protocol or flags of an address.", .opts = &no_rows,
	 ADDR_HDR, .check = check_set, .run = addr_change},
	{.name = "replace", .alias = "repl", .usage = ADDR_USAGE,
	 .help = "Change an address, or add it if it is not there.", .opts = &no_rows, ADDR_HDR,
	 .check = check_set, .run = addr_replace},
	{.name = "ensure", .usage = ADDR_USAGE,
	 .help = "See to it that the address is there and is as said; says what was done.",
	 .opts = &no_rows, ADDR_HDR, .check = check_set, .run = addr_ensure},
	{.name = "del", .alias = "delete d", .usage = "ADDR[/LEN] dev IF",
	 .help = "Take an address from an interface.", .opts = &no_rows, ADDR_HDR,
	 .check = check_del, .run = addr_del},
	{.name = "flush", .alias = "f", .usage = LIST_USAGE,
	 .help = "Delete all addresses that match.", .opts = &list_table,
	 .hdrlen = sizeof(struct ifaddrmsg), .check = check_flush, .run = addr_flush},
	{.name = "show", .alias = "sh list lst ls l s", .usage = LIST_USAGE,
	 .help = "List addresses by interface.", .opts = &list_table,
	 .hdrlen = sizeof(struct ifaddrmsg), .flags = VERB_DEFAULT, .run = addr_show},
	{.name = "wait", .usage = "[dev] IF [ADDR | tentative gone] [timeout S]",
	 .help = "Wait until duplicate address detection is done with all addresses of an "
		 "interface, or with the one named.",
	 .opts = &wait_table, .hdrlen = sizeof(struct ifaddrmsg), .flags = VERB_NAME_FIRST,
	 .check = check_wait, .run = addr_wait},
};

const struct tool vnet_addr = {
	.name = "vnet-addr", .object = "addr address a", .brief = "Add, change, show and delete IP addresses of interfaces.",
	.verb = verbs, .n = sizeof(verbs) / sizeof(verbs[0]),
};
