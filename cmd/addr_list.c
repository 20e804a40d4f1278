// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-addr: links and their addresses, as dumped, filtered and brought together. */
#include <errno.h>
#include <fnmatch.h>
#include <libmnl/libmnl.h>
#include <linux/if.h>
#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <string.h>
#include <sys/socket.h>

#include "../lib/addr.h"
#include "../lib/link.h"
#include "../lib/link_req.h"
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
	const char *kind = attr_str(attr_find(root, LINK_KIND));
	size_t len = kind ? strlen(kind) : 0;

	*f = (struct addr_filter){.family = ctx->flags.family};
	f->dev = attr_find(root, LINK_DEV);
	f->up = attr_find(root, LINK_UP);
	f->master = attr_find(root, IFLA_MASTER);
	f->group = attr_find(root, IFLA_GROUP);
	f->scope = attr_find(root, LIST_SCOPE);
	f->proto = attr_find(root, LIST_PROTO);
	f->label = attr_str(attr_find(root, LIST_LABEL));
	f->slave = len > 6 && !strcmp(kind + len - 6, "_slave");
	f->kind = kind ? arena_strndup(&ctx->arena, kind, f->slave ? len - 6 : len) : NULL;
	if (to)
		memcpy(&f->to, to->data, sizeof(f->to));
	if (f->to.family)
		f->family = f->to.family;
	read_flags(root, f);
}

static bool link_matches(const struct addr_filter *f, const struct attr *link)
{
	const struct attr *info = attr_find(link, IFLA_LINKINFO);
	const char *kind;

	if (f->up && (attr_uint(f->up) != 0) != ((attr_hdr(link, 8, 4) & IFF_UP) != 0))
		return false;
	if (f->master && attr_uint(f->master) != attr_uint(attr_find(link, IFLA_MASTER)))
		return false;
	if (f->group && attr_uint(f->group) != attr_uint(attr_find(link, IFLA_GROUP)))
		return false;
	if (!f->kind)
		return true;
	kind = attr_str(attr_find(info, f->slave ? IFLA_INFO_SLAVE_KIND : IFLA_INFO_KIND));
	return kind && !strcmp(kind, f->kind);
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

int addr_dump(struct ctx *ctx, struct nl *nl, uint8_t family, unsigned ifindex,
	      struct addr_entry **list)
{
	struct ifaddrmsg ifa = {.ifa_family = family, .ifa_index = ifindex};
	struct attr *root = attr_root(&ctx->arena, &ifa, sizeof(ifa));
	struct addr_entry **tail = list;
	struct nlmsghdr *h;
	struct reply reply;
	size_t len;
	int left, ret;

	*list = NULL;
	ret = nl_dump(ctx, nl, attr_build(&ctx->arena, root, RTM_GETADDR, 0, NULL), &h, &len,
		      &reply);
	if (ret)
		return ret;
	if (reply.code)
		return nl_fail(ctx, NULL, NULL, &reply, (struct span){0}, "cannot list addresses");
	left = (int)len;
	for (; mnl_nlmsg_ok(h, left); h = mnl_nlmsg_next(h, &left)) {
		struct addr_entry *e;

		if (h->nlmsg_type != RTM_NEWADDR || mnl_nlmsg_get_payload_len(h) < sizeof(ifa))
			continue;
		e = arena_alloc(&ctx->arena, sizeof(*e));
		e->msg = h;
		e->addr = attr_decode(&ctx->arena, &addr_table, mnl_nlmsg_get_payload(h),
				      mnl_nlmsg_get_payload_len(h), sizeof(ifa));
		/* Kernels before 4.20 do not filter by interface. */
		if (ifindex && attr_hdr(e->addr, 4, 4) != ifindex)
			continue;
		*tail = e;
		tail = &e->next;
	}
	return 0;
}

/* A link of the walk; its addresses are those of the bucket with its index. */
struct walk {
	struct ctx *ctx;
	const struct addr_filter *f;
	int (*visit)(struct ctx *ctx, void *data, const struct attr *link, struct addr_entry *list);
	void *data;
	struct addr_entry **bucket;
	size_t mask;
};

/* One pass over the addresses: each goes into the bucket of its interface. */
static void sort_in(struct walk *w, struct addr_entry *list)
{
	struct arena *a = &w->ctx->arena;
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
		size_t i = attr_hdr(e->addr, 4, 4) & w->mask;

		list = e->next;
		e->next = NULL;
		*tail[i] = e;
		tail[i] = &e->next;
	}
}

static int visit_link(struct walk *w, const struct attr *link)
{
	const char *name = attr_str(attr_find(link, IFLA_IFNAME));
	unsigned index = (unsigned)attr_hdr(link, 4, 4);
	struct addr_entry *e, *own = NULL, **tail = &own;
	bool any = false;

	if (!link_matches(w->f, link))
		return 0;
	for (e = w->bucket[index & w->mask]; e; e = e->next) {
		if (attr_hdr(e->addr, 4, 4) != index)
			continue;
		any = true;
		if (!addr_matches(w->f, e->addr, name ? name : ""))
			continue;
		*tail = arena_copy(&w->ctx->arena, e, sizeof(*e));
		tail = &(*tail)->next;
		*tail = NULL;
	}
	/* As with `ip`: a link without any address is one of all families. */
	if (!own && w->f->family != AF_PACKET && (any || w->f->family || w->f->label))
		return 0;
	return w->visit(w->ctx, w->data, link, own);
}

/* The kernel filters by master and kind (rtnl_dump_ifinfo()); the rest is done here. */
static struct nlmsghdr *link_request(struct ctx *ctx, const struct addr_filter *f)
{
	struct ifinfomsg ifi = {0};
	struct arena *a = &ctx->arena;
	struct attr *root = attr_root(a, &ifi, sizeof(ifi));

	attr_put_u32(a, root, IFLA_EXT_MASK,
		     RTEXT_FILTER_VF | (ctx->flags.stats ? 0 : RTEXT_FILTER_SKIP_STATS));
	if (f->master && attr_uint(f->master))
		attr_put_u32(a, root, IFLA_MASTER, (uint32_t)attr_uint(f->master));
	if (f->kind && !f->slave)
		attr_put_str(a, attr_nest(a, root, IFLA_LINKINFO), IFLA_INFO_KIND, f->kind);
	return attr_build(a, root, RTM_GETLINK, 0, NULL);
}

static int walk_links(struct walk *w, struct nl *nl)
{
	struct ctx *ctx = w->ctx;
	struct nlmsghdr *first, *h;
	struct reply reply;
	size_t len;
	int left, ret = nl_dump(ctx, nl, link_request(ctx, w->f), &first, &len, &reply);

	if (ret)
		return ret;
	if (reply.code)
		return nl_fail(ctx, NULL, NULL, &reply, (struct span){0}, "cannot list interfaces");
	left = (int)len;
	for (h = first; mnl_nlmsg_ok(h, left); h = mnl_nlmsg_next(h, &left))
		nl_link_learn(ctx, nl, h);
	left = (int)len;
	for (h = first; !ret && mnl_nlmsg_ok(h, left); h = mnl_nlmsg_next(h, &left)) {
		/* The trees of ten thousand links would fill a hundred MiB. */
		struct arena own = {0};

		ret = visit_link(w, attr_decode(&own, &link_table, mnl_nlmsg_get_payload(h),
						mnl_nlmsg_get_payload_len(h),
						sizeof(struct ifinfomsg)));
		arena_reset(&own);
	}
	return ret;
}

static int get_named(struct ctx *ctx, struct nl *nl, const struct attr *dev, struct attr **link)
{
	const char *name = attr_str(dev);
	int ret = link_get(ctx, nl, name, 0, ctx->flags.stats, link);

	if (ret != -ENODEV || ctx->err.code)
		return ret;
	ret = fail(ctx, (struct span){(uint16_t)(dev->at.first + dev->at.n - 1), 1}, ENODEV,
		   "there is no interface '%s'", name);
	link_meant(ctx, nl, name);
	return ret;
}

int addr_walk(struct ctx *ctx, struct nl *nl, const struct addr_filter *f,
	      int (*visit)(struct ctx *ctx, void *data, const struct attr *link,
			   struct addr_entry *list),
	      void *data)
{
	struct walk w = {.ctx = ctx, .f = f, .visit = visit, .data = data};
	struct addr_entry *list = NULL;
	struct attr *link = NULL;
	int ret = f->dev ? get_named(ctx, nl, f->dev, &link) : 0;

	if (!ret && f->family != AF_PACKET)
		ret = addr_dump(ctx, nl, f->family, link ? (unsigned)attr_hdr(link, 4, 4) : 0,
				&list);
	if (ret)
		return ret;
	sort_in(&w, list);
	return link ? visit_link(&w, link) : walk_links(&w, nl);
}
