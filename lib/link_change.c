// SPDX-License-Identifier: GPL-2.0-or-later
/* Changing a link in place: what is said, against and together with what is there. */
#include <errno.h>
#include <linux/if.h>
#include <linux/if_link.h>
#include <string.h>

#include "ensure.h"
#include "kind.h"
#include "link.h"
#include "link_req.h"
#include "link_words.h"
#include "type_tunnel.h"

static struct attr *data_of(const struct attr *link)
{
	return attr_find(attr_find(link, IFLA_LINKINFO), IFLA_INFO_DATA);
}

static const char *kind_of(const struct attr *link)
{
	return attr_str(attr_find(attr_find(link, IFLA_LINKINFO), IFLA_INFO_KIND));
}

static bool resets(const char *word)
{
	const struct kind *k = word ? kind_find(word) : NULL;

	return k && (k->flags & KIND_RESETS);
}

static bool needs_link(const struct attr *link)
{
	const struct kind *k = kind_of(link) ? kind_find(kind_of(link)) : NULL;

	return k && (k->flags & KIND_NEEDS_LINK);
}

static bool is_said(const struct attr *n)
{
	return n->opt && n->at.n && !n->hidden;
}

static bool has_create(const struct attr *set)
{
	for (const struct attr *n = set ? set->child : NULL; n; n = n->next)
		if (is_said(n) && ensure_may_be_fixed(n))
			return true;
	return false;
}

/* --- both together ------------------------------------------------------------------------ */

/* Takes the bits that the word N is about out of the bytes of COPY. */
static void clear_bits(struct arena *a, struct attr *copy, const struct attr *n)
{
	size_t half = n->len == 8 ? 4 : n->len;
	uint64_t bit = opt_bit(n->opt, n->len);
	unsigned char *bytes;

	if (copy->len < half)
		return;
	bytes = arena_copy(a, copy->data, copy->len);
	for (size_t i = 0; i < half; i++) {
		unsigned char mask;

		memcpy(&mask, half < n->len ? (const char *)n->data + half + i :
					      (const char *)&bit + i, 1);
		bytes[i] &= (unsigned char)~mask;
	}
	copy->data = bytes;
}

/* Appends what HAVE holds (but rows with a flag of SKIP) and the words of SET do not say; of
 * flags that share an attribute, those that they do not name. */
static void fill(struct arena *a, struct attr *set, const struct attr *have, uint32_t skip)
{
	struct attr *end = NULL, **tail = &end;

	for (const struct attr *h = have ? have->child : NULL; h; h = h->next) {
		struct attr *copy = arena_copy(a, h, sizeof(*h));
		bool replaced = false;

		copy->next = NULL;
		for (const struct attr *n = set->child; n; n = n->next) {
			if (n->opt && n->opt->type == &type_ttl && h->opt == n->opt + 1)
				replaced = true; /* a number takes "inherit" away */
			if (n->type != h->type || n->hidden)
				continue;
			if (!n->opt || !n->opt->type->merge) {
				replaced = true;
				continue;
			}
			clear_bits(a, copy, n);
			copy->opt = n->opt; /* so that they become one attribute */
		}
		if (replaced || (skip && h->opt && (h->opt->flags & skip)))
			continue;
		*tail = copy;
		tail = &copy->next;
	}
	if (end)
		attr_append(set, end);
}

/* --- the command that makes the link again -------------------------------------------------- */

/* A list of the words in SET of its own, so that SET stays as it is. */
static struct attr *copy_said(struct arena *a, const struct attr *set)
{
	struct attr *copy = attr_root(a, NULL, 0);

	for (const struct attr *n = set ? set->child : NULL; n; n = n->next) {
		struct attr *one;

		if (!is_said(n))
			continue;
		one = arena_copy(a, n, sizeof(*n));
		one->next = NULL;
		attr_append(copy, one);
	}
	return copy;
}

static const char *print_said(struct ctx *ctx, const struct attr *said)
{
	const char *words = "";

	for (size_t i = 0; i < link_table.n; i++)
		if (link_table.opt[i].attr != IFLA_LINKINFO)
			words = words_join(&ctx->arena, words,
					   row_words(ctx, &link_table.opt[i], said));
	return words;
}

static bool says_up(const struct attr *said)
{
	for (const struct attr *n = said->child; n; n = n->next)
		if (n->type == LINK_FLAGS && n->opt->bit == IFF_UP)
			return true;
	return false;
}

/* What HAVE was told of itself and SAID does not say; LOWER may be NULL. */
static const char *print_kept(struct ctx *ctx, const struct attr *said, const struct attr *have,
			      const struct attr *lower, const struct usual *usual, struct nl *nl)
{
	struct attr *rest = attr_copy(&ctx->arena, have);
	struct arena *a = &ctx->arena;
	const struct nl_link *master;
	const char *words = "";

	for (struct attr *n = rest->child; n; n = n->next)
		n->hidden = n->type != LINK_FLAGS && attr_find(said, n->type);
	if (!attr_find(said, IFLA_IFNAME))
		words = arena_printf(a, "name %s",
				     word_quote(a, attr_str(attr_find(have, IFLA_IFNAME))));
	if ((attr_hdr(have, 8, 4) & IFF_UP) && !says_up(said))
		words = words_join(a, words, "up");
	master = nl_link(ctx, nl, (unsigned)attr_uint(attr_find(rest, IFLA_MASTER)));
	if (master)
		words = words_join(a, words,
				   arena_printf(a, "master %s", word_quote(a, master->name)));
	return words_join(a, words, link_words(ctx, rest, lower, usual));
}

static const char *print_kind(struct ctx *ctx, const struct attr *root, const struct attr *have,
			      const struct usual *usual)
{
	const char *kind = kind_of(have) ? kind_of(have) : "KIND";
	struct attr *data = copy_said(&ctx->arena, data_of(root));

	fill(&ctx->arena, data, data_of(have), 0);
	return words_join(&ctx->arena, arena_printf(&ctx->arena, "type %s", kind),
			  kind_words(ctx, kind_find(kind), data, usual));
}

/* The link HAVE with the words of ROOT, as a command. */
static const char *again(struct ctx *ctx, const struct attr *root, const struct attr *have)
{
	const struct kind *k = kind_of(have) ? kind_find(kind_of(have)) : NULL;
	struct attr *said = copy_said(&ctx->arena, root), *lower = NULL;
	const struct attr *index = attr_find(root, IFLA_LINK);
	struct arena *a = &ctx->arena;
	const char *words = "vnet-link";
	struct usual usual;
	struct nl *nl;

	if (nl_here(ctx, &nl) || usual_read(ctx, k, &usual))
		return "vnet-link ensure ... recreate";
	if (!index && needs_link(have))
		index = attr_find(have, IFLA_LINK);
	if (ctx->flags.netns)
		words = arena_printf(a, "vnet-link -n %s", word_quote(a, ctx->flags.netns));
	words = words_join(a, words, "ensure recreate");
	if (index && !link_get(ctx, nl, NULL, (unsigned)attr_uint(index), false, &lower))
		words = arena_printf(a, "%s link %s", words,
				     word_quote(a, attr_str(attr_find(lower, IFLA_IFNAME))));
	words = words_join(a, words, print_kept(ctx, said, have, lower, &usual, nl));
	words = words_join(a, words, print_said(ctx, said));
	return words_join(a, words, print_kind(ctx, root, have, &usual));
}

/* --- what cannot be --------------------------------------------------------------------------- */

/* Words for new links only: those that say what is there anyway need not be sent, and the
 * drivers would ignore the others or, worse, half of them. */
static int check_create(struct ctx *ctx, const struct attr *root, struct attr *set,
			const struct attr *is, const struct attr *have, const char *name)
{
	for (struct attr *n = set ? set->child : NULL; n; n = n->next) {
		int ret;

		if (!is_said(n) || !ensure_fixed(n, is))
			continue;
		if (!ttl_inherits(n->opt, is) && ensure_same(n, attr_find(is, n->type))) {
			n->hidden = true;
			continue;
		}
		ret = fail(ctx, n->at, EEXIST, "'%s' of '%s' cannot be changed: it is fixed when the "
			   "interface is made", n->opt->name, name);
		if (attr_find(have, IFLA_LINK_NETNSID) && needs_link(have))
			hint(ctx, "delete it and make it again in the namespace of the interface that "
				  "it stands on");
		else
			hint(ctx, "delete it and make it again: %s", again(ctx, root, have));
		return ret;
	}
	return 0;
}

static int check_external(struct ctx *ctx, const struct attr *data, const struct attr *is,
			  const char *name)
{
	const struct attr *external = is ? is->child : NULL, *n = data ? data->child : NULL;

	while (external && !(external->opt && (external->opt->flags & OPT_EXT) &&
			     opt_is_on(external)))
		external = external->next;
	while (n && !(is_said(n) && (n->opt->flags & OPT_NOEXT)))
		n = n->next;
	if (!external || !n)
		return 0;
	return fail(ctx, n->at, EINVAL, "'%s' is '%s': the kernel would ignore '%s'", name,
		    external->opt->name, ctx->words.w[n->at.first]);
}

/* Some drivers set the MTU at every change (ip6_tnl_link_config()); it is to be another one
 * only where the packets are. */
static bool changes_room(const struct attr *data)
{
	for (const struct attr *n = data->child; n; n = n->next)
		if (is_said(n) && (n->opt->flags & OPT_MTU))
			return true;
	return false;
}

int link_fill(struct ctx *ctx, struct attr *root, const struct attr *have)
{
	struct attr *data = data_of(root), *is = data_of(have);
	const char *name = attr_str(attr_find(have, IFLA_IFNAME));
	int ret = check_external(ctx, data, is, name);
	const struct kind *k;

	if (ret || !data || !resets(kind_of(root)))
		return ret;
	if (!attr_find(root, IFLA_MTU) && !changes_room(data))
		attr_put_u32(&ctx->arena, root, IFLA_MTU,
			     (uint32_t)attr_uint(attr_find(have, IFLA_MTU)));
	fill(&ctx->arena, data, is, OPT_CREATE); /* what is fixed stays of itself */
	k = kind_find(kind_of(root));
	return k->whole ? k->whole(ctx, data) : 0;
}

static int check_kind(struct ctx *ctx, const struct attr *root, const struct attr *have,
		      const char *name)
{
	const char *want = kind_of(root), *is = kind_of(have);
	int ret;

	if (!want || (is && !strcmp(want, is)))
		return 0;
	ret = fail(ctx, attr_find(attr_find(root, IFLA_LINKINFO), IFLA_INFO_KIND)->at, EEXIST,
		   "'%s' is %s%s, not a %s", name, is ? "a " : "of no kind", is ? is : "", want);
	hint(ctx, "a link keeps its kind until it is deleted");
	return ret;
}

/* The index that `dev NAME` has become; the word `index` is another node. */
static const struct attr *dev_index(const struct attr *root)
{
	for (const struct attr *n = root->child; n; n = n->next)
		if (n->type == LINK_INDEX && !n->opt)
			return n;
	return NULL;
}

int link_change(struct ctx *ctx, struct attr *root)
{
	const struct attr *index = dev_index(root);
	const char *name = attr_str(attr_find(root, IFLA_IFNAME));
	struct attr *have, *data = data_of(root);
	struct nl *nl;
	int ret;

	if ((!index && !name) || !(resets(kind_of(root)) || has_create(root) || has_create(data)))
		return 0;
	ret = nl_here(ctx, &nl);
	if (!ret && ctx->blind) {
		note(ctx, "the request will also hold what the interface has: it cannot be read here");
		return 0;
	}
	if (!ret)
		ret = link_get(ctx, nl, index ? NULL : name, (unsigned)attr_uint(index), false,
			       &have);
	if (ret)
		return ret == -ENODEV && !ctx->err.code ? 0 : ret;
	name = attr_str(attr_find(have, IFLA_IFNAME));
	ret = check_kind(ctx, root, have, name);
	if (!ret)
		ret = check_create(ctx, root, root, have, have, name);
	if (!ret)
		ret = check_create(ctx, root, data, data_of(have), have, name);
	if (!ret)
		ret = link_fill(ctx, root, have);
	/* Kinds that nothing can be said of any more refuse to hear their name. */
	if (!ret && data && attr_is_bare(data))
		attr_find(root, IFLA_LINKINFO)->hidden = true;
	return ret;
}
