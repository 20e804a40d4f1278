// SPDX-License-Identifier: GPL-2.0-or-later
/* The verbs of vnet-ns that take names away: del and prune. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "ns.h"

/* Says who still lives in the namespace that was NAME's: for programs that ask for it,
 * and for people. */
static void say_residents(struct ctx *ctx, const char *name, const struct stat *st)
{
	struct out *o = &ctx->out;
	const char *other;
	pid_t *pids;
	size_t n;

	if (netns_pids(ctx, st->st_dev, st->st_ino, &pids, &n) || !n)
		return;
	other = netns_name_of(ctx, st->st_dev, st->st_ino);
	out_object(o, NULL);
	out_str(o, "name", "", name, NULL);
	out_uint(o, "inode", NULL, st->st_ino, NULL);
	out_str(o, other ? "other_name" : NULL, ": the namespace lives on ",
		other ? other : "unnamed", NULL);
	out_str(o, NULL, ", used by ", netns_who(ctx, pids, n), NULL);
	out_array(o, "pids");
	for (size_t i = 0; i < n; i++)
		out_int(o, "", NULL, pids[i], NULL);
	out_array_end(o);
	out_object_end(o);
	out_newline(o);
}

static int del_one(struct ctx *ctx, struct span at, const char *name)
{
	/* looking at every process takes longer than all the rest: not for scripts */
	bool say = ctx->flags.json || ctx->flags.details || isatty(ctx->out.fd);
	struct stat st;
	int ret;

	say = say && netns_look(ctx, name, false, &st) == NETNS_LIVE;
	ret = netns_remove(ctx, at, name);
	if (!ret && say)
		say_residents(ctx, name, &st);
	return ret;
}

/* Everything that is, or is what is left of, a namespace. */
static int all_names(struct ctx *ctx, const char *const **names, unsigned *n)
{
	struct netns_name *v;
	const char **list;
	size_t found;
	int ret = netns_names(ctx, &v, &found);

	*n = 0;
	list = arena_alloc(&ctx->arena, found * sizeof(*list));
	for (size_t i = 0; i < found; i++)
		if (v[i].state == NETNS_LIVE || v[i].state == NETNS_STALE)
			list[(*n)++] = v[i].name;
	*names = list;
	return ret;
}

static int check_names(struct ctx *ctx, const char *const *names, unsigned n, unsigned at)
{
	int ret = 0;

	for (unsigned i = 0; i < n && !ret; i++) {
		ret = netns_check_name(ctx, ns_at(at + i), names[i]);
		if (!ret && netns_look(ctx, names[i], false, NULL) == NETNS_GONE)
			ret = netns_missing(ctx, ns_at(at + i), names[i]);
	}
	return ret;
}

int ns_del(struct ctx *ctx, struct req *req)
{
	const char *const *names = ctx->words.w + req->pos;
	unsigned n = ctx->words.n - req->pos, at = req->pos, i;
	bool all = ctx->flags.all;
	const char *first;
	int ret = all ? ns_end(ctx, at) : ns_need(ctx, at, "a NAME", &first);

	if (!ret)
		ret = all ? all_names(ctx, &names, &n) : check_names(ctx, names, n, at);
	if (ret)
		return ret;
	if (!ctx->flags.dry_run)
		out_array(&ctx->out, NULL);
	for (i = 0; i < n && !ret; i++) {
		struct span where = {(uint16_t)(all ? 0 : at + i), !all};

		if (ns_dry(ctx, "remove the namespace %s", names[i]))
			continue;
		ret = del_one(ctx, where, names[i]);
	}
	if (!ctx->flags.dry_run)
		ns_end_array(ctx);
	if (ret && i > 1)
		hint(ctx, "%u of %u are removed", i - 1, n);
	return ret;
}

int ns_prune(struct ctx *ctx, struct req *req)
{
	const char *const *names = ctx->words.w + req->pos;
	unsigned n = ctx->words.n - req->pos;
	struct out *o = &ctx->out;
	int ret = n ? check_names(ctx, names, n, req->pos) : all_names(ctx, &names, &n);

	if (ret)
		return ret;
	out_array(o, NULL);
	for (unsigned i = 0; i < n && !ret; i++) {
		const char *did;

		ret = netns_prune(ctx, names[i], ctx->flags.dry_run, &did);
		if (ret || !did)
			continue;
		out_object(o, NULL);
		out_str(o, "name", "", names[i], " ");
		out_str(o, "action", "", did, NULL);
		out_object_end(o);
		out_newline(o);
	}
	ns_end_array(ctx);
	return ret;
}
