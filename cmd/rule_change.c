// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-rule add, del and ensure. */
#include <errno.h>
#include <linux/fib_rules.h>
#include <linux/rtnetlink.h>

#include "../lib/ensure.h"
#include "../lib/list.h"
#include "../lib/rule.h"
#include "rule_verb.h"

static struct span first_word(const struct attr *root)
{
	struct span at = {0};

	for (const struct attr *n = root->child; n; n = n->next)
		if (n->at.n && (!at.n || n->at.first < at.first))
			at = n->at;
	return at;
}

static uint8_t family_of(const struct attr *root)
{
	return (uint8_t)attr_uint(attr_find(root, RULE_FAMILY));
}

/* --- the look-up after a refusal ------------------------------------------ */

/* The rule that is most like the one that was asked for. */
struct similar {
	const struct attr *root;
	unsigned points;
	const char *text;
};

static int compare(struct ctx *ctx, void *data, const struct attr *rule, const struct nlmsghdr *msg)
{
	struct similar *s = data;
	unsigned points = 0;

	(void)msg;
	for (const struct attr *n = s->root->child; n; n = n->next)
		points += n->at.n && !n->hidden && rule_has(n, rule);
	if (points <= s->points)
		return 0;
	s->points = points;
	s->text = rule_text(ctx, rule);
	return 0;
}

static void explain(struct ctx *ctx, struct nl *nl, const struct attr *root, int code)
{
	struct similar s = {.root = root};
	struct err err = ctx->err;

	if (err.hint || (code != EEXIST && code != ENOENT))
		return;
	rule_walk(ctx, nl, family_of(root), NULL, compare, &s);
	ctx->err = err;
	if (s.text && code == EEXIST)
		hint(ctx, "there is '%s'; vnet-rule ensure takes it as done", s.text);
	else if (s.text)
		hint(ctx, "there is '%s'", s.text);
}

/* --- add and del ---------------------------------------------------------- */

static int send(struct ctx *ctx, struct attr *root, uint16_t type, uint16_t flags, const char *what)
{
	const char *netns = ctx->flags.netns;
	struct reply reply;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = request_send(ctx, nl, root, type, flags, &reply);
	if (ret || !reply.code)
		return ret;
	ret = nl_fail(ctx, root, &rule_table, &reply, first_word(root), "cannot %s the rule%s%s",
		      what, netns ? " in namespace " : "", netns ? netns : "");
	explain(ctx, nl, root, reply.code);
	return ret;
}

int rule_add(struct ctx *ctx, struct req *req)
{
	return send(ctx, req->root, RTM_NEWRULE, NLM_F_CREATE | NLM_F_EXCL, "add");
}

int rule_del(struct ctx *ctx, struct req *req)
{
	return send(ctx, req->root, RTM_DELRULE, 0, "delete");
}

/* --- ensure --------------------------------------------------------------- */

/* A rule for the same packets, of the same priority if one is said. */
struct search {
	const struct attr *root;
	struct finding *found;
	const char *text;           /* of the rule that is as said or nearest to it */
	const struct nlmsghdr *msg; /* NULL: none */
};

static bool is_action(const struct attr *n)
{
	return n->type == RULE_ACTION || n->type == FRA_TABLE || n->type == RULE_HDR_TABLE ||
	       n->type == FRA_GOTO || n->type == FRA_L3MDEV || n->type == FRA_PROTOCOL ||
	       n->type == FRA_FLOW || n->type == FRA_SUPPRESS_PREFIXLEN ||
	       n->type == FRA_SUPPRESS_IFGROUP;
}

/* What happens to the packets by the words, and by the rule that is there. */
static void compare_actions(struct finding *f, const struct attr *root, const struct attr *rule)
{
	for (const struct attr *n = root->child; n; n = n->next) {
		if (!is_action(n) || n->hidden || rule_has(n, rule))
			continue;
		if (n->type == FRA_TABLE || n->type == RULE_HDR_TABLE)
			ensure_differ(f, n->at.n ? n : root->child, false,
				      arena_printf(&f->ctx->arena, "table %u -> %u",
						   rule_rttable(rule), (unsigned)attr_uint(n)));
		else
			ensure_differ(f, n->at.n ? n : root->child, false,
				      n->opt && n->opt->name ? n->opt->name : "action");
	}
	if (attr_find(rule, FRA_L3MDEV) && !attr_find(root, FRA_L3MDEV))
		ensure_differ(f, root->child, false, "l3mdev");
}

static int visit(struct ctx *ctx, void *data, const struct attr *rule, const struct nlmsghdr *msg)
{
	const struct attr *pref;
	struct search *s = data;
	struct finding f = {.ctx = ctx};

	pref = attr_find(s->root, FRA_PRIORITY);
	if ((s->msg && !s->found->changed) || !rule_same_packets(s->root, rule) ||
	    (pref && !rule_has(pref, rule)))
		return 0;
	compare_actions(&f, s->root, rule);
	/* Without a priority a rule of another action is another rule. */
	if (f.changed && (!pref || s->msg))
		return 0;
	*s->found = f;
	s->msg = msg;
	s->text = rule_text(ctx, rule);
	return 0;
}

/* The kernel has given the new rule its priority. */
static int done(struct ctx *ctx, struct nl *nl, const struct attr *root, const char *result,
		const char *what)
{
	struct finding f = {.ctx = ctx};
	struct search s = {.root = root, .found = &f};
	int ret = ctx->flags.dry_run ? 0 : rule_walk(ctx, nl, family_of(root), NULL, visit, &s);

	return ret ? ret : ensure_done(ctx, "rule", s.text ? s.text : rule_text(ctx, root), result,
				       what);
}

int rule_ensure(struct ctx *ctx, struct req *req)
{
	struct finding f = {.ctx = ctx};
	struct search s = {.root = req->root, .found = &f};
	struct reply reply;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = rule_walk(ctx, nl, family_of(req->root), NULL, visit, &s);
	if (ret)
		return ret;
	if (s.msg && !f.changed)
		return ensure_done(ctx, "rule", s.text, "unchanged", NULL);
	/* First the new one: there is no time in which no rule takes the packets. */
	ret = send(ctx, req->root, RTM_NEWRULE, NLM_F_CREATE | NLM_F_EXCL, "add");
	if (!ret && s.msg)
		ret = list_delete(ctx, nl, s.msg, RTM_DELRULE, &reply);
	if (ret)
		return ret;
	if (s.msg && reply.code)
		return nl_fail(ctx, NULL, NULL, &reply, (struct span){0},
			       "the new rule is there, and cannot delete the old one, '%s'", s.text);
	return done(ctx, nl, req->root, s.msg ? "changed" : "created", f.changed);
}
