// SPDX-License-Identifier: GPL-2.0-or-later
/* Help, man page lists and completion: the rows as prose. */
#include "help.h"

#include <errno.h>
#include <string.h>

#include "kind.h"
#include "netns.h"

static const char *meta_of(struct arena *a, const struct opt *o)
{
	if (o->type->describe)
		return o->type->describe(a, o);
	return o->type->meta;
}

static bool typed(const struct opt *o)
{
	return o->name && o->type->parse && !(o->flags & OPT_RO);
}

static const char *word_of(struct arena *a, const struct opt *o)
{
	const char *name = o->flags & OPT_NO ? arena_printf(a, "[no]%s", o->name) : o->name;
	const char *meta = meta_of(a, o);

	if (o->flags & OPT_POS)
		name = arena_printf(a, "[%s]", name);
	return meta ? arena_printf(a, "%s %s", name, meta) : name;
}

static void put_rows(struct ctx *ctx, const struct table *t)
{
	for (size_t i = 0; t && i < t->n; i++) {
		const struct opt *o = &t->opt[i];
		const char *word;

		if (!typed(o))
			continue;
		word = word_of(&ctx->arena, o);
		if (strlen(word) > 30)
			out_text(&ctx->out, "  %s\n  %-30s  %s\n", word, "", o->help ? o->help : "");
		else
			out_text(&ctx->out, "  %-30s  %s\n", word, o->help ? o->help : "");
	}
}

static void put_usage(struct ctx *ctx, const struct tool *tool, const struct verb *v)
{
	out_text(&ctx->out, "%s %s%s%s", tool_title(ctx, tool), v->name, v->usage ? " " : "",
		 v->usage ? v->usage : "");
}

int help_verb(struct ctx *ctx, const struct tool *tool, const struct verb *verb)
{
	out_text(&ctx->out, "Usage: ");
	put_usage(ctx, tool, verb);
	out_text(&ctx->out, "\n\n%s\n", verb->help);
	if (verb->opts || verb->base)
		out_text(&ctx->out, "\n");
	put_rows(ctx, verb->opts);
	put_rows(ctx, verb->base);
	return 0;
}

/* The words that a new link of the kind must have, with their values. */
static void put_needs(struct ctx *ctx, const struct kind *k)
{
	for (const char *s = k->needs; s && *s;) {
		size_t len = strcspn(s, " |");
		bool no;
		const struct opt *o = table_find(&k->opts, arena_strndup(&ctx->arena, s, len), &no);

		out_text(&ctx->out, "%s%s", s > k->needs && s[-1] == '|' ? "|" : " ",
			 o ? word_of(&ctx->arena, o) : "");
		s += len + (s[len] != '\0');
	}
}

static int help_kind(struct ctx *ctx, const struct kind *k)
{
	out_text(&ctx->out, "Usage: ... type %s", k->name);
	put_needs(ctx, k);
	out_text(&ctx->out, "%s\n\n%s\n\n", k->opts.n ? " [OPTIONS]" : "", k->brief);
	put_rows(ctx, &k->opts);
	return 0;
}

/* The usage of every verb, also of those behind an object. */
static void put_verbs(struct ctx *ctx, const struct tool *tool, const char **sep)
{
	for (size_t i = 0; i < tool->n; i++) {
		const struct verb *v = &tool->verb[i];

		if (v->sub) {
			put_verbs(ctx, v->sub, sep);
		} else if (!(v->flags & VERB_HIDDEN)) {
			out_text(&ctx->out, "%s", *sep);
			put_usage(ctx, tool, v);
			*sep = "\n       ";
		}
	}
}

/* Only programs whose verbs read `type KIND` have kinds to explain. */
static bool has_kinds(const struct tool *tool)
{
	for (size_t i = 0; i < tool->n; i++) {
		const struct table *t = tool->verb[i].opts;

		for (size_t k = 0; t && k < t->n; k++)
			if (t->opt[k].type == &type_kind)
				return true;
	}
	return false;
}

/* Is the kind one of those? */
static bool takes_kind(const struct tool *tool, const struct kind *k)
{
	return has_kinds(tool) && k && (!tool->kind || tool->kind(k->name));
}

static int help_word(struct ctx *ctx, const struct tool *tool, unsigned pos)
{
	const char *word = ctx->words.w[pos];
	struct meant m = {.word = word};
	int ret;

	for (size_t i = 0; i < tool->n; i++) {
		const struct verb *v = &tool->verb[i];

		if (word_is(word, v->name, v->alias))
			return v->sub ? help_run(ctx, v->sub, pos + 1) : help_verb(ctx, tool, v);
	}
	if (takes_kind(tool, kind_find(word)))
		return help_kind(ctx, kind_find(word));
	ret = fail(ctx, (struct span){(uint16_t)pos, 1}, EINVAL, "there is no help on '%s'", word);
	for (size_t i = 0; i < tool->n; i++)
		meant_offer(&m, tool->verb[i].name);
	for (const struct kind *const *k = kinds; *k; k++)
		if (takes_kind(tool, *k))
			meant_offer(&m, (*k)->name);
	meant_hint(ctx, &m);
	return ret;
}

int help_run(struct ctx *ctx, const struct tool *tool, unsigned pos)
{
	const char *names, *meta, *help, *sep = "Usage: ";

	if (pos < ctx->words.n)
		return help_word(ctx, tool, pos);
	put_verbs(ctx, tool, &sep);
	out_text(&ctx->out, "\n       %s help [VERB%s]\n\n%s\n", tool_title(ctx, tool),
		 has_kinds(tool) ? "|KIND" : "", tool->brief);
	if (has_kinds(tool))
		out_text(&ctx->out, "\nKinds%s:\n",
			 tool->kind ? "" : " (any other goes to the kernel as it is)");
	for (const struct kind *const *k = kinds; *k; k++)
		if (takes_kind(tool, *k))
			out_text(&ctx->out, "  %-14s %s\n", (*k)->name, (*k)->brief);
	out_text(&ctx->out, "\nOptions, before the verb:\n");
	for (size_t i = 0; (names = global_row(i, &meta, &help)); i++) {
		out_text(&ctx->out, "  ");
		for (const char *sep2 = "-"; *names; sep2 = ", -") {
			size_t len = strcspn(names, " ");

			out_text(&ctx->out, "%s%.*s", sep2, (int)len, names);
			names += len + strspn(names + len, " ");
		}
		out_text(&ctx->out, "%s%s\n      %s\n", meta && *meta != '[' ? " " : "",
			 meta ? meta : "", help);
	}
	return 0;
}

/* --- man pages ------------------------------------------------------------------------ */

/* TEXT for troff: a hyphen is a hyphen, a leading dot or quote no request. */
static void put_roff(struct ctx *ctx, const char *text)
{
	if (*text == '.' || *text == '\'')
		out_text(&ctx->out, "\\&");
	for (; *text; text++) {
		if (*text == '\\')
			out_text(&ctx->out, "\\e");
		else if (*text == '-')
			out_text(&ctx->out, "\\-");
		else
			out_text(&ctx->out, "%c", *text);
	}
}

static bool any_typed(const struct table *t)
{
	for (size_t i = 0; t && i < t->n; i++)
		if (typed(&t->opt[i]))
			return true;
	return false;
}

static void man_rows(struct ctx *ctx, const char *mark, const struct table *t)
{
	if (!any_typed(t))
		return;
	out_text(&ctx->out, ".\\\" rows %s\n", mark);
	for (size_t i = 0; i < t->n; i++) {
		const struct opt *o = &t->opt[i];
		const char *meta;

		if (!typed(o))
			continue;
		meta = meta_of(&ctx->arena, o);
		out_text(&ctx->out, ".TP\n\\fB%s", o->flags & OPT_NO ? "[no]" : "");
		put_roff(ctx, o->name);
		out_text(&ctx->out, "\\fR%s\\fI", meta ? " " : "");
		put_roff(ctx, meta ? meta : "");
		out_text(&ctx->out, "\\fR\n");
		put_roff(ctx, o->help ? o->help : "");
		out_text(&ctx->out, ".");
		if (o->alias) {
			out_text(&ctx->out, " Also: ");
			put_roff(ctx, o->alias);
			out_text(&ctx->out, ".");
		}
		if (o->flags & OPT_CREATE)
			out_text(&ctx->out, " Fixed at creation.");
		out_text(&ctx->out, "\n");
	}
	out_text(&ctx->out, ".\\\" end\n");
}

/* The words that follow a word. */
static void man_nests(struct ctx *ctx, const struct table *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (typed(&t->opt[i]) && t->opt[i].nest && meta_of(&ctx->arena, &t->opt[i]))
			man_rows(ctx, t->opt[i].name, t->opt[i].nest);
}

/* The rows of verb V are marked V, those of verb V of object O are marked O-V; those that
 * verbs share all, or, if there are others before them, V-all. */
static void man_verbs(struct ctx *ctx, const struct tool *tool, const char *object)
{
	const struct table *base = NULL;

	for (size_t i = 0; i < tool->n; i++) {
		const struct verb *v = &tool->verb[i];
		const char *mark = arena_printf(&ctx->arena, "%s%s", object, v->name);

		if (v->sub)
			man_verbs(ctx, v->sub, arena_printf(&ctx->arena, "%s-", mark));
		man_rows(ctx, mark, v->opts);
		if (v->base && v->base != base) {
			man_rows(ctx, base ? arena_printf(&ctx->arena, "%s-all", mark) :
					     arena_printf(&ctx->arena, "%sall", object), v->base);
			base = v->base;
			man_nests(ctx, base);
		}
	}
}

int help_man(struct ctx *ctx, const struct tool *tool)
{
	man_verbs(ctx, tool, "");
	/* Those of some kinds only stand in the page of the program for all. */
	for (const struct kind *const *k = kinds; has_kinds(tool) && !tool->kind && *k; k++)
		man_rows(ctx, arena_printf(&ctx->arena, "kind-%s", (*k)->name), &(*k)->opts);
	return 0;
}

/* --- completion ------------------------------------------------------------------------- */

static void complete_table(struct ctx *ctx, const struct table *t, const char *word)
{
	size_t len = strlen(word);

	for (size_t i = 0; t && i < t->n; i++) {
		const struct opt *o = &t->opt[i];

		if (typed(o) && !strncmp(o->name, word, len))
			out_text(&ctx->out, "%s\n", o->name);
		if (typed(o) && (o->flags & OPT_NO) && !strncmp("no", word, len < 2 ? len : 2) &&
		    (len < 2 || !strncmp(o->name, word + 2, len - 2)))
			out_text(&ctx->out, "no%s\n", o->name);
	}
}

static const struct verb *verb_named(const struct tool *tool, const char *word)
{
	for (size_t i = 0; i < tool->n; i++)
		if (word_is(word, tool->verb[i].name, tool->verb[i].alias))
			return &tool->verb[i];
	return NULL;
}

static const struct opt *row_named(const struct verb *v, const char *word, const struct kind *k)
{
	const struct opt *o = NULL;
	bool no;

	if (k)
		o = table_find(&k->opts, word, &no);
	if (!o && v->opts)
		o = table_find(v->opts, word, &no);
	if (!o && v->base)
		o = table_find(v->base, word, &no);
	return o;
}

static void complete_value(struct ctx *ctx, const struct opt *o, const char *word)
{
	size_t len = strlen(word);

	if (o->type->complete) {
		o->type->complete(ctx, o, word);
		return;
	}
	for (const struct name *n = o->names; n && n->name; n++)
		if (!strncmp(n->name, word, len))
			out_text(&ctx->out, "%s\n", n->name);
	if (o->type->meta && !strcmp(o->type->meta, "on|off"))
		out_text(&ctx->out, "on\noff\n");
}

static void complete_netns(struct ctx *ctx, const char *word)
{
	struct netns_name *names;
	size_t n;

	if (netns_names(ctx, &names, &n)) {
		err_clear(ctx);
		return;
	}
	for (size_t i = 0; i < n; i++)
		if (!strncmp(names[i].name, word, strlen(word)))
			out_text(&ctx->out, "%s\n", names[i].name);
}

static void complete_verb(struct ctx *ctx, const struct tool *tool, const char *word)
{
	for (size_t i = 0; i < tool->n; i++)
		if (!(tool->verb[i].flags & VERB_HIDDEN) &&
		    !strncmp(tool->verb[i].name, word, strlen(word)))
			out_text(&ctx->out, "%s\n", tool->verb[i].name);
}

int complete_run(struct ctx *ctx, const struct tool *tool, unsigned pos)
{
	const struct words *w = &ctx->words;
	const char *last = w->n > pos ? w->w[w->n - 1] : "";
	const struct kind *kind = NULL;
	const struct verb *verb = NULL;
	const struct opt *o;

	while (pos + 1 < w->n && w->w[pos][0] == '-') {
		unsigned next = global_skip(w, pos);

		if (next >= w->n) {
			complete_netns(ctx, last);
			return 0;
		}
		pos = next;
	}
	for (; pos + 1 < w->n && (verb = verb_named(tool, w->w[pos])) && verb->sub; pos++)
		tool = verb->sub;
	if (pos + 1 >= w->n) {
		complete_verb(ctx, tool, last);
		if (tool_else(tool))
			complete_table(ctx, tool_else(tool)->opts, last);
		return 0;
	}
	if (!verb && tool_else(tool)) {
		verb = tool_else(tool);
		pos--;
	}
	if (verb && (verb->flags & VERB_RAW))
		complete_netns(ctx, last);
	if (!verb || (verb->flags & VERB_RAW))
		return 0;
	for (unsigned i = pos + 1; i + 1 < w->n; i++)
		if ((!strcmp(w->w[i - 1], "type") || (!kind && !strcmp(w->w[i - 1], "mode"))) &&
		    kind_find(w->w[i]))
			kind = kind_find(w->w[i]);
	o = row_named(verb, w->w[w->n - 2], kind);
	if (w->n - 2 > pos && o && o->type->meta) {
		complete_value(ctx, o, last);
		return 0;
	}
	complete_table(ctx, kind ? &kind->opts : NULL, last);
	complete_table(ctx, verb->opts, last);
	complete_table(ctx, verb->base, last);
	return 0;
}
