// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types: strings, and the names of links, groups and namespaces. */
#include <errno.h>
#include <inttypes.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "names.h"
#include "netns.h"
#include "nl.h"
#include "type.h"
#include "underlay.h"

static int parse_str(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	size_t max = o->max ? (size_t)o->max : 255;

	(void)no;
	if (!word)
		return -EINVAL;
	if (strlen(word) > max)
		return fail(p->ctx, parse_last(p), ERANGE, "'%s' has %zu bytes, the limit is %zu",
			    word, strlen(word), max);
	return parse_put(p, o, set, word, (uint16_t)(strlen(word) + 1), NULL);
}

static void print_str(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (!attr_str(n))
		return;
	if (out->mode == OUT_WORDS && out->ctx)
		out_str(out, NULL, opt_pre(out, o), word_quote(&out->ctx->arena, attr_str(n)), " ");
	else
		out_str(out, opt_key(o), opt_pre(out, o), attr_str(n), " ");
}

static int sample_str(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	if (nth)
		return -1;
	snprintf(words, size, "word");
	return 0;
}

const struct type type_str = {
	.meta = "STRING", .parse = parse_str, .print = print_str, .sample = sample_str,
};

/* --- names of links ------------------------------------------------------------- */

int ifname_check(struct ctx *ctx, struct span at, const char *name)
{
	static const char bad[] = "/: \t\n\v\f\r%";
	size_t len = strlen(name), at_bad = strcspn(name, bad);

	if (!len)
		return fail(ctx, at, EINVAL, "an interface name cannot be empty");
	if (len >= IFNAMSIZ) {
		int ret = fail(ctx, at, ENAMETOOLONG, "name '%s' has %zu bytes, the limit is %d",
			       name, len, IFNAMSIZ - 1);

		hint(ctx, "give it a short name and the long one as altname: "
			  "vnet-link property add dev NAME altname %s", name);
		return ret;
	}
	if (!strcmp(name, ".") || !strcmp(name, ".."))
		return fail(ctx, at, EINVAL, "'%s' cannot name an interface", name);
	if (at_bad < len)
		return fail(ctx, at, EINVAL, "an interface name cannot contain '%c'", name[at_bad]);
	return 0;
}

static int parse_ifname(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);

	(void)no;
	if (!word || ifname_check(p->ctx, parse_last(p), word))
		return -EINVAL;
	return parse_put(p, o, set, word, (uint16_t)(strlen(word) + 1), NULL);
}

const struct type type_ifname = {
	.meta = "NAME", .parse = parse_ifname, .print = print_str, .sample = sample_str,
};

static int altname_check(struct ctx *ctx, struct span at, const char *word)
{
	size_t len = strlen(word);

	if (!len || len >= 128)
		return fail(ctx, at, EINVAL, "a name has 1 to 127 bytes, not %zu", len);
	if (strpbrk(word, "/ \t\n\v\f\r"))
		return fail(ctx, at, EINVAL, "an interface name cannot contain '/' or a blank");
	return 0;
}

static int parse_altname(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);

	(void)no;
	if (!word || altname_check(p->ctx, parse_last(p), word))
		return -EINVAL;
	return parse_put(p, o, set, word, (uint16_t)(strlen(word) + 1), NULL);
}

const struct type type_altname = {
	.meta = "NAME", .parse = parse_altname, .print = print_str, .sample = sample_str,
};

int target_nl(struct ctx *ctx, const struct attr *set, struct nl **nl)
{
	const struct attr *n = attr_find(set, IFLA_NET_NS_FD);
	int32_t fd;
	int ret;

	if (!n)
		n = attr_find(set, IFLA_NET_NS_PID);
	if (!n || n->len != sizeof(fd))
		return nl_here(ctx, nl);
	memcpy(&fd, n->data, sizeof(fd));
	ret = nl_at(ctx, fd, nl);
	if (ret != -EPERM || !ctx->flags.dry_run)
		return ret;
	err_clear(ctx);
	ctx->blind = true;
	return nl_here(ctx, nl);
}

static int resolve_in(struct ctx *ctx, struct nl *nl, struct attr *node)
{
	const char *word = node->data;
	unsigned index = 0;
	int ret = ctx->blind ? 0 : nl_ifindex(ctx, nl, word, &index);

	if (ret == -ENODEV && !ctx->err.code) {
		struct span last = {(uint16_t)(node->at.first + node->at.n - 1), 1};

		return fail(ctx, last, ENODEV, "there is no interface '%s'", word);
	}
	if (ret)
		return ret;
	node->data = arena_copy(&ctx->arena, &index, sizeof(index));
	node->len = sizeof(index);
	return 0;
}

static int resolve_link(struct ctx *ctx, struct attr *node, struct attr *set)
{
	struct nl *nl;
	int ret = attr_find(set, IFLA_NET_NS_FD) ? target_nl(ctx, set, &nl) : nl_here(ctx, &nl);

	return ret ? ret : resolve_in(ctx, nl, node);
}

/* What a link stands on is where the request is made, or in link-netns. */
static int resolve_lower(struct ctx *ctx, struct attr *node, struct attr *set)
{
	struct nl *nl;
	int ret = underlay_nl(ctx, ctx->request ? ctx->request : set, &nl);

	if (!ret && !nl) /* a number from elsewhere */
		ret = nl_here(ctx, &nl);
	return ret ? ret : resolve_in(ctx, nl, node);
}

static int parse_link(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);

	(void)no;
	if (!word || altname_check(p->ctx, parse_last(p), word))
		return -EINVAL;
	return parse_put(p, o, set, word, (uint16_t)(strlen(word) + 1), NULL);
}

/* Before it is resolved the node holds the name, afterwards the index. */
static const char *link_name(struct out *out, const struct attr *n, char *buf, size_t size)
{
	const struct nl_link *link = NULL;
	struct nl *nl;

	if (n->at.n && n->len != sizeof(uint32_t))
		return n->data;
	if (out->ctx && out->ctx->nl && !nl_here(out->ctx, &nl))
		link = nl_link(out->ctx, nl, (unsigned)attr_uint(n));
	if (link)
		return link->name;
	snprintf(buf, size, "if%u", (unsigned)attr_uint(n));
	return buf;
}

static void show_link(struct out *out, enum out_color color, const struct opt *o,
		      const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const char *name;
	char buf[32];

	if (!n || (!n->at.n && !attr_uint(n)))
		return;
	name = link_name(out, n, buf, sizeof(buf));
	if (out->mode == OUT_WORDS && out->ctx)
		name = word_quote(&out->ctx->arena, name);
	out_color_str(out, color, opt_key(o), opt_pre(out, o), name, " ");
}

static void print_link(struct out *out, const struct opt *o, const struct attr *set)
{
	show_link(out, COLOR_NONE, o, set);
}

const struct type type_link = {
	.meta = "DEV", .size = 4, .parse = parse_link, .resolve = resolve_link, .print = print_link,
};

static void print_dev(struct out *out, const struct opt *o, const struct attr *set)
{
	show_link(out, COLOR_IFNAME, o, set);
}

const struct type type_oif = {
	.meta = "DEV", .size = 4, .parse = parse_link, .resolve = resolve_link, .print = print_dev,
};

/* The index means another link here, or none. */
static void print_lower(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	char buf[16];

	if (!n || n->at.n || !attr_uint(n) || !out->foreign || out->mode == OUT_WORDS) {
		print_link(out, o, set);
		return;
	}
	snprintf(buf, sizeof(buf), "if%u", (unsigned)attr_uint(n));
	out_str(out, opt_key(o), opt_pre(out, o), buf, " ");
}

const struct type type_lower = {
	.meta = "DEV", .size = 4, .parse = parse_link, .resolve = resolve_lower,
	.print = print_lower,
};

static int parse_nolink(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint32_t none = 0;

	(void)no;
	return parse_put(p, o, set, &none, sizeof(none), NULL);
}

static int sample_none(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	(void)size;
	*words = '\0';
	return nth ? -1 : 0;
}

const struct type type_nolink = {.size = 4, .parse = parse_nolink, .sample = sample_none};

/* --- groups ------------------------------------------------------------------------- */

static int parse_group(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	uint64_t v;
	uint32_t group;
	int ret;

	(void)no;
	if (!word)
		return -EINVAL;
	if (!names_value(p->ctx, "group", word, &v) && *word >= '0' && *word <= '9') {
		ret = parse_uint(p, o, word, 0, UINT32_MAX, &v);
		if (ret)
			return ret;
	} else if (!names_value(p->ctx, "group", word, &v)) {
		ret = fail(p->ctx, parse_last(p), EINVAL, "there is no group '%s'", word);
		hint(p->ctx, "a number, or a name from /etc/iproute2/group");
		return ret;
	}
	group = (uint32_t)v;
	return parse_put(p, o, set, &group, sizeof(group), NULL);
}

static void print_group(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const char *name = NULL;
	char buf[16];

	if (!n)
		return;
	if (out->ctx && !out->numeric)
		name = names_name(out->ctx, "group", attr_uint(n));
	snprintf(buf, sizeof(buf), "%u", (unsigned)attr_uint(n));
	out_str(out, opt_key(o), opt_pre(out, o), name ? name : buf, " ");
}

static int sample_group(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "77" : "default");
	return nth > 1 ? -1 : 0;
}

const struct type type_group = {
	.meta = "GROUP", .size = 4, .parse = parse_group, .print = print_group,
	.sample = sample_group,
};

/* --- namespaces ----------------------------------------------------------------------- */

static int resolve_netns(struct ctx *ctx, struct attr *node, struct attr *set)
{
	struct span last = {(uint16_t)(node->at.first + node->at.n - 1), 1};
	const char *word = node->data, *named;
	uint64_t pid;
	int fd, ret;

	(void)set;
	/* As with `ip`, a bare number that names no namespace is a process. */
	named = arena_printf(&ctx->arena, "%s/%s", ctx->run_dir, word);
	if (!number(word, &pid) && access(named, F_OK))
		word = arena_printf(&ctx->arena, "pid:%" PRIu64, pid);
	ret = netns_open(ctx, last, word, &fd);
	if (ret)
		return ret;
	arena_fd(&ctx->arena, fd);
	node->data = arena_copy(&ctx->arena, &fd, sizeof(fd));
	node->len = sizeof(fd);
	return 0;
}

static int parse_netns(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);

	(void)no;
	if (!word)
		return -EINVAL;
	if (!strchr(word, '/') && !strchr(word, ':') &&
	    netns_check_name(p->ctx, parse_last(p), word))
		return -EINVAL;
	return parse_put(p, o, set, word, (uint16_t)(strlen(word) + 1), NULL);
}

/* The descriptor in a request means something in this process only: who it is, is shown. */
static void print_netns(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const char *name;
	dev_t dev;
	ino_t ino;

	if (!n || !out->ctx || n->len != sizeof(uint32_t) || out->mode != OUT_WORDS ||
	    netns_id((int)attr_uint(n), &dev, &ino))
		return;
	name = netns_name_of(out->ctx, dev, ino);
	if (!name)
		name = arena_printf(&out->ctx->arena, "id:%lu", (unsigned long)ino);
	out_str(out, NULL, opt_pre(out, o), name, " ");
}

const struct type type_netns = {
	.meta = "NETNS", .early = true, .parse = parse_netns, .resolve = resolve_netns, .print = print_netns,
};
