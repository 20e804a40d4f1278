// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-tunnel map: its words. */
#include <errno.h>
#include <string.h>

#include "../lib/type_range.h"
#include "tunnel_map.h"

/* --- V[-V2]=VNI[-VNI2],... ------------------------------------------------ */

/* N or N-M of what there are MAX. */
static int parse_range(struct parse *p, const char *what, const char *text, uint64_t max,
		       struct range *r)
{
	const char *dash = strchr(text, '-'), *one = text;
	uint64_t first = 0, last = 0;

	if (dash)
		one = arena_strndup(&p->ctx->arena, text, (size_t)(dash - text));
	if (number(one, &first) || number(dash ? dash + 1 : one, &last) || !first || last > max)
		return fail(p->ctx, parse_last(p), EINVAL, "'%s' is no %s: they are 1..%u", text, what,
			    (unsigned)max);
	if (dash ? last <= first : last < first)
		return fail(p->ctx, parse_last(p), EINVAL,
			    "'%s' is no range: the second number is to be larger", text);
	*r = (struct range){(uint32_t)first, (uint32_t)last};
	return 0;
}

static int parse_one(struct parse *p, const char *text, struct mapping *m)
{
	const char *equals = strchr(text, '=');
	struct range vlans, vnis = {0};
	int ret;

	if (equals)
		text = arena_strndup(&p->ctx->arena, text, (size_t)(equals - text));
	ret = parse_range(p, "VLAN", text, 4094, &vlans);
	if (!ret && equals)
		ret = parse_range(p, "VNI", equals + 1, 0xffffff, &vnis);
	if (!ret && equals && vlans.last - vlans.first != vnis.last - vnis.first)
		ret = fail(p->ctx, parse_last(p), EINVAL, "%u VLANs need as many VNIs, not %u: %s=%s",
			   vlans.last - vlans.first + 1, vnis.last - vnis.first + 1, text,
			   equals + 1);
	*m = (struct mapping){(uint16_t)vlans.first, (uint16_t)vlans.last, vnis.first};
	return ret;
}

/* No VLAN and no VNI may stand there twice. */
static int check_twice(struct parse *p, const struct mapping *list, size_t n)
{
	const struct mapping *m = &list[n];

	for (size_t i = 0; i < n; i++) {
		const struct mapping *o = &list[i];

		if (m->vid <= o->end && o->vid <= m->end)
			return fail(p->ctx, parse_last(p), EINVAL, "VLAN %u is said twice",
				    m->vid > o->vid ? m->vid : o->vid);
		if (m->id && o->id && m->id <= o->id + (o->end - o->vid) &&
		    o->id <= m->id + (m->end - m->vid))
			return fail(p->ctx, parse_last(p), EINVAL, "VNI %u is said twice",
				    m->id > o->id ? m->id : o->id);
	}
	return 0;
}

static int parse_map(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	struct mapping *list = NULL;
	size_t n = 0;

	(void)no;
	if (!word)
		return -EINVAL;
	for (const char *s = word; s; n++) {
		size_t len = strcspn(s, ",");
		int ret;

		if (!(n & (n - 1)))
			list = arena_grow(&p->ctx->arena, list, (n ? 2 * n : 1) * sizeof(*list));
		ret = parse_one(p, arena_strndup(&p->ctx->arena, s, len), &list[n]);
		if (!ret)
			ret = check_twice(p, list, n);
		if (ret)
			return ret;
		s = s[len] ? s + len + 1 : NULL;
	}
	return parse_put(p, o, set, list, (uint16_t)(n * sizeof(*list)), NULL);
}

static const struct type type_map = {.meta = "V[-V2]=VNI[-VNI2],...", .parse = parse_map};

#define MAP_ROW(text)                                                                              \
	{                                                                                          \
		.name = "vlans", .type = &type_map, .attr = TUNNEL_MAP, .flags = OPT_POS,          \
		.help = (text)                                                                     \
	}

static const struct opt add_rows[] = {
	TUNNEL_VXLAN_ROW,
	MAP_ROW("VLANs and the VNI of each, in ranges of the same length"),
	{.name = "bridge", .alias = "master", .type = &type_link, .attr = TUNNEL_BRIDGE,
	 .help = "the bridge, if the VXLAN is not its port already"},
};
static const struct opt del_rows[] = {
	TUNNEL_VXLAN_ROW,
	MAP_ROW("the VLANs, with their VNIs or without"),
};
const struct table map_add_table = TABLE(add_rows), map_del_table = TABLE(del_rows);

int map_check_del(struct parse *p)
{
	struct span end = {(uint16_t)p->ctx->words.n, 1};

	if (!attr_find(p->root, LINK_DEV))
		return fail(p->ctx, end, EINVAL, "which VXLAN?");
	return attr_find(p->root, TUNNEL_MAP) ? 0 :
	       fail(p->ctx, end, EINVAL, "which VLANs? say V=VNI, or ranges like 20-29=10020-10029");
}

int map_check_add(struct parse *p)
{
	const struct attr *map = attr_find(p->root, TUNNEL_MAP);
	const struct mapping *m = map ? map->data : NULL;
	int ret = map_check_del(p);

	for (size_t i = 0; !ret && i < map->len / sizeof(*m); i++)
		if (!m[i].id)
			ret = fail(p->ctx, map->at, EINVAL, "VLAN %u needs its VNI: %u=VNI",
				   m[i].vid, m[i].vid);
	return ret;
}
