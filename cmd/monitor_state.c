// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-monitor: the picture that a reader of its output has, and how it is mended after
 * the kernel has dropped events (ENOBUFS): read all lists, report what differs. */
#include <libmnl/libmnl.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

#include "../lib/netns.h"
#include "monitor.h"

enum { KEY_MAX = 512 };

/* --- which object is it? ------------------------------------------------------------- */

static bool listed(const uint8_t *list, size_t n, uint16_t type)
{
	for (size_t i = 0; i < n && list[i]; i++)
		if (list[i] == type)
			return true;
	return false;
}

struct key {
	unsigned char bytes[KEY_MAX];
	size_t n, ident; /* all of it, and what is hashed: two routes may differ behind that */
	uint32_t hash;
};

/* Appends the attributes of LIST that MSG has. */
static void add_attrs(struct key *key, const struct mon_kind *k, const struct nlmsghdr *msg,
		      const uint8_t *list, size_t size)
{
	const struct nlattr *at;

	mnl_attr_for_each(at, msg, k->hdrlen) {
		size_t len = mnl_attr_get_payload_len(at);

		if (!listed(list, size, mnl_attr_get_type(at)) || key->n + len + 1 > KEY_MAX)
			continue;
		key->bytes[key->n++] = (unsigned char)mnl_attr_get_type(at);
		memcpy(key->bytes + key->n, mnl_attr_get_payload(at), len);
		key->n += len;
	}
}

static void key_of(const struct mon_kind *k, int32_t nsid, const struct nlmsghdr *msg,
		   struct key *key)
{
	const unsigned char *payload = mnl_nlmsg_get_payload(msg);

	key->n = 0;
	for (size_t i = 0; i < sizeof(k->hdr) / sizeof(k->hdr[0]); i++)
		for (size_t b = 0; b < k->hdr[i].len; b++)
			key->bytes[key->n++] = payload[k->hdr[i].off + b] & k->hdr[i].mask;
	add_attrs(key, k, msg, k->key, sizeof(k->key));
	key->ident = key->n;
	add_attrs(key, k, msg, k->more, sizeof(k->more));
	/* FNV-1a, over the identity and whose it is. */
	key->hash = 2166136261U ^ (uint32_t)nsid ^ (uint32_t)(k - mon_kinds) << 16;
	for (size_t i = 0; i < key->ident; i++)
		key->hash = (key->hash ^ key->bytes[i]) * 16777619U;
}

static bool same_ident(const struct mon_entry *e, const struct mon_kind *k, int32_t nsid,
		       const struct key *key)
{
	return e->hash == key->hash && e->kind == k && e->nsid == nsid &&
	       e->ident_len == key->ident && !memcmp(e->key, key->bytes, key->ident);
}

static struct mon_entry **find(struct monitor *m, const struct mon_kind *k, int32_t nsid,
			       const struct key *key)
{
	struct mon_entry **p = &m->bucket[key->hash & (m->cap - 1)];

	while (*p && (!same_ident(*p, k, nsid, key) || (*p)->key_len != key->n ||
		      memcmp((*p)->key, key->bytes, key->n)))
		p = &(*p)->next;
	return p;
}

/* --- the table ------------------------------------------------------------------------ */

static void *must(void *p)
{
	if (!p)
		abort();
	return p;
}

static void grow(struct monitor *m)
{
	size_t cap = m->cap ? m->cap * 2 : 1024;
	struct mon_entry **bucket = must(calloc(cap, sizeof(struct mon_entry *)));

	for (size_t i = 0; i < m->cap; i++)
		while (m->bucket[i]) {
			struct mon_entry *e = m->bucket[i];

			m->bucket[i] = e->next;
			e->next = bucket[e->hash & (cap - 1)];
			bucket[e->hash & (cap - 1)] = e;
		}
	free(m->bucket);
	m->bucket = bucket;
	m->cap = cap;
}

/* The message without the attributes that change by themselves. */
static struct nlmsghdr *steady(const struct mon_kind *k, const struct nlmsghdr *msg)
{
	struct nlmsghdr *copy = must(malloc(msg->nlmsg_len));
	size_t len = NLMSG_HDRLEN + MNL_ALIGN(k->hdrlen);
	const struct nlattr *at;

	if (len > msg->nlmsg_len)
		len = msg->nlmsg_len;
	memcpy(copy, msg, len);
	mnl_attr_for_each(at, msg, k->hdrlen) {
		size_t size = MNL_ALIGN(at->nla_len);

		if (listed(k->fleeting, sizeof(k->fleeting), mnl_attr_get_type(at)) ||
		    len + size > msg->nlmsg_len)
			continue;
		memcpy((char *)copy + len, at, size);
		len += size;
	}
	copy->nlmsg_len = (uint32_t)len;
	return copy;
}

static void drop(struct monitor *m, struct mon_entry **p)
{
	struct mon_entry *e = *p;

	*p = e->next;
	free(e->msg);
	free(e);
	m->n--;
}

/* Puts the object into the picture. *WAS gets the one that it takes the place of (the
 * caller's to free), NULL: it is new. */
static struct mon_entry *put(struct monitor *m, const struct mon_kind *k, int32_t nsid,
			     const struct nlmsghdr *msg, struct nlmsghdr **was)
{
	struct key key;
	struct mon_entry *e;

	key_of(k, nsid, msg, &key);
	if (m->n >= m->cap)
		grow(m);
	e = *find(m, k, nsid, &key);
	*was = e ? e->msg : NULL;
	if (!e) {
		e = must(calloc(1, sizeof(*e) + key.n));
		*e = (struct mon_entry){.kind = k, .nsid = nsid, .hash = key.hash,
					.key_len = (uint32_t)key.n,
					.ident_len = (uint32_t)key.ident};
		memcpy(e->key, key.bytes, key.n);
		e->next = m->bucket[key.hash & (m->cap - 1)];
		m->bucket[key.hash & (m->cap - 1)] = e;
		m->n++;
	}
	e->msg = steady(k, msg);
	return e;
}

static bool is_link(const struct mon_kind *k)
{
	return k->add == RTM_NEWLINK && !k->family;
}

static unsigned index_of(const struct nlmsghdr *msg)
{
	return (unsigned)((const struct ifinfomsg *)mnl_nlmsg_get_payload(msg))->ifi_index;
}

/* A route that is replaced is not told of as deleted (NLM_F_REPLACE, fib_table_insert()):
 * the new one stands for all with its identity. */
static void replace(struct monitor *m, const struct mon_kind *k, int32_t nsid,
		    const struct nlmsghdr *msg)
{
	struct mon_entry **p;
	struct key key;

	key_of(k, nsid, msg, &key);
	for (p = m->cap ? &m->bucket[key.hash & (m->cap - 1)] : NULL; p && *p;)
		if (same_ident(*p, k, nsid, &key))
			drop(m, p);
		else
			p = &(*p)->next;
}

static void learn(struct monitor *m, const struct mon_kind *k, int32_t nsid,
		  const struct nlmsghdr *msg, bool deleted)
{
	struct mon_entry **p;
	struct nlmsghdr *was;
	struct key key;

	if (k->more[0] && !deleted && (msg->nlmsg_flags & NLM_F_REPLACE))
		replace(m, k, nsid, msg);
	if (!deleted) {
		put(m, k, nsid, msg, &was);
		free(was);
		return;
	}
	key_of(k, nsid, msg, &key);
	p = m->cap ? find(m, k, nsid, &key) : NULL;
	if (p && *p)
		drop(m, p);
}

void mon_learn(struct monitor *m, const struct mon_kind *k, int32_t nsid,
	       const struct nlmsghdr *msg, bool deleted)
{
	if (is_link(k) && deleted)
		nl_link_forget(m->ctx, mon_ns(m, nsid)->nl, index_of(msg));
	if (k->get)
		mon_split(&(struct mon_split){m, k, nsid, learn, deleted}, msg);
}

void mon_state_close(struct monitor *m)
{
	for (size_t i = 0; i < m->cap; i++)
		while (m->bucket[i])
			drop(m, &m->bucket[i]);
	free(m->bucket);
	m->bucket = NULL;
	m->cap = 0;
}

/* --- the lists ---------------------------------------------------------------------- */

struct lists {
	struct {
		struct nlmsghdr *first;
		size_t len;
	} of[32];
};

/* Asks for all objects of kind K in NL's namespace. */
static int ask(struct monitor *m, struct nl *nl, const struct mon_kind *k, struct nlmsghdr **first,
	       size_t *len)
{
	unsigned char zero[64] = {k->family};
	struct ctx *ctx = m->ctx;
	struct attr *root = attr_root(&ctx->arena, zero, k->hdrlen);
	struct reply reply;
	int ret;

	if (k->get == RTM_GETLINK)
		attr_put_u32(&ctx->arena, root, IFLA_EXT_MASK, RTEXT_FILTER_SKIP_STATS);
	ret = nl_dump(ctx, nl, attr_build(&ctx->arena, root, k->get, 0, NULL), first, len, &reply);
	if (ret)
		return ret;
	if (reply.code) /* a kernel without this kind of object has none */
		*len = 0;
	return 0;
}

/* Walks one list: calls FN for each object that concerns us. Bridges answer RTM_GETMDB
 * with messages of that very type (br_mdb_dump()). */
static void each(const struct mon_split *s, struct nlmsghdr *h, size_t len)
{
	int left = (int)len;

	for (; mnl_nlmsg_ok(h, left); h = mnl_nlmsg_next(h, &left))
		if ((h->nlmsg_type == s->k->add || h->nlmsg_type == s->k->get) &&
		    mnl_nlmsg_get_payload_len(h) >= s->k->hdrlen)
			mon_split(s, h);
}

/* First pass: the names of links, and which objects of the picture are still there. */
static void meet(struct monitor *m, const struct mon_kind *k, int32_t nsid,
		 const struct nlmsghdr *msg, bool tell)
{
	struct mon_entry *e;
	struct key key;

	key_of(k, nsid, msg, &key);
	e = m->cap ? *find(m, k, nsid, &key) : NULL;
	(void)tell;
	if (is_link(k))
		nl_link_learn(m->ctx, mon_ns(m, nsid)->nl, msg);
	if (e)
		e->seen = m->round;
}

/* Second pass: what is new or has changed. */
static void take(struct monitor *m, const struct mon_kind *k, int32_t nsid,
		 const struct nlmsghdr *msg, bool tell)
{
	struct nlmsghdr *was = NULL;
	struct mon_entry *e;

	tell = tell && mon_tells(m, k, msg);
	e = put(m, k, nsid, msg, &was);
	e->seen = m->round;
	if (tell && (!was || !mon_same(m, k, nsid, was, e->msg)))
		mon_print(m, k, nsid, msg, false);
	free(was);
}

/* What the picture of namespace NSID has and the lists have not. */
static void bury(struct monitor *m, int32_t nsid, bool tell)
{
	for (size_t i = 0; i < m->cap; i++)
		for (struct mon_entry **p = &m->bucket[i]; *p;) {
			struct mon_entry *e = *p;

			if (e->nsid != nsid || e->seen == m->round) {
				p = &e->next;
				continue;
			}
			if (tell && mon_tells(m, e->kind, e->msg))
				mon_print(m, e->kind, nsid, e->msg, true);
			if (is_link(e->kind))
				nl_link_forget(m->ctx, mon_ns(m, nsid)->nl, index_of(e->msg));
			drop(m, p);
		}
}

int mon_sync_ns(struct monitor *m, int32_t nsid, bool tell)
{
	struct mon_ns *ns = mon_ns(m, nsid);
	struct lists *lists = must(calloc(1, sizeof(*lists)));
	int ret = 0;

	if (!mon_ns_enter(m, ns)) {
		free(lists);
		if (tell)
			mon_say(m, "unreadable", nsid);
		return 0;
	}
	m->round++;
	for (size_t i = 0; i < n_mon_kinds && !ret; i++)
		if (mon_kinds[i].get && (m->tracked & 1U << i))
			ret = ask(m, ns->nl, &mon_kinds[i], &lists->of[i].first, &lists->of[i].len);
	mon_ns_leave(m, ns);
	for (size_t i = 0; i < n_mon_kinds && !ret; i++)
		each(&(struct mon_split){m, &mon_kinds[i], nsid, meet, tell}, lists->of[i].first,
		     lists->of[i].len);
	if (!ret)
		bury(m, nsid, tell);
	for (size_t i = 0; i < n_mon_kinds && !ret; i++)
		each(&(struct mon_split){m, &mon_kinds[i], nsid, take, tell}, lists->of[i].first,
		     lists->of[i].len);
	free(lists);
	return ret;
}

/* A namespace that dies tells nothing of what was in it. */
void mon_ns_gone(struct monitor *m, int32_t nsid, bool tell)
{
	m->round++;
	bury(m, nsid, tell);
	mon_ns_forget(m, nsid);
}

static bool has_id(const struct nsid *ids, size_t n, int32_t nsid)
{
	for (size_t i = 0; i < n; i++)
		if (ids[i].nsid == nsid)
			return true;
	return false;
}

int mon_sync(struct monitor *m, bool tell)
{
	struct nsid *ids;
	size_t n = 0;
	int ret = mon_sync_ns(m, MON_CURRENT, tell);

	if (ret || !m->all_nsid)
		return ret;
	ret = netns_nsids(m->ctx, m->own, NETNS_NSID_NONE, NETNS_NSID_NONE, (struct span){0}, &ids,
			  &n);
	for (size_t i = 0; !ret && i < n; i++)
		ret = mon_sync_ns(m, ids[i].nsid, tell);
	for (struct mon_ns *ns = m->ns, *next; !ret && ns; ns = next) {
		next = ns->next;
		if (ns->nsid != MON_CURRENT && !has_id(ids, n, ns->nsid))
			mon_ns_gone(m, ns->nsid, tell);
	}
	return ret;
}
