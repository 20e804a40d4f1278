// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types: MAC addresses, and the bridge identifiers that hold one. */
#include <errno.h>
#include <linux/if_link.h>
#include <stdio.h>
#include <string.h>

#include "type.h"

int lladdr_parse(const char *word, unsigned char *mac, size_t max, size_t *len)
{
	static const char hex[] = "0123456789abcdef";

	for (*len = 0; *len < max; word++) {
		unsigned v = 0, digits = 0;
		const char *d;

		for (; *word && (d = strchr(hex, *word >= 'A' ? *word | 0x20 : *word)); word++) {
			v = v << 4 | (unsigned)(d - hex);
			digits++;
		}
		if (!digits || digits > 2)
			return -EINVAL;
		mac[(*len)++] = (unsigned char)v;
		if (!*word)
			return 0;
		if (*word != ':')
			return -EINVAL;
	}
	return -EINVAL;
}

void lladdr_format(const unsigned char *mac, size_t len, char *buf, size_t size)
{
	size_t at = 0;

	*buf = '\0';
	for (size_t i = 0; i < len && at + 3 < size; i++)
		at += (size_t)snprintf(buf + at, size - at, "%s%02x", i ? ":" : "", mac[i]);
}

static int parse_lladdr(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	unsigned char mac[20]; /* infiniband's are the longest */
	size_t len;

	(void)no;
	if (!word)
		return -EINVAL;
	if (lladdr_parse(word, mac, sizeof(mac), &len) || (len != 6 && len != 4 && len != 20)) {
		int ret = fail(p->ctx, parse_last(p), EINVAL, "'%s' is not a MAC address", word);

		hint(p->ctx, "six bytes in hexadecimal, like 02:00:00:00:00:01");
		return ret;
	}
	return parse_put(p, o, set, mac, (uint16_t)len, NULL);
}

static void print_lladdr(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	char buf[3 * 32 + 1];

	if (!n)
		return;
	lladdr_format(n->data, n->len, buf, sizeof(buf));
	out_str(out, opt_key(o), opt_pre(out, o), buf, " ");
}

static int sample_lladdr(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	if (nth > 1)
		return -1;
	snprintf(words, size, "%s", nth ? "0A:b:C:00:01:fe" : "02:00:00:00:00:01");
	return 0;
}

const struct type type_lladdr = {
	.meta = "MAC", .parse = parse_lladdr, .print = print_lladdr, .sample = sample_lladdr,
};

/* --- bridge identifiers ------------------------------------------------------------------ */

static void print_bridge_id(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const unsigned char *id;
	char buf[40];

	if (!n || n->len < sizeof(struct ifla_bridge_id))
		return;
	id = n->data;
	snprintf(buf, sizeof(buf), "%02x%02x.%x:%x:%x:%x:%x:%x", id[0], id[1], id[2], id[3], id[4],
		 id[5], id[6], id[7]);
	out_str(out, opt_key(o), opt_pre(out, o), buf, " ");
}

const struct type type_bridge_id = {.size = 8, .print = print_bridge_id};
