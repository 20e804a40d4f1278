// SPDX-License-Identifier: GPL-2.0-or-later
/* What save has to know of a link besides its own rows: master, other end, lower link. */
#include "link_save.h"

#include <errno.h>
#include <linux/if_link.h>
#include <stdlib.h>
#include <string.h>

#include "link.h"
#include "link_req.h"
#include "link_words.h"
#include "netns.h"

unsigned save_number(const struct attr *link, uint16_t type)
{
	return (unsigned)attr_uint(attr_find(link, type));
}

const char *save_kind(const struct attr *link)
{
	return attr_str(attr_find(attr_find(link, IFLA_LINKINFO), IFLA_INFO_KIND));
}

bool save_is_pair(const struct attr *link)
{
	return save_kind(link) && !strcmp(save_kind(link), "veth");
}

/* Tunnels have a row of their own for it, and
 * a kind without rows is taken at its word. */
bool save_stands_on(const struct attr *link)
{
	const struct kind *k = save_kind(link) ? kind_find(save_kind(link)) : NULL;

	return save_number(link, IFLA_LINK) && !save_is_pair(link) &&
	       (!k || (k->flags & KIND_NEEDS_LINK));
}

static int by_index(const void *a, const void *b)
{
	const struct entry *const *x = a, *const *y = b;

	return (*x)->index < (*y)->index ? -1 : (*x)->index > (*y)->index;
}

void save_sort(struct save *s)
{
	size_t i = 0;

	s->all = arena_alloc(&s->ctx->arena, (s->n + 1) * sizeof(struct entry *));
	for (struct entry *e = s->first; e; e = e->next)
		s->all[i++] = e;
	qsort(s->all, s->n, sizeof(struct entry *), by_index);
}

struct entry *save_find(const struct save *s, unsigned index)
{
	struct entry key = {.index = index}, *at = &key, **found;

	if (!index || !s->n)
		return NULL;
	found = bsearch(&at, s->all, s->n, sizeof(struct entry *), by_index);
	return found ? *found : NULL;
}

/* Link INDEX of this namespace, whether it is saved or not; NULL: there is none. */
static const struct attr *any_link(struct save *s, unsigned index)
{
	struct entry *e = save_find(s, index);
	struct attr *link;

	if (e)
		return e->link;
	return index && !link_get(s->ctx, s->nl, NULL, index, false, &link) ? link : NULL;
}

/* A bond has its ports' own MAC addresses by heart (bond_enslave()). */
static const struct attr *own_address(struct arena *a, const struct attr *link)
{
	const struct attr *info = attr_find(link, IFLA_LINKINFO);
	const char *port = attr_str(attr_find(info, IFLA_INFO_SLAVE_KIND));
	const struct attr *own = attr_find(attr_find(info, IFLA_INFO_SLAVE_DATA),
					   IFLA_BOND_SLAVE_PERM_HWADDR);
	struct attr *copy, *address;

	if (!own || strcmp(port, "bond"))
		return link;
	copy = attr_copy(a, link);
	address = attr_find(copy, IFLA_ADDRESS);
	address->data = own->data;
	address->len = own->len;
	return copy;
}

/* The words by which the master, a K, names its port END: those that have to wait for it. */
static const char *named_by(struct save *s, const struct end *end, const struct kind *k)
{
	const struct attr *data, *n;
	struct attr *master;
	const char *words = "";

	for (size_t i = 0; k && i < k->opts.n; i++) {
		const struct opt *o = &k->opts.opt[i];

		if (!(o->flags & OPT_PORT) ||
		    link_get(s->ctx, end->nl, NULL, save_number(end->link, IFLA_MASTER), false,
			     &master))
			continue;
		data = attr_find(attr_find(master, IFLA_LINKINFO), IFLA_INFO_DATA);
		n = attr_find(data, o->attr);
		if (n && attr_uint(n) == attr_hdr(end->link, 4, 4))
			words = words_join(&s->ctx->arena, words,
					   arena_printf(&s->ctx->arena, "%s %s", o->name,
							end->name));
	}
	if (!*words)
		return "";
	return arena_printf(&s->ctx->arena, "dev %s type %s %s", end->master, k->name, words);
}

int save_end(struct save *s, struct end *end)
{
	struct ctx *ctx = s->ctx;
	const struct attr *info = attr_find(end->link, IFLA_LINKINFO);
	const char *port = attr_str(attr_find(info, IFLA_INFO_SLAVE_KIND));
	const struct nl_link *master = nl_link(ctx, end->nl, save_number(end->link, IFLA_MASTER));
	const struct kind *k = port ? kind_received(port, true) : NULL;
	struct usual usual;
	int ret = usual_read(ctx, k, &usual);

	end->link = own_address(&ctx->arena, end->link);
	end->name = word_quote(&ctx->arena, attr_str(attr_find(end->link, IFLA_IFNAME)));
	if (ret || !save_number(end->link, IFLA_MASTER) || !master)
		return ret;
	end->master = word_quote(&ctx->arena, master->name);
	end->named = named_by(s, end, port ? kind_find(port) : NULL);
	end->port = kind_words(ctx, k, attr_find(info, IFLA_INFO_SLAVE_DATA), &usual);
	if (*end->port)
		end->port = arena_printf(&ctx->arena, "dev %s type %s %s", end->name, k->name,
					 end->port);
	return 0;
}

/* The link that LINK stands on or is cabled to in another namespace: *THERE with *NETNS, its
 * quoted name, and the socket there; NULL: it has no name here, or is gone. */
static int look_across(struct save *s, const struct attr *link, struct nl **nl,
		       const char **netns, struct attr **there)
{
	struct ctx *ctx = s->ctx;
	int32_t nsid = (int32_t)attr_uint(attr_find(link, IFLA_LINK_NETNSID));
	const char *name = nsid < 0 ? NULL : netns_name_by_nsid(ctx, s->nl, nsid);
	int fd, ret;

	*there = NULL;
	if (!name)
		return 0;
	*netns = word_quote(&ctx->arena, name);
	ret = netns_open(ctx, (struct span){0}, name, &fd);
	if (!ret)
		ret = nl_at(ctx, arena_fd(&ctx->arena, fd), nl);
	if (!ret)
		ret = link_get(ctx, *nl, NULL, save_number(link, IFLA_LINK), false, there);
	return ret == -ENODEV && !ctx->err.code ? 0 : ret;
}

/* The other end of LINK, which is one of a pair: *REASON says why it cannot be seen. */
int save_peer(struct save *s, const struct attr *link, struct end *peer,
		     const char **reason)
{
	struct attr *there = NULL;
	int ret = 0;

	*peer = (struct end){.nl = s->nl};
	if (attr_find(link, IFLA_LINK_NETNSID)) {
		*reason = "its other end is in a namespace without a name here";
		ret = look_across(s, link, &peer->nl, &peer->netns, &there);
		peer->link = there;
	} else {
		*reason = "its other end is gone";
		peer->link = any_link(s, save_number(link, IFLA_LINK));
	}
	if (ret || !peer->link)
		return ret;
	*reason = NULL;
	return save_end(s, peer);
}

/* What LINK stands on (NULL: nothing), and the words that say so. */
int save_lower(struct save *s, const struct attr *link, const struct attr **lower,
		      const char **words, const char **reason)
{
	const struct attr *nsid = attr_find(link, IFLA_LINK_NETNSID);
	struct arena *a = &s->ctx->arena;
	const char *netns = NULL;
	struct attr *there = NULL;
	struct nl *nl;
	int ret = 0;

	*words = "";
	*lower = NULL;
	if (save_stands_on(link)) {
		if (nsid)
			ret = look_across(s, link, &nl, &netns, &there);
		*lower = nsid ? there : any_link(s, save_number(link, IFLA_LINK));
		if (!ret && !*lower)
			*reason = "it stands on a link in a namespace without a name here";
		else if (!ret)
			*words = arena_printf(a, "link %s", word_quote(a,
					      attr_str(attr_find(*lower, IFLA_IFNAME))));
	} else if (nsid && (int32_t)attr_uint(nsid) >= 0) {
		netns = netns_name_by_nsid(s->ctx, s->nl, (int32_t)attr_uint(nsid));
		netns = netns ? word_quote(a, netns) : NULL;
		if (!netns)
			*words = arena_printf(a, "link-netnsid %d", (int)attr_uint(nsid));
	}
	if (netns)
		*words = words_join(a, *words, arena_printf(a, "link-netns %s", netns));
	return ret;
}
