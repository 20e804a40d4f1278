// SPDX-License-Identifier: GPL-2.0-or-later
/* Tree -> text, JSON or words: the walker over rows on the way out. */
#include "opt.h"

const char *opt_key(const struct opt *o)
{
	if (o->flags & OPT_NOJSON)
		return NULL;
	return o->json ? o->json : o->name;
}

const char *opt_pre(struct out *out, const struct opt *o)
{
	if (out->mode == OUT_JSON || (out->mode == OUT_TEXT && (o->flags & OPT_NOTEXT)))
		return NULL;
	out_text(out, "%s ", out->mode == OUT_TEXT && o->text ? o->text : o->name);
	return "";
}

/* Metadata mode: what the kernel shows beside it may not be said beside it. */
bool opt_external(const struct attr *set)
{
	for (const struct attr *n = set->child; n; n = n->next)
		if (n->opt && (n->opt->flags & OPT_EXT) && opt_is_on(n))
			return true;
	return false;
}

static bool skipped(const struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n;

	if (!o->type->print || (o->flags & out->skip))
		return true;
	if (out->mode == OUT_WORDS)
		return ((o->flags & OPT_RO) && o->name) ||
		       ((o->flags & OPT_NOEXT) && opt_external(set));
	if (o->flags & OPT_WO)
		return true;
	if ((o->flags & OPT_D) && !out->details)
		return true;
	if (!(o->flags & OPT_NONZERO) && !((o->flags & OPT_TEXTNZ) && out->mode == OUT_TEXT))
		return false;
	n = attr_find(set, o->attr);
	return !n || !attr_uint(n);
}

void print_rows(struct out *out, const struct table *table, const struct attr *set)
{
	for (size_t i = 0; i < table->n; i++) {
		const struct opt *o = &table->opt[i];

		if (!skipped(out, o, set))
			o->type->print(out, o, set);
	}
}

const char *row_words(struct ctx *ctx, const struct opt *o, const struct attr *set)
{
	struct out out;

	out_open(&out, -1);
	out.mode = OUT_WORDS;
	out.ctx = ctx;
	if (set && o->type->print)
		o->type->print(&out, o, set);
	return out_take(&ctx->arena, &out);
}
