// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-tunnel map: VLANs of a bridge and VNIs of one VXLAN for many, each in its steps. */
#include <errno.h>
#include <linux/if_link.h>
#include <string.h>

#include "../lib/list.h"
#include "tunnel_map.h"

/* --- what is there and what is to be -------------------------------------- */

struct map {
	struct ctx *ctx;
	struct vxlan v;
	const struct attr *said;
	struct vlans *have;
	struct vnis filter;
	struct steps s;
};

static int note_vni(struct ctx *ctx, void *data, const struct vni *vni, const struct attr *set)
{
	struct vnis *f = data;

	(void)set;
	if (!(f->n & (f->n - 1)))
		f->list = arena_grow(&ctx->arena, f->list, (f->n ? 2 * f->n : 1) * sizeof(*f->list));
	f->list[f->n++] = *vni;
	return 0;
}

bool map_in_filter(const struct vnis *f, uint32_t vni)
{
	for (size_t i = 0; i < f->n; i++) {
		uint32_t last = f->list[i].last ? f->list[i].last : f->list[i].first;

		if (vni >= f->list[i].first && vni <= last)
			return true;
	}
	return false;
}

int map_vnis(struct ctx *ctx, const struct vxlan *v, struct vnis *f)
{
	*f = (struct vnis){0};
	return v->vnifilter ? vni_list(ctx, v->nl, v->t.index, false, note_vni, f) : 0;
}

static uint32_t wanted(const struct mapping *m, unsigned vid)
{
	return m->id ? m->id + (vid - m->vid) : 0;
}

/* Nothing is changed unless all of it fits to what is there. */
static int check_conflicts(const struct map *map, const struct mapping *m)
{
	for (unsigned vid = m->vid; vid <= m->end; vid++) {
		uint32_t id = wanted(m, vid), have = map->have->id[vid];
		int ret;

		if (have && id && have != id) {
			ret = fail(map->ctx, map->said->at, EEXIST, "VLAN %u of '%s' has VNI %u", vid,
				   map->v.name, have);
			hint(map->ctx, "vnet-tunnel map del %s %u=%u", map->v.name, vid, have);
			return ret;
		}
		for (unsigned other = 1; other < VLANS && id && !have; other++)
			if (map->have->id[other] == id)
				return fail(map->ctx, map->said->at, EEXIST,
					    "VNI %u of '%s' is that of VLAN %u", id, map->v.name, other);
	}
	return 0;
}

static int load(struct map *map, const struct attr *root)
{
	const struct mapping *m;
	int ret = vxlan_load(map->ctx, attr_find(root, LINK_DEV), &map->v);

	map->said = attr_find(root, TUNNEL_MAP);
	map->s = (struct steps){.ctx = map->ctx, .nl = map->v.nl};
	if (!ret && !map->v.t.external) {
		ret = fail(map->ctx, map->v.at, EINVAL, "'%s' has one VNI: a map needs a VXLAN that is "
			   "made with 'external'", map->v.name);
		hint(map->ctx, "vnet-tunnel add %s type vxlan external vnifilter dstport 4789",
		     map->v.name);
	}
	if (!ret)
		ret = vxlan_vlans(map->ctx, &map->v, &map->have);
	if (!ret)
		ret = map_vnis(map->ctx, &map->v, &map->filter);
	m = map->said->data;
	for (size_t i = 0; !ret && i < map->said->len / sizeof(*m); i++)
		ret = check_conflicts(map, &m[i]);
	return ret;
}

/* --- add ------------------------------------------------------------------ */

/* The bridge that is meant, which must tell VLANs apart. */
static int find_bridge(struct map *map, const struct attr *said, unsigned *master)
{
	struct ctx *ctx = map->ctx;
	const struct attr *info;
	const char *kind, *name;
	struct attr *link;
	int ret;

	*master = map->v.master;
	if (said && map->v.master && attr_uint(said) != map->v.master)
		return fail(ctx, said->at, EEXIST, "'%s' is a port of '%s'", map->v.name,
			    map->v.bridge ? map->v.bridge : "another bridge");
	if (said)
		*master = (unsigned)attr_uint(said);
	if (!*master) {
		ret = fail(ctx, map->v.at, EINVAL, "'%s' is in no bridge", map->v.name);
		hint(ctx, "say 'bridge NAME', too");
		return ret;
	}
	ret = link_get(ctx, map->v.nl, NULL, *master, false, &link);
	if (ret)
		return ret;
	info = attr_find(link, IFLA_LINKINFO);
	kind = attr_str(attr_find(info, IFLA_INFO_KIND));
	name = attr_str(attr_find(link, IFLA_IFNAME));
	if (!kind || strcmp(kind, "bridge"))
		return fail(ctx, said ? said->at : map->v.at, EINVAL, "'%s' is no bridge", name);
	if (attr_uint(attr_find(attr_find(info, IFLA_INFO_DATA), IFLA_BR_VLAN_FILTERING)))
		return 0;
	ret = fail(ctx, said ? said->at : map->v.at, EINVAL, "'%s' does not tell VLANs apart", name);
	hint(ctx, "vnet-link set %s type bridge vlan_filtering 1", name);
	return ret;
}

static int add_port(struct map *map, unsigned master, const struct attr *said)
{
	struct step step = {.what = STEP_MASTER, .at = said ? said->at : map->v.at,
			    .now.port = {map->v.t.index, master},
			    .text = "port of the bridge"};
	const struct nl_link *bridge = nl_link(map->ctx, map->v.nl, master);
	int ret = 0;

	if (bridge)
		step.text = arena_printf(&map->ctx->arena, "port of '%s'", bridge->name);
	if (!map->v.master)
		ret = step_do(&map->s, &step);
	step.what = STEP_VLAN_TUNNEL;
	step.now.port.value = 1;
	step.text = "vlan_tunnel";
	if (!ret && (!map->v.port || !attr_uint(attr_find(map->v.port, IFLA_BRPORT_VLAN_TUNNEL))))
		ret = step_do(&map->s, &step);
	return ret;
}

/* What is done about VLANs vid .. end and the VNIs from id on. */
enum part { PART_VLAN, PART_TUNNEL, PART_FILTER };

static bool is_there(const struct map *map, enum part part, unsigned vid, uint32_t id)
{
	switch (part) {
	case PART_VLAN:
		return map->have->have[vid];
	case PART_TUNNEL:
		return map->have->id[vid] != 0;
	case PART_FILTER:
		break;
	}
	return map_in_filter(&map->filter, id);
}

static int do_run(struct map *map, enum part part, bool del, unsigned vid, unsigned end,
		  uint32_t id)
{
	struct arena *a = &map->ctx->arena;
	uint32_t last = id + (end - vid);
	struct step step = {.what = part == PART_FILTER ? STEP_VNI : STEP_VLAN, .del = del,
			    .at = map->said->at};

	if (part == PART_FILTER)
		step.now.vni = (struct vni){.ifindex = map->v.t.index, .first = id, .last = last};
	else
		step.now.vlan = (struct bridge_vlan){
			.ifindex = map->v.t.index, .vid = (uint16_t)vid, .end = (uint16_t)end,
			.tunnel = part == PART_TUNNEL, .id = id, .id_end = last,
		};
	step.text = part == PART_FILTER ? "VNI" : "VLAN";
	if (part != PART_FILTER)
		step.text = arena_printf(a, vid < end ? "%s %u-%u" : "%s %u", step.text, vid, end);
	if (part != PART_VLAN)
		step.text = arena_printf(a, id < last ? "%s%s%u-%u" : "%s%s%u", step.text,
					 part == PART_FILTER ? " " : "=", id, last);
	return step_do(&map->s, &step);
}

/* Adds (or takes away) what is lacking (or there) of one mapping, as few ranges as can be. */
static int do_part(struct map *map, enum part part, bool del, const struct mapping *m)
{
	unsigned from = 0;
	int ret = 0;

	for (unsigned vid = m->vid; vid <= m->end + 1U && !ret; vid++) {
		uint32_t id = vid <= m->end ? wanted(m, vid) : 0;
		bool due = vid <= m->end && is_there(map, part, vid, id) == del;

		/* A VLAN that untagged frames have is not one that add made. */
		if (due && del && part == PART_VLAN && map->have->flags[vid])
			due = false;
		if (due && !from)
			from = vid;
		if (due || !from)
			continue;
		ret = do_run(map, part, del, from, vid - 1, wanted(m, from));
		from = 0;
	}
	return ret;
}

static int run_add(struct ctx *ctx, struct req *req)
{
	const struct attr *bridge = attr_find(req->root, TUNNEL_BRIDGE);
	struct map map = {.ctx = ctx};
	const struct mapping *m;
	unsigned master;
	int ret = parse_resolve(ctx, req->root);

	if (!ret)
		ret = load(&map, req->root);

	if (!ret)
		ret = find_bridge(&map, bridge, &master);
	if (!ret)
		ret = add_port(&map, master, bridge);
	m = ret ? NULL : map.said->data;
	for (size_t i = 0; !ret && i < map.said->len / sizeof(*m); i++) {
		ret = do_part(&map, PART_VLAN, false, &m[i]);
		if (!ret)
			ret = do_part(&map, PART_TUNNEL, false, &m[i]);
		if (!ret && map.v.vnifilter)
			ret = do_part(&map, PART_FILTER, false, &m[i]);
	}
	return ret ? ret : step_done(&map.s, map.v.name, false);
}

/* --- del ------------------------------------------------------------------ */

/* VLANs whose VNI is not said have each its own. */
static int del_any(struct map *map, const struct mapping *m)
{
	int ret = 0;

	for (unsigned vid = m->vid; vid <= m->end && !ret; vid++) {
		struct mapping one = {(uint16_t)vid, (uint16_t)vid, map->have->id[vid]};

		if (one.id && map->v.vnifilter)
			ret = do_part(map, PART_FILTER, true, &one);
		if (!ret && one.id)
			ret = do_part(map, PART_TUNNEL, true, &one);
		if (!ret)
			ret = do_part(map, PART_VLAN, true, &one);
	}
	return ret;
}

static int run_del(struct ctx *ctx, struct req *req)
{
	struct map map = {.ctx = ctx};
	const struct mapping *m;
	int ret = load(&map, req->root);

	m = ret ? NULL : map.said->data;
	for (size_t i = 0; !ret && i < map.said->len / sizeof(*m); i++) {
		if (!m[i].id) {
			ret = del_any(&map, &m[i]);
			continue;
		}
		if (map.v.vnifilter)
			ret = do_part(&map, PART_FILTER, true, &m[i]);
		if (!ret)
			ret = do_part(&map, PART_TUNNEL, true, &m[i]);
		if (!ret)
			ret = do_part(&map, PART_VLAN, true, &m[i]);
	}
	return ret ? ret : step_done(&map.s, map.v.name, true);
}

/* --- show ----------------------------------------------------------------- */

/* One line that map add would take, the keys of `bridge -j vlan tunnelshow`. */
static int show(struct ctx *ctx, void *data, struct vxlan *v)
{
	struct out *o = &ctx->out;
	const char *comma = " ";
	struct vlans *have;
	int ret = vxlan_vlans(ctx, v, &have);

	(void)data;
	if (ret || !v->t.external)
		return ret;
	out_object(o, NULL);
	out_color_str(o, COLOR_IFNAME, "ifname", "", v->name, "");
	out_array(o, "tunnels");
	for (unsigned vid = 1, end; vid < VLANS; vid = end + 1) {
		uint32_t id = have->id[vid];

		for (end = vid; id && end + 1 < VLANS && have->id[end + 1] == id + (end + 1 - vid);)
			end++;
		if (!id)
			continue;
		out_object(o, NULL);
		out_uint(o, "vlan", comma, vid, "");
		if (end > vid)
			out_uint(o, "vlanEnd", "-", end, "");
		out_uint(o, "tunid", "=", id, "");
		if (end > vid)
			out_uint(o, "tunidEnd", "-", id + (end - vid), "");
		out_object_end(o);
		comma = ",";
	}
	out_array_end(o);
	out_object_end(o);
	out_newline(o);
	return 0;
}

static int run_show(struct ctx *ctx, struct req *req)
{
	list_begin(ctx);
	return list_end(ctx, vxlan_each(ctx, attr_find(req->root, LINK_DEV), show, NULL));
}

static const struct verb verbs[] = {
	{TUNNEL_VERB_ADD("See to it that each VLAN has its VNI, and the VXLAN is ready for it.",
			 "VXLAN V[-V2]=VNI[-VNI2],... [bridge BR]"),
	 .opts = &map_add_table, .check = map_check_add, .run = run_add},
	{TUNNEL_VERB_DEL("See to it that these VLANs have no VNI and do not pass the VXLAN.",
			 "VXLAN V[-V2][=VNI[-VNI2]],..."),
	 .opts = &map_del_table, .check = map_check_del, .run = run_del},
	{TUNNEL_VERB_SHOW("List VLANs and their VNIs as add takes them."), .run = run_show},
};

const struct tool tunnel_map = {
	.name = "vnet-tunnel map", .verb = verbs, .n = sizeof(verbs) / sizeof(verbs[0]),
	.brief = "The VNI of each VLAN of a bridge, on one VXLAN for many.",
};
