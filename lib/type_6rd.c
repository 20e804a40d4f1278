// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types of 6rd (RFC 5969): an IPv6 prefix, and the IPv4 prefix left out in it. */
#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_link.h>
#include <linux/if_tunnel.h>
#include <stdio.h>
#include <string.h>

#include "type.h"
#include "type_inet.h"
#include "type_iptun.h"

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

const struct type type_6rd = PREFIX(16), type_6rd_relay = PREFIX(4);

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

const struct type type_6rd_reset = {.parse = parse_reset, .sample = sample_reset};
