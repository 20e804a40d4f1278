// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-tunnel show: every tunnel of every kind, a table or the keys of `ip -j tunnel`. */
#include <endian.h>
#include <errno.h>
#include <linux/if_link.h>
#include <stdio.h>
#include <string.h>

#include "../lib/kind.h"
#include "../lib/link.h"
#include "../lib/link_filter.h"
#include "../lib/names.h"
#include "../lib/netns.h"
#include "../lib/type_inet.h"
#include "tunnel.h"

enum { COLUMNS = 10 };

static const char *const titles[COLUMNS] = {
	"NAME", "KIND", "LOCAL", "REMOTE", "KEY", "PORT", "TTL", "UNDERLAY", "OVERHEAD", "MTU",
};

/* One line of the table. */
struct line {
	struct line *next;
	const char *cell[COLUMNS];
	const char *details;
};

const struct opt tunnel_linkinfo = {.type = &type_linkinfo, .attr = IFLA_LINKINFO};

struct show {
	struct nl *nl;
	const struct attr *mode, *remote, *local, *under;
	struct arena scratch;      /* the tunnel that is just visited */
	struct line *first, **last;
	bool found;
};

/* --- values --------------------------------------------------------------- */

static uint32_t be32(const struct attr *n)
{
	return n ? be32toh((uint32_t)attr_uint(n)) : 0;
}

/* The name of the link under the tunnel, or NULL. One that was moved here has its underlay in the
 * namespace it came from. */
static int underlay_of(struct ctx *ctx, struct nl *nl, const struct tunnel *t, const char **name)
{
	const struct attr *away = attr_find(t->link, IFLA_LINK_NETNSID);
	const struct nl_link *link;
	const char *netns;
	unsigned index;
	int ret;

	*name = NULL;
	if (away) {
		netns = netns_name_by_nsid(ctx, nl, (int32_t)attr_uint(away));
		*name = netns ? arena_printf(&ctx->arena, "(in %s)", netns) : "(in another namespace)";
		return 0;
	}
	ret = tunnel_underlay(ctx, nl, t, &index);
	link = ret || !index ? NULL : nl_link(ctx, nl, index);
	*name = link ? link->name : NULL;
	return ret;
}

/* --- the table ------------------------------------------------------------ */

static const char *address(struct ctx *ctx, const struct attr *n)
{
	char buf[64];

	return n ? arena_printf(&ctx->arena, "%s", inet_format(n->data, n->len, buf, sizeof(buf)))
		 : "any";
}

/* What tells tunnels between the same ends apart: one number, or IN/OUT. */
static const char *key_text(struct ctx *ctx, const struct tunnel *t)
{
	const struct attr *in = tunnel_key(t, false), *out = tunnel_key(t, true);
	struct arena *a = &ctx->arena;

	if (t->external)
		return "external";
	if (t->kind->vni)
		return arena_printf(a, "%u", (unsigned)attr_uint(tunnel_attr(t, t->kind->vni)));
	if (!in && !out)
		return "-";
	if (in && out && attr_uint(in) == attr_uint(out))
		return arena_printf(a, "%u", be32(in));
	return arena_printf(a, "%s/%s", in ? arena_printf(a, "%u", be32(in)) : "-",
			    out ? arena_printf(a, "%u", be32(out)) : "-");
}

/* UDP tunnels without a TTL take that of the route. */
static const char *ttl_text(struct ctx *ctx, const struct tunnel *t)
{
	unsigned ttl = (unsigned)attr_uint(tunnel_attr(t, t->kind->ttl));
	uint16_t type = t->kind->family == TUNNEL_VXLAN ? IFLA_VXLAN_TTL_INHERIT
							: IFLA_GENEVE_TTL_INHERIT;
	const struct attr *inherit = attr_find(t->data, type);

	if (!t->kind->ttl)
		return "-";
	if (ttl)
		return arena_printf(&ctx->arena, "%u", ttl);
	if (t->kind->family < TUNNEL_VXLAN || (inherit && (!inherit->len || attr_uint(inherit))))
		return "inherit";
	return "auto";
}

/* -d: the line of `ip -d link` about the kind. */
static const char *details(struct ctx *ctx, const struct tunnel *t)
{
	const char *text = "";
	struct out out;

	out_open(&out, -1);
	out.ctx = ctx;
	out.details = ctx->flags.details;
	out.oneline = ctx->flags.oneline;
	type_linkinfo.print(&out, &tunnel_linkinfo, t->link);
	if (out.len)
		text = arena_strndup(&ctx->arena, out.buf, out.len);
	out_close(&out);
	return text;
}

static void keep_line(struct ctx *ctx, struct show *s, const struct tunnel *t, const char *under)
{
	struct line *line = arena_alloc(&ctx->arena, sizeof(*line));
	struct arena *a = &ctx->arena;
	unsigned port = be16toh((uint16_t)attr_uint(tunnel_attr(t, t->kind->port)));

	*line = (struct line){.cell = {
		arena_printf(a, "%s", t->name), t->kind->name, address(ctx, t->local),
		address(ctx, t->remote), key_text(ctx, t),
		t->kind->port ? arena_printf(a, "%u", port) : "-", ttl_text(ctx, t),
		under ? under : "-", arena_printf(a, "%u", tunnel_overhead(t)),
		arena_printf(a, "%u", t->mtu),
	}};
	if (ctx->flags.details)
		line->details = details(ctx, t);
	*s->last = line;
	s->last = &line->next;
}

static void print_line(struct out *o, const char *const *cell, const size_t *width)
{
	char name[64];

	for (int i = 0; i < COLUMNS; i++) {
		const char *text = i ? cell[i] : out_escape(name, sizeof(name), cell[i]);
		int pad = i + 1 < COLUMNS ? (int)(width[i] - strlen(text)) + 1 : 0;

		out_color_str(o, i || cell == titles ? COLOR_NONE : COLOR_IFNAME, NULL, "", text, "");
		out_text(o, "%*s", pad, "");
	}
}

static void print_table(struct ctx *ctx, const struct show *s)
{
	size_t width[COLUMNS];
	char name[64];

	for (int i = 0; i < COLUMNS; i++)
		width[i] = strlen(titles[i]);
	for (const struct line *l = s->first; l; l = l->next)
		for (int i = 0; i < COLUMNS; i++) {
			const char *text = i ? l->cell[i] : out_escape(name, sizeof(name), l->cell[i]);

			width[i] = strlen(text) > width[i] ? strlen(text) : width[i];
		}
	if (s->first && !ctx->flags.brief) {
		print_line(&ctx->out, titles, width);
		out_newline(&ctx->out);
	}
	for (const struct line *l = s->first; l; l = l->next) {
		print_line(&ctx->out, l->cell, width);
		out_text(&ctx->out, "%s\n", l->details ? l->details : "");
	}
}

/* --- the verb ------------------------------------------------------------- */

static bool same_end(const struct attr *want, const struct attr *have)
{
	return !want || (have && want->len == have->len && !memcmp(want->data, have->data, want->len));
}

static int visit(struct ctx *ctx, void *data, const struct attr *link)
{
	struct show *s = data;
	const char *under;
	struct tunnel t;
	int ret = 0;

	if (!tunnel_read(&s->scratch, link, &t) || !same_end(s->remote, t.remote) ||
	    !same_end(s->local, t.local) || (s->under && attr_uint(s->under) != t.lower) ||
	    (s->mode && !tunnel_has_mode(&t, attr_str(s->mode))))
		goto out;
	s->found = true;
	ret = underlay_of(ctx, s->nl, &t, &under);
	if (!ret && ctx->out.mode == OUT_JSON)
		tunnel_json(ctx, s->nl, &t, under);
	else if (!ret)
		keep_line(ctx, s, &t, under);
out:
	arena_reset(&s->scratch);
	return ret;
}

/* A link that is there, but is no tunnel. */
static int no_tunnel(struct ctx *ctx, const struct attr *dev)
{
	struct span last = {(uint16_t)(dev->at.first + dev->at.n - 1), 1};
	int ret = fail(ctx, last, EINVAL, "'%s' is no such tunnel", (const char *)dev->data);

	hint(ctx, "vnet-tunnel show lists all; vnet-link -d show %s tells what it is",
	     (const char *)dev->data);
	return ret;
}

int tunnel_show(struct ctx *ctx, struct req *req)
{
	struct show s = {.mode = attr_find(req->root, TUNNEL_MODE),
			 .remote = attr_find(req->root, TUNNEL_REMOTE),
			 .local = attr_find(req->root, TUNNEL_LOCAL),
			 .under = attr_find(req->root, TUNNEL_UNDER)};
	struct link_filter f;
	struct attr *link;
	int ret = nl_here(ctx, &s.nl);

	s.last = &s.first;
	if (!ret)
		ret = parse_resolve(ctx, req->root);
	if (ret)
		return ret;
	link_filter_read(ctx, req->root, &f);
	list_begin(ctx);
	ret = f.dev ? link_named(ctx, s.nl, f.dev, &link)
		    : link_filter_walk(ctx, s.nl, &f, visit, &s);
	if (!ret && f.dev && link_filter_matches(&f, link))
		ret = visit(ctx, &s, link);
	if (!ret && f.dev && !s.found)
		ret = no_tunnel(ctx, f.dev);
	if (!ret && ctx->out.mode != OUT_JSON)
		print_table(ctx, &s);
	return list_end(ctx, ret);
}
