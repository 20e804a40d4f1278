// SPDX-License-Identifier: GPL-2.0-or-later
/* A route as a command says it becomes the request that `ip` would send. */
#include <errno.h>
#include <linux/rtnetlink.h>
#include <sys/socket.h>

#include "route.h"
#include "route_type.h"

static struct span end_of(const struct parse *p)
{
	return (struct span){(uint16_t)p->ctx->words.n, 1};
}

/* --- the family: whichever word tells it ---------------------------------- */

static uint8_t family_of(const struct attr *n)
{
	return !n || !n->len ? 0 : n->len == 4 ? AF_INET : AF_INET6;
}

static uint8_t find_family(const struct parse *p)
{
	static const uint16_t attrs[] = {RTA_DST, RTA_SRC, RTA_PREFSRC};
	uint8_t family = p->ctx->flags.family;
	bool said;

	for (size_t i = 0; !family && i < sizeof(attrs) / sizeof(attrs[0]); i++)
		family = family_of(attr_find(p->root, attrs[i]));
	if (!family)
		family = route_gateway_family(p->root, RTA_GATEWAY, &said);
	for (const struct attr *n = p->root->child; n && !family; n = n->next)
		if (n->type == ROUTE_NH)
			family = route_gateway_family(n, RTA_GATEWAY, &said);
	return family ? family : AF_INET;
}

/* Addresses of another family than that of the route. */
static int check_family(struct parse *p, uint8_t family)
{
	static const uint16_t attrs[] = {RTA_DST, RTA_SRC, RTA_PREFSRC};

	if (family == AF_MPLS)
		return 0;
	for (size_t i = 0; i < sizeof(attrs) / sizeof(attrs[0]); i++) {
		const struct attr *n = attr_find(p->root, attrs[i]);

		if (family_of(n) && family_of(n) != family)
			return fail(p->ctx, n->at, EINVAL, "'%s' is not an %s address",
				    p->ctx->words.w[n->at.first + n->at.n - 1],
				    family == AF_INET ? "IPv4" : "IPv6");
	}
	return 0;
}

/* --- what follows from the words ------------------------------------------ */

/* Tables up to 255 stand in the header. */
static void place_table(struct parse *p, uint8_t type)
{
	struct attr *n = attr_find(p->root, RTA_TABLE);
	struct arena *a = &p->ctx->arena;
	uint8_t table = RT_TABLE_MAIN;

	if (!n) {
		if (type == RTN_LOCAL || type == RTN_BROADCAST || type == RTN_NAT ||
		    type == RTN_ANYCAST)
			table = RT_TABLE_LOCAL;
		attr_put_u8(a, p->root, ROUTE_HDR_TABLE, table);
	} else if (n->opt->type == &type_route_table && attr_uint(n) <= UINT8_MAX) {
		table = (uint8_t)attr_uint(n);
		n->type = ROUTE_HDR_TABLE;
		n->data = arena_copy(a, &table, sizeof(table));
		n->len = sizeof(table);
	}
}

static bool has_gateway(const struct attr *root)
{
	for (const struct attr *n = root->child; n; n = n->next)
		if (n->type == RTA_GATEWAY || n->type == RTA_VIA || n->type == ROUTE_NH ||
		    n->type == RTA_NH_ID)
			return true;
	return false;
}

static uint8_t scope_of(const struct attr *root, uint8_t family, uint8_t type, bool del)
{
	if (family != AF_INET)
		return RT_SCOPE_UNIVERSE;
	switch (type) {
	case RTN_LOCAL:
	case RTN_NAT:
		return RT_SCOPE_HOST;
	case RTN_BROADCAST:
	case RTN_MULTICAST:
	case RTN_ANYCAST:
		return RT_SCOPE_LINK;
	case RTN_UNICAST:
	case RTN_UNSPEC:
		if (del)
			return RT_SCOPE_NOWHERE;
		return has_gateway(root) ? RT_SCOPE_UNIVERSE : RT_SCOPE_LINK;
	}
	return del ? RT_SCOPE_NOWHERE : RT_SCOPE_UNIVERSE;
}

static void put_default(struct parse *p, uint16_t field, uint8_t v)
{
	if (!attr_find(p->root, field))
		attr_put_u8(&p->ctx->arena, p->root, field, v);
}

static int place_gateways(struct parse *p, uint8_t family)
{
	int ret = route_place_gateway(p, p->root, RTA_GATEWAY, family);

	for (struct attr *n = p->root->child; n && !ret; n = n->next)
		if (n->type == ROUTE_NH)
			ret = route_place_gateway(p, n, RTA_GATEWAY, family);
	return ret;
}

int route_complete(struct parse *p, bool del)
{
	struct attr *dst = attr_find(p->root, RTA_DST), *src = attr_find(p->root, RTA_SRC);
	uint8_t family = find_family(p), type;
	int ret;

	if (!dst)
		return fail(p->ctx, end_of(p), EINVAL, "which destination? say PREFIX or default");
	ret = check_family(p, family);
	if (!ret)
		ret = place_gateways(p, family);
	if (ret)
		return ret;
	dst->hidden = !dst->len;
	if (src)
		src->hidden = !src->len;
	route_place_metrics(&p->ctx->arena, p->root);
	put_default(p, ROUTE_TYPE, del && family != AF_MPLS ? RTN_UNSPEC : RTN_UNICAST);
	type = (uint8_t)route_field(p->root, ROUTE_TYPE);
	attr_put_u8(&p->ctx->arena, p->root, ROUTE_FAMILY, family);
	place_table(p, type);
	put_default(p, ROUTE_SCOPE, scope_of(p->root, family, type, del));
	if (!del)
		put_default(p, ROUTE_PROTO, RTPROT_BOOT);
	return 0;
}
