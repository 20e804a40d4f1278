// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-link del: one link by its own request; many (a list, a pattern) by one deletion of a
 * group made for them. The kernel waits some 17 ms for each deletion (netdev_run_todo(),
 * rcu_barrier()), but once only for a whole group. */
#include <errno.h>
#include <fnmatch.h>
#include <libmnl/libmnl.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/random.h>

#include "link.h"
#include "link_filter.h"
#include "link_req.h"
#include "list.h"

enum { AT_ONCE = 1000 }; /* what fits into a socket's send buffer, with room to spare */

struct doomed {
	unsigned index;
	uint32_t group;      /* the one it is in */
	const char *name;
	struct span at;      /* the word that means it */
};

struct doom {
	struct doomed *v;
	size_t n, cap;
	const struct attr *root;
	bool *met;           /* for each word: something has that name */
	int ret;
};

static bool is_pattern(const char *word)
{
	return strpbrk(word, "*?[") != NULL;
}

bool link_del_many(const struct attr *root)
{
	const struct attr *first = attr_find(root, LINK_DEV);

	if (!first)
		return false;
	if (is_pattern(attr_str(first)))
		return true;
	for (const struct attr *n = first->next; n; n = n->next)
		if (n->type == LINK_DEV)
			return true;
	return false;
}

static struct span last_word(const struct attr *n)
{
	return (struct span){(uint16_t)(n->at.first + n->at.n - 1), 1};
}

/* --- which ones ----------------------------------------------------------------------- */

static bool meant(const char *word, const struct attr *link)
{
	const struct attr *props = attr_find(link, IFLA_PROP_LIST);
	const char *name = attr_str(attr_find(link, IFLA_IFNAME));

	if (name && !fnmatch(word, name, FNM_NOESCAPE))
		return true;
	for (const struct attr *n = props ? props->child : NULL; n; n = n->next)
		if (attr_str(n) && !fnmatch(word, attr_str(n), FNM_NOESCAPE))
			return true;
	return false;
}

static void add(struct ctx *ctx, struct doom *d, const struct attr *link, struct span at)
{
	struct doomed *more;

	if (d->n == d->cap) {
		d->cap = d->cap ? d->cap * 2 : 64;
		more = arena_alloc(&ctx->arena, d->cap * sizeof(*more));
		if (d->n)
			memcpy(more, d->v, d->n * sizeof(*more));
		d->v = more;
	}
	d->v[d->n++] = (struct doomed){
		.index = (unsigned)attr_hdr(link, 4, 4), .at = at,
		.group = (uint32_t)attr_uint(attr_find(link, IFLA_GROUP)),
		.name = arena_printf(&ctx->arena, "%s", attr_str(attr_find(link, IFLA_IFNAME))),
	};
}

/* A pattern leaves out what nothing can delete; who names it is told. */
static int choose(struct ctx *ctx, void *data, const struct attr *link)
{
	bool can = attr_find(attr_find(link, IFLA_LINKINFO), IFLA_INFO_KIND), taken = false;
	const char *name = attr_str(attr_find(link, IFLA_IFNAME));
	struct doom *d = data;
	size_t word = 0;
	int ret;

	for (const struct attr *n = d->root->child; n && name; n = n->next) {
		if (n->type != LINK_DEV)
			continue;
		if (meant(attr_str(n), link) && (can || !is_pattern(attr_str(n)))) {
			d->met[word] = true;
			if (!can) {
				ret = fail_sys(ctx, last_word(n), EOPNOTSUPP,
					       "'%s' cannot be deleted, and nothing was", name);
				hint(ctx, "lo and what a driver made for hardware stay");
				return ret;
			}
			if (!taken)
				add(ctx, d, link, last_word(n));
			taken = true;
		}
		word++;
	}
	return 0;
}

static int find(struct ctx *ctx, struct nl *nl, struct doom *d)
{
	struct link_filter all;
	size_t words = 0;
	int ret;

	for (const struct attr *n = d->root->child; n; n = n->next)
		words += n->type == LINK_DEV;
	d->met = arena_alloc(&ctx->arena, words);
	link_filter_read(ctx, attr_root(&ctx->arena, NULL, 0), &all);
	ret = link_filter_walk(ctx, nl, &all, choose, d);
	words = 0;
	for (const struct attr *n = d->root->child; n && !ret; n = n->next) {
		const char *word = attr_str(n);

		if (n->type != LINK_DEV || d->met[words++])
			continue;
		if (is_pattern(word))
			return fail(ctx, last_word(n), ENODEV, "no interface is called '%s'", word);
		ret = fail(ctx, last_word(n), ENODEV, "there is no interface '%s'", word);
		link_meant(ctx, nl, word);
	}
	return ret;
}

/* --- the deletion ----------------------------------------------------------------------- */

static struct nlmsghdr *request(struct ctx *ctx, uint16_t type, unsigned index, uint32_t group)
{
	struct ifinfomsg ifi = {.ifi_index = (int)index};
	struct attr *root = attr_root(&ctx->arena, &ifi, sizeof(ifi));

	attr_put_u32(&ctx->arena, root, IFLA_GROUP, group);
	return attr_build(&ctx->arena, root, type, 0, NULL);
}

/* A group that nobody uses: one of two thousand million. */
static uint32_t fresh_group(void)
{
	uint32_t group = 0;

	if (getrandom(&group, sizeof(group), GRND_NONBLOCK) != sizeof(group))
		group = 0x564e4554;
	return group | 0x80000000;
}

/* Why the whole was refused; what is still there gets its group back. */
static int undo(struct ctx *ctx, struct nl *nl, const struct doomed *v, size_t n,
		const struct reply *reply)
{
	struct reply ignored;
	int ret;

	for (size_t i = 0; i < n; i++)
		if (nl_talk(ctx, nl, request(ctx, RTM_NEWLINK, v[i].index, v[i].group), &ignored))
			break;
	ret = nl_fail(ctx, NULL, NULL, reply, v[0].at, "cannot delete '%s' and %zu more", v[0].name,
		      n - 1);
	return ret;
}

/* All in one send: the kernel runs it to its end even if this process is killed, so no
 * link is left in the group. One that has gone meanwhile is no failure. */
static int delete_group(struct ctx *ctx, struct nl *nl, const struct doomed *v, size_t n)
{
	struct nlmsghdr **msgs = arena_alloc(&ctx->arena, (n + 1) * sizeof(struct nlmsghdr *));
	uint32_t group = fresh_group();
	struct reply reply;
	int ret;

	for (size_t i = 0; i < n; i++)
		msgs[i] = request(ctx, RTM_NEWLINK, v[i].index, group);
	msgs[n] = request(ctx, RTM_DELLINK, 0, group);
	ret = nl_talk_last(ctx, nl, msgs, n + 1, &reply);
	if (ret || !reply.code || reply.code == ENODEV)
		return ret;
	return undo(ctx, nl, v, n, &reply);
}

static int dry_run(struct ctx *ctx, struct nl *nl, const struct doom *d)
{
	int ret = 0;

	for (size_t i = 0; i < d->n && !ret; i++) {
		struct ifinfomsg ifi = {.ifi_index = (int)d->v[i].index};
		struct reply reply;

		ret = request_send(ctx, nl, attr_root(&ctx->arena, &ifi, sizeof(ifi)), RTM_DELLINK, 0,
				   &reply);
	}
	return ret;
}

int link_del(struct ctx *ctx, const struct attr *root)
{
	struct doom d = {.root = root};
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = find(ctx, nl, &d);
	if (!ret && ctx->flags.dry_run)
		return dry_run(ctx, nl, &d);
	for (size_t i = 0; i < d.n && !ret; i += AT_ONCE)
		ret = delete_group(ctx, nl, d.v + i, d.n - i < AT_ONCE ? d.n - i : AT_ONCE);
	return ret;
}
