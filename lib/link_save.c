// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-link save: the commands that create links again, in an order that works. */
#include <errno.h>
#include <linux/if.h>
#include <linux/if_link.h>
#include <stdlib.h>
#include <string.h>

#include "link.h"
#include "link_filter.h"
#include "link_owner.h"
#include "link_words.h"
#include "netns.h"

struct entry {
	struct entry *next;
	const struct attr *link;
	unsigned index;
	bool done;
};

struct save {
	struct ctx *ctx;
	struct nl *nl;
	struct entry *first, **all; /* as they come, and by index */
	size_t n;
};

/* One end of what is to be made: this link, or the other end of a veth. */
struct end {
	const struct attr *link;
	struct nl *nl;
	const char *name, *netns; /* quoted; NETNS: NULL here */
	const char *master, *port; /* quoted, and the words of the port */
};

static unsigned number_of(const struct attr *link, uint16_t type)
{
	return (unsigned)attr_uint(attr_find(link, type));
}

static const char *kind_of(const struct attr *link)
{
	return attr_str(attr_find(attr_find(link, IFLA_LINKINFO), IFLA_INFO_KIND));
}

static bool is_veth(const struct attr *link)
{
	return kind_of(link) && !strcmp(kind_of(link), "veth");
}

/* Does LINK say by `link DEV` what it stands on? Tunnels have a row of their own for it, and
 * a kind without rows is taken at its word. */
static bool stands_on(const struct attr *link)
{
	const struct kind *k = kind_of(link) ? kind_find(kind_of(link)) : NULL;

	return number_of(link, IFLA_LINK) && !is_veth(link) &&
	       (!k || (k->flags & KIND_NEEDS_LINK));
}

/* --- which links ------------------------------------------------------------------------- */

static int collect(struct ctx *ctx, void *data, const struct attr *link)
{
	struct save *s = data;
	struct entry *e = arena_alloc(&ctx->arena, sizeof(*e));

	*e = (struct entry){s->first, attr_copy(&ctx->arena, link),
			    (unsigned)attr_hdr(link, 4, 4), false};
	s->first = e;
	s->n++;
	return 0;
}

static int by_index(const void *a, const void *b)
{
	const struct entry *const *x = a, *const *y = b;

	return (*x)->index < (*y)->index ? -1 : (*x)->index > (*y)->index;
}

static void sort(struct save *s)
{
	size_t i = 0;

	s->all = arena_alloc(&s->ctx->arena, (s->n + 1) * sizeof(struct entry *));
	for (struct entry *e = s->first; e; e = e->next)
		s->all[i++] = e;
	qsort(s->all, s->n, sizeof(struct entry *), by_index);
}

static struct entry *find(const struct save *s, unsigned index)
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
	struct entry *e = find(s, index);
	struct attr *link;

	if (e)
		return e->link;
	return index && !link_get(s->ctx, s->nl, NULL, index, false, &link) ? link : NULL;
}

/* --- the commands of one link ------------------------------------------------------------- */

static const char *program(const struct ctx *ctx, const char *netns)
{
	struct arena *a = (struct arena *)&ctx->arena;

	if (!netns && ctx->flags.netns)
		netns = word_quote(a, ctx->flags.netns);
	return netns ? arena_printf(a, "vnet-link -n %s", netns) : "vnet-link";
}

static void put_command(struct save *s, const char *netns, const char *verb, const char *words)
{
	const char *line = arena_printf(&s->ctx->arena, "%s %s %s", program(s->ctx, netns), verb,
					words);

	out_str(&s->ctx->out, "", "", line, "\n");
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

static int look_at_end(struct save *s, struct end *end)
{
	struct ctx *ctx = s->ctx;
	const struct attr *info = attr_find(end->link, IFLA_LINKINFO);
	const char *port = attr_str(attr_find(info, IFLA_INFO_SLAVE_KIND));
	const struct nl_link *master = nl_link(ctx, end->nl, number_of(end->link, IFLA_MASTER));
	const struct kind *k = port ? kind_received(port, true) : NULL;
	struct usual usual;
	int ret = usual_read(ctx, k, &usual);

	end->link = own_address(&ctx->arena, end->link);
	end->name = word_quote(&ctx->arena, attr_str(attr_find(end->link, IFLA_IFNAME)));
	if (ret || !number_of(end->link, IFLA_MASTER) || !master)
		return ret;
	end->master = word_quote(&ctx->arena, master->name);
	end->port = kind_words(ctx, k, attr_find(info, IFLA_INFO_SLAVE_DATA), &usual);
	if (*end->port)
		end->port = arena_printf(&ctx->arena, "dev %s type %s %s", end->name, k->name,
					 end->port);
	return 0;
}

static const char *up_word(const struct attr *link)
{
	return attr_hdr(link, 8, 4) & IFF_UP ? "up" : "";
}

/* What cannot be said in the command that makes the link: a port is switched on last, for
 * a bond takes none that is up (bond_enslave()). */
static void put_end(struct save *s, const struct end *end)
{
	struct arena *a = &s->ctx->arena;
	const struct attr *names = attr_find(end->link, IFLA_PROP_LIST);

	if (end->master) {
		put_command(s, end->netns, "set", arena_printf(a, "dev %s master %s", end->name,
							       end->master));
		if (*end->port)
			put_command(s, end->netns, "set", end->port);
		if (*up_word(end->link))
			put_command(s, end->netns, "set", arena_printf(a, "dev %s up", end->name));
	}
	for (const struct attr *n = names ? names->child : NULL; n; n = n->next)
		if (n->type == IFLA_ALT_IFNAME && attr_str(n))
			put_command(s, end->netns, "property add",
				    arena_printf(a, "dev %s altname %s", end->name,
						 word_quote(a, attr_str(n))));
}

/* "name NAME up WORDS..." */
static const char *end_words(struct save *s, const struct end *end, const struct attr *lower,
			     const struct usual *usual)
{
	struct arena *a = &s->ctx->arena;
	const char *words = arena_printf(a, "name %s", end->name);

	if (!end->master)
		words = words_join(a, words, up_word(end->link));
	return words_join(a, words, link_words(s->ctx, end->link, lower, usual));
}

static void put_reason(struct save *s, const struct attr *link, const char *reason)
{
	struct out *o = &s->ctx->out;

	out_str(o, NULL, "# ", attr_str(attr_find(link, IFLA_IFNAME)), ": ");
	out_str(o, "reason", "", reason, "\n");
}

/* The other end of the veth LINK: *REASON says why it cannot be seen. */
static int find_peer(struct save *s, const struct attr *link, struct end *peer,
		     const char **reason)
{
	struct ctx *ctx = s->ctx;
	const struct attr *nsid = attr_find(link, IFLA_LINK_NETNSID);
	unsigned index = number_of(link, IFLA_LINK);
	struct attr *there = NULL;
	const char *name = NULL;
	int fd, ret;

	*peer = (struct end){.nl = s->nl};
	if (!nsid) {
		peer->link = any_link(s, index);
		*reason = peer->link ? NULL : "its other end is gone";
		return peer->link ? look_at_end(s, peer) : 0;
	}
	name = netns_name_by_nsid(ctx, s->nl, (int32_t)attr_uint(nsid));
	*reason = "its other end is in a namespace without a name here";
	if (!name)
		return 0;
	ret = netns_open(ctx, (struct span){0}, name, &fd);
	if (ret)
		return ret;
	ret = nl_at(ctx, arena_fd(&ctx->arena, fd), &peer->nl);
	if (!ret)
		ret = link_get(ctx, peer->nl, NULL, index, false, &there);
	if (ret == -ENODEV && !ctx->err.code)
		return 0;
	if (ret)
		return ret;
	*reason = NULL;
	peer->netns = word_quote(&ctx->arena, name);
	peer->link = there;
	return look_at_end(s, peer);
}

static int put_veth(struct save *s, const struct end *end, const struct usual *usual)
{
	struct arena *a = &s->ctx->arena;
	struct entry *other;
	const char *reason;
	struct end peer;
	int ret = find_peer(s, end->link, &peer, &reason);

	if (ret)
		return ret;
	out_array(&s->ctx->out, "commands");
	if (!reason)
		put_command(s, NULL, "add",
			    arena_printf(a, "%s type veth peer %s%s%s",
					 end_words(s, end, NULL, usual),
					 end_words(s, &peer, NULL, usual),
					 peer.netns ? " netns " : "", peer.netns ? peer.netns : ""));
	if (!reason) {
		put_end(s, end);
		put_end(s, &peer);
	}
	out_array_end(&s->ctx->out);
	if (reason)
		put_reason(s, end->link, reason);
	other = peer.netns || reason ? NULL : find(s, number_of(end->link, IFLA_LINK));
	if (other)
		other->done = true;
	return 0;
}

static const char *below_words(struct save *s, const struct attr *link, const struct attr *lower)
{
	const struct attr *nsid = attr_find(link, IFLA_LINK_NETNSID);
	struct arena *a = &s->ctx->arena;
	const char *name;

	if (stands_on(link) && lower)
		return arena_printf(a, "link %s",
				    word_quote(a, attr_str(attr_find(lower, IFLA_IFNAME))));
	if (!nsid || (int32_t)attr_uint(nsid) < 0)
		return "";
	name = netns_name_by_nsid(s->ctx, s->nl, (int32_t)attr_uint(nsid));
	return name ? arena_printf(a, "link-netns %s", word_quote(a, name)) :
		      arena_printf(a, "link-netnsid %d", (int)attr_uint(nsid));
}

static void put_other(struct save *s, const struct end *end, const struct usual *usual)
{
	struct arena *a = &s->ctx->arena;
	const struct attr *info = attr_find(end->link, IFLA_LINKINFO), *lower = NULL;
	const struct kind *k = kind_of_info(info);
	const char *kind = k ? k->name : kind_of(end->link), *words;

	if (stands_on(end->link))
		lower = any_link(s, number_of(end->link, IFLA_LINK));
	words = words_join(a, below_words(s, end->link, lower), end_words(s, end, lower, usual));
	words = arena_printf(a, "%s type %s", words, word_quote(a, kind));
	words = words_join(a, words, kind_words(s->ctx, k, attr_find(info, IFLA_INFO_DATA),
						usual));
	out_array(&s->ctx->out, "commands");
	put_command(s, NULL, "add", words);
	put_end(s, end);
	out_array_end(&s->ctx->out);
}

/* Why LINK cannot be made by a command, or NULL. */
static const char *hopeless(const struct attr *link)
{
	const struct attr *data = attr_find(attr_find(link, IFLA_LINKINFO), IFLA_INFO_DATA);
	const char *name = attr_str(attr_find(link, IFLA_IFNAME));
	const char *alias = attr_str(attr_find(link, IFLA_IFALIAS));
	char shown[4 * 256 + 1];

	if (!kind_of(link))
		return "it is no virtual link, or one that every namespace has";
	if (link_is_fallback(name))
		return "the kernel makes it by itself";
	if (strcmp(out_escape(shown, sizeof(shown), name), name) ||
	    (alias && strcmp(out_escape(shown, sizeof(shown), alias), alias)))
		return "its name or alias has bytes that cannot be typed";
	if (stands_on(link) && attr_find(link, IFLA_LINK_NETNSID))
		return "it stands on a link in another namespace";
	if (!kind_find(kind_of(link)) && data && data->len)
		return "vnet does not know the options of its kind";
	return NULL;
}

static int put_link(struct save *s, const struct attr *link)
{
	const char *reason = hopeless(link);
	struct out *o = &s->ctx->out;
	struct end end = {.link = link, .nl = s->nl};
	struct usual usual;
	int ret = usual_read(s->ctx, kind_of_info(attr_find(link, IFLA_LINKINFO)), &usual);

	if (!ret && !reason)
		ret = look_at_end(s, &end);
	if (ret)
		return ret;
	out_object(o, NULL);
	out_str(o, "ifname", NULL, attr_str(attr_find(link, IFLA_IFNAME)), NULL);
	if (reason) {
		out_array(o, "commands");
		out_array_end(o);
		put_reason(s, link, reason);
	} else if (is_veth(link)) {
		ret = put_veth(s, &end, &usual);
	} else {
		put_other(s, &end, &usual);
	}
	out_object_end(o);
	return ret;
}

/* --- the order ------------------------------------------------------------------------------ */

static int put_entry(struct save *s, struct entry *e);

/* What LINK stands on, and its master, come first. */
static int put_needed(struct save *s, const struct attr *link)
{
	struct entry *lower = stands_on(link) ? find(s, number_of(link, IFLA_LINK)) : NULL;
	struct entry *master = find(s, number_of(link, IFLA_MASTER));
	int ret = lower ? put_entry(s, lower) : 0;

	return !ret && master ? put_entry(s, master) : ret;
}

static int put_entry(struct save *s, struct entry *e)
{
	struct entry *peer = is_veth(e->link) && !attr_find(e->link, IFLA_LINK_NETNSID) ?
				     find(s, number_of(e->link, IFLA_LINK)) : NULL;
	int ret;

	if (e->done)
		return 0;
	e->done = true;
	ret = put_needed(s, e->link);
	if (!ret && peer)
		ret = put_needed(s, peer->link);
	return ret ? ret : put_link(s, e->link);
}

int link_save(struct ctx *ctx, struct req *req)
{
	struct save s = {.ctx = ctx};
	struct link_filter f;
	struct attr *link;
	int ret = nl_here(ctx, &s.nl);

	if (!ret)
		ret = parse_resolve(ctx, req->root);
	if (ret)
		return ret;
	link_filter_read(ctx, req->root, &f);
	ret = f.dev ? link_named(ctx, s.nl, f.dev, &link) :
		      link_filter_walk(ctx, s.nl, &f, collect, &s);
	if (!ret && f.dev && link_filter_matches(&f, link))
		ret = collect(ctx, &s, link);
	sort(&s);
	list_begin(ctx);
	for (size_t i = 0; !ret && i < s.n; i++)
		ret = put_entry(&s, s.all[i]);
	return list_end(ctx, ret);
}
