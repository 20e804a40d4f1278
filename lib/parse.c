// SPDX-License-Identifier: GPL-2.0-or-later
/* Words -> tree: the walker over rows, with the checks that rows state. */
#include <arpa/inet.h>
#include <errno.h>
#include <string.h>

#include "opt.h"

const struct opt *table_find(const struct table *t, const char *word, bool *no)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct opt *o = &t->opt[i];

		*no = false;
		if (!o->name || (o->flags & OPT_RO))
			continue;
		if (word_is(word, o->name, o->alias))
			return o;
		*no = true;
		if ((o->flags & OPT_NO) && !strncmp(word, "no", 2) &&
		    word_is(word + 2, o->name, o->alias))
			return o;
	}
	return NULL;
}

static bool is_row_of(const struct opt *o, uint16_t attr)
{
	return o->attr == attr || (o->attr6 && o->attr6 == attr);
}

const struct opt *table_attr(const struct table *t, uint16_t attr)
{
	for (size_t i = 0; t && i < t->n; i++)
		if (is_row_of(&t->opt[i], attr) && t->opt[i].type)
			return &t->opt[i];
	return NULL;
}

uint64_t opt_bit(const struct opt *o, uint16_t len)
{
	if (!(o->flags & OPT_NET))
		return o->bit;
	return len == 2 ? htons((uint16_t)o->bit) : len == 4 ? htonl((uint32_t)o->bit) : o->bit;
}

bool opt_is_on(const struct attr *n)
{
	return n && (!n->len || attr_uint(n));
}

const char *parse_peek(const struct parse *p)
{
	return p->pos < p->ctx->words.n ? p->ctx->words.w[p->pos] : NULL;
}

struct span parse_span(const struct parse *p)
{
	return (struct span){(uint16_t)p->key, (uint16_t)(p->pos - p->key)};
}

struct span parse_last(const struct parse *p)
{
	return (struct span){(uint16_t)(p->pos - 1), 1};
}

static struct span parse_end(const struct parse *p)
{
	return (struct span){(uint16_t)p->ctx->words.n, 1};
}

const char *parse_value(struct parse *p, const struct opt *o)
{
	const char *word = parse_peek(p), *what = o->type->meta ? o->type->meta : "WORD";

	if (!word) {
		if (o->type->describe)
			what = o->type->describe(&p->ctx->arena, o);
		fail(p->ctx, parse_end(p), EINVAL, "'%s' needs a value: %s",
		     p->ctx->words.w[p->key], what);
		return NULL;
	}
	p->pos++;
	return word;
}

static struct attr *twin(const struct opt *o, const struct attr *set)
{
	for (struct attr *n = set->child; n; n = n->next) {
		if (!is_row_of(o, n->type) || !n->at.n)
			continue;
		if (o->type->merge && n->opt && n->opt->bit != o->bit)
			continue;
		return n;
	}
	return NULL;
}

int parse_put(struct parse *p, const struct opt *o, struct attr *set, const void *data,
	      uint16_t len, struct attr **node)
{
	struct attr *n = o->flags & OPT_MANY ? NULL : twin(o, set);

	if (n) {
		struct span at = parse_span(p);

		fail(p->ctx, at, EINVAL, "'%s' and '%s' set the same thing",
		     p->ctx->words.w[n->at.first], p->ctx->words.w[at.first]);
		hint(p->ctx, "say one of them, once");
		p->against = true;
		return -EINVAL;
	}
	n = attr_put(&p->ctx->arena, set, o->attr6 && len == 16 ? o->attr6 : o->attr, data, len);
	n->opt = o;
	n->at = parse_span(p);
	if (node)
		*node = n;
	return 0;
}

void parse_scope(struct parse *p, const struct table *table, struct attr *set)
{
	struct scope *s = arena_alloc(&p->ctx->arena, sizeof(*s));

	*s = (struct scope){.table = table, .set = set, .up = p->in};
	p->in = s;
}

/* --- rows -------------------------------------------------------------------- */

static const struct opt *find_row(struct parse *p, const char *word, struct scope **in, bool *no)
{
	const struct opt *o = NULL;

	for (*in = p->in; *in && !o; *in = o ? *in : (*in)->up)
		o = table_find((*in)->table, word, no);
	return o;
}

/* The row of the bare word, if that place is still free. */
static const struct opt *find_bare(struct parse *p, struct scope **in)
{
	for (*in = p->in; *in; *in = (*in)->up) {
		const struct table *t = (*in)->table;

		for (size_t i = 0; i < t->n; i++)
			if ((t->opt[i].flags & OPT_POS) &&
			    (!twin(&t->opt[i], (*in)->set) || (t->opt[i].flags & OPT_MANY)))
				return &t->opt[i];
	}
	return NULL;
}

static int unknown_word(struct parse *p, const char *word)
{
	struct meant m = {.word = word};
	const char *after = p->ctx->words.w[p->pos - 1];
	struct span at = {(uint16_t)p->pos, 1};
	int ret;

	ret = *word ? fail(p->ctx, at, EINVAL, "unknown word '%s' after '%s'", word, after)
		    : fail(p->ctx, at, EINVAL, "empty word after '%s'", after);
	for (struct scope *s = p->in; s; s = s->up)
		for (size_t i = 0; i < s->table->n; i++)
			if (s->table->opt[i].name && !(s->table->opt[i].flags & OPT_RO))
				meant_offer(&m, s->table->opt[i].name);
	meant_hint(p->ctx, &m);
	return ret;
}

static int parse_row(struct parse *p, bool bare)
{
	const char *word = parse_peek(p);
	struct scope *in = NULL;
	bool no = false;
	const struct opt *o = bare ? NULL : find_row(p, word, &in, &no);

	if (o) {
		p->key = p->pos++;
		return o->type->parse(p, o, in->set, no);
	}
	o = find_bare(p, &in);
	if (!o)
		return unknown_word(p, word);
	p->key = p->pos;
	return o->type->parse(p, o, in->set, false);
}

int parse_rows(struct parse *p, bool name_first)
{
	while (parse_peek(p)) {
		int ret = parse_row(p, name_first);

		if (ret)
			return ret;
		name_first = false;
	}
	return 0;
}

int parse_while(struct parse *p, const struct table *table, struct attr *set, bool bare)
{
	struct scope in = {.table = table, .set = set}, *outer = p->in;
	unsigned key = p->key;
	const char *word;
	int ret = 0;
	bool no;

	p->in = &in;
	while (!ret && (word = parse_peek(p)) && (bare || table_find(table, word, &no))) {
		ret = parse_row(p, bare);
		bare = false;
	}
	p->in = outer;
	p->key = key;
	return ret;
}

/* --- relations --------------------------------------------------------------- */

struct attr *attr_word(const struct attr *set, const char *word, size_t len)
{
	for (struct attr *n = set ? set->child : NULL; n; n = n->next)
		if (n->opt && n->at.n && !n->hidden && strlen(n->opt->name) == len &&
		    !memcmp(n->opt->name, word, len))
			return n;
	return NULL;
}

static int check_node(struct ctx *ctx, const struct attr *set, const struct attr *n)
{
	const char *word = ctx->words.w[n->at.first];

	for (const char *s = n->opt->needs; s && *s;) {
		size_t len = strcspn(s, " ");

		if (!attr_word(set, s, len))
			return fail(ctx, n->at, EINVAL, "'%s' needs '%.*s'", word, (int)len, s);
		s += len + strspn(s + len, " ");
	}
	for (const char *s = n->opt->excl; s && *s;) {
		size_t len = strcspn(s, " ");
		const struct attr *other = attr_word(set, s, len);

		if (other)
			return fail(ctx, n->at, EINVAL, "'%s' and '%s' exclude each other",
				    ctx->words.w[other->at.first], word);
		s += len + strspn(s + len, " ");
	}
	return 0;
}

/* Words that the kernel would drop without saying so. */
static int check_external(struct ctx *ctx, const struct attr *set)
{
	const struct attr *n = set->child;

	while (n && (!n->opt || !n->at.n || n->hidden || !(n->opt->flags & OPT_EXT) ||
		     !opt_is_on(n)))
		n = n->next;
	for (const struct attr *m = n ? set->child : NULL; m; m = m->next)
		if (m->opt && m->at.n && (m->opt->flags & OPT_NOEXT))
			return fail(ctx, m->at, EINVAL,
				    "'%s' cannot be said with '%s': the kernel would ignore it",
				    ctx->words.w[m->at.first], ctx->words.w[n->at.first]);
	return 0;
}

static int check_relations(struct ctx *ctx, const struct attr *set)
{
	int err = check_external(ctx, set);

	if (err)
		return err;
	for (const struct attr *n = set->child; n; n = n->next) {
		int ret = n->opt && n->at.n ? check_node(ctx, set, n) : 0;

		if (!ret && n->child)
			ret = check_relations(ctx, n);
		if (ret)
			return ret;
	}
	return 0;
}

static int resolve_set(struct ctx *ctx, struct attr *set, bool early)
{
	for (struct attr *n = set->child; n; n = n->next) {
		int ret = 0;

		if (n->opt && n->at.n && n->opt->type->resolve && n->opt->type->early == early)
			ret = n->opt->type->resolve(ctx, n, set);
		if (!ret && n->child)
			ret = resolve_set(ctx, n, early);
		if (ret)
			return ret;
	}
	return 0;
}

int parse_resolve(struct ctx *ctx, struct attr *set)
{
	int ret = resolve_set(ctx, set, true);

	ctx->request = set;
	return ret ? ret : resolve_set(ctx, set, false);
}

/* --- the command ------------------------------------------------------------- */

static int attempt(struct ctx *ctx, const struct verb *verb, unsigned pos, bool name_first,
		   struct attr **root, bool *against)
{
	unsigned char zero[64] = {0};
	struct parse p = {.ctx = ctx, .pos = pos};
	int ret;

	*root = p.root = attr_root(&ctx->arena, zero, verb->hdrlen);
	if (verb->base)
		parse_scope(&p, verb->base, p.root);
	parse_scope(&p, verb->opts, p.root);
	ret = verb->begin ? verb->begin(&p) : 0;
	if (!ret)
		ret = parse_rows(&p, name_first);
	if (!ret)
		ret = check_relations(ctx, p.root);
	if (!ret && verb->check)
		ret = verb->check(&p);
	*against = p.against;
	return ret;
}

/* Is the word at POS a keyword that could as well be meant as the bare name? *FIRST: the
 * name is the likelier reading. */
static bool in_doubt(const struct ctx *ctx, const struct verb *verb, unsigned pos, bool *first)
{
	const char *word = pos < ctx->words.n ? ctx->words.w[pos] : NULL;
	const struct opt *o;
	bool no;

	*first = false;
	if (!word)
		return false;
	o = table_find(verb->opts, word, &no);
	if (!o && verb->base)
		o = table_find(verb->base, word, &no);
	if (!o)
		return false;
	/* "dev X" and "name X" say outright what X is. */
	if (!(o->flags & OPT_POS) || pos + 1 == ctx->words.n)
		*first = verb->flags & VERB_NAME_FIRST;
	return true;
}

int parse_command(struct ctx *ctx, const struct verb *verb, unsigned pos, struct attr **root)
{
	bool first, doubt = in_doubt(ctx, verb, pos, &first), against;
	struct attr *other;
	struct err err;

	if (!attempt(ctx, verb, pos, first, root, &against))
		return 0;
	/* "show up down" is no question about an interface called up. */
	if (!doubt || (against && !first))
		return -ctx->err.code;
	/* The other reading of the first word; if it fails too, the one that got further
	 * knows better what is wrong. */
	err = ctx->err;
	err_clear(ctx);
	if (!attempt(ctx, verb, pos, !first, &other, &against)) {
		*root = other;
		return 0;
	}
	if (err.at.first > ctx->err.at.first || (!first && err.at.first >= pos))
		ctx->err = err;
	return -ctx->err.code;
}
