// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types: IP addresses and prefixes. */
#include "type_inet.h"

#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "type.h"

const char *inet_format(const void *addr, size_t size, char *buf, size_t n)
{
	if (size == 4 && inet_ntop(AF_INET, addr, buf, (socklen_t)n))
		return buf;
	if (size == 16 && inet_ntop(AF_INET6, addr, buf, (socklen_t)n))
		return buf;
	lladdr_format(addr, size, buf, n);
	return buf;
}

void inet_read(const struct attr *n, struct inet *in)
{
	*in = (struct inet){0};
	if (!n || (n->len != 4 && n->len != 16))
		return;
	in->family = n->len == 4 ? AF_INET : AF_INET6;
	in->size = (uint8_t)n->len;
	in->len = (uint8_t)(n->len * 8);
	memcpy(in->addr, n->data, n->len);
}

bool inet_within(const void *addr, const void *prefix, size_t size, unsigned len)
{
	const unsigned char *a = addr, *p = prefix;
	unsigned whole = len / 8, rest = len % 8;

	if (whole > size || memcmp(a, p, whole))
		return false;
	return !rest || whole == size || !((a[whole] ^ p[whole]) >> (8 - rest));
}

/* --- reading -------------------------------------------------------------- */

/* Why TEXT is no IPv4 address. */
static int bad_ipv4(struct parse *p, const char *text)
{
	struct span at = parse_last(p);
	unsigned bytes = 0;
	int ret = 0;

	for (const char *s = text; !ret; s++) {
		size_t n = strcspn(s, ".");
		const char *byte = arena_strndup(&p->ctx->arena, s, n);
		uint64_t v;

		if (!n || strspn(byte, "0123456789") != n)
			ret = fail(p->ctx, at, EINVAL, "'%s' is not an IP address", text);
		else if (n > 1 && *byte == '0')
			ret = fail(p->ctx, at, EINVAL,
				   "'%s' is not an IP address: '%s' has a leading zero", text, byte);
		else if (number(byte, &v) || v > 255)
			ret = fail(p->ctx, at, ERANGE,
				   "'%s' is not an IP address: %s is more than 255", text, byte);
		bytes++;
		s += n;
		if (!*s)
			break;
	}
	if (!ret)
		ret = fail(p->ctx, at, EINVAL, "'%s' is not an IPv4 address: it has %u bytes, not 4",
			   text, bytes);
	hint(p->ctx, "four decimal bytes like 192.0.2.1, or IPv6 like 2001:db8::1");
	return ret;
}

static int bad_ipv6(struct parse *p, const char *text)
{
	int ret = fail(p->ctx, parse_last(p), EINVAL, "'%s' is not an IPv6 address", text);

	if (strchr(text, '%'))
		hint(p->ctx, "the interface is said by 'dev NAME', not behind a '%%'");
	else
		hint(p->ctx, "groups of up to four hexadecimal digits, '::' once at most, like "
			     "2001:db8::1");
	return ret;
}

static const char *family_name(unsigned family)
{
	return family == AF_INET6 ? "IPv6" : "IPv4";
}

static int parse_address(struct parse *p, const char *text, struct inet *in)
{
	unsigned wanted = p->ctx->flags.family;

	*in = (struct inet){.family = AF_INET, .size = 4, .len = 32};
	if (strchr(text, ':'))
		*in = (struct inet){.family = AF_INET6, .size = 16, .len = 128};
	if (inet_pton(in->family, text, in->addr) != 1)
		return in->family == AF_INET ? bad_ipv4(p, text) : bad_ipv6(p, text);
	if (wanted != in->family && (wanted == AF_INET || wanted == AF_INET6))
		return fail(p->ctx, parse_last(p), EINVAL, "'%s' is an %s address, -%d asks for %s",
			    text, family_name(in->family), wanted == AF_INET ? 4 : 6,
			    family_name(wanted));
	return 0;
}

/* A netmask like 255.255.255.0 as the number of its bits, or -1. */
static int mask_bits(const char *word)
{
	struct in_addr mask;
	uint32_t m;

	if (inet_pton(AF_INET, word, &mask) != 1)
		return -1;
	m = ntohl(mask.s_addr);
	if (~m & (~m + 1))
		return -1;
	return m ? __builtin_popcount(m) : 0;
}

static int parse_len(struct parse *p, const char *word, const char *len, struct inet *in)
{
	unsigned max = in->size * 8U;
	uint64_t v;
	int ret;

	in->has_len = true;
	if (in->family == AF_INET && strchr(len, '.') && mask_bits(len) >= 0) {
		in->len = (uint8_t)mask_bits(len);
		return 0;
	}
	if (*len && strspn(len, "0123456789") == strlen(len) && !number(len, &v) && v <= max) {
		in->len = (uint8_t)v;
		return 0;
	}
	ret = fail(p->ctx, parse_last(p), ERANGE, "'%s' has a wrong prefix length: '%s'", word, len);
	hint(p->ctx, "an %s prefix has 0..%u bits", family_name(in->family), max);
	return ret;
}

int inet_parse(struct parse *p, const char *word, bool prefix, struct inet *in)
{
	const char *slash;
	int ret;

	if (prefix && !strcmp(word, "0/0")) /* the one short form that scripts are full of */
		word = "0.0.0.0/0";
	slash = strchr(word, '/');
	if (!slash)
		return parse_address(p, word, in);
	if (!prefix)
		return fail(p->ctx, parse_last(p), EINVAL, "'%s' has a prefix length: %s takes none",
			    word, p->ctx->words.w[p->key]);
	ret = parse_address(p, arena_strndup(&p->ctx->arena, word, (size_t)(slash - word)), in);
	return ret ? ret : parse_len(p, word, slash + 1, in);
}

/* --- addresses ------------------------------------------------------------ */

static int parse_inet(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	struct inet in;

	(void)no;
	if (!word || inet_parse(p, word, false, &in))
		return -EINVAL;
	return parse_put(p, o, set, in.addr, in.size, NULL);
}

void inet_print(struct out *out, const char *key, const char *pre, const struct attr *n,
		const char *post)
{
	enum out_color c = n->len == 4 ? COLOR_INET : n->len == 16 ? COLOR_INET6 : COLOR_NONE;
	char buf[INET6_ADDRSTRLEN];

	out_color_str(out, c, key, pre, inet_format(n->data, n->len, buf, sizeof(buf)), post);
}

static void print_inet(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (n)
		inet_print(out, opt_key(o), opt_pre(out, o), n, " ");
}

static int sample_inet(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "2001:db8::1" : "192.0.2.1");
	return nth > 1 ? -1 : 0;
}

const struct type type_inet = {
	.meta = "ADDR", .parse = parse_inet, .print = print_inet, .sample = sample_inet,
};

/* --- addresses with an attribute for each family ---------------------------- */

static bool is_multicast(const void *addr, size_t size)
{
	uint8_t first = *(const uint8_t *)addr;

	return size == 4 ? first >> 4 == 0xe : first == 0xff;
}

/* The other address of SET, unless it is of the family that has SIZE bytes. */
static const struct attr *other_family(const struct attr *set, size_t size)
{
	for (const struct attr *n = set->child; n; n = n->next)
		if (n->opt && n->at.n && n->opt->attr6 && n->len != size)
			return n;
	return NULL;
}

static int parse_46(struct parse *p, const struct opt *o, struct attr *set, bool multicast)
{
	const char *word = parse_value(p, o);
	const struct attr *other;
	struct inet in;
	int ret;

	if (!word || inet_parse(p, word, false, &in))
		return -EINVAL;
	if (is_multicast(in.addr, in.size) != multicast) {
		ret = fail(p->ctx, parse_last(p), EINVAL, "'%s' is %s multicast address", word,
			   multicast ? "no" : "a");
		hint(p->ctx, "%s takes one of %s", o->name,
		     multicast ? "224.0.0.0/4 or ff00::/8" : "a single host");
		return ret;
	}
	other = other_family(set, in.size);
	if (other)
		return fail(p->ctx, parse_span(p), EINVAL, "'%s' is %s and '%s' is %s",
			    p->ctx->words.w[other->at.first],
			    family_name(other->len == 16 ? AF_INET6 : AF_INET),
			    p->ctx->words.w[p->key], family_name(in.family));
	return parse_put(p, o, set, in.addr, in.size, NULL);
}

static int parse_unicast(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	(void)no;
	return parse_46(p, o, set, false);
}

static int parse_multicast(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	(void)no;
	return parse_46(p, o, set, true);
}

static void print_46(struct out *out, const struct opt *o, const struct attr *set, bool multicast)
{
	static const uint8_t any[16];
	const struct attr *n = attr_find(set, o->attr);
	const char *key = opt_key(o);
	char key6[32];

	if (!n)
		n = attr_find(set, o->attr6);
	if (!n || (n->len != 4 && n->len != 16) || !memcmp(n->data, any, n->len) ||
	    is_multicast(n->data, n->len) != multicast)
		return;
	snprintf(key6, sizeof(key6), "%s6", key ? key : "");
	inet_print(out, key && n->len == 16 ? key6 : key, opt_pre(out, o), n, " ");
}

static void print_unicast(struct out *out, const struct opt *o, const struct attr *set)
{
	print_46(out, o, set, false);
}

static void print_multicast(struct out *out, const struct opt *o, const struct attr *set)
{
	print_46(out, o, set, true);
}

static int sample_multicast(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "ff05::100" : "239.1.1.1");
	return nth > 1 ? -1 : 0;
}

const struct type type_unicast = {
	.meta = "ADDR", .parse = parse_unicast, .print = print_unicast, .sample = sample_inet,
};
const struct type type_multicast = {
	.meta = "ADDR", .parse = parse_multicast, .print = print_multicast,
	.sample = sample_multicast,
};

/* --- prefixes ------------------------------------------------------------- */

static int parse_prefix(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	struct inet in = {.has_len = true};

	(void)no;
	if (!word)
		return -EINVAL;
	if (!word_is(word, "any", "all default") && inet_parse(p, word, true, &in))
		return -EINVAL;
	return parse_put(p, o, set, &in, sizeof(in), NULL);
}

static int sample_prefix(const struct opt *o, int nth, char *words, size_t size)
{
	static const char *const samples[] = {"192.0.2.0/24", "2001:db8::/32", "any"};

	(void)o;
	if (nth > 2)
		return -1;
	snprintf(words, size, "%s", samples[nth]);
	return 0;
}

const struct type type_inet_prefix = {
	.meta = "PREFIX", .parse = parse_prefix, .sample = sample_prefix,
};
