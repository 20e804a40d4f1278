// SPDX-License-Identifier: GPL-2.0-or-later
/* VLANs of bridge ports, and the tunnel ids that stand for them (AF_BRIDGE's
 * IFLA_AF_SPEC, linux/if_bridge.h). */
#include "bridge_vlan.h"

#include <errno.h>
#include <linux/if_bridge.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "link.h"
#include "list.h"
#include "type.h"
#include "type_range.h"

/* --- requests ------------------------------------------------------------- */

static struct attr *put_one(struct arena *a, struct attr *spec, const struct bridge_vlan *v,
			    bool last, uint16_t range)
{
	struct bridge_vlan_info info = {.flags = v->flags | range, .vid = last ? v->end : v->vid};
	struct attr *n;

	if (!v->tunnel)
		return attr_put(a, spec, IFLA_BRIDGE_VLAN_INFO, &info, sizeof(info));
	/* Not attr_nest(): there may be two of them. */
	n = attr_put(a, spec, IFLA_BRIDGE_VLAN_TUNNEL_INFO, NULL, 0);
	n->nest = true;
	attr_put_u32(a, n, IFLA_BRIDGE_VLAN_TUNNEL_ID, last ? v->id_end : v->id);
	attr_put_u16(a, n, IFLA_BRIDGE_VLAN_TUNNEL_VID, info.vid);
	attr_put_u16(a, n, IFLA_BRIDGE_VLAN_TUNNEL_FLAGS, range);
	return n;
}

/* IFLA_AF_SPEC of ROOT; returns the nest. */
static struct attr *put_spec(struct arena *a, struct attr *root, const struct bridge_vlan *v)
{
	struct attr *spec = attr_nest(a, root, IFLA_AF_SPEC);

	if (v->where)
		attr_put_u16(a, spec, IFLA_BRIDGE_FLAGS, v->where);
	if (v->end <= v->vid) {
		put_one(a, spec, v, false, 0);
		return spec;
	}
	put_one(a, spec, v, false, BRIDGE_VLAN_INFO_RANGE_BEGIN);
	put_one(a, spec, v, true, BRIDGE_VLAN_INFO_RANGE_END);
	return spec;
}

int bridge_vlan_send(struct ctx *ctx, struct nl *nl, uint16_t type, const struct bridge_vlan *vlan,
		     struct reply *reply)
{
	struct ifinfomsg ifi = {.ifi_family = AF_BRIDGE, .ifi_index = (int)vlan->ifindex};
	struct attr *root = attr_root(&ctx->arena, &ifi, sizeof(ifi));

	put_spec(&ctx->arena, root, vlan);
	return request_send(ctx, nl, root, type, 0, reply);
}

/* --- lists ---------------------------------------------------------------- */

struct walk {
	unsigned ifindex;
	int (*visit)(struct ctx *ctx, void *data, const struct bridge_vlan *vlan);
	void *data;
	struct bridge_vlan at[2]; /* ranges that have begun: VLANs, tunnel ids */
};

/* A range is two attributes: its first VLAN, its last. */
static int one(struct ctx *ctx, struct walk *w, const struct bridge_vlan *v, uint16_t flags)
{
	struct bridge_vlan *at = &w->at[v->tunnel];

	if (!(flags & BRIDGE_VLAN_INFO_RANGE_END))
		*at = *v;
	at->end = v->vid;
	at->id_end = v->id;
	at->flags = v->flags;
	return flags & BRIDGE_VLAN_INFO_RANGE_BEGIN ? 0 : w->visit(ctx, w->data, at);
}

static const struct opt tunnel_rows[] = {
	{.type = &type_u32, .attr = IFLA_BRIDGE_VLAN_TUNNEL_ID, .flags = OPT_RO},
	{.type = &type_u16, .attr = IFLA_BRIDGE_VLAN_TUNNEL_VID, .flags = OPT_RO},
	{.type = &type_u16, .attr = IFLA_BRIDGE_VLAN_TUNNEL_FLAGS, .flags = OPT_RO},
};
static const struct table tunnel_table = TABLE(tunnel_rows);

static const struct opt spec_rows[] = {
	{.type = &type_str, .attr = IFLA_BRIDGE_VLAN_TUNNEL_INFO, .nest = &tunnel_table,
	 .flags = OPT_RO},
};
static const struct table spec_table = TABLE(spec_rows);

static const struct opt received_rows[] = {
	{.type = &type_str, .attr = IFLA_AF_SPEC, .nest = &spec_table, .flags = OPT_RO},
};
static const struct table received_table = TABLE(received_rows);

static int visit_link(struct ctx *ctx, void *data, const struct attr *link,
		      const struct nlmsghdr *msg)
{
	struct walk *w = data;
	struct bridge_vlan v = {.ifindex = (unsigned)attr_hdr(link, 4, 4)};
	const struct attr *spec = attr_find(link, IFLA_AF_SPEC);
	struct bridge_vlan_info info;
	uint16_t flags;
	int ret = 0;

	(void)msg;
	if ((w->ifindex && w->ifindex != v.ifindex) || !spec)
		return 0;
	for (const struct attr *n = spec->child; n && !ret; n = n->next) {
		v.tunnel = n->type == IFLA_BRIDGE_VLAN_TUNNEL_INFO;
		if (v.tunnel) {
			v.id = (uint32_t)attr_uint(attr_find(n, IFLA_BRIDGE_VLAN_TUNNEL_ID));
			v.vid = (uint16_t)attr_uint(attr_find(n, IFLA_BRIDGE_VLAN_TUNNEL_VID));
			flags = (uint16_t)attr_uint(attr_find(n, IFLA_BRIDGE_VLAN_TUNNEL_FLAGS));
			v.flags = 0;
		} else if (n->type == IFLA_BRIDGE_VLAN_INFO && n->len >= sizeof(info)) {
			memcpy(&info, n->data, sizeof(info));
			v.id = 0;
			v.vid = info.vid;
			flags = info.flags;
			v.flags = flags & (BRIDGE_VLAN_INFO_PVID | BRIDGE_VLAN_INFO_UNTAGGED);
		} else {
			continue;
		}
		ret = one(ctx, w, &v, flags);
	}
	return ret;
}

int bridge_vlan_list(struct ctx *ctx, struct nl *nl, unsigned ifindex, bool ranges,
		     int (*visit)(struct ctx *ctx, void *data, const struct bridge_vlan *vlan),
		     void *data)
{
	struct ifinfomsg ifi = {.ifi_family = AF_BRIDGE};
	struct attr *root = attr_root(&ctx->arena, &ifi, sizeof(ifi));
	struct walk w = {.ifindex = ifindex, .visit = visit, .data = data};
	const struct list list = {
		.what = "VLANs", .table = &received_table, .hdrlen = sizeof(ifi),
		.type = RTM_NEWLINK, .visit = visit_link, .data = &w,
	};

	attr_put_u32(&ctx->arena, root, IFLA_EXT_MASK,
		     ranges ? RTEXT_FILTER_BRVLAN_COMPRESSED : RTEXT_FILTER_BRVLAN);
	return list_dump(ctx, nl, root, RTM_GETLINK, &list);
}

/* --- words ---------------------------------------------------------------- */

static int parse_tunnel(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);

	if (!word)
		return -EINVAL;
	if (strcmp(word, "id"))
		return fail(p->ctx, parse_last(p), EINVAL, "'%s' takes 'id N[-M]', not '%s'", o->name,
			    word);
	return type_range.parse(p, o, set, no);
}

static const struct type type_tunnel_info = {.meta = "id N[-M]", .parse = parse_tunnel};

/* Bits of a local u16: merged here, sent by bridge_vlan_complete(). */
static int parse_bit(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint16_t bit = (uint16_t)o->bit;

	(void)no;
	return parse_put(p, o, set, &bit, sizeof(bit), NULL);
}

static const struct type type_vlan_bit = {.size = 2, .merge = true, .parse = parse_bit};

#define BIT(word, local, value, text)                                                              \
	{                                                                                          \
		.name = (word), .type = &type_vlan_bit, .attr = (local), .bit = (value),           \
		.help = (text)                                                                     \
	}

static const struct opt rows[] = {
	{.name = "dev", .type = &type_link, .attr = LINK_INDEX,
	 .help = "the bridge port, or (with self) the bridge"},
	{.name = "vid", .type = &type_range, .attr = BRIDGE_VLAN_VID, .min = 1, .max = 4094,
	 .help = "the VLAN, or a range of them"},
	BIT("pvid", BRIDGE_VLAN_FLAGS, BRIDGE_VLAN_INFO_PVID,
	    "frames that come in untagged are of that VLAN"),
	BIT("untagged", BRIDGE_VLAN_FLAGS, BRIDGE_VLAN_INFO_UNTAGGED,
	    "frames of that VLAN leave untagged"),
	{.name = "tunnel_info", .type = &type_tunnel_info, .attr = BRIDGE_VLAN_TUNNEL,
	 .max = 0xffffff,
	 .help = "the tunnel id of frames of that VLAN, or as many of them as there are VLANs"},
	BIT("self", BRIDGE_VLAN_WHERE, BRIDGE_FLAGS_SELF, "the VLANs of the interface itself"),
	BIT("master", BRIDGE_VLAN_WHERE, BRIDGE_FLAGS_MASTER,
	    "the VLANs that the bridge keeps for its port; the default"),
};

const struct table bridge_vlan_table = TABLE(rows);

static uint16_t bits_of(const struct attr *set, uint16_t type)
{
	uint16_t bits = 0;

	for (const struct attr *n = set->child; n; n = n->next)
		if (n->type == type)
			bits |= (uint16_t)attr_uint(n);
	return bits;
}

int bridge_vlan_complete(struct parse *p)
{
	struct span end = {(uint16_t)p->ctx->words.n, 1};
	const struct attr *vid = attr_find(p->root, BRIDGE_VLAN_VID);
	const struct attr *tunnel = attr_find(p->root, BRIDGE_VLAN_TUNNEL);
	const struct attr *flags = attr_find(p->root, BRIDGE_VLAN_FLAGS);
	struct range v = range_of(vid), id = range_of(tunnel);
	struct bridge_vlan vlan = {
		.vid = (uint16_t)v.first, .end = (uint16_t)v.last, .tunnel = tunnel,
		.flags = bits_of(p->root, BRIDGE_VLAN_FLAGS), .id = id.first, .id_end = id.last,
		.where = bits_of(p->root, BRIDGE_VLAN_WHERE),
	};
	struct attr *spec;

	if (!attr_find(p->root, LINK_INDEX))
		return fail(p->ctx, end, EINVAL, "which bridge port? say 'dev NAME'");
	if (!vid)
		return fail(p->ctx, end, EINVAL, "which VLAN? say 'vid N'");
	if (v.last > v.first && (vlan.flags & BRIDGE_VLAN_INFO_PVID))
		return fail(p->ctx, flags->at, EINVAL, "one VLAN only can be the pvid, not %u-%u",
			    v.first, v.last);
	if (tunnel && v.last - v.first != id.last - id.first)
		return fail(p->ctx, tunnel->at, EINVAL, "%u VLANs need as many tunnel ids, not %u",
			    v.last - v.first + 1, id.last - id.first + 1);
	if (tunnel && flags)
		return fail(p->ctx, flags->at, EINVAL,
			    "'%s' is about the VLAN, 'tunnel_info' about its tunnel id: say them "
			    "apart", p->ctx->words.w[flags->at.first]);
	attr_put_u8(&p->ctx->arena, p->root, ATTR_HDR(0, 1), AF_BRIDGE);
	spec = put_spec(&p->ctx->arena, p->root, &vlan);
	for (struct attr *n = spec->child; n; n = n->next)
		n->at = tunnel ? tunnel->at : vid->at;
	return 0;
}
