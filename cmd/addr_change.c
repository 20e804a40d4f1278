// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-addr add, change, replace, del: one request, and what explains its refusal. */
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/if_addr.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "../lib/addr.h"
#include "../lib/link_req.h"
#include "../lib/list.h"
#include "addr_verb.h"

const char *addr_word(const struct ctx *ctx, const struct attr *n)
{
	return n && n->at.n ? ctx->words.w[n->at.first + n->at.n - 1] : "";
}

/* --- the look-ups after a refusal ----------------------------------------- */

bool addr_same(const struct attr *a, const struct attr *b)
{
	return a && b && a->len == b->len && !memcmp(a->data, b->data, a->len);
}

static const char *dev_of(struct ctx *ctx, struct nl *nl, const struct attr *addr)
{
	const struct nl_link *link = nl_link(ctx, nl, (unsigned)attr_hdr(addr, 4, 4));

	return link ? link->name : "an interface";
}

/* The address is not there in this way: where is it, or what is there instead? */
static void explain_missing(struct ctx *ctx, struct nl *nl, const struct attr *root)
{
	unsigned index = (unsigned)attr_uint(attr_find(root, ADDR_INDEX));
	const struct attr *local = attr_find(root, IFA_LOCAL);
	const struct addr_entry *elsewhere = NULL;
	struct addr_entry *list;
	const char *have = "";

	if (addr_dump(ctx, nl, local->len == 4 ? AF_INET : AF_INET6, 0, &list))
		return;
	for (; list; list = list->next) {
		bool here = attr_hdr(list->addr, 4, 4) == index;
		const char *text = addr_text(&ctx->arena, list->addr);

		if (addr_same(local, addr_local(list->addr)) && here) {
			const struct attr *peer = attr_find(list->addr, IFA_ADDRESS);

			hint(ctx, "'%s' is there%s", text,
			     addr_same(local, peer) ? "" : ", with a peer");
			return;
		}
		if (addr_same(local, addr_local(list->addr)) && !elsewhere)
			elsewhere = list;
		if (here && strlen(have) < 200)
			have = arena_printf(&ctx->arena, "%s%s%s", have, *have ? ", " : "", text);
	}
	if (elsewhere)
		hint(ctx, "'%s' has '%s'", dev_of(ctx, nl, elsewhere->addr),
		     addr_text(&ctx->arena, elsewhere->addr));
	else if (*have)
		hint(ctx, "'%s' has %s", addr_word(ctx, attr_find(root, ADDR_INDEX)), have);
}

static void explain_existing(struct ctx *ctx, struct nl *nl, const struct attr *root)
{
	unsigned index = (unsigned)attr_uint(attr_find(root, ADDR_INDEX));
	const struct attr *local = attr_find(root, IFA_LOCAL);
	const char *want = addr_text(&ctx->arena, root), *have = want;
	struct addr_entry *list;

	if (addr_dump(ctx, nl, local->len == 4 ? AF_INET : AF_INET6, index, &list))
		return;
	for (; list; list = list->next)
		if (local->len == 16 && addr_same(local, addr_local(list->addr)))
			have = addr_text(&ctx->arena, list->addr);
	if (strcmp(have, want))
		hint(ctx, "it is there as '%s': vnet-addr ensure changes that", have);
	else
		hint(ctx, "vnet-addr ensure takes an address that is there as done");
}

static void explain_disabled(struct ctx *ctx, const struct attr *root)
{
	const char *dev = addr_word(ctx, attr_find(root, ADDR_INDEX)), *netns = ctx->flags.netns;

	/* Slashes, because a name may hold dots. */
	hint(ctx, "IPv6 is switched off there: %s%s%ssysctl -w net/ipv6/conf/%s/disable_ipv6=0",
	     netns ? "vnet-ns exec " : "", netns ? netns : "", netns ? " " : "", dev);
}

static void explain(struct ctx *ctx, struct nl *nl, const struct attr *root, uint16_t type,
		    int code)
{
	if (ctx->err.hint)
		return;
	if (type == RTM_DELADDR && code == EADDRNOTAVAIL)
		explain_missing(ctx, nl, root);
	else if (type == RTM_NEWADDR && code == EEXIST)
		explain_existing(ctx, nl, root);
	else if (type == RTM_NEWADDR && code == EACCES)
		explain_disabled(ctx, root);
}

/* --- the request ---------------------------------------------------------- */

int addr_send(struct ctx *ctx, struct attr *root, uint16_t type, uint16_t flags, const char *what)
{
	const struct attr *local = attr_find(root, IFA_LOCAL);
	const char *dev = addr_word(ctx, attr_find(root, ADDR_INDEX));
	const char *netns = ctx->flags.netns, *prep = flags & NLM_F_EXCL ? "to" : "on";
	struct reply reply;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (ret)
		return ret;
	ret = request_send(ctx, nl, root, type, flags, &reply);
	if (ret || !reply.code)
		return ret;
	ret = nl_fail(ctx, root, &addr_table, &reply, local->at, "cannot %s '%s' %s '%s'%s%s", what,
		      addr_text(&ctx->arena, root), type == RTM_DELADDR ? "from" : prep, dev,
		      netns ? " in namespace " : "", netns ? netns : "");
	explain(ctx, nl, root, type, reply.code);
	return ret;
}

/* What the command says less than it does. */
static void note_length(struct ctx *ctx, const struct attr *root, bool del)
{
	const struct attr *local = attr_find(root, IFA_LOCAL), *len = attr_find(root, ADDR_LEN);
	const struct attr *peer = attr_find(root, IFA_ADDRESS);
	unsigned bits = (unsigned)attr_uint(attr_find(root, ADDR_PREFIXLEN));

	if (peer && peer->at.n) {
		if (len && attr_uint(len) != bits)
			note(ctx, "the length is that of the peer: /%u", bits);
	} else if (!len && del && local->len == 4) {
		note(ctx, "'%s' has no /LENGTH: deleted whatever its length is",
		     addr_word(ctx, local));
	} else if (!len) {
		note(ctx, "'%s' has no /LENGTH: taken as /%u", addr_word(ctx, local), bits);
	}
}

static int request(struct ctx *ctx, struct req *req, uint16_t type, uint16_t flags,
		   const char *what)
{
	int ret = link_resolve(ctx, req->root);

	if (!ret)
		ret = addr_send(ctx, req->root, type, flags, what);
	if (!ret)
		note_length(ctx, req->root, type == RTM_DELADDR);
	return ret;
}

int addr_add(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL, "add");
}

int addr_change(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_NEWADDR, NLM_F_REPLACE, "change");
}

int addr_replace(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_NEWADDR, NLM_F_CREATE | NLM_F_REPLACE, "replace");
}

int addr_del(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_DELADDR, 0, "delete");
}
