// SPDX-License-Identifier: GPL-2.0-or-later
/* The grammar of `ip tunnel`: the kind of the tunnel by `mode`, else by the family of an
 * address and the name, and its words anywhere in the command. */
#include <errno.h>
#include <linux/if_link.h>
#include <linux/if_tunnel.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

#include "../lib/kind.h"
#include "../lib/link_req.h"
#include "tunnel.h"

/* A mode is a kind over IPv4, or one over IPv6, and may say what it carries. */
struct mode {
	const char *name, *alias, *kind, *kind6;
	int proto;           /* what an IP tunnel carries, or NONE */
	bool isatap;
};

enum { NONE = -1 };

static const struct mode modes[] = {
	{"gre", "gre/ip", "gre", "ip6gre", NONE, false},
	{"ipip", "ip/ip", "ipip", "ip6tnl", IPPROTO_IPIP, false},
	{"sit", "ipv6/ip", "sit", NULL, IPPROTO_IPV6, false},
	{"isatap", NULL, "sit", NULL, IPPROTO_IPV6, true},
	{"vti", NULL, "vti", "vti6", NONE, false},
	{"ip6gre", "gre/ipv6", NULL, "ip6gre", NONE, false},
	{"vti6", NULL, NULL, "vti6", NONE, false},
	{"ip6ip6", "ipv6/ipv6", NULL, "ip6tnl", IPPROTO_IPV6, false},
	{"ipip6", "ip4ip6 ip/ipv6 ipv4/ipv6", NULL, "ip6tnl", IPPROTO_IPIP, false},
	{"any", "any/ipv6", "ipip", "ip6tnl", 0, false},
	{"gretap", NULL, "gretap", "ip6gretap", NONE, false},
	{"erspan", NULL, "erspan", "ip6erspan", NONE, false},
};

enum { MODES = sizeof(modes) / sizeof(modes[0]) };

/* The other kinds of tunnel are modes, too. */
static bool find_mode(const char *word, struct mode *mode)
{
	const struct tunnel_kind *k;

	for (size_t i = 0; i < MODES; i++)
		if (word_is(word, modes[i].name, modes[i].alias)) {
			*mode = modes[i];
			return true;
		}
	k = tunnel_kind(word);
	*mode = (struct mode){.name = word, .kind = k && !k->ipv6 ? k->name : NULL,
			      .kind6 = k ? k->name : NULL, .proto = NONE};
	return k;
}

/* --- mode MODE ------------------------------------------------------------ */

static int no_mode(struct ctx *ctx, struct span at)
{
	const char *list = "";

	for (size_t i = 0; i < MODES; i++)
		list = arena_printf(&ctx->arena, "%s%s%s", list, i ? "|" : "", modes[i].name);
	return fail(ctx, at, EINVAL, "mode cannot be '%s': it takes %s", ctx->words.w[at.first], list);
}

static int parse_mode(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	struct mode mode;

	(void)no;
	if (!word)
		return -EINVAL;
	if (find_mode(word, &mode))
		return parse_put(p, o, set, word, (uint16_t)(strlen(word) + 1), NULL);
	return no_mode(p->ctx, parse_last(p));
}

static void complete_mode(struct ctx *ctx, const struct opt *o, const char *word)
{
	(void)o;
	for (size_t i = 0; i < MODES; i++)
		if (!strncmp(modes[i].name, word, strlen(word)))
			out_text(&ctx->out, "%s\n", modes[i].name);
	for (const struct tunnel_kind *k = tunnel_kinds; k->name; k++) {
		size_t i = 0;

		while (i < MODES && strcmp(modes[i].name, k->name))
			i++;
		if (i == MODES && !strncmp(k->name, word, strlen(word)))
			out_text(&ctx->out, "%s\n", k->name);
	}
}

const struct type type_tunnel_mode = {
	.meta = "MODE", .parse = parse_mode, .complete = complete_mode,
};

bool tunnel_has_mode(const struct tunnel *t, const char *word)
{
	const struct attr *proto = attr_find(t->data, IFLA_IPTUN_PROTO);
	struct mode mode;

	if (!find_mode(word, &mode) ||
	    !((mode.kind && !strcmp(mode.kind, t->kind->name)) ||
	      (mode.kind6 && !strcmp(mode.kind6, t->kind->name))))
		return false;
	if (mode.isatap && !(attr_uint(attr_find(t->data, IFLA_IPTUN_FLAGS)) & SIT_ISATAP))
		return false;
	return mode.proto == NONE || !proto || attr_uint(proto) == (uint64_t)mode.proto;
}

/* --- finding the kind ----------------------------------------------------- */

/* What the words say before they are read. */
struct guess {
	struct mode mode;
	struct span at;     /* the words that tell the mode */
	bool type;          /* it is told by `type KIND`, at its place, or not at all */
	unsigned bad;       /* the word behind `mode` that is none, 0: there is none */
	unsigned family;    /* of an address, AF_UNSPEC: there is none */
	const char *name;
	struct span name_at;
};

/* An interface may be called like a keyword: not if it stands where a name is due. */
static bool is_name(const struct words *words, unsigned pos, unsigned i)
{
	const char *next = words->w[i + 1];

	return i == pos ? !strcmp(next, "type") || !strcmp(next, "mode")
			: word_is(words->w[i - 1], "name", i - 1 == pos ? "dev" : NULL);
}

static void guess(const struct parse *p, struct guess *g)
{
	const struct words *words = &p->ctx->words;

	*g = (struct guess){.family = p->ctx->flags.family, .at = {(uint16_t)p->pos, 1},
			    .name = parse_peek(p), .name_at = {(uint16_t)p->pos, 1}};
	for (unsigned i = p->pos; i + 1 < words->n && !g->type; i++) {
		const char *word = words->w[i], *next = words->w[i + 1];

		if (is_name(words, p->pos, i))
			continue;
		if (word_is(word, "name", i == p->pos ? "dev" : NULL)) {
			g->name = next;
			g->name_at = (struct span){(uint16_t)(i + 1), 1};
		} else if (!strcmp(word, "mode") && g->at.n == 1) {
			g->bad = find_mode(next, &g->mode) ? 0 : i + 1;
			g->at = (struct span){(uint16_t)i, 2};
		} else if (word_is(word, "remote", "local") && g->family == AF_UNSPEC) {
			g->family = strchr(next, ':') ? AF_INET6 : AF_INET;
		}
		g->type = !strcmp(word, "type") && g->at.n == 1;
	}
	/* "type" without a kind is for the row to complain about. */
	if (g->at.n == 1 && words->n > p->pos + 1)
		g->type |= word_is(words->w[words->n - 1], "type", "mode");
}

/* The mode that the name begins with, as `ip tunnel` has it; else IPv6 in IPv6. */
static bool guess_by_name(struct guess *g)
{
	static const char *const prefixes[] = {"gre", "ipip", "sit", "isatap", "vti", "ip6gre"};

	for (size_t i = 0; g->name && i < sizeof(prefixes) / sizeof(prefixes[0]); i++)
		if (!strncmp(g->name, prefixes[i], strlen(prefixes[i])))
			return find_mode(prefixes[i], &g->mode);
	return g->family == AF_INET6 && find_mode("ip6ip6", &g->mode);
}

/* The kind of the tunnel that is there already. */
static int guess_by_kernel(struct ctx *ctx, const struct guess *g, const char **kind)
{
	struct tunnel t;
	struct attr *link;
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	*kind = NULL;
	if (!ret && g->name)
		ret = link_get(ctx, nl, g->name, 0, false, &link);
	if (ret || !g->name)
		return ret == -ENODEV && !ctx->err.code ? 0 : ret;
	if (tunnel_read(&ctx->arena, link, &t))
		*kind = t.kind->name;
	return 0;
}

/* --- opening its words ---------------------------------------------------- */

static const struct opt mode_rows[] = {TUNNEL_MODE_ROW};
static const struct table mode_table = TABLE(mode_rows);

/* What the mode says beside the kind: as if the words of KIND had said it. */
static void put_mode(struct arena *a, struct attr *data, const struct guess *g,
		     const struct kind *kind)
{
	struct attr *n;

	if (g->mode.proto != NONE && g->mode.name) {
		n = attr_put_u8(a, data, IFLA_IPTUN_PROTO, (uint8_t)g->mode.proto);
		n->opt = kind ? table_attr(&kind->opts, IFLA_IPTUN_PROTO) : NULL;
		n->at = g->at;
	}
	if (g->mode.isatap) {
		n = attr_put_u16(a, data, IFLA_IPTUN_FLAGS, SIT_ISATAP);
		n->opt = kind ? table_attr(&kind->opts, IFLA_IPTUN_FLAGS) : NULL;
		n->at = g->at;
	}
}

static int open_kind(struct parse *p, const struct guess *g, const char *name)
{
	const struct kind *kind = kind_find(name);
	struct arena *a = &p->ctx->arena;
	struct attr *info = attr_nest(a, p->root, IFLA_LINKINFO), *data;

	info->at = g->at;
	attr_put_str(a, info, IFLA_INFO_KIND, name)->at = g->at;
	data = attr_nest(a, info, IFLA_INFO_DATA);
	data->at = g->at;
	if (kind)
		parse_scope(p, &kind->opts, data);
	parse_scope(p, &mode_table, p->root);
	put_mode(a, data, g, kind);
	return 0;
}

/* The mode's kind for the family; "any" means IPv6 where nothing says IPv4. */
static const char *kind_of_mode(const struct guess *g)
{
	bool six = g->family == AF_INET6 || (!g->mode.proto && g->family == AF_UNSPEC);

	return g->mode.kind && !(six && g->mode.kind6) ? g->mode.kind : g->mode.kind6;
}

static int begin(struct parse *p, bool there)
{
	const char *kind = NULL;
	struct guess g;
	int ret = 0;

	guess(p, &g);
	if (g.type || !parse_peek(p))
		return 0;
	if (g.bad)
		return no_mode(p->ctx, (struct span){(uint16_t)g.bad, 1});
	if (g.at.n == 1 && there)
		ret = guess_by_kernel(p->ctx, &g, &kind);
	if (ret)
		return ret;
	if (!kind && (g.at.n == 2 || guess_by_name(&g)))
		kind = kind_of_mode(&g);
	if (g.at.n == 1)
		g.at = g.name_at;
	if (kind)
		return open_kind(p, &g, kind);
	ret = fail(p->ctx, g.name_at, EINVAL, "what kind of tunnel is '%s'? say 'mode MODE' or "
					      "'type KIND'", g.name);
	hint(p->ctx, "modes: gre, ipip, sit, isatap, vti, ip6gre, ip6ip6, ipip6, any, vti6, gretap");
	return ret;
}

int tunnel_begin(struct parse *p)
{
	return begin(p, false);
}

int tunnel_begin_there(struct parse *p)
{
	return begin(p, true);
}
