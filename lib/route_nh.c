// SPDX-License-Identifier: GPL-2.0-or-later
/* Where a route leads: gateways, and several next hops as one attribute. */
#include <errno.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "route.h"
#include "route_type.h"
#include "type.h"
#include "type_inet.h"

/* --- via [FAMILY] ADDR ---------------------------------------------------- */

/* Kept as {u16 family, address} where the family is said, until route_place_gateway(). */
static int parse_gateway(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	unsigned char data[2 + 16], family = p->ctx->flags.family;
	const char *word = parse_value(p, o);
	bool said = word && word_is(word, "inet", "inet6");
	uint16_t wanted = 0;
	struct inet in;
	int ret;

	(void)no;
	if (said) {
		wanted = strcmp(word, "inet") ? AF_INET6 : AF_INET;
		word = parse_value(p, o);
	}
	if (!word)
		return -EINVAL;
	if (said || family == AF_MPLS)
		p->ctx->flags.family = 0;
	ret = inet_parse(p, word, false, &in);
	p->ctx->flags.family = family;
	if (ret)
		return ret;
	if (said && in.family != wanted)
		return fail(p->ctx, parse_last(p), EINVAL, "'%s' is not an %s address", word,
			    wanted == AF_INET ? "IPv4" : "IPv6");
	memcpy(data, &wanted, sizeof(wanted));
	memcpy(data + 2, in.addr, in.size);
	if (said)
		return parse_put(p, o, set, data, (uint16_t)(in.size + 2), NULL);
	return parse_put(p, o, set, in.addr, in.size, NULL);
}

uint8_t route_gateway_family(const struct attr *set, uint16_t attr, bool *said)
{
	const struct attr *n = attr_find(set, attr);

	*said = n && (n->len == 6 || n->len == 18);
	return !n ? 0 : n->len == 16 || n->len == 18 ? AF_INET6 : AF_INET;
}

/* {u16 family, address} of the gateway N, whose family nobody has said. */
static void prefix_family(struct arena *a, struct attr *n, uint16_t family)
{
	char *via = arena_alloc(a, (size_t)n->len + sizeof(family));

	memcpy(via, &family, sizeof(family));
	memcpy(via + sizeof(family), n->data, n->len);
	n->data = via;
	n->len = (uint16_t)(n->len + sizeof(family));
}

int route_place_gateway(struct parse *p, struct attr *set, uint16_t attr, uint8_t family)
{
	struct attr *n = attr_find(set, attr);
	uint8_t own;
	bool said;
	int ret;

	if (!n)
		return 0;
	own = route_gateway_family(set, attr, &said);
	if (own == family) {
		n->data = (const char *)n->data + (said ? 2 : 0);
		n->len = own == AF_INET ? 4 : 16;
		return 0;
	}
	if (!said && family != AF_MPLS) {
		ret = fail(p->ctx, n->at, EINVAL, "'%s' and the destination are not of one family",
			   p->ctx->words.w[n->at.first + n->at.n - 1]);
		hint(p->ctx, "say 'via inet6 ADDR' if that is meant");
		return ret;
	}
	if (!said)
		prefix_family(&p->ctx->arena, n, own);
	n->type = RTA_VIA;
	return 0;
}

static void print_gateway(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (n)
		inet_print(out, opt_key(o), "via ", n, " ");
}

static int sample_gateway(const struct opt *o, int nth, char *words, size_t size)
{
	static const char *const samples[] = {"192.0.2.1", "inet 192.0.2.1", "inet6 2001:db8::1"};

	(void)o;
	snprintf(words, size, "%s", nth < 3 ? samples[nth] : "");
	return nth > 2 ? -1 : 0;
}

const struct type type_route_gateway = {
	.meta = "[inet|inet6] ADDR", .parse = parse_gateway, .print = print_gateway,
	.sample = sample_gateway,
};

static void print_via(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	struct attr addr;

	if (!n || n->len < 2)
		return;
	addr = *n;
	addr.data = (const char *)n->data + 2;
	addr.len = (uint16_t)(n->len - 2);
	out_object(out, o->json);
	out_str(out, "family", "via ", addr.len == 4 ? "inet" : addr.len == 16 ? "inet6" : "link",
		" ");
	inet_print(out, "host", "", &addr, " ");
	out_object_end(out);
}

const struct type type_route_via = {.print = print_via};

/* --- weight: one less on the wire ----------------------------------------- */

static int parse_weight(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	uint8_t byte;
	uint64_t v;
	int ret;

	(void)no;
	if (!word)
		return -EINVAL;
	ret = parse_uint(p, o, word, o->min, o->max, &v);
	byte = (uint8_t)(v - 1);
	return ret ? ret : parse_put(p, o, set, &byte, sizeof(byte), NULL);
}

static void print_weight(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (n)
		out_uint(out, opt_key(o), opt_pre(out, o), attr_uint(n) + 1, " ");
}

static int sample_weight(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "256" : "1");
	return nth > 1 ? -1 : 0;
}

const struct type type_route_weight = {
	.meta = "NUMBER", .size = 1, .parse = parse_weight, .print = print_weight,
	.sample = sample_weight,
};

/* --- nexthop ... ---------------------------------------------------------- */

static int parse_nexthop(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	static const struct rtnexthop zero;
	struct attr *nh;
	int ret;

	(void)no;
	if (parse_put(p, o, set, &zero, sizeof(zero), &nh))
		return -EINVAL;
	nh->nest = true;
	ret = parse_while(p, &route_nh_table, nh, false);
	nh->at = parse_span(p);
	if (!ret && !nh->child)
		ret = fail(p->ctx, (struct span){(uint16_t)p->pos, 1}, EINVAL,
			   "'nexthop' needs 'via' or 'dev'");
	return ret;
}

/* What is in bytes now has no words to be looked at again. */
static void settle(struct attr *set)
{
	for (struct attr *n = set->child; n; n = n->next) {
		n->at.n = 0;
		settle(n);
	}
}

/* struct rtnexthop and its attributes behind those that are there already. */
static int resolve_nexthop(struct ctx *ctx, struct attr *node, struct attr *set)
{
	struct attr *all = attr_find(set, RTA_MULTIPATH);
	struct attr root = *node;
	struct nlmsghdr *msg;
	unsigned char *data;
	uint16_t len;
	int ret = parse_resolve(ctx, node);

	if (ret)
		return ret;
	if (!all) {
		all = attr_put(&ctx->arena, set, RTA_MULTIPATH, NULL, 0);
		all->opt = table_attr(&route_table, RTA_MULTIPATH);
		all->at = node->at;
	}
	root.next = NULL;
	msg = attr_build(&ctx->arena, &root, 0, 0, NULL);
	len = msg ? (uint16_t)(msg->nlmsg_len - sizeof(*msg)) : 0;
	if (!msg || all->len + len > UINT16_MAX - 64)
		return fail(ctx, node->at, EMSGSIZE, "these are too many next hops");
	data = arena_alloc(&ctx->arena, (size_t)all->len + len);
	memcpy(data, all->data ? all->data : data, all->len);
	memcpy(data + all->len, msg + 1, len);
	memcpy(data + all->len, &len, sizeof(len));
	all->data = data;
	all->len = (uint16_t)(all->len + len);
	all->at.n = (uint16_t)(node->at.first + node->at.n - all->at.first);
	settle(node);
	return 0;
}

static int sample_nexthop(const struct opt *o, int nth, char *words, size_t size)
{
	static const char *const samples[] = {
		"via 192.0.2.1", "dev eth0 weight 1 nexthop dev br0 weight 5",
		"via 192.0.2.1 dev eth0 weight 256 onlink",
		"encap mpls 16 via 192.0.2.1 dev eth0 nexthop via inet6 2001:db8::1 realms 3",
	};

	(void)o;
	snprintf(words, size, "%s", nth < 4 ? samples[nth] : "");
	return nth > 3 ? -1 : 0;
}

const struct type type_route_nexthop = {
	.meta = "...", .parse = parse_nexthop, .resolve = resolve_nexthop,
	.sample = sample_nexthop,
};

/* --- RTA_MULTIPATH -------------------------------------------------------- */

static void decode_multipath(struct arena *a, const struct opt *o, struct attr *node)
{
	const char *p = node->data;
	size_t left = node->len;
	struct rtnexthop head;
	struct attr **tail = &node->child;

	(void)o;
	while (left >= sizeof(head)) {
		memcpy(&head, p, sizeof(head));
		if (head.rtnh_len < sizeof(head) || head.rtnh_len > left)
			return;
		*tail = attr_decode(a, &route_nh_table, p, head.rtnh_len, sizeof(head));
		(*tail)->type = ROUTE_NH;
		tail = &(*tail)->next;
		if (NLMSG_ALIGN(head.rtnh_len) >= left)
			return;
		p += NLMSG_ALIGN(head.rtnh_len);
		left -= NLMSG_ALIGN(head.rtnh_len);
	}
}

static void print_multipath(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *all = attr_find(set, o->attr);
	bool mpls = route_field(set, ROUTE_FAMILY) == AF_MPLS;

	if (!all || !all->child)
		return;
	out_array(out, o->json);
	for (const struct attr *nh = all->child; nh; nh = nh->next) {
		struct attr *weight = attr_find(nh, ATTR_HDR(3, 1));

		if (mpls && weight && out->mode != OUT_WORDS)
			weight->hidden = true;
		out_break(out);
		out_text(out, "%snexthop ", out->mode == OUT_TEXT ? "\t" : "");
		out_object(out, NULL);
		print_rows(out, &route_nh_table, nh);
		out_object_end(out);
	}
	out_array_end(out);
}

const struct type type_route_multipath = {
	.print = print_multipath, .decode = decode_multipath,
};
