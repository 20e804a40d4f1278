// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-rule: policy routing rules. */
#include <linux/fib_rules.h>

#include "../lib/rule.h"
#include "rule_verb.h"

extern const struct tool vnet_rule;

/* Everything that the verbs take is in rule_table. */
static const struct table no_rows;

static int check_add(struct parse *p)
{
	return rule_complete(p, false);
}

static int check_del(struct parse *p)
{
	return rule_complete(p, true);
}

#define RULE .base = &rule_table, .opts = &no_rows, .hdrlen = sizeof(struct fib_rule_hdr)
#define PACKETS "[not] [from PREFIX] [to PREFIX] [iif IF] [oif IF] [fwmark MARK[/MASK]] ..."
#define RULE_USAGE PACKETS " { table TABLE | l3mdev | goto N | ACTION }"

static const struct verb verbs[] = {
	{.name = "add", .alias = "a", .usage = RULE_USAGE, .help = "Add a rule.", RULE,
	 .check = check_add, .run = rule_add},
	{.name = "ensure", .usage = RULE_USAGE,
	 .help = "See to it that the rule is there; with a priority, in the place of another rule "
		 "of the same packets; says what was done.",
	 RULE, .check = check_add, .run = rule_ensure},
	{.name = "del", .alias = "delete d", .usage = PACKETS " [priority N] [table TABLE]",
	 .help = "Delete the first rule that is as said.", RULE, .check = check_del,
	 .run = rule_del},
	{.name = "flush", .alias = "f", .usage = PACKETS " [priority N] [table TABLE]",
	 .help = "Delete all rules that match, or all but the one for local addresses.", RULE,
	 .run = rule_flush},
	{.name = "show", .alias = "sh list lst ls l s", .usage = PACKETS " [priority N] [table TABLE]",
	 .help = "List the rules, or those that match.", RULE, .flags = VERB_DEFAULT,
	 .run = rule_show},
};

const struct tool vnet_rule = {
	.name = "vnet-rule", .brief = "Add, show and delete policy routing rules.",
	.verb = verbs, .n = sizeof(verbs) / sizeof(verbs[0]),
};
