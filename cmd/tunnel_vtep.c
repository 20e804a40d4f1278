// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-tunnel vtep: the endpoints that a VXLAN sends to what it cannot send to one only. */
#include <errno.h>
#include <string.h>

#include "../lib/list.h"
#include "tunnel_vxlan.h"

static const struct opt rows[] = {
	TUNNEL_VXLAN_ROW,
	{.name = "dst", .type = &type_inet, .attr = TUNNEL_DST, .flags = OPT_POS | OPT_MANY,
	 .help = "the address of the endpoint; several may be said"},
	TUNNEL_DST_ROWS,
};
static const struct table table = TABLE(rows);

static int check(struct parse *p)
{
	struct span end = {(uint16_t)p->ctx->words.n, 1};
	const struct attr *dst = attr_find(p->root, TUNNEL_DST);

	if (!attr_find(p->root, LINK_DEV))
		return fail(p->ctx, end, EINVAL, "which VXLAN?");
	if (!dst)
		return fail(p->ctx, end, EINVAL, "which endpoint? say its address");
	for (const struct attr *n = dst->next; n; n = n->next)
		for (const struct attr *o = dst; n->type == TUNNEL_DST && o != n; o = o->next)
			if (o->type == n->type && o->len == n->len &&
			    !memcmp(o->data, n->data, n->len))
				return fail(p->ctx, n->at, EINVAL, "'%s' is said twice",
					    p->ctx->words.w[n->at.first]);
	return vxlan_check_dst(p);
}

/* --- show ----------------------------------------------------------------- */

static void print_vtep(struct ctx *ctx, const struct vxlan *v, const struct fdb *e)
{
	const struct nl_link *via = e->via ? nl_link(ctx, v->nl, e->via) : NULL;
	struct out *o = &ctx->out;

	out_object(o, NULL);
	out_color_str(o, e->dst.size == 4 ? COLOR_INET : COLOR_INET6, "dst", "",
		      vxlan_dst_text(ctx, e), " ");
	out_color_str(o, COLOR_IFNAME, "ifname", "dev ", v->name, " ");
	if (e->src_vni)
		out_uint(o, "src_vni", "src_vni ", e->src_vni, " ");
	if (e->vni)
		out_uint(o, "vni", "vni ", e->vni, " ");
	if (e->port)
		out_uint(o, "port", "port ", e->port, " ");
	if (via)
		out_str(o, "viaIf", "via ", via->name, " ");
	out_object_end(o);
	out_newline(o);
}

static int show(struct ctx *ctx, void *data, struct vxlan *v)
{
	struct entries e;
	int ret = vxlan_entries(ctx, v, &e);

	(void)data;
	for (size_t i = 0; !ret && i < e.n; i++)
		if (vxlan_is_zero(&e.list[i]) && e.list[i].dst.family)
			print_vtep(ctx, v, &e.list[i]);
	return ret;
}

/* --- add and del ---------------------------------------------------------- */

static int change(struct ctx *ctx, const struct vxlan *v, const struct attr *root, bool del)
{
	struct steps s = {.ctx = ctx, .nl = v->nl};
	struct step step = {.what = STEP_FDB, .del = del};
	struct fdb want = {0};
	struct entries e;
	int ret = vxlan_options(ctx, v, root, (unsigned)attr_uint(attr_find(root, TUNNEL_VLAN)),
				&want);

	for (const struct attr *n = root->child; !ret && n; n = n->next) {
		inet_read(n->type == TUNNEL_DST ? n : NULL, &want.dst);
		if (n->type == TUNNEL_DST)
			ret = vxlan_check_family(ctx, v, &want.dst, n->at);
	}
	if (!ret)
		ret = vxlan_entries(ctx, v, &e);
	for (const struct attr *n = root->child; !ret && n; n = n->next) {
		const struct fdb *have = NULL;

		if (n->type != TUNNEL_DST)
			continue;
		inet_read(n, &want.dst);
		for (size_t i = 0; i < e.n && !have; i++)
			if (vxlan_is_zero(&e.list[i]) && vxlan_same_dst(v, &e.list[i], &want))
				have = &e.list[i];
		if (!have == del)
			continue;
		step.now.fdb = del ? *have : want;
		step.at = n->at;
		step.text = arena_printf(&ctx->arena, "endpoint %s", vxlan_dst_text(ctx, &want));
		ret = step_do(&s, &step);
	}
	return ret ? ret : step_done(&s, v->name, del);
}

static int run(struct ctx *ctx, struct attr *root, bool del)
{
	struct vxlan v;
	int ret = parse_resolve(ctx, root);

	if (!ret)
		ret = vxlan_load(ctx, attr_find(root, LINK_DEV), &v);
	return ret ? ret : change(ctx, &v, root, del);
}

static int run_add(struct ctx *ctx, struct req *req)
{
	return run(ctx, req->root, false);
}

static int run_del(struct ctx *ctx, struct req *req)
{
	return run(ctx, req->root, true);
}

static int run_show(struct ctx *ctx, struct req *req)
{
	list_begin(ctx);
	return list_end(ctx, vxlan_each(ctx, attr_find(req->root, LINK_DEV), show, NULL));
}

#define USAGE "VXLAN ADDRESS... [vni N | vlan V] [port P] [via IF]"

static const struct verb verbs[] = {
	{TUNNEL_VERB_ADD("See to it that frames without a known destination go there, too.", USAGE),
	 .opts = &table, .check = check, .run = run_add},
	{TUNNEL_VERB_DEL("See to it that they do not go there.", USAGE), .opts = &table,
	 .check = check, .run = run_del},
	{TUNNEL_VERB_SHOW("List where they go."), .run = run_show},
};

const struct tool tunnel_vtep = {
	.name = "vnet-tunnel vtep", .verb = verbs, .n = sizeof(verbs) / sizeof(verbs[0]),
	.brief = "The endpoints that broadcast, multicast and unknown frames of a VXLAN are sent to.",
};
