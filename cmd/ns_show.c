// SPDX-License-Identifier: GPL-2.0-or-later
/* The verbs of vnet-ns that only look. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "../lib/nl.h"
#include "ns.h"

int32_t ns_nsid(struct ctx *ctx, struct nl *nl, int fd)
{
	int32_t nsid;

	if (netns_nsid(ctx, nl, fd, &nsid))
		err_clear(ctx);
	return nsid;
}

static int32_t nsid_of_name(struct ctx *ctx, struct nl *nl, const char *name)
{
	int32_t nsid;
	int fd;

	if (netns_open(ctx, (struct span){0}, name, &fd)) {
		err_clear(ctx);
		return NETNS_NSID_NONE;
	}
	nsid = ns_nsid(ctx, nl, fd);
	close(fd);
	return nsid;
}

static void print_name(struct ctx *ctx, struct nl *nl, const struct netns_name *v)
{
	struct out *o = &ctx->out;
	int32_t nsid;

	out_object(o, NULL);
	out_str(o, "name", "", v->name, NULL);
	if (v->state == NETNS_STALE)
		out_bool(o, "stale", true, " (stale)");
	else if ((nsid = nsid_of_name(ctx, nl, v->name)) != NETNS_NSID_NONE)
		out_int(o, "id", " (id: ", nsid, ")");
	out_object_end(o);
	out_newline(o);
}

/* Other words behind "list" mean nothing: scripts have them there. */
int ns_list(struct ctx *ctx, struct req *req)
{
	struct netns_name *v;
	struct nl *nl;
	size_t n;
	int ret;

	if (ctx->flags.all ||
	    (req->pos < ctx->words.n && word_is(ctx->words.w[req->pos], "all", "--all -all -a")))
		return ns_list_all(ctx);
	ret = netns_names(ctx, &v, &n);
	if (!ret)
		ret = nl_here(ctx, &nl);
	if (ret)
		return ret;
	out_array(&ctx->out, NULL);
	for (size_t i = 0; i < n; i++)
		if (v[i].state == NETNS_LIVE || (v[i].state == NETNS_STALE && ctx->flags.details))
			print_name(ctx, nl, &v[i]);
	ns_end_array(ctx);
	return 0;
}

/* --- list-id ----------------------------------------------------------------------- */

static int parse_nsid(struct ctx *ctx, unsigned at, int32_t *nsid)
{
	const char *word;
	uint64_t v;
	int ret = ns_need(ctx, at, "an NSID", &word);

	if (ret)
		return ret;
	if (number(word, &v) || v > INT32_MAX)
		return fail(ctx, ns_at(at), EINVAL, "'%s' is no NSID: give a number from 0 to %d",
			    word, INT32_MAX);
	*nsid = (int32_t)v;
	return 0;
}

static void print_nsid(struct out *o, const char *key, int32_t nsid)
{
	out_text(o, "%s ", key);
	if (nsid >= 0)
		out_int(o, key, "", nsid, " ");
	else
		out_text(o, "unassigned ");
}

int ns_list_id(struct ctx *ctx, struct req *req)
{
	int32_t target = NETNS_NSID_NONE, one = NETNS_NSID_NONE;
	struct span at = {0};
	struct nsid *ids;
	struct nl *nl;
	size_t n;
	int ret = 0;

	for (unsigned i = req->pos; i < ctx->words.n && !ret; i += 2) {
		at = ns_at(i + 1);
		if (!strcmp(ctx->words.w[i], "target-nsid"))
			ret = parse_nsid(ctx, i + 1, &target);
		else if (!strcmp(ctx->words.w[i], "nsid"))
			ret = parse_nsid(ctx, i + 1, &one);
		else
			ret = ns_end(ctx, i);
	}
	if (!ret)
		ret = nl_here(ctx, &nl);
	if (!ret)
		ret = netns_nsids(ctx, nl, target, one, at, &ids, &n);
	if (ret)
		return ret;
	out_array(&ctx->out, NULL);
	for (size_t i = 0; i < n; i++) {
		const char *name = netns_name_by_nsid(
			ctx, nl, ids[i].has_current ? ids[i].current : ids[i].nsid);

		out_object(&ctx->out, NULL);
		print_nsid(&ctx->out, "nsid", ids[i].nsid);
		if (ids[i].has_current)
			print_nsid(&ctx->out, "current-nsid", ids[i].current);
		if (name)
			out_str(&ctx->out, "name", "(iproute2 netns name: ", name, ")");
		out_object_end(&ctx->out);
		out_newline(&ctx->out);
	}
	ns_end_array(ctx);
	return 0;
}

/* --- identify, pids ----------------------------------------------------------------- */

int ns_identify(struct ctx *ctx, struct req *req)
{
	const char *word = req->pos < ctx->words.n ? ctx->words.w[req->pos] : NULL;
	struct netns_name *v;
	struct stat st;
	uint64_t pid;
	size_t n;
	int fd, ret = ns_end(ctx, req->pos + 1);

	if (!ret && word && (!number(word, &pid) || !strcmp(word, "self")))
		word = strcmp(word, "self") ? arena_printf(&ctx->arena, "pid:%s", word) : NULL;
	if (!ret)
		ret = word ? netns_open(ctx, ns_at(req->pos), word, &fd)
			   : netns_open_self(ctx, &fd);
	if (ret)
		return ret;
	ret = fstat(fd, &st);
	close(fd);
	if (!ret)
		ret = netns_names(ctx, &v, &n);
	if (ret)
		return ret;
	out_array(&ctx->out, NULL);
	for (size_t i = 0; i < n; i++) {
		if (v[i].state != NETNS_LIVE || v[i].ino != st.st_ino || v[i].dev != st.st_dev)
			continue;
		out_object(&ctx->out, NULL);
		out_str(&ctx->out, "name", "", v[i].name, NULL);
		out_object_end(&ctx->out);
		out_newline(&ctx->out);
	}
	ns_end_array(ctx);
	return 0;
}

int ns_pids(struct ctx *ctx, struct req *req)
{
	const char *word;
	struct stat st;
	pid_t *pids;
	size_t n;
	int fd, ret = ns_need(ctx, req->pos, "a NAME", &word);

	if (!ret)
		ret = ns_end(ctx, req->pos + 1);
	if (!ret)
		ret = netns_open(ctx, ns_at(req->pos), word, &fd);
	if (ret)
		return ret;
	ret = fstat(fd, &st);
	close(fd);
	if (!ret)
		ret = netns_pids(ctx, st.st_dev, st.st_ino, &pids, &n);
	if (ret)
		return ret;
	out_array(&ctx->out, NULL);
	for (size_t i = 0; i < n; i++) {
		out_object(&ctx->out, NULL);
		out_int(&ctx->out, "pid", "", pids[i], NULL);
		out_str(&ctx->out, "command", ctx->flags.details ? " " : NULL,
			netns_command(ctx, pids[i]), NULL);
		out_object_end(&ctx->out);
		out_newline(&ctx->out);
	}
	ns_end_array(ctx);
	return 0;
}
