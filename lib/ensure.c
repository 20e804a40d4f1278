// SPDX-License-Identifier: GPL-2.0-or-later
/* ensure: compares what is said with what is there, tree against tree. */
#include "ensure.h"

#include <string.h>

#include "type.h"
#include "type_tunnel.h"

static const char *list(struct finding *f, const char *to, const char *item)
{
	return to ? arena_printf(&f->ctx->arena, "%s, %s", to, item) : item;
}

void ensure_differ(struct finding *f, const struct attr *n, bool again, const char *what)
{
	if (!f->changed && !f->recreate)
		f->at = n->at;
	if (again) {
		if (!f->recreate)
			f->recreate_at = n->at;
		f->recreate = list(f, f->recreate, what);
	} else {
		f->changed = list(f, f->changed, what);
	}
}

static bool same_bytes(const struct attr *want, const struct attr *have)
{
	if (want->opt && want->opt->type->merge) {
		const unsigned char *w = want->data, *h = have->data;
		size_t half = want->len / 2U;

		if (want->len != 8 || have->len < half)
			return want->len <= have->len &&
			       !((attr_uint(want) ^ attr_uint(have)) & opt_bit(want->opt, want->len));
		for (size_t i = 0; i < half; i++)
			if ((w[i] ^ h[i]) & w[half + i])
				return false;
		return true;
	}
	if (!want->len) /* a flag: there is no more to it than being there */
		return opt_is_on(have);
	return want->len == have->len && !memcmp(want->data, have->data, want->len);
}

bool ensure_may_be_fixed(const struct attr *n)
{
	const struct opt *o = n->opt;

	return (o->flags & OPT_CREATE) || (o->type == &type_ttl && (o[1].flags & OPT_CREATE));
}

bool ensure_fixed(const struct attr *n, const struct attr *have)
{
	return (n->opt->flags & OPT_CREATE) ||
	       (ensure_may_be_fixed(n) && ttl_inherits(n->opt, have));
}

/* The kernel is silent about flags when none is set (vlan_fill_info()). */
static bool same_silence(const struct attr *want)
{
	static const unsigned char off[4];
	const struct attr none = {.data = off, .len = sizeof(off)};

	if (!want->opt || want->nest)
		return false;
	return want->len == 4 ? want->opt->type == &type_nolink :
	       want->len == 8 && want->opt->type->merge && same_bytes(want, &none);
}

bool ensure_same(const struct attr *want, const struct attr *have)
{
	if (!have)
		return same_silence(want);
	if (!want->nest)
		return same_bytes(want, have);
	for (const struct attr *n = want->child; n; n = n->next)
		if (!ensure_same(n, attr_find(have, n->type)))
			return false;
	return true;
}

const char *ensure_value(struct ctx *ctx, const struct opt *o, const struct attr *set)
{
	const char *text = row_words(ctx, o, set);

	if (!strncmp(text, o->name, strlen(o->name)) && text[strlen(o->name)] == ' ')
		text += strlen(o->name) + 1;
	return *text ? text : "none";
}

/* "NAME was -> is", or the word as it was typed where it has no value. */
static const char *difference(struct finding *f, const struct attr *n, const struct attr *set,
			      const struct attr *have)
{
	struct arena *a = &f->ctx->arena;
	struct words said = {.w = f->ctx->words.w + n->at.first, .n = n->at.n};
	struct attr alone = *set;
	const char *was, *is;

	if (!n->opt->type->print || !n->opt->type->meta)
		return words_line(a, &said);
	alone.child = NULL;
	for (const struct attr *m = set->child; m; m = m->next)
		if (m->at.n && m->at.first == n->at.first) {
			struct attr *copy = arena_copy(a, m, sizeof(*m));

			copy->next = NULL;
			attr_append(&alone, copy);
		}
	was = ensure_value(f->ctx, n->opt, have);
	is = ensure_value(f->ctx, n->opt, &alone);
	if (!strcmp(was, is)) /* it shares its attribute with what differs */
		return n->opt->name;
	return arena_printf(a, "%s %s -> %s", n->opt->name, was, is);
}

/* An attribute that several words share has a nest for each (IFLA_AF_SPEC: addrgenmode and
 * inet): only those that differ are named. */
static void differ_parts(struct finding *f, const struct attr *n, const struct attr *set,
			 const struct attr *have)
{
	const struct attr *h = attr_find(have, n->type);
	bool parts = false;

	for (const struct attr *c = n->child; c; c = c->next) {
		struct words said = {.w = f->ctx->words.w + c->at.first, .n = c->at.n};

		if (!c->nest || !c->at.n)
			continue;
		parts = true;
		if (!ensure_same(c, attr_find(h, c->type)))
			ensure_differ(f, c, false, c->at.first == n->at.first ?
				      difference(f, n, set, have) :
				      words_line(&f->ctx->arena, &said));
	}
	if (!parts)
		ensure_differ(f, n, false, difference(f, n, set, have));
}

void ensure_compare(struct finding *f, struct attr *set, const struct attr *have,
		    bool (*skip)(const struct attr *n))
{
	unsigned noted = 0;

	for (struct attr *n = set->child; n; n = n->next) {
		bool again = n->at.n && n->at.first == noted; /* one word, several attributes */

		if (!n->opt || !n->at.n || ATTR_IS_LOCAL(n->type) || (skip && skip(n)))
			continue;
		if (!ttl_inherits(n->opt, have) && ensure_same(n, attr_find(have, n->type))) {
			n->hidden = true;
			continue;
		}
		noted = n->at.first;
		if (again)
			continue;
		if (ensure_fixed(n, have))
			ensure_differ(f, n, true, n->opt->name);
		else
			differ_parts(f, n, set, have);
	}
}

int ensure_done(struct ctx *ctx, const char *key, const char *name, const char *result,
		const char *what)
{
	struct out *o = &ctx->out;

	if (ctx->flags.dry_run)
		return 0;
	out_object(o, NULL);
	out_str(o, key, "", name, ": ");
	out_str(o, "result", "", result, what ? ": " : "");
	if (what)
		out_str(o, "what", "", what, "");
	out_object_end(o);
	out_newline(o);
	return 0;
}
