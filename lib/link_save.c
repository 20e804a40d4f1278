// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-link save: the commands that create links again, in an order that works. */
#include "link_save.h"

#include <linux/if.h>
#include <linux/if_link.h>
#include <string.h>

#include "link.h"
#include "link_filter.h"
#include "link_owner.h"
#include "link_words.h"

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

/* --- the commands of one link ------------------------------------------------------------- */

static void put_command(struct save *s, const char *netns, const char *verb, const char *words)
{
	struct arena *a = &s->ctx->arena;

	if (!netns && s->ctx->flags.netns)
		netns = word_quote(a, s->ctx->flags.netns);
	out_str(&s->ctx->out, "", "",
		arena_printf(a, "vnet-link %s%s%s%s %s", netns ? "-n " : "", netns ? netns : "",
			     netns ? " " : "", verb, words), "\n");
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
		if (*end->named)
			put_command(s, end->netns, "set", end->named);
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

static int put_veth(struct save *s, const struct end *end, const struct usual *usual)
{
	struct arena *a = &s->ctx->arena;
	struct entry *other;
	const char *reason;
	struct end peer;
	int ret = save_peer(s, end->link, &peer, &reason);

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
	other = peer.netns || reason ? NULL : save_find(s, save_number(end->link, IFLA_LINK));
	if (other)
		other->done = true;
	return 0;
}

static int put_other(struct save *s, const struct end *end, const struct usual *usual)
{
	struct arena *a = &s->ctx->arena;
	const struct attr *info = attr_find(end->link, IFLA_LINKINFO), *lower;
	const struct kind *k = kind_of_info(info);
	const char *kind = k ? k->name : save_kind(end->link), *words, *reason = NULL;
	int ret = save_lower(s, end->link, &lower, &words, &reason);

	if (ret)
		return ret;
	words = words_join(a, words, end_words(s, end, lower, usual));
	words = arena_printf(a, "%s type %s", words, word_quote(a, kind));
	words = words_join(a, words, kind_words(s->ctx, k, attr_find(info, IFLA_INFO_DATA),
						usual));
	out_array(&s->ctx->out, "commands");
	if (!reason) {
		put_command(s, NULL, "add", words);
		put_end(s, end);
	}
	out_array_end(&s->ctx->out);
	if (reason)
		put_reason(s, end->link, reason);
	return 0;
}

/* Why LINK cannot be made by a command, or NULL. */
static const char *hopeless(const struct attr *link)
{
	const struct attr *data = attr_find(attr_find(link, IFLA_LINKINFO), IFLA_INFO_DATA);
	const char *name = attr_str(attr_find(link, IFLA_IFNAME));
	const char *alias = attr_str(attr_find(link, IFLA_IFALIAS));
	char shown[4 * 256 + 1];

	if (!save_kind(link))
		return "it is no virtual link, or one that every namespace has";
	if (link_is_fallback(name))
		return "the kernel makes it by itself";
	if (strcmp(out_escape(shown, sizeof(shown), name), name) ||
	    (alias && strcmp(out_escape(shown, sizeof(shown), alias), alias)))
		return "its name or alias has bytes that cannot be typed";
	if (!strcmp(save_kind(link), "netkit"))
		return "save does not know how to say both ends of its kind";
	if (!kind_find(save_kind(link)) && data && data->len)
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
		ret = save_end(s, &end);
	if (ret)
		return ret;
	out_object(o, NULL);
	out_str(o, "ifname", NULL, attr_str(attr_find(link, IFLA_IFNAME)), NULL);
	if (reason) {
		out_array(o, "commands");
		out_array_end(o);
		put_reason(s, link, reason);
	} else if (save_is_pair(link)) {
		ret = put_veth(s, &end, &usual);
	} else {
		ret = put_other(s, &end, &usual);
	}
	out_object_end(o);
	return ret;
}

/* --- the order ------------------------------------------------------------------------------ */

static int put_entry(struct save *s, struct entry *e);

/* What LINK stands on, and its master, come first. */
static int put_needed(struct save *s, const struct attr *link)
{
	struct entry *lower = save_stands_on(link) && !attr_find(link, IFLA_LINK_NETNSID) ?
				      save_find(s, save_number(link, IFLA_LINK)) : NULL;
	struct entry *master = save_find(s, save_number(link, IFLA_MASTER));
	int ret = lower ? put_entry(s, lower) : 0;

	return !ret && master ? put_entry(s, master) : ret;
}

static int put_entry(struct save *s, struct entry *e)
{
	struct entry *peer = save_is_pair(e->link) && !attr_find(e->link, IFLA_LINK_NETNSID) ?
				     save_find(s, save_number(e->link, IFLA_LINK)) : NULL;
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
	save_sort(&s);
	list_begin(ctx);
	for (size_t i = 0; !ret && i < s.n; i++)
		ret = put_entry(&s, s.all[i]);
	return list_end(ctx, ret);
}
