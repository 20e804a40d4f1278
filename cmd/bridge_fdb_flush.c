// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-bridge fdb flush: by one request, or one by one where the driver cannot. */
#include <errno.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "../lib/link_req.h"
#include "../lib/uapi.h"
#include "bridge_verb.h"

/* --- the request ---------------------------------------------------------- */

struct match {
	uint16_t value, mask;
};

/* What all words of SET say about the bits TYPE; fails where two say the opposite. */
static int read_match(struct parse *p, uint16_t type, struct match *m)
{
	const struct attr *before = NULL;

	*m = (struct match){0};
	for (const struct attr *n = p->root->child; n; n = n->next) {
		uint16_t one[2];

		if (n->type != type || n->len != sizeof(one))
			continue;
		memcpy(one, n->data, sizeof(one));
		if ((m->value ^ one[0]) & m->mask & one[1])
			return fail(p->ctx, n->at, EINVAL, "'%s' and '%s' exclude each other",
				    p->ctx->words.w[before->at.first],
				    p->ctx->words.w[n->at.first]);
		m->value |= one[0];
		m->mask |= one[1];
		before = n;
	}
	return 0;
}

int fdb_check_flush(struct parse *p)
{
	struct arena *a = &p->ctx->arena;
	uint8_t flags = ndm_flags(p->root);
	struct match state, flag;
	int ret;

	if (!attr_find(p->root, NDM_INDEX)) {
		ret = fail(p->ctx, (struct span){(uint16_t)p->ctx->words.n, 1}, EINVAL,
			   "flush which entries? say 'dev NAME'");
		hint(p->ctx, "a bridge: all of its entries; a port with 'master': those behind it");
		return ret;
	}
	ret = read_match(p, FDB_MATCH_STATE, &state);
	if (!ret)
		ret = read_match(p, FDB_MATCH_FLAGS, &flag);
	if (ret)
		return ret;
	attr_put_u8(a, p->root, NDM_FAMILY, AF_BRIDGE);
	if (!(flags & (NTF_SELF | NTF_MASTER)))
		flags |= NTF_SELF;
	ndm_put_flags(a, p->root, flags | (uint8_t)flag.value);
	attr_put_u16(a, p->root, NDM_STATE, state.value);
	if (flag.mask)
		attr_put_u8(a, p->root, NDA_NDM_FLAGS_MASK, (uint8_t)flag.mask);
	if (state.mask)
		attr_put_u16(a, p->root, NDA_NDM_STATE_MASK, state.mask);
	return 0;
}

/* --- one by one ----------------------------------------------------------- */

struct flush {
	const struct attr *root;
	struct nl *nl;
	unsigned found;
};

static bool differs(const struct attr *root, uint16_t type, uint64_t have)
{
	const struct attr *n = attr_find(root, type);

	return n && attr_uint(n) != have;
}

static bool matches(const struct attr *root, const struct attr *set)
{
	static const uint16_t same[] = {NDA_VLAN, NDA_SRC_VNI, NDA_NH_ID, NDA_VNI, NDA_PORT};
	uint16_t smask = (uint16_t)attr_uint(attr_find(root, NDA_NDM_STATE_MASK));
	uint8_t fmask = (uint8_t)attr_uint(attr_find(root, NDA_NDM_FLAGS_MASK));
	const struct attr *dst = attr_find(root, NDA_DST), *have = attr_find(set, NDA_DST);

	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		if (differs(root, same[i], attr_uint(attr_find(set, same[i]))))
			return false;
	if (dst && (!have || have->len != dst->len || memcmp(have->data, dst->data, dst->len)))
		return false;
	if ((attr_uint(attr_find(root, NDM_STATE)) ^ attr_hdr(set, 8, 2)) & smask)
		return false;
	return !((ndm_flags(root) ^ ndm_flags(set)) & fmask);
}

/* Deletes by the message that the dump brought: nothing is said anew. */
static int flush_one(struct ctx *ctx, void *data, const struct attr *set,
		     const struct nlmsghdr *msg)
{
	struct flush *fl = data;
	struct reply reply;
	int ret;

	if (!(ndm_flags(set) & NTF_SELF) || !matches(fl->root, set) ||
	    attr_hdr(set, 4, 4) != attr_uint(attr_find(fl->root, NDM_INDEX)))
		return 0;
	fl->found++;
	ret = list_delete(ctx, fl->nl, msg, RTM_DELNEIGH, &reply);
	if (ret || !reply.code || reply.code == ENOENT || reply.code == ENODEV)
		return ret;
	return nl_fail(ctx, NULL, NULL, &reply, (struct span){0}, "cannot delete '%s'",
		       fdb_name(ctx, set));
}

static int flush_round(struct ctx *ctx, void *data, unsigned *found)
{
	struct flush *fl = data;
	struct ndm_query q = {.ifindex = (unsigned)attr_uint(attr_find(fl->root, NDM_INDEX))};
	int ret;

	fl->found = 0;
	ret = fdb_list(ctx, fl->nl, &q, flush_one, fl);
	*found += fl->found;
	return ret;
}

/* VXLAN's driver deletes many at once since Linux 6.7 (vxlan_fdb_delete_bulk()). */
static bool is_vxlan(struct ctx *ctx, const struct attr *root)
{
	unsigned ifindex = (unsigned)attr_uint(attr_find(root, NDM_INDEX));

	return (ndm_flags(root) & (NTF_SELF | NTF_MASTER)) == NTF_SELF &&
	       !strcmp(bridge_kind(ctx, ifindex, NULL), "vxlan");
}

int fdb_flush(struct ctx *ctx, struct req *req)
{
	const struct attr *dev = attr_find(req->root, NDM_INDEX);
	struct flush fl = {.root = req->root};
	struct reply reply;
	int ret = nl_here(ctx, &fl.nl);

	if (!ret)
		ret = link_resolve(ctx, req->root);
	if (!ret)
		ret = request_send(ctx, fl.nl, req->root, RTM_DELNEIGH, NLM_F_BULK, &reply);
	if (ret || !reply.code)
		return ret;
	if ((reply.code == EOPNOTSUPP || reply.code == EINVAL) && is_vxlan(ctx, req->root))
		return list_flush(ctx, "entries", flush_round, &fl);
	return nl_fail(ctx, req->root, &fdb_table, &reply, dev->at,
		       "cannot flush the entries of '%s'%s", bridge_word(ctx, dev),
		       bridge_where(ctx));
}
