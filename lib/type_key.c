// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types: keys of tunnels, and words that are said of both directions. */
#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_tunnel.h>
#include <stdio.h>
#include <string.h>

#include "type.h"
#include "type_inet.h"
#include "type_iptun.h"

#define KEY_BIT 0x2000 /* GRE_KEY of linux/if_tunnel.h, in host byte order */

/* A number, or the same 32 bits as a dotted quad. */
static int parse_value_of(struct parse *p, const struct opt *o, const char *word, uint32_t *key)
{
	uint64_t max = o->max ? o->max : UINT32_MAX, v;
	struct inet in;

	if (!strchr(word, '.') || strchr(word, ':')) {
		if (parse_uint(p, o, word, 0, max, &v))
			return -EINVAL;
		*key = htonl((uint32_t)v);
		return 0;
	}
	if (inet_parse(p, word, false, &in))
		return -EINVAL;
	memcpy(key, in.addr, sizeof(*key));
	if (ntohl(*key) > max)
		return fail(p->ctx, parse_last(p), ERANGE, "%s is out of range: %s takes 0..%u", word,
			    p->ctx->words.w[p->key], (unsigned)max);
	return 0;
}

static int parse_key(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = no ? NULL : parse_value(p, o);
	uint32_t key = 0;
	int ret;

	if (!no && (!word || parse_value_of(p, o, word, &key)))
		return -EINVAL;
	ret = parse_put(p, o, set, &key, sizeof(key), NULL);
	if (ret || o->type == &type_vti_key)
		return ret;
	return flag_put16(p, o, set, (uint16_t)o->min, KEY_BIT, !no);
}

static void print_key(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	bool on = o->type == &type_vti_key ? attr_uint(n) != 0 :
		  flag_is_on(set, (uint16_t)o->min, htons(KEY_BIT));
	char buf[INET6_ADDRSTRLEN];

	if (n && on && n->len == 4)
		out_str(out, opt_key(o), opt_pre(out, o),
			inet_format(n->data, 4, buf, sizeof(buf)), " ");
}

static int sample_key(const struct opt *o, int nth, char *words, size_t size)
{
	static const char *const samples[] = {"0.0.3.255", "7", "0"};
	int n = o->type == &type_vti_key ? 2 : 3;

	snprintf(words, size, "%s", samples[nth % 3]);
	return nth < n ? 0 : -1;
}

#define KEY                                                                                        \
	{                                                                                          \
		.meta = "KEY", .size = 4, .quiet = true, .parse = parse_key, .print = print_key,                  \
		.sample = sample_key                                                               \
	}

const struct type type_gre_key = KEY, type_vti_key = KEY;

/* --- both directions ------------------------------------------------------------------------ */

static const struct opt *row_of(struct parse *p, const struct attr *set, char way, const char *name)
{
	const struct scope *s = p->in;
	bool no;

	while (s && s->set != set)
		s = s->up;
	return s ? table_find(s->table, arena_printf(&p->ctx->arena, "%c%s", way, name), &no) : NULL;
}

static int parse_both(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	unsigned start = p->pos;

	for (const char *way = "io"; *way; way++) {
		const struct opt *one = row_of(p, set, *way, o->name);
		int ret;

		p->pos = start;
		ret = one ? one->type->parse(p, one, set, no) : -EINVAL;
		if (ret)
			return ret;
	}
	return 0;
}

static int sample_both(const struct opt *o, int nth, char *words, size_t size)
{
	snprintf(words, size, "%s", o->type == &type_both_keys ? "5" : "");
	return nth ? -1 : 0;
}

const struct type type_both = {.parse = parse_both, .sample = sample_both};
const struct type type_both_keys = {.meta = "KEY", .parse = parse_both, .sample = sample_both};
