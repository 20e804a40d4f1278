// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-addr ensure: compares what is said with what is there. */
#include <errno.h>
#include <linux/if_addr.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "../lib/addr.h"
#include "../lib/link_req.h"
#include "addr_verb.h"

/* Flags that stay when an address is changed without saying them. */
#define KEPT_FLAGS                                                                                 \
	(IFA_F_NODAD | IFA_F_HOMEADDRESS | IFA_F_MANAGETEMPADDR | IFA_F_NOPREFIXROUTE |            \
	 IFA_F_MCAUTOJOIN)

/* What the comparison found, in words. */
struct finding {
	struct ctx *ctx;
	bool ipv6;
	bool after;	     /* it is what the request has made: lifetimes have begun to run */
	bool again;	     /* only a new address can have this */
	const char *changed; /* "metric none -> 5, ...", or NULL */
	struct span at;	     /* the first word that differs */
};

static int done(struct ctx *ctx, const struct attr *root, const char *result, const char *what)
{
	struct out *o = &ctx->out;
	const struct attr *local = attr_find(root, IFA_LOCAL);

	if (ctx->flags.dry_run)
		return 0;
	out_object(o, NULL);
	inet_print(o, "local", "", local, "/");
	out_uint(o, "prefixlen", "", attr_uint(attr_find(root, ADDR_PREFIXLEN)), ": ");
	out_str(o, "dev", NULL, addr_word(ctx, attr_find(root, ADDR_INDEX)), NULL);
	out_str(o, "result", "", result, what ? ": " : "");
	if (what)
		out_str(o, "what", "", what, "");
	out_object_end(o);
	out_newline(o);
	return 0;
}

/* --- comparing ------------------------------------------------------------ */

static void differ(struct finding *f, const struct attr *n, bool in_place, const char *what)
{
	if (!f->changed)
		f->at = n->at;
	f->changed = f->changed ? arena_printf(&f->ctx->arena, "%s, %s", f->changed, what) : what;
	f->again |= !in_place;
}

/* The value of row O in SET as words, without the row's own name. */
static const char *value_words(struct ctx *ctx, const struct opt *o, const struct attr *set)
{
	const char *text = "", *blank;
	struct out out;

	out_open(&out, -1);
	out.mode = OUT_WORDS;
	out.ctx = ctx;
	o->type->print(&out, o, set);
	if (out.len)
		text = arena_strndup(&ctx->arena, out.buf, out.len - 1);
	out_close(&out);
	text += strspn(text, " ");
	blank = strchr(text, ' ');
	return blank ? blank + 1 : "none";
}

static void compare_lft(struct finding *f, const char *name, const struct attr *n, uint32_t have)
{
	struct arena *a = &f->ctx->arena;
	const char *was = "forever", *is = was;

	if (!n || attr_uint(n) == have ||
	    (f->after && attr_uint(n) != UINT32_MAX && have != UINT32_MAX))
		return;
	if (have != UINT32_MAX)
		was = arena_printf(a, "%u", (unsigned)have);
	if (attr_uint(n) != UINT32_MAX)
		is = arena_printf(a, "%u", (unsigned)attr_uint(n));
	differ(f, n, true, arena_printf(a, "%s %s -> %s", name, was, is));
}

static void compare_lifetimes(struct finding *f, const struct attr *root, const struct attr *have)
{
	const struct attr *n = attr_find(have, IFA_CACHEINFO);
	struct ifa_cacheinfo ci = {.ifa_valid = UINT32_MAX, .ifa_prefered = UINT32_MAX};

	if (n && n->len >= sizeof(ci))
		memcpy(&ci, n->data, sizeof(ci));
	compare_lft(f, "valid_lft", attr_find(root, ADDR_VALID), ci.ifa_valid);
	compare_lft(f, "preferred_lft", attr_find(root, ADDR_PREFERRED), ci.ifa_prefered);
}

/* IPv4 takes a new metric and protocol for an address that is there and ignores the rest
 * (inet_rtm_newaddr()); IPv6 takes all but the length (inet6_addr_modify()). */
static bool in_place(const struct finding *f, uint16_t type)
{
	return type == IFA_RT_PRIORITY || type == IFA_PROTO || (f->ipv6 && type != ADDR_PREFIXLEN);
}

/* The kernel leaves out what is 0. */
static bool same_value(const struct attr *want, const struct attr *have)
{
	static const unsigned char zero[16];

	if (!have)
		return want->len <= sizeof(zero) && !memcmp(want->data, zero, want->len);
	return have->len == want->len && !memcmp(have->data, want->data, want->len);
}

static void compare_one(struct finding *f, const struct attr *n, const struct attr *root,
			const struct attr *have)
{
	struct arena *a = &f->ctx->arena;
	const struct attr *h = attr_find(have, n->type);
	const char *is = addr_word(f->ctx, n);

	if (n->type == IFA_FLAGS || n->type == ADDR_HDR_FLAGS) {
		if (!(addr_flags(have) & n->opt->bit))
			differ(f, n, f->ipv6, n->opt->name);
		return;
	}
	if (same_value(n, h))
		return;
	if (n->type == IFA_BROADCAST)
		is = value_words(f->ctx, n->opt, root);
	if (n->type == ADDR_PREFIXLEN)
		differ(f, n, false,
		       arena_printf(a, "length %u -> %u", (unsigned)attr_uint(h),
				    (unsigned)attr_uint(n)));
	else
		differ(f, n, in_place(f, n->type),
		       arena_printf(a, "%s %s -> %s", n->opt->name,
				    value_words(f->ctx, n->opt, have), is));
}

static void compare(struct finding *f, const struct attr *root, const struct attr *have)
{
	for (const struct attr *n = root->child; n; n = n->next) {
		if (!n->at.n || n->hidden || ATTR_IS_LOCAL(n->type) || n->type == IFA_LOCAL ||
		    n->type == IFA_CACHEINFO || n->type == ADDR_INDEX)
			continue;
		compare_one(f, n, root, have);
	}
	compare_lifetimes(f, root, have);
}

/* --- finding and changing ------------------------------------------------- */

static bool same_prefix(const struct attr *a, const struct attr *b)
{
	const struct attr *x = attr_find(a, IFA_ADDRESS), *y = attr_find(b, IFA_ADDRESS);
	unsigned len = (unsigned)attr_uint(attr_find(a, ADDR_PREFIXLEN));

	return x && y && x->len == y->len && len == attr_uint(attr_find(b, ADDR_PREFIXLEN)) &&
	       inet_within(x->data, y->data, x->len, len);
}

/* The kernel's idea of the same address: find_matching_ifa(), ipv6_get_ifaddr(). *LIST gets
 * all addresses of the family on the interface. */
static int find(struct ctx *ctx, struct nl *nl, const struct attr *root, struct addr_entry **list,
		const struct addr_entry **found)
{
	const struct attr *local = attr_find(root, IFA_LOCAL);
	int ret = addr_dump(ctx, nl, local->len == 4 ? AF_INET : AF_INET6,
			    (unsigned)attr_uint(attr_find(root, ADDR_INDEX)), list);

	*found = NULL;
	for (const struct addr_entry *e = ret ? NULL : *list; e && !*found; e = e->next)
		if (addr_same(local, addr_local(e->addr)) &&
		    (local->len == 16 || same_prefix(root, e->addr)))
			*found = e;
	return ret;
}

/* What is there and not spoken of shall stay: it goes into the request, too. */
static void keep(struct arena *a, struct attr *root, const struct attr *have)
{
	static const uint16_t kept[] = {IFA_BROADCAST, IFA_LABEL,     IFA_RT_PRIORITY, IFA_PROTO,
					ADDR_SCOPE,    IFA_CACHEINFO, IFA_ADDRESS};
	uint32_t flags = addr_flags(have) & KEPT_FLAGS;

	for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++) {
		const struct attr *h = attr_find(have, kept[i]);
		struct attr *n = attr_find(root, kept[i]);

		if (!h || (n && n->at.n))
			continue;
		if (n)
			n->hidden = true;
		attr_put(a, root, kept[i], h->data, h->len);
	}
	for (struct attr *n = root->child; n; n = n->next) {
		if (n->hidden || (n->type != IFA_FLAGS && n->type != ADDR_HDR_FLAGS))
			continue;
		flags |= (uint32_t)n->opt->bit;
		n->hidden = true;
	}
	attr_put_u32(a, root, IFA_FLAGS, flags);
}

/* Half of the lifetimes may be unsaid. */
static void keep_lifetimes(struct arena *a, struct attr *root, const struct attr *have)
{
	struct attr *n = attr_find(root, IFA_CACHEINFO);
	const struct attr *h = attr_find(have, IFA_CACHEINFO);
	struct ifa_cacheinfo ci, was;

	if (!n || !n->at.n || !h || h->len < sizeof(was))
		return;
	memcpy(&ci, n->data, sizeof(ci));
	memcpy(&was, h->data, sizeof(was));
	if (!attr_find(root, ADDR_VALID) && was.ifa_valid >= ci.ifa_prefered)
		ci.ifa_valid = was.ifa_valid;
	n->data = arena_copy(a, &ci, sizeof(ci));
}

static int send_copy(struct ctx *ctx, struct nl *nl, const struct nlmsghdr *from, uint16_t type,
		     uint16_t flags, struct reply *reply)
{
	struct nlmsghdr *msg = arena_copy(&ctx->arena, from, from->nlmsg_len);

	msg->nlmsg_type = type;
	msg->nlmsg_flags = flags;
	msg->nlmsg_pid = 0;
	return send_request(ctx, nl, msg, reply);
}

/* The kernel deletes the secondary addresses of a prefix with the first one. */
static int check_alone(struct finding *f, const struct attr *root, const struct addr_entry *have,
		       const struct addr_entry *list)
{
	int ret;

	if (f->ipv6 || (addr_flags(have->addr) & IFA_F_SECONDARY))
		return 0;
	for (; list; list = list->next) {
		if (!(addr_flags(list->addr) & IFA_F_SECONDARY) ||
		    !same_prefix(have->addr, list->addr))
			continue;
		ret = fail(f->ctx, f->at, EBUSY, "'%s' is there, but cannot be changed to this: %s",
			   addr_text(&f->ctx->arena, root), f->changed);
		hint(f->ctx, "it would have to be added again, and '%s' would go with it",
		     addr_text(&f->ctx->arena, list->addr));
		return ret;
	}
	return 0;
}

/* Deletes and adds; when that fails, what was there is put back. */
static int add_again(struct finding *f, struct nl *nl, struct attr *root,
		     const struct addr_entry *have, const struct addr_entry *list)
{
	struct ctx *ctx = f->ctx;
	struct reply reply;
	int ret = check_alone(f, root, have, list);

	if (!ret)
		ret = send_copy(ctx, nl, have->msg, RTM_DELADDR, 0, &reply);
	if (ret)
		return ret;
	if (reply.code)
		return nl_fail(ctx, NULL, NULL, &reply, f->at, "cannot delete '%s' to add it again",
			       addr_text(&ctx->arena, have->addr));
	ret = addr_send(ctx, root, RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL, "add");
	if (!ret)
		return 0;
	if (send_copy(ctx, nl, have->msg, RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL, &reply) ||
	    reply.code)
		hint(ctx, "'%s' is gone now, and could not be put back",
		     addr_text(&ctx->arena, have->addr));
	else
		hint(ctx, "'%s' is there as before", addr_text(&ctx->arena, have->addr));
	return ret;
}

/* Did the kernel do what was asked? What it ignores without a word is said here. */
static int verify(struct finding *f, struct nl *nl, const struct attr *said)
{
	const struct addr_entry *found;
	struct finding left = {.ctx = f->ctx, .ipv6 = f->ipv6, .after = true};
	struct addr_entry *list;
	int ret = find(f->ctx, nl, said, &list, &found);

	if (ret || f->ctx->flags.dry_run)
		return ret;
	if (found)
		compare(&left, said, found->addr);
	if (found && !left.changed)
		return 0;
	return fail_sys(f->ctx, found ? left.at : attr_find(said, IFA_LOCAL)->at, EOPNOTSUPP,
			"the kernel did not take this for '%s': %s",
			addr_text(&f->ctx->arena, said), found ? left.changed : "the address");
}

static int change(struct finding *f, struct nl *nl, struct req *req, const struct addr_entry *have,
		  const struct addr_entry *list)
{
	struct ctx *ctx = f->ctx;
	struct attr *said;
	int ret;

	keep_lifetimes(&ctx->arena, req->root, have->addr);
	keep(&ctx->arena, req->root, have->addr);
	if (f->again)
		ret = add_again(f, nl, req->root, have, list);
	else
		ret = addr_send(ctx, req->root, RTM_NEWADDR, NLM_F_REPLACE, "change");
	/* The request has grown: the words are read once more. */
	if (!ret)
		ret = parse_command(ctx, req->verb, req->pos, &said);
	if (!ret)
		ret = link_resolve(ctx, said);
	if (!ret)
		ret = verify(f, nl, said);
	return ret ? ret : done(ctx, req->root, "changed", f->changed);
}

int addr_ensure(struct ctx *ctx, struct req *req)
{
	const struct attr *act = attr_find(req->root, IFA_ANYCAST);
	struct finding f = {.ctx = ctx};
	const struct addr_entry *have;
	struct addr_entry *list;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (act)
		return fail(ctx, act->at, EINVAL,
			    "the kernel keeps no 'anycast': ensure cannot "
			    "compare it");
	if (!ret)
		ret = link_resolve(ctx, req->root);
	if (!ret)
		ret = find(ctx, nl, req->root, &list, &have);
	if (ret)
		return ret;
	if (!have) {
		ret = addr_send(ctx, req->root, RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL, "add");
		return ret ? ret : done(ctx, req->root, "created", NULL);
	}
	f.ipv6 = attr_find(req->root, IFA_LOCAL)->len == 16;
	compare(&f, req->root, have->addr);
	return f.changed ? change(&f, nl, req, have, list)
			 : done(ctx, req->root, "unchanged", NULL);
}
