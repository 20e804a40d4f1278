// SPDX-License-Identifier: GPL-2.0-or-later
/* The rows of an address (struct ifaddrmsg, linux/if_addr.h). */
#include "addr.h"

#include <errno.h>
#include <linux/if_addr.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <string.h>
#include <sys/socket.h>

#include "addr_type.h"
#include "type.h"
#include "type_inet.h"

#define FLAG(word, value, text)                                                                    \
	{                                                                                          \
		.name = (word), .type = &type_addr_flag, .attr = IFA_FLAGS, .bit = (value),        \
		.help = (text)                                                                     \
	}

static const struct opt rows[] = {
	{.json = "family", .type = &type_addr_family, .attr = ADDR_FAMILY, .flags = OPT_RO},
	{.name = "local", .type = &type_addr_local, .attr = IFA_LOCAL, .flags = OPT_POS,
	 .help = "the address; without a length it is that of a single host"},
	{.name = "peer", .alias = "remote", .json = "address", .type = &type_addr_peer,
	 .attr = IFA_ADDRESS,
	 .help = "the address of the other end; the length is the one written here"},
	{.json = "prefixlen", .type = &type_addr_len, .attr = ADDR_PREFIXLEN, .flags = OPT_RO},
	{.name = "metric", .alias = "priority preference", .type = &type_u32,
	 .attr = IFA_RT_PRIORITY, .help = "the metric of the prefix's route"},
	{.name = "broadcast", .alias = "brd", .text = "brd", .type = &type_addr_broadcast,
	 .attr = IFA_BROADCAST,
	 .help = "the broadcast address (IPv4); '+' and '-': the last and the first of the "
		 "prefix, none if that is a /31 or /32"},
	{.name = "anycast", .text = "any", .type = &type_inet, .attr = IFA_ANYCAST,
	 .flags = OPT_SETNONE, .help = "sent for old scripts; the kernel does not keep it"},
	{.name = "scope", .type = &type_addr_scope, .attr = ADDR_SCOPE,
	 .help = "how far the address is valid (IPv4); host for 127/8, else global"},
	{.json = "flags", .type = &type_addr_flags, .attr = IFA_FLAGS, .flags = OPT_RO},
	FLAG("home", IFA_F_HOMEADDRESS, "the home address of a mobile host (IPv6)"),
	FLAG("nodad", IFA_F_NODAD, "usable at once, no duplicate address detection (IPv6; IPv4 has none)"),
	FLAG("optimistic", IFA_F_OPTIMISTIC, "usable while duplicates are looked for (IPv6)"),
	FLAG("mngtmpaddr", IFA_F_MANAGETEMPADDR, "make temporary addresses of this prefix (IPv6)"),
	FLAG("noprefixroute", IFA_F_NOPREFIXROUTE, "without a route to the prefix"),
	FLAG("autojoin", IFA_F_MCAUTOJOIN, "join the multicast group of that address"),
	{.name = "proto", .json = "protocol", .type = &type_addr_proto, .attr = IFA_PROTO,
	 .help = "who set the address: 0..255 or a name from /etc/iproute2/rt_addrprotos"},
	{.name = "label", .type = &type_addr_label, .attr = IFA_LABEL, .max = IFNAMSIZ - 1,
	 .help = "a name for the address, up to 15 bytes (IPv4); NAME:WORD as a rule"},
	{.type = &type_addr_cacheinfo, .attr = IFA_CACHEINFO, .flags = OPT_RO},
	{.name = "valid_lft", .type = &type_addr_lft, .attr = ADDR_VALID, .min = 1,
	 .flags = OPT_WO, .help = "the address is removed after that time"},
	{.name = "preferred_lft", .type = &type_addr_lft, .attr = ADDR_PREFERRED, .flags = OPT_WO,
	 .help = "after that time no new connection uses it; not longer than valid_lft"},
	{.name = "dev", .type = &type_link, .attr = ADDR_INDEX,
	 .flags = OPT_NOTEXT | OPT_NOJSON, .help = "the interface"},
};

const struct table addr_table = TABLE(rows);

/* local, peer, length, metric */
static const struct table brief_table = {rows + 1, 4};

void addr_print(struct out *out, const struct attr *addr)
{
	print_rows(out, &addr_table, addr);
}

void addr_print_brief(struct out *out, const struct attr *addr)
{
	print_rows(out, &brief_table, addr);
}

const struct attr *addr_local(const struct attr *addr)
{
	const struct attr *n = attr_find(addr, IFA_LOCAL);

	return n ? n : attr_find(addr, IFA_ADDRESS);
}

uint32_t addr_flags(const struct attr *addr)
{
	const struct attr *n = attr_find(addr, IFA_FLAGS);

	return (uint32_t)(n ? attr_uint(n) : attr_hdr(addr, 2, 1));
}

const char *addr_text(struct arena *a, const struct attr *addr)
{
	const struct attr *local = addr_local(addr), *len = attr_find(addr, ADDR_PREFIXLEN);
	char buf[64];

	if (!local)
		return "";
	return arena_printf(a, "%s/%u", inet_format(local->data, local->len, buf, sizeof(buf)),
			    (unsigned)attr_uint(len));
}

/* --- completing a request ------------------------------------------------- */

/* Words that one family does not have, and why. */
static const struct {
	uint16_t attr;
	uint32_t bit;
	uint8_t family; /* the one that has them */
} only[] = {
	{IFA_BROADCAST, 0, AF_INET},
	{IFA_LABEL, 0, AF_INET},
	{IFA_FLAGS, IFA_F_HOMEADDRESS, AF_INET6},
	{IFA_FLAGS, IFA_F_OPTIMISTIC, AF_INET6},
	{IFA_FLAGS, IFA_F_MANAGETEMPADDR, AF_INET6},
};

static int check_family(struct parse *p, const struct attr *n, const struct attr *local)
{
	uint8_t family = local->len == 4 ? AF_INET : AF_INET6;
	const struct words *w = &p->ctx->words;

	if ((n->type == IFA_ADDRESS || n->type == IFA_ANYCAST) && n->len != local->len)
		return fail(p->ctx, n->at, EINVAL, "'%s' and '%s' are not of the same family",
			    w->w[n->at.first + n->at.n - 1],
			    w->w[local->at.first + local->at.n - 1]);
	for (size_t i = 0; i < sizeof(only) / sizeof(only[0]); i++)
		if (n->type == only[i].attr && family != only[i].family &&
		    (!only[i].bit || attr_uint(n) == only[i].bit))
			return fail(p->ctx, n->at, EINVAL, "%s addresses have no '%s'",
				    family == AF_INET ? "IPv4" : "IPv6", n->opt->name);
	if (n->type == IFA_BROADCAST && n->len == 16)
		return fail(p->ctx, n->at, EINVAL, "a broadcast address is an IPv4 one");
	return 0;
}

static void move_to_end(struct attr *set, struct attr *node)
{
	struct attr **at = &set->child;

	while (*at != node)
		at = &(*at)->next;
	*at = node->next;
	node->next = NULL;
	attr_append(set, node);
}

/* Flags that fit stand in the header, else all of them in an attribute behind the words. */
static void place_flags(struct arena *a, struct attr *set, bool ipv4)
{
	struct attr *nodes[16];
	size_t n = 0;
	uint32_t all = 0;

	for (struct attr *f = set->child; f && n < 16; f = f->next) {
		if (f->type != IFA_FLAGS)
			continue;
		/* IPv4 looks for no duplicates. */
		f->hidden = ipv4 && attr_uint(f) == IFA_F_NODAD;
		if (!f->hidden)
			all |= (uint32_t)attr_uint(f);
		nodes[n++] = f;
	}
	for (size_t i = 0; i < n; i++) {
		uint8_t low = (uint8_t)attr_uint(nodes[i]);

		move_to_end(set, nodes[i]);
		if (all > UINT8_MAX)
			continue;
		nodes[i]->type = ADDR_HDR_FLAGS;
		nodes[i]->data = arena_copy(a, &low, sizeof(low));
		nodes[i]->len = sizeof(low);
	}
}

/* '+' and '-' become the address they stand for. */
static void place_broadcast(struct arena *a, struct attr *set, const struct attr *local,
			    bool peer, unsigned len)
{
	struct attr *brd = attr_find(set, IFA_BROADCAST);
	unsigned char addr[4];

	if (!brd || brd->len != 1)
		return;
	brd->hidden = peer || len > 30;
	memcpy(addr, local->data, sizeof(addr));
	for (unsigned bit = len; bit < 32; bit++) {
		unsigned char mask = (unsigned char)(0x80 >> bit % 8);

		addr[bit / 8] = (unsigned char)(*(const char *)brd->data == '+' ?
						addr[bit / 8] | mask : addr[bit / 8] & ~mask);
	}
	brd->data = arena_copy(a, addr, sizeof(addr));
	brd->len = sizeof(addr);
	move_to_end(set, brd);
}

static int place_lifetimes(struct parse *p, struct attr *set)
{
	const struct attr *valid = attr_find(set, ADDR_VALID);
	const struct attr *preferred = attr_find(set, ADDR_PREFERRED);
	struct ifa_cacheinfo ci = {.ifa_valid = UINT32_MAX, .ifa_prefered = UINT32_MAX};
	struct attr *n;

	if (!valid && !preferred)
		return 0;
	if (valid)
		ci.ifa_valid = (uint32_t)attr_uint(valid);
	if (preferred)
		ci.ifa_prefered = (uint32_t)attr_uint(preferred);
	if (ci.ifa_prefered > ci.ifa_valid) {
		const char *word = preferred ? p->ctx->words.w[preferred->at.first + 1] : "forever";
		int ret = fail(p->ctx, preferred ? preferred->at : valid->at, EINVAL,
			       "preferred_lft %s is longer than valid_lft %u", word,
			       (unsigned)ci.ifa_valid);

		if (!preferred)
			hint(p->ctx, "say 'preferred_lft SECONDS', too");
		return ret;
	}
	n = attr_put(&p->ctx->arena, set, IFA_CACHEINFO, &ci, sizeof(ci));
	n->opt = table_attr(&addr_table, IFA_CACHEINFO);
	n->at = valid ? valid->at : preferred->at;
	return 0;
}

/* The header: family, length, and where nothing is said the scope. */
static unsigned place_header(struct arena *a, struct attr *set, const struct attr *local)
{
	const struct attr *peer = attr_find(set, IFA_ADDRESS);
	const struct attr *len = attr_find(set, peer ? ADDR_PEER_LEN : ADDR_LEN);
	uint8_t bits = (uint8_t)(len ? attr_uint(len) : local->len * 8U);

	attr_put_u8(a, set, ADDR_FAMILY, local->len == 4 ? AF_INET : AF_INET6);
	attr_put_u8(a, set, ADDR_PREFIXLEN, bits)->at = len ? len->at : local->at;
	if (local->len == 4 && *(const unsigned char *)local->data == 127 &&
	    !attr_find(set, ADDR_SCOPE))
		attr_put_u8(a, set, ADDR_SCOPE, RT_SCOPE_HOST);
	return bits;
}

int addr_complete(struct parse *p, bool del)
{
	struct span end = {(uint16_t)p->ctx->words.n, 1};
	const struct attr *local = attr_find(p->root, IFA_LOCAL), *peer;
	struct arena *a = &p->ctx->arena;
	unsigned len;

	if (!local)
		return fail(p->ctx, end, EINVAL, "which address? say ADDR/LEN");
	if (!attr_find(p->root, ADDR_INDEX))
		return fail(p->ctx, end, EINVAL, "which interface? say 'dev NAME'");
	for (const struct attr *n = p->root->child; n; n = n->next) {
		int ret = check_family(p, n, local);

		if (ret)
			return ret;
	}
	peer = attr_find(p->root, IFA_ADDRESS);
	len = place_header(a, p->root, local);
	place_flags(a, p->root, local->len == 4);
	/* Without it, RTM_DELADDR takes the IPv4 address with whatever length. */
	if (!peer && (!del || local->len != 4 || attr_find(p->root, ADDR_LEN)))
		attr_put(a, p->root, IFA_ADDRESS, local->data, local->len)->opt =
			table_attr(&addr_table, IFA_ADDRESS);
	place_broadcast(a, p->root, local, peer || del, len);
	return place_lifetimes(p, p->root);
}
