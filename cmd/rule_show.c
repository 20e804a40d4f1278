// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-rule show and flush: rules, as dumped and filtered. */
#include <errno.h>
#include <linux/fib_rules.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "../lib/list.h"
#include "../lib/rule.h"
#include "../lib/type_inet.h"
#include "rule_verb.h"

/* --- which rules ---------------------------------------------------------- */

/* Is the prefix of the rule within the one that is said? */
static bool prefix_within(const struct attr *n, const struct attr *want, const struct attr *rule)
{
	bool src = n->type == FRA_SRC;
	const struct attr *len = attr_find(want, src ? RULE_SRC_LEN : RULE_DST_LEN);
	const struct attr *have = attr_find(rule, n->type);

	if (!n->len)
		return true;
	return have && have->len == n->len && attr_uint(len) <= attr_hdr(rule, src ? 2 : 1, 1) &&
	       inet_within(have->data, n->data, n->len, (unsigned)attr_uint(len));
}

bool rule_has(const struct attr *n, const struct attr *rule)
{
	static const unsigned char zero[16];
	const struct attr *h = attr_find(rule, n->type);

	if (n->type == FRA_TABLE || n->type == RULE_HDR_TABLE)
		return attr_uint(n) == rule_rttable(rule);
	if (n->type == RULE_FLAGS)
		return attr_hdr(rule, 8, 4) & attr_uint(n);
	if (n->type == RULE_SRC_LEN)
		return attr_uint(n) == attr_hdr(rule, 2, 1);
	if (n->type == RULE_DST_LEN)
		return attr_uint(n) == attr_hdr(rule, 1, 1);
	if (!h) /* the kernel leaves out what is 0 */
		return n->len <= sizeof(zero) && !memcmp(n->data, zero, n->len);
	return h->len == n->len && !memcmp(h->data, n->data, n->len);
}

static bool passes(const struct attr *want, const struct attr *rule)
{
	for (const struct attr *n = want->child; n; n = n->next) {
		if (n->type == RULE_SRC_LEN || n->type == RULE_DST_LEN)
			continue;
		if (n->type == FRA_SRC || n->type == FRA_DST ? !prefix_within(n, want, rule) :
							       !rule_has(n, rule))
			return false;
	}
	return true;
}

bool rule_same_packets(const struct attr *want, const struct attr *rule)
{
	static const uint16_t attrs[] = {
		FRA_SRC, FRA_DST, RULE_SRC_LEN, RULE_DST_LEN, RULE_TOS, FRA_FWMARK, FRA_FWMASK,
		FRA_IFNAME, FRA_OIFNAME, FRA_UID_RANGE, FRA_IP_PROTO, FRA_SPORT_RANGE,
		FRA_DPORT_RANGE, FRA_TUN_ID,
	};
	const struct attr *not = attr_find(want, RULE_FLAGS);

	if (!not != !(attr_hdr(rule, 8, 4) & FIB_RULE_INVERT))
		return false;
	for (size_t i = 0; i < sizeof(attrs) / sizeof(attrs[0]); i++) {
		const struct attr *n = attr_find(want, attrs[i]), *h = attr_find(rule, attrs[i]);
		bool empty = attrs[i] == FRA_FWMASK ? attr_uint(h) == UINT32_MAX :
			     h && h->len <= 8 && !attr_uint(h);

		if (n ? !rule_has(n, rule) : h && !empty)
			return false;
	}
	return true;
}

/* --- the walk ------------------------------------------------------------- */

struct walk {
	const struct attr *want;
	int (*visit)(struct ctx *ctx, void *data, const struct attr *rule,
		     const struct nlmsghdr *msg);
	void *data;
};

static int visit_rule(struct ctx *ctx, void *data, const struct attr *rule,
		      const struct nlmsghdr *msg)
{
	struct walk *w = data;

	return w->want && !passes(w->want, rule) ? 0 : w->visit(ctx, w->data, rule, msg);
}

int rule_walk(struct ctx *ctx, struct nl *nl, uint8_t family, const struct attr *want,
	      int (*visit)(struct ctx *ctx, void *data, const struct attr *rule,
			   const struct nlmsghdr *msg),
	      void *data)
{
	struct fib_rule_hdr frh = {.family = family ? family : AF_INET};
	struct walk w = {.want = want, .visit = visit, .data = data};
	const struct list list = {
		.what = "rules", .table = &rule_table, .hdrlen = sizeof(frh), .type = RTM_NEWRULE,
		.visit = visit_rule, .data = &w,
	};

	return list_dump(ctx, nl, attr_root(&ctx->arena, &frh, sizeof(frh)), RTM_GETRULE, &list);
}

/* The family of -4 and -6, else that of a prefix among the words. */
static uint8_t family_of(const struct ctx *ctx, const struct attr *want)
{
	const struct attr *src = attr_find(want, FRA_SRC), *dst = attr_find(want, FRA_DST);

	if (ctx->flags.family)
		return ctx->flags.family;
	return (src && src->len == 16) || (dst && dst->len == 16) ? AF_INET6 : AF_INET;
}

/* --- show ----------------------------------------------------------------- */

static int show_one(struct ctx *ctx, void *data, const struct attr *rule,
		    const struct nlmsghdr *msg)
{
	(void)data;
	(void)msg;
	out_object(&ctx->out, NULL);
	rule_print(&ctx->out, rule);
	out_object_end(&ctx->out);
	out_newline(&ctx->out);
	return 0;
}

int rule_show(struct ctx *ctx, struct req *req)
{
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (ret)
		return ret;
	list_begin(ctx);
	return list_end(ctx, rule_walk(ctx, nl, family_of(ctx, req->root), req->root, show_one,
				       NULL));
}

/* --- flush ---------------------------------------------------------------- */

struct flush {
	struct nl *nl;
	const struct attr *want;
	unsigned *found;
};

static int flush_one(struct ctx *ctx, void *data, const struct attr *rule,
		     const struct nlmsghdr *msg)
{
	struct flush *fl = data;
	struct reply reply;
	int ret;

	/* The rule for local addresses has no priority, and without it nothing works. */
	if (!attr_find(rule, FRA_PRIORITY))
		return 0;
	++*fl->found;
	ret = list_delete(ctx, fl->nl, msg, RTM_DELRULE, &reply);
	if (ret || !reply.code || reply.code == ENOENT)
		return ret;
	return nl_fail(ctx, NULL, NULL, &reply, (struct span){0}, "cannot delete rule '%s'",
		       rule_text(ctx, rule));
}

static int flush_round(struct ctx *ctx, void *data, unsigned *found)
{
	struct flush *fl = data;

	fl->found = found;
	return rule_walk(ctx, fl->nl, family_of(ctx, fl->want), fl->want, flush_one, fl);
}

int rule_flush(struct ctx *ctx, struct req *req)
{
	struct flush fl = {.want = req->root};
	int ret = nl_here(ctx, &fl.nl);

	return ret ? ret : list_flush(ctx, "rules", flush_round, &fl);
}
