// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-ns: make, name, find, enter and remove network namespaces. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "../lib/nl.h"
#include "ns.h"

extern const struct tool vnet_ns;

int ns_need(struct ctx *ctx, unsigned i, const char *what, const char **word)
{
	*word = i < ctx->words.n ? ctx->words.w[i] : NULL;
	if (*word)
		return 0;
	return fail(ctx, ns_at(ctx->words.n), EINVAL, "'%s' needs %s", ctx->words.w[i - 1], what);
}

int ns_end(struct ctx *ctx, unsigned i)
{
	if (i >= ctx->words.n)
		return 0;
	return fail(ctx, ns_at(i), EINVAL, "there is nothing '%s' could mean here",
		    ctx->words.w[i]);
}

void ns_line(struct ctx *ctx)
{
	out_newline(&ctx->out);
	ctx->out.first = true;
}

void ns_end_array(struct ctx *ctx)
{
	out_array_end(&ctx->out);
	if (ctx->flags.json)
		out_newline(&ctx->out);
}

bool ns_dry(struct ctx *ctx, const char *fmt, ...)
{
	va_list ap;
	const char *what;

	if (!ctx->flags.dry_run)
		return false;
	va_start(ap, fmt);
	what = arena_vprintf(&ctx->arena, fmt, ap);
	va_end(ap);
	out_object(&ctx->out, NULL);
	out_str(&ctx->out, "would", "would ", what, NULL);
	out_object_end(&ctx->out);
	ns_line(ctx);
	return true;
}

/* --- making ---------------------------------------------------------------------- */

static int run_add(struct ctx *ctx, struct req *req)
{
	unsigned at = req->pos;
	const char *name;
	bool up = false;
	int fd, ret = ns_need(ctx, at, "a NAME", &name);

	if (!ret && at + 1 < ctx->words.n && !strcmp(ctx->words.w[at + 1], "up"))
		up = true;
	if (!ret)
		ret = ns_end(ctx, at + 1 + up);
	if (!ret)
		ret = netns_free(ctx, ns_at(at), name);
	if (ret || ns_dry(ctx, "add the namespace %s%s", name, up ? " and bring its lo up" : ""))
		return ret;
	ret = netns_new(ctx, &fd);
	if (ret)
		return ret;
	if (up)
		ret = netns_lo_up(ctx, fd);
	if (!ret)
		ret = netns_publish(ctx, ns_at(at), name, fd);
	close(fd);
	return ret;
}

/* A bare number means a process where the grammar says PID. */
static int open_pid_word(struct ctx *ctx, unsigned at, int *fd)
{
	const char *word = ctx->words.w[at];
	uint64_t pid;

	if (!number(word, &pid))
		word = arena_printf(&ctx->arena, "pid:%s", word);
	return netns_open(ctx, ns_at(at), word, fd);
}

static int run_attach(struct ctx *ctx, struct req *req)
{
	unsigned at = req->pos;
	const char *name, *pid;
	int fd, ret = ns_need(ctx, at, "a NAME", &name);

	if (!ret)
		ret = ns_need(ctx, at + 1, "a PID", &pid);
	if (!ret)
		ret = ns_end(ctx, at + 2);
	if (!ret)
		ret = netns_free(ctx, ns_at(at), name);
	if (!ret)
		ret = open_pid_word(ctx, at + 1, &fd);
	if (ret)
		return ret;
	if (!ns_dry(ctx, "name the namespace of %s %s", pid, name))
		ret = netns_publish(ctx, ns_at(at), name, fd);
	close(fd);
	return ret;
}

static int run_set(struct ctx *ctx, struct req *req)
{
	unsigned at = req->pos;
	int32_t nsid = NETNS_NSID_NONE;
	const char *name, *word;
	struct nl *nl;
	uint64_t v;
	int fd, ret = ns_need(ctx, at, "a NAME", &name);

	if (!ret)
		ret = ns_need(ctx, at + 1, "an NSID or 'auto'", &word);
	if (!ret)
		ret = ns_end(ctx, at + 2);
	if (ret)
		return ret;
	if (strcmp(word, "auto")) {
		if (number(word, &v) || v > INT32_MAX)
			return fail(ctx, ns_at(at + 1), EINVAL,
				    "'%s' is no NSID: give a number from 0 to %d or 'auto'", word,
				    INT32_MAX);
		nsid = (int32_t)v;
	}
	ret = netns_open(ctx, ns_at(at), name, &fd);
	if (ret)
		return ret;
	if (!ns_dry(ctx, "give the namespace %s the id %s", name, word)) {
		ret = nl_here(ctx, &nl);
		if (!ret)
			ret = netns_set_nsid(ctx, nl, fd, nsid, ns_at(at + 1));
	}
	close(fd);
	return ret;
}

/* --- the program ------------------------------------------------------------------- */

static const struct verb verbs[] = {
	{.name = "list", .alias = "ls lst show sh", .usage = "[--all]",
	 .help = "lists the named namespaces, or all there are on this machine with what keeps "
		 "each alive",
	 .flags = VERB_RAW | VERB_DEFAULT, .run = ns_list},
	{.name = "add", .alias = "a", .usage = "NAME [up]",
	 .help = "makes a namespace and names it, with lo up if asked for",
	 .flags = VERB_RAW, .run = run_add},
	{.name = "del", .alias = "delete d", .usage = "NAME... | -all del",
	 .help = "removes names; a namespace lives on unnamed while processes use it",
	 .flags = VERB_RAW, .run = ns_del},
	{.name = "exec", .usage = "NAME CMD... | -all exec CMD...",
	 .help = "becomes the command CMD inside a namespace, or runs it in each one after the "
		 "other",
	 .flags = VERB_RAW, .run = ns_exec},
	{.name = "attach", .usage = "NAME PID",
	 .help = "names the namespace of a process", .flags = VERB_RAW, .run = run_attach},
	{.name = "set", .usage = "NAME NSID|auto",
	 .help = "gives a namespace the id by which the present one knows it",
	 .flags = VERB_RAW, .run = run_set},
	{.name = "list-id", .usage = "[target-nsid N] [nsid N]",
	 .help = "lists the ids by which the present namespace knows others",
	 .flags = VERB_RAW, .run = ns_list_id},
	{.name = "identify", .usage = "[PID]",
	 .help = "prints the names of a process's namespace", .flags = VERB_RAW,
	 .run = ns_identify},
	{.name = "pids", .usage = "NAME",
	 .help = "prints the processes that live in a namespace", .flags = VERB_RAW,
	 .run = ns_pids},
	{.name = "monitor", .alias = "mon", 
	 .help = "prints a line for each name that comes and goes", .flags = VERB_RAW,
	 .run = ns_monitor},
	{.name = "prune", .usage = "[NAME...]",
	 .help = "removes names whose namespace is gone and superfluous mounts of the others",
	 .flags = VERB_RAW, .run = ns_prune},
};

const struct tool vnet_ns = {
	.name = "vnet-ns",
	.object = "netns ns",
	.brief = "make, name, find, enter and remove network namespaces",
	.verb = verbs,
	.n = sizeof(verbs) / sizeof(verbs[0]),
};
