// SPDX-License-Identifier: GPL-2.0-or-later
/* The rows of a next hop object (struct nhmsg, linux/nexthop.h). */
#include "nexthop.h"

#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/nexthop.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "encap.h"
#include "nexthop_type.h"
#include "route_type.h"
#include "type.h"
#include "type_named.h"

static const struct name group_types[] = {
	{"resilient", NEXTHOP_GRP_TYPE_RES}, {"mpath", NEXTHOP_GRP_TYPE_MPATH}, {NULL, 0},
};

static const struct opt rows[] = {
	{.name = "id", .type = &type_u32, .attr = NHA_ID,
	 .help = "its number; the kernel finds one if it is not said"},
	{.name = "group", .type = &type_nexthop_group, .attr = NHA_GROUP,
	 .excl = "via dev blackhole encap onlink",
	 .help = "several next hops: ID[,WEIGHT][/ID[,WEIGHT]...]"},
	{.name = "type", .type = &type_nexthop_kind, .attr = NHA_GROUP_TYPE,
	 .names = group_types, .needs = "group",
	 .help = "how a group spreads packets: by hash alone, or in buckets that stay"},
	{.json = "resilient_args", .type = &type_nexthop_resilient, .attr = NHA_RES_GROUP,
	 .flags = OPT_RO},
	{.name = "buckets", .type = &type_u16, .attr = NEXTHOP_BUCKETS, .min = 1,
	 .flags = OPT_WO, .needs = "type", .help = "how many buckets, 1..65535 (resilient)"},
	{.name = "idle_timer", .type = &type_u32, .attr = NEXTHOP_IDLE, .max = UINT32_MAX / 100,
	 .flags = OPT_WO, .needs = "type",
	 .help = "seconds without traffic before a bucket may move (resilient)"},
	{.name = "unbalanced_timer", .type = &type_u32, .attr = NEXTHOP_UNBALANCED,
	 .max = UINT32_MAX / 100, .flags = OPT_WO, .needs = "type",
	 .help = "seconds out of balance before buckets are moved anyway; 0: never (resilient)"},
	{.name = "encap", .type = &type_lwt, .attr = NHA_ENCAP,
	 .help = "wrap packets: mpls LABELS, ip, ip6, seg6 with their own words"},
	{.name = "via", .json = "gateway", .type = &type_route_gateway, .attr = NHA_GATEWAY,
	 .help = "the router: [inet|inet6] ADDR"},
	{.name = "dev", .type = &type_oif, .attr = NHA_OIF, .help = "the interface"},
	{.name = "scope", .type = &type_rtscope, .attr = NEXTHOP_SCOPE, .flags = OPT_RO},
	{.name = "blackhole", .type = &type_nexthop_word, .attr = NHA_BLACKHOLE,
	 .excl = "via dev", .help = "drop the packets"},
	{.name = "proto", .alias = "protocol", .json = "protocol", .type = &type_rtproto,
	 .attr = NEXTHOP_PROTO, .help = "who made it: a number, or a name from rt_protos"},
	{.json = "flags", .type = &type_route_flags, .attr = NEXTHOP_FLAGS, .flags = OPT_RO},
	{.name = "onlink", .type = &type_setbit, .attr = NEXTHOP_FLAGS, .bit = RTNH_F_ONLINK,
	 .max = 4, .flags = OPT_WO, .needs = "via",
	 .help = "take the router as reachable through dev"},
	{.name = "fdb", .type = &type_nexthop_word, .attr = NHA_FDB,
	 .help = "for forwarding entries of a VXLAN, not for routes"},
};

const struct table nexthop_table = TABLE(rows);

/* --- the request ---------------------------------------------------------- */

static struct attr *res_nest(struct parse *p, const struct attr *n)
{
	struct attr *nest = attr_nest(&p->ctx->arena, p->root, NHA_RES_GROUP);

	if (!nest->opt)
		nest->at = n->at;
	nest->opt = table_attr(&nexthop_table, NHA_RES_GROUP);
	return nest;
}

/* The kernel counts hundredths of a second. */
static int place_resilient(struct parse *p)
{
	const struct attr *type = attr_find(p->root, NHA_GROUP_TYPE);
	const struct attr *buckets = attr_find(p->root, NEXTHOP_BUCKETS);
	const struct attr *idle = attr_find(p->root, NEXTHOP_IDLE);
	const struct attr *unbalanced = attr_find(p->root, NEXTHOP_UNBALANCED);
	const struct attr *any = buckets ? buckets : idle ? idle : unbalanced;
	struct arena *a = &p->ctx->arena;
	struct attr *nest;

	if (any && attr_uint(type) != NEXTHOP_GRP_TYPE_RES)
		return fail(p->ctx, any->at, EINVAL, "'%s' needs 'type resilient'",
			    p->ctx->words.w[any->at.first]);
	if (!any)
		return 0;
	nest = res_nest(p, any);
	if (buckets)
		attr_put_u16(a, nest, NHA_RES_GROUP_BUCKETS, (uint16_t)attr_uint(buckets));
	if (idle)
		attr_put_u32(a, nest, NHA_RES_GROUP_IDLE_TIMER, (uint32_t)attr_uint(idle) * 100);
	if (unbalanced)
		attr_put_u32(a, nest, NHA_RES_GROUP_UNBALANCED_TIMER,
			     (uint32_t)attr_uint(unbalanced) * 100);
	return 0;
}

int nexthop_complete(struct parse *p)
{
	uint8_t family = p->ctx->flags.family, own;
	bool said;
	int ret;

	own = route_gateway_family(p->root, NHA_GATEWAY, &said);
	if (own)
		family = own;
	if (!family && (attr_find(p->root, NHA_OIF) || attr_find(p->root, NHA_BLACKHOLE)))
		family = AF_INET;
	ret = route_place_gateway(p, p->root, NHA_GATEWAY, family);
	if (ret)
		return ret;
	attr_put_u8(&p->ctx->arena, p->root, NEXTHOP_FAMILY, family);
	return place_resilient(p);
}

/* --- output --------------------------------------------------------------- */

/* Does the field say what goes without saying? */
static bool plain(const struct attr *n)
{
	return (n->type == NEXTHOP_SCOPE || n->type == NEXTHOP_PROTO) && !attr_uint(n);
}

void nexthop_print(struct out *out, const struct attr *nh)
{
	for (struct attr *n = nh->child; n; n = n->next)
		n->hidden = n->hidden || (!out->details && plain(n));
	print_rows(out, &nexthop_table, nh);
}

const char *nexthop_text(struct ctx *ctx, const struct attr *nh)
{
	struct out out;

	out_open(&out, -1);
	out.ctx = ctx;
	out.oneline = true;
	nexthop_print(&out, nh);
	return out_take(&ctx->arena, &out);
}

int nexthop_get(struct ctx *ctx, struct nl *nl, uint32_t id, struct attr **tree)
{
	struct nhmsg nhm = {0};
	struct attr *root = attr_root(&ctx->arena, &nhm, sizeof(nhm));
	struct reply reply;
	int ret;

	attr_put_u32(&ctx->arena, root, NHA_ID, id);
	ret = nl_talk(ctx, nl, attr_build(&ctx->arena, root, RTM_GETNEXTHOP, 0, NULL), &reply);
	if (ret)
		return ret;
	if (reply.code == ENOENT || (!reply.code && !reply.msg))
		return -ENOENT;
	if (reply.code)
		return nl_fail(ctx, NULL, NULL, &reply, (struct span){0}, "cannot read next hop %u",
			       id);
	*tree = attr_decode(&ctx->arena, &nexthop_table, mnl_nlmsg_get_payload(reply.msg),
			    mnl_nlmsg_get_payload_len(reply.msg), sizeof(nhm));
	return 0;
}
