// SPDX-License-Identifier: GPL-2.0-or-later
/* Complete lists of neighbours and forwarding entries while others change the tables.
 *
 * A dump comes in pieces, and between two of them the kernel keeps no more than a number:
 * how many entries it has passed (rtnl_fdb_dump(), neigh_dump_table()). Where one of those is
 * deleted meanwhile, the next one that still is to come is skipped; where one is added, an
 * entry comes twice. NLM_F_DUMP_INTR is never set by either. So:
 *
 * - A second socket listens to RTNLGRP_NEIGH from before the first piece on: it tells whether
 *   anything was deleted, and what.
 * - A dump under which nothing was deleted is complete. Otherwise it is taken again, up to
 *   DUMPS times, each time in pieces of another size: an entry is skipped only right behind
 *   the end of a piece, and these ends fall elsewhere then.
 * - What any of the dumps has brought is there, unless the last word about it was that it is
 *   deleted. Each entry counts once, as last heard of. */
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "ndm.h"

enum {
	DUMPS = 4, TRIES = 5, SMALL = 3072, /* what comes in one piece */
	PIECE = 17000, STEP = 6000, NEWS_SIZE = 32768, NEWS_ROOM = 8 << 20
};

/* Messages that follow each other in one buffer. */
struct batch {
	char *data;
	size_t len, cap;
};

struct listing {
	struct ctx *ctx;
	const struct ndm_query *q;
	const struct list *list;
	struct nlmsghdr *request;
	struct nl *news;
	struct batch dump[DUMPS], heard;
	unsigned n;              /* dumps taken */
	bool changed, deleted;   /* since the last dump began */
	bool lost;               /* more was said than there was room for */
};

/* --- hearing -------------------------------------------------------------- */

static void keep(struct arena *a, struct batch *b, const struct nlmsghdr *h)
{
	size_t n = NLMSG_ALIGN(h->nlmsg_len);

	if (b->len + n > b->cap) {
		b->cap = b->cap ? 2 * b->cap : 65536;
		while (b->cap < b->len + n)
			b->cap *= 2;
		b->data = arena_grow(a, b->data, b->cap);
	}
	memcpy(b->data + b->len, h, h->nlmsg_len);
	b->len += n;
}

static int listen_to(struct listing *l)
{
	int group = RTNLGRP_NEIGH, room = NEWS_ROOM;
	int ret = nl_extra(l->ctx, &l->news);

	if (ret)
		return ret;
	/* Beyond the machine's limit with CAP_NET_ADMIN only. */
	if (setsockopt(l->news->fd, SOL_SOCKET, SO_RCVBUFFORCE, &room, sizeof(room)))
		setsockopt(l->news->fd, SOL_SOCKET, SO_RCVBUF, &room, sizeof(room));
	if (!setsockopt(l->news->fd, SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, &group, sizeof(group)))
		return 0;
	return fail_sys(l->ctx, (struct span){0}, errno, "cannot listen to the kernel: %s",
			strerror(errno));
}

static void hear_one(struct listing *l, const struct nlmsghdr *h)
{
	const struct ndmsg *ndm = mnl_nlmsg_get_payload(h);

	if ((h->nlmsg_type != RTM_NEWNEIGH && h->nlmsg_type != RTM_DELNEIGH) ||
	    mnl_nlmsg_get_payload_len(h) < sizeof(*ndm) ||
	    (ndm->ndm_family == AF_BRIDGE) != (l->q->family == AF_BRIDGE))
		return;
	l->changed = true;
	/* A new neighbour may make the table grow, which changes its order (neigh_hash_grow()). */
	if (h->nlmsg_type == RTM_DELNEIGH || ndm->ndm_family != AF_BRIDGE)
		l->deleted = true;
	keep(&l->ctx->arena, &l->heard, h);
}

/* All that was said so far. */
static void hear(struct listing *l)
{
	char *buf = arena_alloc(&l->ctx->arena, NEWS_SIZE);
	ssize_t n;

	while ((n = recv(l->news->fd, buf, NEWS_SIZE, MSG_DONTWAIT | MSG_TRUNC)) > 0 ||
	       (n < 0 && (errno == EINTR || errno == ENOBUFS))) {
		int left = n > NEWS_SIZE ? 0 : (int)n;

		l->lost |= n > NEWS_SIZE || (n < 0 && errno == ENOBUFS);
		for (struct nlmsghdr *h = (void *)buf; n > 0 && mnl_nlmsg_ok(h, left);
		     h = mnl_nlmsg_next(h, &left))
			hear_one(l, h);
	}
}

/* --- bringing together ---------------------------------------------------- */

/* What tells entries apart; the rest of an entry changes in place. */
struct key {
	uint32_t family, ifindex, master, vlan, src_vni, flags, port, vni, via;
	unsigned char mac[8], dst[16];
};

struct entry {
	struct entry *next;      /* in the bucket */
	struct entry *later;     /* in the order of the list */
	const struct nlmsghdr *msg;
	struct key key;
	bool gone;
};

struct merge {
	struct arena *a;
	struct entry **bucket, *first, **tail;
	size_t mask;
};

static void copy(void *to, size_t size, const struct attr *n)
{
	if (n)
		memcpy(to, n->data, n->len < size ? n->len : size);
}

static void fdb_key(const struct attr *set, struct key *k)
{
	static const unsigned char zero[6];
	const struct attr *mac = attr_find(set, NDA_LLADDR);

	copy(k->mac, sizeof(k->mac), mac);
	k->vlan = (uint32_t)attr_uint(attr_find(set, NDA_VLAN));
	k->src_vni = (uint32_t)attr_uint(attr_find(set, NDA_SRC_VNI));
	k->master = (uint32_t)attr_uint(attr_find(set, NDA_MASTER));
	/* The address of a station has one port of the bridge, one VTEP; that of a group
	 * has several VTEPs (vxlan_fdb_append()). */
	if (k->master)
		k->ifindex = 0;
	if (!(k->mac[0] & 1) && memcmp(k->mac, zero, sizeof(zero)))
		return;
	copy(k->dst, sizeof(k->dst), attr_find(set, NDA_DST));
	k->port = (uint32_t)attr_uint(attr_find(set, NDA_PORT));
	k->vni = (uint32_t)attr_uint(attr_find(set, NDA_VNI));
	k->via = (uint32_t)attr_uint(attr_find(set, NDA_IFINDEX));
}

static void read_key(struct listing *l, const struct nlmsghdr *h, struct key *k)
{
	struct arena scratch = {0};
	const struct attr *set = attr_decode(&scratch, l->list->table, mnl_nlmsg_get_payload(h),
					     mnl_nlmsg_get_payload_len(h), sizeof(struct ndmsg));

	memset(k, 0, sizeof(*k));
	k->family = (uint32_t)attr_hdr(set, 0, 1);
	k->ifindex = (uint32_t)attr_hdr(set, 4, 4);
	if (k->family == AF_BRIDGE) {
		fdb_key(set, k);
	} else {
		k->flags = (uint32_t)attr_hdr(set, 10, 1) & NTF_PROXY;
		copy(k->dst, sizeof(k->dst), attr_find(set, NDA_DST));
	}
	arena_reset(&scratch);
}

static struct entry **place(struct merge *m, const struct key *k)
{
	const unsigned char *p = (const unsigned char *)k;
	size_t hash = 5381;
	struct entry **at;

	for (size_t i = 0; i < sizeof(*k); i++)
		hash = hash * 33 ^ p[i];
	for (at = &m->bucket[hash & m->mask]; *at; at = &(*at)->next)
		if (!memcmp(&(*at)->key, k, sizeof(*k)))
			break;
	return at;
}

static void put(struct listing *l, struct merge *m, const struct nlmsghdr *h, bool known)
{
	const struct ndmsg *ndm = mnl_nlmsg_get_payload(h);
	struct entry **at;
	struct key k;

	read_key(l, h, &k);
	at = place(m, &k);
	/* What was added meanwhile need not be in the list, and a filter of the kernel's is
	 * not known for it here. */
	if (!*at && known)
		return;
	if (!*at) {
		*at = arena_alloc(m->a, sizeof(**at));
		(*at)->key = k;
		*m->tail = *at;
		m->tail = &(*at)->later;
	}
	(*at)->msg = h;
	(*at)->gone = h->nlmsg_type == RTM_DELNEIGH ||
		      (l->q->ifindex && ndm->ndm_ifindex != (int)l->q->ifindex);
}

static void put_all(struct listing *l, struct merge *m, const struct batch *b, bool known)
{
	int left = (int)b->len;

	for (const struct nlmsghdr *h = (const void *)b->data; mnl_nlmsg_ok(h, left);
	     h = mnl_nlmsg_next(h, &left))
		if (mnl_nlmsg_get_payload_len(h) >= sizeof(struct ndmsg) &&
		    (h->nlmsg_type == RTM_NEWNEIGH || h->nlmsg_type == RTM_DELNEIGH))
			put(l, m, h, known);
}

static int visit_merged(struct listing *l)
{
	struct merge m = {.a = &l->ctx->arena, .mask = 1024};
	int ret = 0;

	while (m.mask < l->dump[l->n - 1].len / 64)
		m.mask *= 2;
	m.bucket = arena_alloc(m.a, m.mask * sizeof(*m.bucket));
	m.mask--;
	m.tail = &m.first;
	for (unsigned i = 0; i < l->n; i++)
		put_all(l, &m, &l->dump[i], false);
	put_all(l, &m, &l->heard, true);
	for (const struct entry *e = m.first; e && !ret; e = e->later)
		if (!e->gone)
			ret = list_visit(l->ctx, l->list, e->msg);
	return ret;
}

static int visit_all(struct listing *l, const struct batch *b)
{
	int left = (int)b->len, ret = 0;

	for (const struct nlmsghdr *h = (const void *)b->data; !ret && mnl_nlmsg_ok(h, left);
	     h = mnl_nlmsg_next(h, &left))
		ret = list_visit(l->ctx, l->list, h);
	return ret;
}

/* --- asking --------------------------------------------------------------- */

static int dump(struct listing *l, struct nl *nl)
{
	struct batch *b = &l->dump[l->n];
	struct nlmsghdr *first;
	struct reply reply;
	int ret;

	l->changed = l->deleted = false;
	ret = nl_dump(l->ctx, nl, l->request, &first, &b->len, &reply);
	if (ret)
		return ret;
	if (reply.code)
		return nl_fail(l->ctx, NULL, NULL, &reply, (struct span){0}, "cannot list %s",
			       l->list->what);
	b->data = (void *)first;
	l->n++;
	if (b->len > SMALL)
		hear(l);
	return 0;
}

/* Dumps until nothing is deleted meanwhile, or often enough. */
static int dump_all(struct listing *l, struct nl *nl)
{
	struct nl *again;
	int ret = dump(l, nl);

	if (ret || !l->deleted)
		return ret;
	ret = nl_extra(l->ctx, &again);
	for (size_t piece = PIECE; !ret && l->deleted && l->n < DUMPS; piece += STEP) {
		again->piece = piece;
		ret = dump(l, again);
	}
	nl_close(l->ctx, again);
	/* One that was left alone is complete; what was heard before it is in it. */
	if (!ret && !l->deleted && !l->lost) {
		l->dump[0] = l->dump[l->n - 1];
		l->n = 1;
	}
	return ret;
}

/* Further sockets are those of the command's own namespace. */
static bool can_listen(struct ctx *ctx, const struct nl *nl)
{
	struct nl *here;

	return !ctx->here && !nl_here(ctx, &here) && here == nl;
}

static int list_once(struct listing *l, struct nl *nl)
{
	int ret = listen_to(l);

	l->n = 0;
	l->lost = false;
	l->heard.len = 0;
	if (!ret)
		ret = dump_all(l, nl);
	nl_close(l->ctx, l->news);
	return ret;
}

static struct attr *request(struct ctx *ctx, const struct ndm_query *q)
{
	bool fdb = q->family == AF_BRIDGE;
	struct ndmsg ndm = {.ndm_family = q->family, .ndm_flags = q->flags};
	struct attr *root;

	/* A forwarding entry's filter stands in the header (valid_fdb_dump_strict()), a
	 * neighbour's in an attribute (neigh_valid_dump_req()). */
	if (fdb)
		ndm.ndm_ifindex = (int)q->ifindex;
	root = attr_root(&ctx->arena, &ndm, sizeof(ndm));
	if (q->ifindex && !fdb)
		attr_put_u32(&ctx->arena, root, NDA_IFINDEX, q->ifindex);
	if (q->master)
		attr_put_u32(&ctx->arena, root, NDA_MASTER, q->master);
	return root;
}

int ndm_list(struct ctx *ctx, struct nl *nl, const struct ndm_query *q, const struct list *list)
{
	struct listing l = {.ctx = ctx, .q = q, .list = list};
	struct attr *root = request(ctx, q);

	if (!can_listen(ctx, nl))
		return list_dump(ctx, nl, root, RTM_GETNEIGH, list);
	l.request = attr_build(&ctx->arena, root, RTM_GETNEIGH, 0, NULL);
	for (int i = 0; i < TRIES; i++) {
		int ret = list_once(&l, nl);

		if (ret)
			return ret;
		if (!l.lost)
			return l.n == 1 && !l.changed ? visit_all(&l, &l.dump[0]) :
							visit_merged(&l);
	}
	return fail_sys(ctx, (struct span){0}, EAGAIN,
			"incomplete: the %s changed faster than this program could listen, %d times",
			list->what, TRIES);
}
