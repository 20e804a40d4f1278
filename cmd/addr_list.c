// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-addr: links and their addresses, as dumped, filtered and brought together. */
#include <errno.h>
#include <fnmatch.h>
#include <libmnl/libmnl.h>
#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "../lib/addr.h"
#include "addr_verb.h"

/* --- filters -------------------------------------------------------------- */

/* All flag words share one attribute, each with its bit of the mask. */
static void read_flags(const struct attr *root, struct addr_filter *f)
{
	for (const struct attr *n = root->child; n; n = n->next) {
		uint32_t both[2];

		if (n->type != LIST_FLAGS || n->len != sizeof(both))
			continue;
		memcpy(both, n->data, sizeof(both));
		f->flags |= both[0];
		f->mask |= both[1];
	}
}

void addr_filter_read(struct ctx *ctx, const struct attr *root, struct addr_filter *f)
{
	const struct attr *to = attr_find(root, LIST_TO);

	*f = (struct addr_filter){.family = ctx->flags.family};
	link_filter_read(ctx, root, &f->link);
	f->scope = attr_find(root, LIST_SCOPE);
	f->proto = attr_find(root, LIST_PROTO);
	f->label = attr_str(attr_find(root, LIST_LABEL));
	if (to)
		memcpy(&f->to, to->data, sizeof(f->to));
	if (f->to.family)
		f->family = f->to.family;
	read_flags(root, f);
}

static bool addr_matches(const struct addr_filter *f, const struct attr *addr, const char *ifname)
{
	const struct attr *local = addr_local(addr);
	const char *label = attr_str(attr_find(addr, IFA_LABEL));

	if (f->family && f->family != attr_hdr(addr, 0, 1))
		return false;
	if (f->scope && attr_uint(f->scope) != attr_hdr(addr, 3, 1))
		return false;
	if ((addr_flags(addr) ^ f->flags) & f->mask)
		return false;
	if (f->proto && attr_uint(f->proto) != attr_uint(attr_find(addr, IFA_PROTO)))
		return false;
	if (f->label && fnmatch(f->label, label ? label : ifname, 0))
		return false;
	return !f->to.family || (local && local->len == f->to.size &&
				 inet_within(local->data, f->to.addr, f->to.size, f->to.len));
}

/* --- dumps ---------------------------------------------------------------- */

/* A list that grows at its end. */
struct tail {
	struct addr_entry **end;
	unsigned ifindex; /* 0: those of all links */
};

static unsigned index_of(const struct addr_entry *e)
{
	return ((const struct ifaddrmsg *)mnl_nlmsg_get_payload(e->msg))->ifa_index;
}

static struct attr *tree_of(struct arena *a, const struct addr_entry *e)
{
	return attr_decode(a, &addr_table, mnl_nlmsg_get_payload(e->msg),
			   mnl_nlmsg_get_payload_len(e->msg), sizeof(struct ifaddrmsg));
}

static int append(struct ctx *ctx, void *data, const struct attr *addr, const struct nlmsghdr *msg)
{
	struct addr_entry *e = arena_alloc(&ctx->arena, sizeof(*e));
	struct tail *t = data;

	(void)addr;
	e->msg = msg;
	/* Kernels before 4.20 do not filter by interface. */
	if (t->ifindex && index_of(e) != t->ifindex)
		return 0;
	*t->end = e;
	t->end = &e->next;
	return 0;
}

/* The addresses as messages only: the trees of ten thousand would fill many MiB. */
static int dump_messages(struct ctx *ctx, struct nl *nl, uint8_t family, unsigned ifindex,
			 struct addr_entry **list)
{
	struct tail tail = {list, ifindex};
	const struct list rules = {.what = "addresses", .table = &addr_table,
				   .hdrlen = sizeof(struct ifaddrmsg), .type = RTM_NEWADDR,
				   .visit = append, .data = &tail};
	struct ifaddrmsg ifa = {.ifa_family = family, .ifa_index = ifindex};
	int ret;

	*list = NULL;
	ret = list_dump(ctx, nl, attr_root(&ctx->arena, &ifa, sizeof(ifa)), RTM_GETADDR, &rules);
	/* Where it filters by interface, the kernel does not say that the list has changed
	 * between two datagrams (inet_dump_ifaddr(), inet6_dump_addr()): then all are asked for.
	 * One datagram holds the addresses, another says that it is done. */
	if (ret || !ifindex || nl->pieces <= 2)
		return ret;
	tail.end = list;
	*list = NULL;
	ifa.ifa_index = 0;
	return list_dump(ctx, nl, attr_root(&ctx->arena, &ifa, sizeof(ifa)), RTM_GETADDR, &rules);
}

int addr_dump(struct ctx *ctx, struct nl *nl, uint8_t family, unsigned ifindex,
	      struct addr_entry **list)
{
	int ret = dump_messages(ctx, nl, family, ifindex, list);

	for (struct addr_entry *e = ret ? NULL : *list; e; e = e->next)
		e->addr = tree_of(&ctx->arena, e);
	return ret;
}

/* A link of the walk; its addresses are those of the bucket with its index. */
struct walk {
	const struct addr_filter *f;
	int (*visit)(struct ctx *ctx, void *data, const struct attr *link, struct addr_entry *list);
	void *data;
	struct addr_entry **bucket;
	size_t mask;
};

/* One pass over the addresses: each goes into the bucket of its interface. */
static void sort_in(struct arena *a, struct walk *w, struct addr_entry *list)
{
	struct addr_entry ***tail;
	size_t n = 0;

	for (const struct addr_entry *e = list; e; e = e->next)
		n++;
	for (w->mask = 16; w->mask < n; w->mask *= 2)
		;
	w->bucket = arena_alloc(a, w->mask * sizeof(*w->bucket));
	tail = arena_alloc(a, w->mask * sizeof(*tail));
	w->mask--;
	for (size_t i = 0; i <= w->mask; i++)
		tail[i] = &w->bucket[i];
	while (list) {
		struct addr_entry *e = list;
		size_t i = index_of(e) & w->mask;

		list = e->next;
		e->next = NULL;
		*tail[i] = e;
		tail[i] = &e->next;
	}
}

static int visit_link(struct ctx *ctx, void *data, const struct attr *link)
{
	const struct walk *w = data;
	const char *name = attr_str(attr_find(link, IFLA_IFNAME));
	unsigned index = (unsigned)attr_hdr(link, 4, 4);
	struct addr_entry *own = NULL, **tail = &own;
	struct arena scratch = {0};
	bool any = false;
	int ret = 0;

	for (struct addr_entry *e = w->bucket[index & w->mask]; e; e = e->next) {
		struct addr_entry one = {.msg = e->msg};

		if (index_of(e) != index)
			continue;
		any = true;
		one.addr = tree_of(&scratch, e);
		if (!addr_matches(w->f, one.addr, name ? name : ""))
			continue;
		*tail = arena_copy(&scratch, &one, sizeof(one));
		tail = &(*tail)->next;
	}
	/* As with `ip`: a link without any address is one of all families. */
	if (own || w->f->family == AF_PACKET || (!any && !w->f->family && !w->f->label))
		ret = w->visit(ctx, w->data, link, own);
	arena_reset(&scratch);
	return ret;
}

int addr_walk(struct ctx *ctx, struct nl *nl, const struct addr_filter *f,
	      int (*visit)(struct ctx *ctx, void *data, const struct attr *link,
			   struct addr_entry *list),
	      void *data)
{
	struct walk w = {.f = f, .visit = visit, .data = data};
	struct addr_entry *list = NULL;
	struct attr *link = NULL;
	int ret = f->link.dev ? link_named(ctx, nl, f->link.dev, &link) : 0;

	if (!ret && f->family != AF_PACKET)
		ret = dump_messages(ctx, nl, f->family, link ? (unsigned)attr_hdr(link, 4, 4) : 0,
				    &list);
	if (ret)
		return ret;
	sort_in(&ctx->arena, &w, list);
	if (!link)
		return link_filter_walk(ctx, nl, &f->link, visit_link, &w);
	return link_filter_matches(&f->link, link) ? visit_link(ctx, &w, link) : 0;
}
