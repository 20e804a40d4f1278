// SPDX-License-Identifier: GPL-2.0-or-later
/* sit: IPv6, IPv4 or MPLS right in IPv4 (RFC 4213), with 6rd (RFC 5969) and ISATAP. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "../type_inet.h"
#include "tunnel.h"

static const struct name modes[] = {
	{"any", 0}, {"ip6ip", IPPROTO_IPV6}, {"ipip", IPPROTO_IPIP}, {"mplsip", IPPROTO_MPLS},
	{"any/ipv4", 0}, {"ipv6/ipv4", IPPROTO_IPV6}, {"ipv4/ipv4", IPPROTO_IPIP},
	{"ip4ip4", IPPROTO_IPIP}, {"mpls/ipv4", IPPROTO_MPLS}, {NULL, 0},
};

/* --- 6rd: an IPv6 prefix and the IPv4 prefix that need not be said in it ------------------- */

static const struct type type_length = {.size = 2};
/* The lengths are attributes of their own, behind those of the prefixes. */
static const struct opt lengths[] = {
	{.name = "6rd-prefix", .type = &type_length, .attr = IFLA_IPTUN_6RD_PREFIXLEN},
	{.name = "6rd-relay_prefix", .type = &type_length, .attr = IFLA_IPTUN_6RD_RELAY_PREFIXLEN},
};

static int put_prefix(struct parse *p, const struct opt *o, struct attr *set, const void *addr,
		      uint16_t size, uint16_t len)
{
	return parse_put(p, o, set, addr, size, NULL) ||
	       parse_put(p, &lengths[size == 4], set, &len, sizeof(len), NULL) ? -EINVAL : 0;
}

static int parse_6rd(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	struct inet in;

	(void)no;
	if (!word || inet_parse(p, word, true, &in))
		return -EINVAL;
	if (in.size != o->type->size)
		return fail(p->ctx, parse_last(p), EINVAL, "'%s' must be an %s prefix", word,
			    o->type->size == 16 ? "IPv6" : "IPv4");
	return put_prefix(p, o, set, in.addr, in.size, in.len);
}

static void print_6rd(struct out *out, const struct opt *o, const struct attr *set)
{
	static const uint8_t none[16];
	bool six = o->type->size == 16;
	const struct attr *n = attr_find(set, o->attr);
	uint64_t len = attr_uint(attr_find(set, lengths[!six].attr));
	char buf[INET6_ADDRSTRLEN];

	if (!n || n->len != o->type->size || 
	    (six ? !len : out->mode != OUT_WORDS && !memcmp(n->data, none, 4)))
		return;
	inet_format(n->data, n->len, buf, sizeof(buf));
	out_str(out, opt_key(o), opt_pre(out, o), buf, "/");
	out_uint(out, six ? "prefixlen" : "relay_prefixlen", "", len, " ");
}

static int sample_6rd(const struct opt *o, int nth, char *words, size_t size)
{
	snprintf(words, size, "%s", o->type->size == 16 ? "2001:db8::/32" : "192.0.0.0/8");
	return nth ? -1 : 0;
}

#define PREFIX(bytes)                                                                              \
	{                                                                                          \
		.meta = "PREFIX", .size = (bytes), .parse = parse_6rd, .print = print_6rd,         \
		.sample = sample_6rd                                                               \
	}

static const struct type type_6rd = PREFIX(16), type_relay = PREFIX(4);

static int parse_reset(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	static const uint8_t six[16] = {0x20, 0x02}, four[4];
	const struct opt *prefix = table_find(p->in->table, "6rd-prefix", &no);
	const struct opt *relay = table_find(p->in->table, "6rd-relay_prefix", &no);

	(void)o;
	return put_prefix(p, prefix, set, six, sizeof(six), 16) ||
	       put_prefix(p, relay, set, four, sizeof(four), 0) ? -EINVAL : 0;
}

static int sample_reset(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	(void)size;
	*words = '\0';
	return nth ? -1 : 0;
}

static const struct type type_reset = {.parse = parse_reset, .sample = sample_reset};

static const struct opt rows[] = {
	{.name = "mode", .json = "proto", .type = &type_carried, .attr = IFLA_IPTUN_PROTO,
	 .names = modes, .flags = OPT_CREATE, .help = "what it carries (any)"},
	END_ROWS(IFLA_IPTUN, 4), HOP4_ROWS(IFLA_IPTUN), PMTUDISC_ROW(IFLA_IPTUN, no),
	{.name = "isatap", .type = &type_flag16, .attr = IFLA_IPTUN_FLAGS, .bit = SIT_ISATAP,
	 .flags = OPT_CREATE, .help = "find routers by ISATAP (RFC 5214)"},
	{.name = "6rd-prefix", .json = "prefix", .type = &type_6rd, .attr = IFLA_IPTUN_6RD_PREFIX,
	 .help = "the IPv6 prefix in which IPv4 addresses stand"},
	{.name = "6rd-relay_prefix", .json = "relay_prefix", .type = &type_relay,
	 .attr = IFLA_IPTUN_6RD_RELAY_PREFIX, .help = "the part of IPv4 addresses left out there"},
	{.name = "6rd-reset", .type = &type_reset, .flags = OPT_WO,
	 .help = "back to 6to4: 2002::/16 and whole addresses"},
	MARK_ROW(IFLA_IPTUN), ENCAP_ROWS(IFLA_IPTUN, 0, 0),
};

const struct kind kind_sit = {
	.name = "sit", .brief = "a tunnel over IPv4 that carries IPv6, IPv4 or MPLS",
	.module = "sit", .config = "CONFIG_IPV6_SIT", .flags = KIND_RESETS, .other = "ip6tnl",
	.opts = TABLE(rows), .check = iptun_check, .whole = iptun_whole,
	.defaults = iptun_defaults,
	.usual = "mode any pmtudisc 6rd-reset arp off multicast off",
};
