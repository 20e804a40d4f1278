// SPDX-License-Identifier: GPL-2.0-or-later
/* The VNI filter of a VXLAN (struct tunnel_msg, linux/if_link.h). */
#include "vni.h"

#include <errno.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "list.h"
#include "type.h"
#include "type_range.h"

/* --- requests ------------------------------------------------------------- */

static struct attr *put_entry(struct arena *a, struct attr *root, const struct vni *v)
{
	/* Not attr_nest(): there may be several. */
	struct attr *n = attr_put(a, root, VXLAN_VNIFILTER_ENTRY, NULL, 0);

	n->nest = true;
	attr_put_u32(a, n, VXLAN_VNIFILTER_ENTRY_START, v->first);
	if (v->last > v->first)
		attr_put_u32(a, n, VXLAN_VNIFILTER_ENTRY_END, v->last);
	if (v->group.family)
		attr_put(a, n, v->group.family == AF_INET ? VXLAN_VNIFILTER_ENTRY_GROUP :
							    VXLAN_VNIFILTER_ENTRY_GROUP6,
			 v->group.addr, v->group.size);
	return n;
}

int vni_send(struct ctx *ctx, struct nl *nl, uint16_t type, const struct vni *vni,
	     struct reply *reply)
{
	struct tunnel_msg tm = {.family = AF_BRIDGE, .ifindex = vni->ifindex};
	struct attr *root = attr_root(&ctx->arena, &tm, sizeof(tm));

	put_entry(&ctx->arena, root, vni);
	return request_send(ctx, nl, root, type, 0, reply);
}

/* --- lists ---------------------------------------------------------------- */

static const struct opt stats_rows[] = {
	{.name = "rx_bytes", .type = &type_u64, .attr = VNIFILTER_ENTRY_STATS_RX_BYTES,
	 .flags = OPT_RO},
	{.name = "rx_pkts", .type = &type_u64, .attr = VNIFILTER_ENTRY_STATS_RX_PKTS,
	 .flags = OPT_RO},
	{.name = "rx_drops", .type = &type_u64, .attr = VNIFILTER_ENTRY_STATS_RX_DROPS,
	 .flags = OPT_RO},
	{.name = "rx_errors", .type = &type_u64, .attr = VNIFILTER_ENTRY_STATS_RX_ERRORS,
	 .flags = OPT_RO},
	{.name = "tx_bytes", .type = &type_u64, .attr = VNIFILTER_ENTRY_STATS_TX_BYTES,
	 .flags = OPT_RO},
	{.name = "tx_pkts", .type = &type_u64, .attr = VNIFILTER_ENTRY_STATS_TX_PKTS,
	 .flags = OPT_RO},
	{.name = "tx_drops", .type = &type_u64, .attr = VNIFILTER_ENTRY_STATS_TX_DROPS,
	 .flags = OPT_RO},
	{.name = "tx_errors", .type = &type_u64, .attr = VNIFILTER_ENTRY_STATS_TX_ERRORS,
	 .flags = OPT_RO},
};
static const struct table stats_table = TABLE(stats_rows);

static const struct opt entry_rows[] = {
	{.type = &type_str, .attr = VXLAN_VNIFILTER_ENTRY_STATS, .nest = &stats_table,
	 .flags = OPT_RO},
};
static const struct table entry_table = TABLE(entry_rows);

static const struct opt received_rows[] = {
	{.type = &type_str, .attr = VXLAN_VNIFILTER_ENTRY, .nest = &entry_table, .flags = OPT_RO},
};
const struct table vni_received_table = TABLE(received_rows);

struct walk {
	unsigned ifindex;
	int (*visit)(struct ctx *ctx, void *data, const struct vni *vni, const struct attr *set);
	void *data;
};

static bool any_bit(const struct inet *in)
{
	static const uint8_t zero[sizeof(in->addr)];

	return memcmp(in->addr, zero, in->size) != 0;
}

int vni_each(struct ctx *ctx, const struct attr *set,
	     int (*visit)(struct ctx *ctx, void *data, const struct vni *vni,
			  const struct attr *set),
	     void *data)
{
	struct vni v = {.ifindex = (unsigned)attr_hdr(set, 4, 4)};
	int ret = 0;

	for (const struct attr *n = set->child; n && !ret; n = n->next) {
		const struct attr *group = attr_find(n, VXLAN_VNIFILTER_ENTRY_GROUP);

		if (n->type != VXLAN_VNIFILTER_ENTRY)
			continue;
		v.first = (uint32_t)attr_uint(attr_find(n, VXLAN_VNIFILTER_ENTRY_START));
		v.last = (uint32_t)attr_uint(attr_find(n, VXLAN_VNIFILTER_ENTRY_END));
		inet_read(group ? group : attr_find(n, VXLAN_VNIFILTER_ENTRY_GROUP6), &v.group);
		if (!any_bit(&v.group))
			v.group = (struct inet){0};
		ret = visit(ctx, data, &v, n);
	}
	return ret;
}

static int visit_link(struct ctx *ctx, void *data, const struct attr *link,
		      const struct nlmsghdr *msg)
{
	const struct walk *w = data;

	(void)msg;
	if (w->ifindex && w->ifindex != attr_hdr(link, 4, 4))
		return 0;
	return vni_each(ctx, link, w->visit, w->data);
}

int vni_list(struct ctx *ctx, struct nl *nl, unsigned ifindex, bool stats,
	     int (*visit)(struct ctx *ctx, void *data, const struct vni *vni,
			  const struct attr *set),
	     void *data)
{
	struct tunnel_msg tm = {
		.family = AF_BRIDGE, .flags = stats ? TUNNEL_MSG_FLAG_STATS : 0, .ifindex = ifindex,
	};
	struct walk w = {.ifindex = ifindex, .visit = visit, .data = data};
	const struct list list = {
		.what = "VNIs", .table = &vni_received_table, .hdrlen = sizeof(tm),
		.type = RTM_NEWTUNNEL, .visit = visit_link, .data = &w,
	};

	return list_dump(ctx, nl, attr_root(&ctx->arena, &tm, sizeof(tm)), RTM_GETTUNNEL, &list);
}

/* --- words ---------------------------------------------------------------- */

static int parse_group(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	struct inet in;
	struct attr *n;
	bool multicast;
	int ret = type_inet.parse(p, o, set, no);

	if (ret)
		return ret;
	for (n = set->child; n->next; n = n->next)
		;
	inet_read(n, &in);
	multicast = in.family == AF_INET ? in.addr[0] >> 4 == 14 : in.addr[0] == 0xff;
	if (o->bit == multicast)
		return 0;
	ret = fail(p->ctx, parse_last(p), EINVAL, "'%s' is %s multicast group",
		   p->ctx->words.w[p->pos - 1], multicast ? "a" : "no");
	hint(p->ctx, "a group is said by 'group', one VTEP by 'remote'");
	return ret;
}

static const struct type type_vni_group = {.meta = "ADDR", .parse = parse_group};

static const struct opt rows[] = {
	{.name = "vni", .type = &type_ranges, .attr = VNI_RANGES, .flags = OPT_POS, .max = 0xffffff,
	 .help = "the VNIs, one range or several with commas between them"},
	{.name = "dev", .type = &type_link, .attr = VNI_INDEX,
	 .help = "the VXLAN, made with external and vnifilter"},
	{.name = "group", .type = &type_vni_group, .attr = VNI_GROUP, .bit = 1,
	 .help = "the multicast group of the VNIs, in place of that of the VXLAN"},
	{.name = "remote", .type = &type_vni_group, .attr = VNI_GROUP,
	 .help = "the one VTEP that frames to unknown addresses go to"},
};

const struct table vni_table = TABLE(rows);

int vni_complete(struct parse *p)
{
	struct span end = {(uint16_t)p->ctx->words.n, 1};
	const struct attr *ranges = attr_find(p->root, VNI_RANGES);
	struct vni v = {0};
	struct range range;

	if (!ranges)
		return fail(p->ctx, end, EINVAL, "which VNI? say 'vni N'");
	if (!attr_find(p->root, VNI_INDEX))
		return fail(p->ctx, end, EINVAL, "which VXLAN? say 'dev NAME'");
	inet_read(attr_find(p->root, VNI_GROUP), &v.group);
	attr_put_u8(&p->ctx->arena, p->root, ATTR_HDR(0, 1), AF_BRIDGE);
	for (size_t at = 0; at + sizeof(range) <= ranges->len; at += sizeof(range)) {
		memcpy(&range, (const char *)ranges->data + at, sizeof(range));
		v.first = range.first;
		v.last = range.last;
		put_entry(&p->ctx->arena, p->root, &v)->at = ranges->at;
	}
	return 0;
}
