// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-neigh add, change, replace, del: one request, and what explains its refusal. */
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>
#include <net/if_arp.h>
#include <string.h>

#include "../lib/ensure.h"
#include "../lib/link_req.h"
#include "../lib/type.h"
#include "neigh_verb.h"

static const char *dev_word(const struct ctx *ctx, const struct attr *root)
{
	const struct attr *dev = attr_find(root, NDM_INDEX);

	return dev && dev->at.n ? ctx->words.w[dev->at.first + dev->at.n - 1] : "";
}

const char *neigh_name(struct ctx *ctx, const struct attr *root)
{
	const struct attr *dst = attr_find(root, NDA_DST);
	const char *dev = dev_word(ctx, root);
	char buf[64];

	return arena_printf(&ctx->arena, "%s%s%s%s", ndm_flags(root) & NTF_PROXY ? "proxy " : "",
			    inet_format(dst->data, dst->len, buf, sizeof(buf)), *dev ? " dev " : "",
			    dev);
}

int neigh_get_one(struct ctx *ctx, struct nl *nl, const struct attr *root, struct attr **have)
{
	const struct attr *dst = attr_find(root, NDA_DST);
	struct ndmsg ndm = {
		.ndm_family = (uint8_t)attr_uint(attr_find(root, NDM_FAMILY)),
		.ndm_ifindex = (int)attr_uint(attr_find(root, NDM_INDEX)),
		.ndm_flags = ndm_flags(root) & NTF_PROXY,
	};
	struct attr *get = attr_root(&ctx->arena, &ndm, sizeof(ndm));
	struct reply reply;
	int ret;

	*have = NULL;
	attr_put(&ctx->arena, get, NDA_DST, dst->data, dst->len);
	ret = nl_talk(ctx, nl, attr_build(&ctx->arena, get, RTM_GETNEIGH, 0, NULL), &reply);
	if (ret)
		return ret;
	if (reply.code && reply.code != ENOENT)
		return nl_fail(ctx, root, &neigh_table, &reply, dst->at, "cannot ask for '%s'",
			       neigh_name(ctx, root));
	if (reply.msg && !reply.code && mnl_nlmsg_get_payload_len(reply.msg) >= sizeof(ndm))
		*have = attr_decode(&ctx->arena, &neigh_table, mnl_nlmsg_get_payload(reply.msg),
				    mnl_nlmsg_get_payload_len(reply.msg), sizeof(ndm));
	return 0;
}

/* --- the look-ups after a refusal ----------------------------------------- */

static void explain_existing(struct ctx *ctx, struct nl *nl, const struct attr *root)
{
	struct attr *have;
	struct out out;

	if (neigh_get_one(ctx, nl, root, &have) || !have)
		return;
	out_open(&out, -1);
	out.ctx = ctx;
	neigh_print(&out, have);
	hint(ctx, "there is %.*s: 'replace' changes it, 'ensure' takes it as it is if it fits",
	     out.len ? (int)out.len - 1 : 0, out.buf ? out.buf : "");
	out_close(&out);
}

struct elsewhere {
	const struct attr *dst;
	unsigned ifindex;
};

static int look(struct ctx *ctx, void *data, const struct attr *set, const struct nlmsghdr *msg)
{
	struct elsewhere *e = data;
	const struct attr *dst = attr_find(set, NDA_DST);

	(void)ctx;
	(void)msg;
	if (dst && dst->len == e->dst->len && !memcmp(dst->data, e->dst->data, dst->len))
		e->ifindex = (unsigned)attr_hdr(set, 4, 4);
	return 0;
}

static void explain_missing(struct ctx *ctx, struct nl *nl, const struct attr *root)
{
	struct elsewhere e = {.dst = attr_find(root, NDA_DST)};
	struct ndm_query q = {
		.family = (uint8_t)attr_uint(attr_find(root, NDM_FAMILY)),
		.flags = ndm_flags(root) & NTF_PROXY,
	};
	const struct nl_link *link = NULL;

	if (neigh_list(ctx, nl, &q, look, &e))
		return;
	if (e.ifindex)
		link = nl_link(ctx, nl, e.ifindex);
	if (link)
		hint(ctx, "there is one on '%s'", link->name);
}

/* EINVAL of neigh_add() or __neigh_update() without a text. */
static void explain_invalid(struct ctx *ctx, struct nl *nl, const struct attr *root)
{
	const struct attr *mac = attr_find(root, NDA_LLADDR);
	uint16_t state = (uint16_t)attr_uint(attr_find(root, NDM_STATE));
	const struct nl_link *link =
		nl_link(ctx, nl, (unsigned)attr_uint(attr_find(root, NDM_INDEX)));

	if (!mac && !(ndm_flags(root) & NTF_PROXY) &&
	    state & (NUD_PERMANENT | NUD_NOARP | NUD_REACHABLE | NUD_STALE | NUD_DELAY | NUD_PROBE))
		hint(ctx, "say 'lladdr MAC', too: a neighbour of that state has an address");
	else if (mac && mac->len != 6 && link && link->type == ARPHRD_ETHER)
		hint(ctx, "the hardware addresses of '%s' have 6 bytes, not %u", link->name,
		     (unsigned)mac->len);
	else if (ndm_ext(root) & NTF_EXT_MANAGED && state & NUD_PERMANENT)
		hint(ctx, "'managed' is for neighbours that the kernel looks for, not for "
			  "permanent ones");
}

static void explain(struct ctx *ctx, struct nl *nl, const struct attr *root, int code)
{
	if (ctx->err.hint)
		return;
	if (code == EEXIST)
		explain_existing(ctx, nl, root);
	else if (code == ENOENT)
		explain_missing(ctx, nl, root);
	else if (code == EINVAL)
		explain_invalid(ctx, nl, root);
}

/* --- the request ---------------------------------------------------------- */

int neigh_request(struct ctx *ctx, struct attr *root, uint16_t type, uint16_t flags,
		  const char *what)
{
	struct reply reply;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = request_send(ctx, nl, root, type, flags, &reply);
	if (ret || !reply.code)
		return ret;
	ret = nl_fail(ctx, root, &neigh_table, &reply, attr_find(root, NDA_DST)->at,
		      "cannot %s neighbour '%s'%s%s", what, neigh_name(ctx, root),
		      ctx->flags.netns ? " in namespace " : "",
		      ctx->flags.netns ? ctx->flags.netns : "");
	explain(ctx, nl, root, reply.code);
	return ret;
}

static int request(struct ctx *ctx, struct req *req, uint16_t type, uint16_t flags,
		   const char *what)
{
	int ret = link_resolve(ctx, req->root);

	return ret ? ret : neigh_request(ctx, req->root, type, flags, what);
}

int neigh_add(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_NEWNEIGH, NLM_F_CREATE | NLM_F_EXCL, "add");
}

int neigh_change(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_NEWNEIGH, NLM_F_REPLACE, "change");
}

int neigh_replace(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_NEWNEIGH, NLM_F_CREATE | NLM_F_REPLACE, "replace");
}

int neigh_del(struct ctx *ctx, struct req *req)
{
	return request(ctx, req, RTM_DELNEIGH, 0, "delete");
}

/* --- ensure --------------------------------------------------------------- */

/* Which neighbour is meant, and what is no state. */
static bool not_compared(const struct attr *n)
{
	return n->type == NDA_DST || n->type == NDM_INDEX || n->type == NDM_FAMILY ||
	       (n->opt->flags & OPT_SETNONE) || (n->type == NDM_FLAGS && n->opt->bit == NTF_PROXY);
}

/* neigh_add() takes flags that are not said away. */
static void keep_flags(struct ctx *ctx, struct attr *root, const struct attr *have)
{
	uint8_t flags = ndm_flags(have) & (NTF_ROUTER | NTF_EXT_LEARNED);
	uint32_t ext = ndm_ext(have);

	if (attr_uint(attr_find(root, NDM_STATE)) & NUD_PERMANENT)
		ext &= ~(uint32_t)NTF_EXT_MANAGED;
	ndm_put_flags(&ctx->arena, root, flags);
	if (ext)
		attr_put_u32(&ctx->arena, root, NDA_FLAGS_EXT, ext)->opt =
			table_attr(&neigh_table, NDA_FLAGS_EXT);
}

int neigh_ensure(struct ctx *ctx, struct req *req)
{
	struct finding f = {.ctx = ctx};
	struct attr *root = req->root, *have = NULL;
	const char *name;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = link_resolve(ctx, root);
	if (!ret && !ctx->blind)
		ret = neigh_get_one(ctx, nl, root, &have);
	if (ret)
		return ret;
	name = neigh_name(ctx, root);
	if (!have) {
		ret = neigh_request(ctx, root, RTM_NEWNEIGH, NLM_F_CREATE | NLM_F_EXCL, "add");
		return ret ? ret : ensure_done(ctx, "neighbour", name, "created", NULL);
	}
	/* A proxy entry is there or not: it has no state (pneigh_fill_info()). */
	if (!(ndm_flags(root) & NTF_PROXY))
		ensure_compare(&f, root, have, not_compared);
	if (!f.changed)
		return ensure_done(ctx, "neighbour", name, "unchanged", NULL);
	for (struct attr *n = root->child; n; n = n->next)
		n->hidden = false;
	keep_flags(ctx, root, have);
	ret = neigh_request(ctx, root, RTM_NEWNEIGH, NLM_F_REPLACE, "change");
	return ret ? ret : ensure_done(ctx, "neighbour", name, "changed", f.changed);
}
