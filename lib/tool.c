// SPDX-License-Identifier: GPL-2.0-or-later
/* One command from its words: global options, verb, rows, run. */
#include <errno.h>
#include <string.h>
#include <sys/socket.h>

#include "batch.h"
#include "help.h"
#include "opt.h"

/* --- global options ---------------------------------------------------------------- */

enum global {
	G_JSON, G_PRETTY, G_DETAILS, G_STATS, G_ONELINE, G_BRIEF, G_INET, G_INET6, G_LINK, G_MPLS,
	G_FAMILY, G_NETNS, G_NUMERIC, G_COLOR, G_HUMAN, G_IEC, G_ALL, G_DRY_RUN, G_TRACE, G_FORCE,
	G_VERBOSE, G_TIME, G_TSHORT, G_BATCH, G_VERSION, G_HELP, G_COMPRESS, G_IGNORED
};

struct global_opt {
	const char *names, *meta, *help;
	enum global what;
};

/* One or two dashes, as with `ip`. */
static const struct global_opt globals[] = {
	{"j js json", NULL, "JSON on standard output, and errors as JSON on standard error", G_JSON},
	{"p pretty", NULL, "indent the JSON", G_PRETTY},
	{"d details", NULL, "show more of each object", G_DETAILS},
	{"s stats statistics", NULL, "show counters; twice: error counters, too", G_STATS},
	{"o oneline", NULL, "one line for each object, '\\' where a line broke", G_ONELINE},
	{"br brief", NULL, "a table with the most important columns", G_BRIEF},
	{"4", NULL, "IPv4 only", G_INET},
	{"6", NULL, "IPv6 only", G_INET6},
	{"0", NULL, "links only, without addresses", G_LINK},
	{"M", NULL, "MPLS only", G_MPLS},
	{"f family", "FAMILY", "that family only: inet, inet6, link, mpls", G_FAMILY},
	{"n netns", "NS", "work in that namespace: NAME, PATH, pid:N, id:INODE", G_NETNS},
	{"N Numeric", NULL, "numbers in place of names", G_NUMERIC},
	{"c color", "[=WHEN]", "colours: always, auto, never; NO_COLOR switches auto off", G_COLOR},
	{"h human human-readable", NULL, "counters with k, M, G", G_HUMAN},
	{"iec", NULL, "with -h, steps of 1024", G_IEC},
	{"a all", NULL, "for all namespaces", G_ALL},
	{"force", NULL, "go on after an error", G_FORCE},
	{"dry-run", NULL, "print the requests instead of sending them; needs no privilege", G_DRY_RUN},
	{"trace", NULL, "print every message sent and received on standard error", G_TRACE},
	{"v verbose", NULL,
	 "say on standard error what was decided, even if that is no terminal", G_VERBOSE},
	{"t timestamp", NULL, "say when an event was (vnet-monitor)", G_TIME},
	{"ts tshort", NULL, "the same, in short (ISO 8601)", G_TSHORT},
	{"b batch", "FILE", "run the commands of the file (-: standard input), one a line", G_BATCH},
	{"V Version", NULL, "print the version", G_VERSION},
	{"help", NULL, "print how the program is called", G_HELP},
	{"com compress compressvlans", NULL, NULL, G_COMPRESS},
	{"r resolve echo", NULL, NULL, G_IGNORED},
};

const char *global_row(size_t i, const char **meta, const char **help)
{
	if (i >= sizeof(globals) / sizeof(globals[0]) || !globals[i].help)
		return NULL;
	*meta = globals[i].meta;
	*help = globals[i].help;
	return globals[i].names;
}

static const struct global_opt *find_global(const char *word)
{
	char name[24];
	size_t len = strcspn(word, "=");

	if (!len || len >= sizeof(name))
		return NULL;
	memcpy(name, word, len);
	name[len] = '\0';
	for (size_t i = 0; i < sizeof(globals) / sizeof(globals[0]); i++)
		if (word_is(name, globals[i].names, globals[i].names) &&
		    (!word[len] || globals[i].what == G_COLOR))
			return &globals[i];
	return NULL;
}

unsigned global_skip(const struct words *words, unsigned pos)
{
	const char *word = words->w[pos];
	const struct global_opt *g = find_global(word + (word[1] == '-' ? 2 : 1));

	return pos + (g && g->meta && *g->meta != '[' ? 2 : 1);
}

static int set_color(struct ctx *ctx, struct span at, const char *word)
{
	const char *when = strchr(word, '=');

	if (!when || !strcmp(when, "=always"))
		ctx->flags.color = WHEN_ALWAYS;
	else if (!strcmp(when, "=auto"))
		ctx->flags.color = WHEN_AUTO;
	else if (!strcmp(when, "=never"))
		ctx->flags.color = WHEN_NEVER;
	else
		return fail(ctx, at, EINVAL, "color cannot be '%s': it takes always|auto|never",
			    when + 1);
	return 0;
}

static int set_family(struct ctx *ctx, struct span at, const char *word)
{
	if (!strcmp(word, "inet"))
		ctx->flags.family = AF_INET;
	else if (!strcmp(word, "inet6"))
		ctx->flags.family = AF_INET6;
	else if (!strcmp(word, "link"))
		ctx->flags.family = AF_PACKET;
	else if (!strcmp(word, "mpls"))
		ctx->flags.family = AF_MPLS;
	else
		return fail(ctx, at, EINVAL, "family cannot be '%s': it takes inet|inet6|link|mpls",
			    word);
	return 0;
}

/* An option with a value: the next word. */
static int value_option(struct ctx *ctx, enum global what, unsigned *pos)
{
	struct span at = {(uint16_t)++*pos, 1};
	const char *word = *pos < ctx->words.n ? ctx->words.w[*pos] : NULL;

	if (!word)
		return fail(ctx, at, EINVAL, "'%s' needs a value", ctx->words.w[*pos - 1]);
	if (what == G_FAMILY)
		return set_family(ctx, at, word);
	if (what == G_BATCH) {
		ctx->flags.batch = word;
		ctx->flags.batch_at = at;
	} else {
		ctx->flags.netns = word;
		ctx->flags.netns_at = at;
	}
	return 0;
}

static int set_global(struct ctx *ctx, enum global what, unsigned *pos, enum global *stop)
{
	struct flags *f = &ctx->flags;

	switch (what) {
	case G_JSON: f->json = true; break;
	case G_PRETTY: f->pretty = true; break;
	case G_DETAILS: f->details++; break;
	case G_STATS: f->stats++; break;
	case G_ONELINE: f->oneline = true; break;
	case G_BRIEF: f->brief = true; break;
	case G_INET: f->family = AF_INET; break;
	case G_INET6: f->family = AF_INET6; break;
	case G_LINK: f->family = AF_PACKET; break;
	case G_MPLS: f->family = AF_MPLS; break;
	case G_NUMERIC: f->numeric = true; break;
	case G_HUMAN: f->human = true; break;
	case G_IEC: f->iec = true; break;
	case G_ALL: f->all = true; break;
	case G_FORCE: f->force = true; break;
	case G_DRY_RUN: f->dry_run = true; break;
	case G_TRACE: f->trace = true; break;
	case G_VERBOSE: f->verbose = true; break;
	case G_TIME: f->timestamp = 1; break;
	case G_TSHORT: f->timestamp = 2; break;
	case G_COMPRESS: f->compress = true; break;
	case G_IGNORED: break;
	case G_COLOR:
		return set_color(ctx, (struct span){(uint16_t)*pos, 1}, ctx->words.w[*pos]);
	case G_FAMILY:
	case G_NETNS:
	case G_BATCH:
		return value_option(ctx, what, pos);
	case G_VERSION:
	case G_HELP:
		*stop = what;
		break;
	}
	return 0;
}

static int unknown_option(struct ctx *ctx, unsigned pos)
{
	const char *word = ctx->words.w[pos], *meta, *help, *names;
	struct meant m = {.word = word + strspn(word, "-")};
	int ret = fail(ctx, (struct span){(uint16_t)pos, 1}, EINVAL, "unknown option '%s'", word);

	for (size_t i = 0; (names = global_row(i, &meta, &help)); i++)
		for (; *names; names += strcspn(names, " "), names += strspn(names, " "))
			meant_offer(&m, arena_strndup(&ctx->arena, names, strcspn(names, " ")));
	meant_hint(ctx, &m);
	return ret;
}

const struct verb *tool_else(const struct tool *tool)
{
	for (size_t i = 0; i < tool->n; i++)
		if (tool->verb[i].flags & VERB_ELSE)
			return &tool->verb[i];
	return NULL;
}

/* Is it a word of the verb that need not be said? */
static bool is_row(const struct tool *tool, const char *word)
{
	const struct verb *verb = tool_else(tool);
	bool no;

	return verb && table_find(verb->opts, word, &no);
}

/* Reads options up to the first word that is none; *STOP: -V or --help was among them. */
static int parse_globals(struct ctx *ctx, const struct tool *tool, unsigned *pos,
			 enum global *stop)
{
	for (; *pos < ctx->words.n; ++*pos) {
		const char *word = ctx->words.w[*pos];
		const struct global_opt *g;
		int ret;

		if (word[0] != '-' || !word[1])
			return 0;
		if (!strcmp(word, "--")) {
			++*pos;
			return 0;
		}
		g = find_global(word + (word[1] == '-' ? 2 : 1));
		if (!g && is_row(tool, word))
			return 0;
		if (!g)
			return unknown_option(ctx, *pos);
		ret = set_global(ctx, g->what, pos, stop);
		if (ret)
			return ret;
	}
	return 0;
}

static void apply_flags(struct ctx *ctx)
{
	const struct flags *f = &ctx->flags;
	struct out *o = &ctx->out;

	o->mode = f->json ? OUT_JSON : OUT_TEXT;
	o->pretty = f->pretty;
	o->oneline = f->oneline;
	o->details = f->details;
	o->stats = f->stats;
	o->numeric = f->numeric;
	o->human = f->human;
	o->iec = f->iec;
	o->color = !f->json && (f->color == WHEN_ALWAYS ||
				(f->color == WHEN_AUTO && ctx->color_auto));
}

/* --- verbs ----------------------------------------------------------------------------- */

static const struct verb *find_verb(const struct tool *tool, const char *word)
{
	for (size_t i = 0; i < tool->n; i++)
		if (word ? word_is(word, tool->verb[i].name, tool->verb[i].alias)
			 : (tool->verb[i].flags & VERB_DEFAULT) != 0)
			return &tool->verb[i];
	return NULL;
}

const char *tool_title(struct ctx *ctx, const struct tool *tool)
{
	const char *called = ctx->flags.called, *rest = strchr(tool->name, '-');
	size_t len = called ? strlen(called) : 0;

	if (!called || !rest)
		return tool->name;
	if (!strncmp(++rest, called, len) && (!rest[len] || rest[len] == ' '))
		return rest;
	if (tool->object)
		rest = arena_strndup(&ctx->arena, tool->object, strcspn(tool->object, " "));
	return arena_printf(&ctx->arena, "%s %s", called, rest);
}

static int unknown_verb(struct ctx *ctx, const struct tool *tool, unsigned pos)
{
	struct meant m = {.word = ctx->words.w[pos]};
	int ret = fail(ctx, (struct span){(uint16_t)pos, 1}, EINVAL, "%s has no verb '%s'",
		       tool_title(ctx, tool), ctx->words.w[pos]);
	const char *all = "";

	for (size_t i = 0; i < tool->n; i++) {
		meant_offer(&m, tool->verb[i].name);
		if (!(tool->verb[i].flags & VERB_HIDDEN))
			all = arena_printf(&ctx->arena, "%s%s%s", all, *all ? ", " : "",
					   tool->verb[i].name);
	}
	meant_hint(ctx, &m);
	hint(ctx, "it has %s", all);
	return ret;
}

static int run_verb(struct ctx *ctx, const struct tool *tool, const struct verb *verb, unsigned pos)
{
	struct req req = {.tool = tool, .verb = verb, .pos = pos};
	int ret = 0;

	if (!(verb->flags & VERB_RAW))
		ret = parse_command(ctx, verb, pos, &req.root);
	if (ret)
		return ret;
	return verb->run(ctx, &req);
}

static bool asks_help(const struct ctx *ctx, const struct verb *verb, unsigned pos)
{
	const char *word = pos + 1 == ctx->words.n ? ctx->words.w[pos] : "";

	return !strcmp(word, "--help") || (!strcmp(word, "help") && !(verb->flags & VERB_RAW));
}

/* The words from POS on: a verb, or an object with verbs of its own. */
static int run_words(struct ctx *ctx, const struct tool *tool, unsigned pos)
{
	const char *word = pos < ctx->words.n ? ctx->words.w[pos] : NULL;
	const struct verb *verb = find_verb(tool, word);

	if (word && (!strcmp(word, "help") || !strcmp(word, "--help")))
		return help_run(ctx, tool, pos + 1);
	if (!verb && (verb = tool_else(tool)))
		return run_verb(ctx, tool, verb, pos);
	if (!verb)
		return word ? unknown_verb(ctx, tool, pos) : help_run(ctx, tool, pos);
	if (verb->sub)
		return run_words(ctx, verb->sub, word ? pos + 1 : pos);
	if (word && asks_help(ctx, verb, pos + 1))
		return help_verb(ctx, tool, verb);
	return run_verb(ctx, tool, verb, word ? pos + 1 : pos);
}

int tool_run(struct ctx *ctx, const struct tool *tool, int *status)
{
	enum global stop = G_IGNORED;
	unsigned pos = 1;
	const char *word;
	int ret = parse_globals(ctx, tool, &pos, &stop);

	ctx->status = 0;
	apply_flags(ctx);
	if (ret)
		return ret;
	if (stop == G_VERSION) {
		out_text(&ctx->out, "%s, vnet-%s\n", tool->name, VERSION);
		return 0;
	}
	if (ctx->flags.batch)
		return batch_run(ctx, tool, ctx->flags.batch_at, ctx->flags.batch);
	word = pos < ctx->words.n ? ctx->words.w[pos] : NULL;
	if (stop == G_HELP)
		return help_run(ctx, tool, word && !strcmp(word, "help") ? pos + 1 : pos);
	if (word && !strcmp(word, "__complete"))
		return complete_run(ctx, tool, pos + 1);
	if (word && !strcmp(word, "__man"))
		return help_man(ctx, tool);
	ret = run_words(ctx, tool, pos);
	*status = ret ? *status : ctx->status;
	return ret;
}

/* A line may begin with the name of a program: this one, one that is part of it, or the one
 * that it stands for. */
static const struct tool *skip_program(const struct tool *tool, const char *word, unsigned *pos)
{
	const struct tool *part = NULL;

	for (size_t i = 0; i < tool->n && !part; i++)
		if (tool->verb[i].sub && !strcmp(tool->verb[i].sub->name, word))
			part = tool->verb[i].sub;
	if (part || word_is(word, tool->name, "ip vnet"))
		++*pos;
	return part ? part : tool;
}

int tool_line(struct ctx *ctx, const struct tool *tool, int *status)
{
	enum global stop = G_IGNORED;
	unsigned pos = 1;
	const char *word;
	int ret;

	(void)status;
	tool = skip_program(tool, ctx->words.w[1], &pos);
	ret = parse_globals(ctx, tool, &pos, &stop);
	apply_flags(ctx);
	if (ret)
		return ret;
	if (ctx->flags.batch)
		return fail(ctx, ctx->flags.batch_at, EINVAL, "a batch cannot run another one");
	word = pos < ctx->words.n ? ctx->words.w[pos] : NULL;
	if (word && tool->object && !find_verb(tool, word) && word_is(word, tool->object, tool->object))
		pos++;
	return run_words(ctx, tool, pos);
}
