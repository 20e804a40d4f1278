// SPDX-License-Identifier: GPL-2.0-or-later
/* The ids by which namespaces know each other (RTM_*NSID). */
#include "netns.h"

#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/net_namespace.h>
#include <linux/rtnetlink.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "nl.h"
#include "opt.h"

static const struct span nowhere;
static const struct table no_rows;

static struct attr *request(struct ctx *ctx)
{
	const struct rtgenmsg header = {.rtgen_family = AF_UNSPEC};

	return attr_root(&ctx->arena, &header, sizeof(header));
}

static struct attr *answer(struct ctx *ctx, const struct nlmsghdr *h)
{
	return attr_decode(&ctx->arena, &no_rows, mnl_nlmsg_get_payload(h),
			   mnl_nlmsg_get_payload_len(h), sizeof(struct rtgenmsg));
}

static int32_t nsid_of(const struct attr *n)
{
	return n && n->len == 4 ? (int32_t)attr_uint(n) : NETNS_NSID_NONE;
}

int netns_nsid(struct ctx *ctx, struct nl *nl, int fd, int32_t *nsid)
{
	struct attr *root = request(ctx);
	struct reply r;
	int ret;

	*nsid = NETNS_NSID_NONE;
	attr_put_u32(&ctx->arena, root, NETNSA_FD, (uint32_t)fd);
	ret = nl_talk(ctx, nl, attr_build(&ctx->arena, root, RTM_GETNSID, 0, NULL), &r);
	if (ret)
		return ret;
	if (r.code)
		return netns_refused(ctx, nowhere, r.code, "cannot ask for a namespace's id");
	if (r.msg)
		*nsid = nsid_of(attr_find(answer(ctx, r.msg), NETNSA_NSID));
	return 0;
}

int netns_set_nsid(struct ctx *ctx, struct nl *nl, int fd, int32_t nsid, struct span at)
{
	struct attr *root = request(ctx);
	int32_t has;
	struct reply r;
	int ret;

	attr_put_u32(&ctx->arena, root, NETNSA_FD, (uint32_t)fd);
	attr_put_u32(&ctx->arena, root, NETNSA_NSID, (uint32_t)nsid);
	ret = nl_talk(ctx, nl, attr_build(&ctx->arena, root, RTM_NEWNSID, 0, NULL), &r);
	if (ret || !r.code)
		return ret;
	ret = netns_refused(ctx, at, r.code, "cannot set the namespace's id");
	ctx->err.kernel = r.text;
	if (r.code == EEXIST && !netns_nsid(ctx, nl, fd, &has) && has != NETNS_NSID_NONE)
		hint(ctx, "it has the id %d already, and an id is for life", has);
	else if (r.code == EEXIST || r.code == ENOSPC)
		hint(ctx, "'vnet-ns list-id' shows who has it");
	return ret;
}

static int by_nsid(const void *a, const void *b)
{
	const struct nsid *x = a, *y = b;

	return (x->nsid > y->nsid) - (x->nsid < y->nsid);
}

static void collect(struct ctx *ctx, const struct nlmsghdr *h, struct nsid *id)
{
	const struct attr *set = answer(ctx, h), *current = attr_find(set, NETNSA_CURRENT_NSID);

	id->nsid = nsid_of(attr_find(set, NETNSA_NSID));
	id->has_current = current != NULL;
	id->current = nsid_of(current);
}

int netns_nsids(struct ctx *ctx, struct nl *nl, int32_t target, int32_t one, struct span at,
		struct nsid **ids, size_t *n)
{
	struct attr *root = request(ctx);
	struct nlmsghdr *msg, *h = NULL;
	size_t len = 0;
	struct reply r;
	int ret, left;

	*n = 0;
	if (target != NETNS_NSID_NONE)
		attr_put_u32(&ctx->arena, root, NETNSA_TARGET_NSID, (uint32_t)target);
	if (one != NETNS_NSID_NONE)
		attr_put_u32(&ctx->arena, root, NETNSA_NSID, (uint32_t)one);
	msg = attr_build(&ctx->arena, root, RTM_GETNSID, 0, NULL);
	ret = one == NETNS_NSID_NONE ? nl_dump(ctx, nl, msg, &h, &len, &r)
				     : nl_talk(ctx, nl, msg, &r);
	if (!ret && r.code) {
		ret = netns_refused(ctx, at, r.code, "cannot list the ids");
		ctx->err.kernel = r.text;
	}
	if (ret)
		return ret;
	if (one != NETNS_NSID_NONE && r.msg) {
		h = r.msg;
		len = h->nlmsg_len;
	}
	*ids = arena_alloc(&ctx->arena, (len / NLMSG_HDRLEN + 1) * sizeof(**ids));
	for (left = (int)len; h && mnl_nlmsg_ok(h, left); h = mnl_nlmsg_next(h, &left))
		collect(ctx, h, &(*ids)[(*n)++]);
	qsort(*ids, *n, sizeof(**ids), by_nsid);
	return 0;
}

/* --- names by id ----------------------------------------------------------------- */

struct nsids {
	struct nsids *next;
	const struct nl *nl;
	struct arena names;
	size_t n;
	struct {
		const char *name;
		int32_t nsid;
	} v[];
};

static struct nsids *ask_all(struct ctx *ctx, struct nl *nl)
{
	const struct err err = ctx->err;
	struct netns_name *names = NULL;
	struct nsids *s;
	size_t n = 0;

	err_clear(ctx);
	if (netns_names(ctx, &names, &n))
		n = 0;
	s = calloc(1, sizeof(*s) + n * sizeof(s->v[0]));
	if (!s)
		abort();
	s->nl = nl;
	for (size_t i = 0; i < n; i++) {
		int32_t nsid;
		int fd;

		if (names[i].state != NETNS_LIVE || netns_open(ctx, nowhere, names[i].name, &fd))
			continue;
		if (!netns_nsid(ctx, nl, fd, &nsid) && nsid != NETNS_NSID_NONE) {
			s->v[s->n].name = arena_printf(&s->names, "%s", names[i].name);
			s->v[s->n++].nsid = nsid;
		}
		close(fd);
	}
	ctx->err = err; /* a name that cannot be found is no failure of the command */
	return s;
}

const char *netns_name_by_nsid(struct ctx *ctx, struct nl *nl, int32_t nsid)
{
	struct nsids *s = ctx->nsids;

	if (nsid < 0)
		return NULL;
	while (s && s->nl != nl)
		s = s->next;
	if (!s) {
		s = ask_all(ctx, nl);
		s->next = ctx->nsids;
		ctx->nsids = s;
	}
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i].nsid == nsid)
			return s->v[i].name;
	return NULL;
}

void netns_forget_nsids(struct ctx *ctx)
{
	while (ctx->nsids) {
		struct nsids *s = ctx->nsids;

		ctx->nsids = s->next;
		arena_reset(&s->names);
		free(s);
	}
}
