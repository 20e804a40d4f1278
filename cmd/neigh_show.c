// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-neigh show, get and flush. */
#include <errno.h>
#include <limits.h>
#include <linux/rtnetlink.h>
#include <string.h>

#include "../lib/link_req.h"
#include "neigh_verb.h"

/* Which neighbours: what the kernel filters, and what is filtered here. */
struct filter {
	struct ndm_query q;
	struct inet to;
	uint32_t states;     /* NUD_... and NEIGH_NONE */
	const struct attr *protocol;
	bool unused, dev;
};

static void read_filter(struct ctx *ctx, const struct attr *root, uint32_t states, uint32_t never,
			struct filter *f)
{
	const struct attr *to = attr_find(root, NEIGH_TO), *master = attr_find(root, NEIGH_MASTER);
	uint32_t said = 0;

	*f = (struct filter){.q = {.family = ctx->flags.family}, .states = states};
	f->q.ifindex = (unsigned)attr_uint(attr_find(root, NDM_INDEX));
	f->q.flags = attr_find(root, NEIGH_PROXY) ? NTF_PROXY : 0;
	if (master)
		f->q.master = attr_uint(master) ? (unsigned)attr_uint(master) : UINT_MAX;
	if (to)
		memcpy(&f->to, to->data, sizeof(f->to));
	if (f->to.family)
		f->q.family = f->to.family;
	for (const struct attr *n = root->child; n; n = n->next)
		if (n->type == NEIGH_NUD)
			said |= attr_uint(n) ? (uint32_t)attr_uint(n) : NEIGH_NONE;
	if (said)
		f->states = said & ~never;
	f->protocol = attr_find(root, NEIGH_PROTOCOL);
	f->unused = attr_find(root, NEIGH_UNUSED);
	f->dev = f->q.ifindex;
}

static bool passes(const struct filter *f, const struct attr *set)
{
	const struct attr *dst = attr_find(set, NDA_DST);
	uint32_t state = (uint32_t)attr_hdr(set, 8, 2);
	struct nda_cacheinfo ci;

	if (f->q.family && f->q.family != attr_hdr(set, 0, 1))
		return false;
	if (f->q.ifindex && f->q.ifindex != attr_hdr(set, 4, 4))
		return false;
	if (!(f->states & (state ? state : NEIGH_NONE)) &&
	    !(ndm_flags(set) & (NTF_PROXY | NTF_EXT_LEARNED)))
		return false;
	if (f->to.family && !(dst && dst->len == f->to.size &&
			      inet_within(dst->data, f->to.addr, f->to.size, f->to.len)))
		return false;
	if (f->protocol && attr_uint(f->protocol) &&
	    attr_uint(f->protocol) != attr_uint(attr_find(set, NDA_PROTOCOL)))
		return false;
	return !f->unused || !ndm_times(set, &ci) || !ci.ndm_refcnt;
}

/* --- show and get --------------------------------------------------------- */

static void print_one(struct ctx *ctx, const struct attr *set)
{
	struct out *o = &ctx->out;

	out_object(o, NULL);
	if (ctx->flags.brief)
		neigh_print_brief(o, set);
	else
		neigh_print(o, set);
	out_object_end(o);
	out_text(o, "\n");
}

static int show_one(struct ctx *ctx, void *data, const struct attr *set, const struct nlmsghdr *msg)
{
	const struct filter *f = data;
	struct attr *dev = attr_find(set, NDM_INDEX);

	(void)msg;
	if (!passes(f, set))
		return 0;
	/* As with `ip`: what is asked for is not said again. */
	if (f->dev && dev)
		dev->hidden = true;
	print_one(ctx, set);
	return 0;
}

int neigh_show(struct ctx *ctx, struct req *req)
{
	struct filter f;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = link_resolve(ctx, req->root);
	if (ret)
		return ret;
	read_filter(ctx, req->root, 0xff & ~NUD_NOARP, 0, &f);
	list_begin(ctx);
	return list_end(ctx, neigh_list(ctx, nl, &f.q, show_one, &f));
}

int neigh_get(struct ctx *ctx, struct req *req)
{
	struct attr *have = NULL;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = link_resolve(ctx, req->root);
	if (!ret)
		ret = neigh_get_one(ctx, nl, req->root, &have);
	if (ret)
		return ret;
	if (!have)
		return fail_sys(ctx, attr_find(req->root, NDA_DST)->at, ENOENT,
				"there is no neighbour '%s'", neigh_name(ctx, req->root));
	list_begin(ctx);
	print_one(ctx, have);
	return list_end(ctx, 0);
}

/* --- flush ---------------------------------------------------------------- */

struct flush {
	struct filter f;
	struct nl *nl;
	unsigned found;
};

/* Deletes by the message that the dump brought: nothing is said anew. */
static int flush_one(struct ctx *ctx, void *data, const struct attr *set,
		     const struct nlmsghdr *msg)
{
	struct flush *fl = data;
	struct reply reply;
	int ret;

	if (!passes(&fl->f, set))
		return 0;
	fl->found++;
	ret = list_delete(ctx, fl->nl, msg, RTM_DELNEIGH, &reply);
	if (ret || !reply.code || reply.code == ENOENT || reply.code == ENODEV)
		return ret;
	return nl_fail(ctx, NULL, NULL, &reply, (struct span){0}, "cannot delete neighbour '%s'",
		       neigh_name(ctx, set));
}

static int flush_round(struct ctx *ctx, void *data, unsigned *found)
{
	struct flush *fl = data;
	int ret;

	fl->found = 0;
	ret = neigh_list(ctx, fl->nl, &fl->f.q, flush_one, fl);
	*found += fl->found;
	/* One that is still referred to stays as failed until it is not. */
	fl->f.states &= ~(uint32_t)NUD_FAILED;
	return ret;
}

int neigh_flush(struct ctx *ctx, struct req *req)
{
	struct flush fl = {0};
	int ret = nl_here(ctx, &fl.nl);

	if (!ret)
		ret = link_resolve(ctx, req->root);
	if (ret)
		return ret;
	/* Entries that need no resolution belong to the kernel. */
	read_filter(ctx, req->root, 0x1ff & ~(NUD_PERMANENT | NUD_NOARP), NUD_NOARP, &fl.f);
	return list_flush(ctx, "neighbours", flush_round, &fl);
}
