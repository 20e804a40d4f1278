// SPDX-License-Identifier: GPL-2.0-or-later
/* What sets a link apart from a new one, as words. */
#include "link_words.h"

#include <linux/if.h>
#include <linux/if_arp.h>
#include <linux/if_link.h>
#include <string.h>

#include "link.h"
#include "out.h"

/* What rtnl_create_link(), alloc_netdev() and ether_setup() begin with. */
static const char any_usual[] =
	"mode default group default mtu 1500 txqueuelen 1000 protodown off addrgenmode eui64 "
	"numtxqueues 1 numrxqueues 1 gso_max_size 65536 gso_max_segs 65535 gro_max_size 65536 "
	"gso_ipv4_max_size 65536 gro_ipv4_max_size 65536 broadcast ff:ff:ff:ff:ff:ff arp on "
	"multicast on allmulticast off promisc off dynamic off trailers on";

const char *words_join(struct arena *a, const char *words, const char *more)
{
	return *words && *more ? arena_printf(a, "%s %s", words, more) : *words ? words : more;
}

static struct words split(struct arena *a, const char *text)
{
	const char **w = arena_alloc(a, (strlen(text) / 2 + 1) * sizeof(*w));
	struct words words = {.w = w};

	for (; *text; text += strspn(text, " ")) {
		size_t len = strcspn(text, " ");

		w[words.n++] = arena_strndup(a, text, len);
		text += len;
	}
	return words;
}

/* Reads TEXT by the rows of any link into *ROOT and by those of K into *DATA. */
static int read_text(struct ctx *ctx, const char *text, const struct kind *k, struct attr **root,
		     struct attr **data)
{
	static const unsigned char zero[32];
	struct parse p = {.ctx = ctx};
	struct words command = ctx->words;
	int ret;

	*root = attr_root(&ctx->arena, zero, sizeof(zero));
	parse_scope(&p, &link_table, *root);
	*data = attr_root(&ctx->arena, NULL, 0);
	if (k)
		parse_scope(&p, &k->opts, *data);
	ctx->words = split(&ctx->arena, text);
	ret = parse_rows(&p, false);
	ctx->words = command;
	return ret;
}

int usual_read(struct ctx *ctx, const struct kind *k, struct usual *usual)
{
	struct attr *none;
	int ret = read_text(ctx, any_usual, NULL, &usual->any, &none);

	return ret ? ret : read_text(ctx, k && k->usual ? k->usual : "", k, &usual->kind,
				     &usual->data);
}

static bool is_setting(const struct opt *o)
{
	return o->name && o->type->parse && o->type->print &&
	       !(o->flags & (OPT_RO | OPT_WO | OPT_NOSAVE));
}

/* --- rows of any link ------------------------------------------------------------------- */

/* Said in another place of the command, or elsewhere. */
static bool is_placed(const struct opt *o)
{
	return o->attr == IFLA_IFNAME || o->attr == IFLA_MASTER || o->attr == LINK_INDEX ||
	       o->attr == IFLA_LINK_NETNSID || o->attr == IFLA_NET_NS_FD ||
	       (o->attr == LINK_FLAGS && o->bit == IFF_UP);
}

static bool same_as(const struct attr *link, const struct attr *lower, uint16_t type)
{
	const struct attr *a = attr_find(link, type), *b = attr_find(lower, type);

	return a && b && a->len == b->len && !memcmp(a->data, b->data, a->len);
}

/* What the kernel makes up by itself: the addresses of tunnels are those of the tunnel, and
 * who stands on another link begins with its MAC address and its MTU. */
static bool is_given(const struct opt *o, const struct attr *link, const struct attr *lower)
{
	static const unsigned char zero[32];
	const struct attr *n = attr_find(link, o->attr);
	const struct kind *k = kind_of_info(attr_find(link, IFLA_LINKINFO));
	bool address = o->attr == IFLA_ADDRESS || o->attr == IFLA_BROADCAST;

	if (address && (attr_hdr(link, 2, 2) != ARPHRD_ETHER || !n || n->len > sizeof(zero) ||
			!memcmp(n->data, zero, n->len)))
		return true;
	if (k && k->add && (o->flags & OPT_CREATE)) /* no way to say it */
		return true;
	return (address || o->attr == IFLA_MTU) && same_as(link, lower, o->attr);
}

/* A received header has its flags without a mask: all of them count. */
static struct attr *whole_flags(struct arena *a, const struct attr *link)
{
	uint32_t flags[2] = {(uint32_t)attr_hdr(link, 8, 4), ~0U};
	struct attr *copy = attr_copy(a, link), *n = attr_find(copy, LINK_FLAGS);

	if (n) {
		n->data = arena_copy(a, flags, sizeof(flags));
		n->len = sizeof(flags);
	}
	return copy;
}

const char *link_words(struct ctx *ctx, const struct attr *link, const struct attr *lower,
		       const struct usual *usual)
{
	const struct attr *set = whole_flags(&ctx->arena, link);
	const char *words = "";

	for (size_t i = 0; i < link_table.n; i++) {
		const struct opt *o = &link_table.opt[i];
		const char *is, *begins;

		if (!is_setting(o) || is_placed(o) || is_given(o, link, lower))
			continue;
		is = row_words(ctx, o, set);
		begins = row_words(ctx, o, usual->kind);
		if (!*begins)
			begins = row_words(ctx, o, usual->any);
		if (strcmp(is, begins))
			words = words_join(&ctx->arena, words, is);
	}
	return words;
}

/* --- rows of a kind ----------------------------------------------------------------------- */

static bool all_zero(const struct attr *n)
{
	const unsigned char *p = n->data;

	for (uint16_t i = 0; i < n->len; i++)
		if (p[i])
			return false;
	return n->len; /* a flag that is there is on */
}

/* Has SET the row as 0? Rows that share an attribute have a bit of it each. */
static bool is_zero(const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	uint32_t value = 0;

	if (!n || n->nest || !n->len || o->type->quiet)
		return false;
	if (!o->type->merge || !o->bit || n->len < sizeof(value))
		return all_zero(n);
	for (; n; n = n->next) {
		if (n->type != o->attr || n->hidden || n->len < sizeof(value))
			continue;
		memcpy(&value, n->data, sizeof(value));
		if (value & o->bit)
			return false;
	}
	return true;
}

/* Flags of which none is on are left out by some kinds (vlan_fill_info()). */
static const char *bit_off(struct ctx *ctx, const struct opt *o)
{
	static const uint32_t off[2] = {0, ~0U};
	struct attr *set = attr_root(&ctx->arena, NULL, 0);

	attr_put(&ctx->arena, set, o->attr, off, sizeof(off));
	return row_words(ctx, o, set);
}

const char *kind_words(struct ctx *ctx, const struct kind *k, const struct attr *data,
		       const struct usual *usual)
{
	const char *words = "";

	for (size_t i = 0; k && data && i < k->opts.n; i++) {
		const struct opt *o = &k->opts.opt[i];
		const char *is, *begins;

		if (!is_setting(o) || (o->flags & OPT_PORT) ||
		    ((o->flags & OPT_NOEXT) && opt_external(data)))
			continue;
		is = row_words(ctx, o, data);
		begins = row_words(ctx, o, usual->data);
		if (*begins && o->type->merge && !attr_find(data, o->attr))
			is = bit_off(ctx, o);
		if ((o->flags & OPT_SAVE) || (*begins ? strcmp(is, begins) : !is_zero(o, data)))
			words = words_join(&ctx->arena, words, is);
	}
	return words;
}
