// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-bridge mdb show: multicast groups and router ports, as dumped. */
#include <arpa/inet.h>
#include <errno.h>
#include <libmnl/libmnl.h>
#include <linux/if_bridge.h>
#include <linux/if_ether.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "../lib/link_req.h"
#include "../lib/list.h"
#include "../lib/type.h"
#include "../lib/type_inet.h"
#include "../lib/type_named.h"
#include "../lib/uapi.h"
#include "bridge_mdb.h"
#include "bridge_verb.h"

static const struct table no_rows;

/* Hundredths of a second as SECONDS.HH, in ALIGN columns. */
static void print_timer(struct out *out, const char *pre, uint32_t ticks, bool align)
{
	uint32_t hz = (uint32_t)sysconf(_SC_CLK_TCK);
	char buf[32];

	hz = hz ? hz : 100;
	snprintf(buf, sizeof(buf), align ? "%4u.%.2u" : "%u.%.2u", ticks / hz,
		 ticks % hz * 100 / hz);
	out_str(out, "timer", pre, buf, "");
}

/* --- routers -------------------------------------------------------------- */

const struct attr *mdb_routers(struct ctx *ctx, const struct attr *list)
{
	struct attr *all;

	if (!list)
		return NULL;
	all = attr_decode(&ctx->arena, &no_rows, list->data, list->len, 0)->child;
	/* Each holds the port's index, then attributes. */
	for (struct attr *n = all; n; n = n->next)
		n->child = attr_decode(&ctx->arena, &no_rows, n->data, n->len, 4)->child;
	return all;
}

void mdb_router_print(struct out *out, const struct attr *router, const char *post)
{
	const struct attr *timer = attr_find(router, MDBA_ROUTER_PATTR_TIMER);
	const struct attr *type = attr_find(router, MDBA_ROUTER_PATTR_TYPE);
	uint32_t port = 0;

	if (router->len >= sizeof(port))
		memcpy(&port, router->data, sizeof(port));
	out_str(out, "port", "", bridge_dev(out->ctx, port), post);
	if (!out->stats)
		return;
	if (timer)
		print_timer(out, " ", (uint32_t)attr_uint(timer), true);
	if (type)
		out_str(out, "type", " ",
			attr_uint(type) == MDB_RTR_TYPE_TEMP_QUERY ||
					attr_uint(type) == MDB_RTR_TYPE_TEMP ? "temp" : "permanent",
			"");
}

/* --- entries -------------------------------------------------------------- */

struct show {
	unsigned ifindex, vid;
	bool routers;
};

static void print_address(struct out *out, const char *key, const char *pre, const void *addr,
			  unsigned size)
{
	struct attr n = {.data = addr, .len = (uint16_t)size};

	inet_print(out, key, pre, &n, "");
}

static void print_sources(struct ctx *ctx, const struct attr *list)
{
	struct out *out = &ctx->out;
	const char *sep = " ";

	out_text(out, " source_list");
	out_array(out, "source_list");
	for (const struct attr *n = attr_decode(&ctx->arena, &no_rows, list->data, list->len, 0)
		     ->child; n; n = n->next) {
		const struct attr *src =
			attr_decode(&ctx->arena, &no_rows, n->data, n->len, 0);
		const struct attr *addr = attr_find(src, MDBA_MDB_SRCATTR_ADDRESS);
		const struct attr *timer = attr_find(src, MDBA_MDB_SRCATTR_TIMER);

		if (!addr || !timer)
			continue;
		out_object(out, NULL);
		print_address(out, "address", sep, addr->data, addr->len);
		print_timer(out, "/", (uint32_t)attr_uint(timer), false);
		out_object_end(out);
		sep = ",";
	}
	out_array_end(out);
}

static void print_details(struct ctx *ctx, const struct attr *set)
{
	const struct attr *mode = attr_find(set, MDBA_MDB_EATTR_GROUP_MODE);
	const struct attr *list = attr_find(set, MDBA_MDB_EATTR_SRC_LIST);
	const struct attr *proto = attr_find(set, MDBA_MDB_EATTR_RTPROT);
	char buf[16];

	if (mode)
		out_str(&ctx->out, "filter_mode", " filter_mode ",
			attr_uint(mode) ? "include" : "exclude", "");
	if (list)
		print_sources(ctx, list);
	if (proto)
		out_str(&ctx->out, "protocol", " proto ",
			named_text(&ctx->out, "rt_protos", attr_uint(proto), buf, sizeof(buf)),
			" ");
}

static void print_flags(struct out *out, unsigned flags)
{
	static const struct name names[] = {
		{"offload", MDB_FLAGS_OFFLOAD}, {"fast_leave", MDB_FLAGS_FAST_LEAVE},
		{"added_by_star_ex", MDB_FLAGS_STAR_EXCL}, {"blocked", MDB_FLAGS_BLOCKED},
		{"offload_failed", VNET_MDB_FLAGS_OFFLOAD_FAILED}, {NULL, 0},
	};

	out_array(out, "flags");
	for (const struct name *f = names; f->name; f++)
		if (flags & f->value)
			out_str(out, "", " ", f->name, "");
	out_array_end(out);
}

/* What a VXLAN's entry has beyond the group. */
static void print_beyond(struct ctx *ctx, const struct attr *set)
{
	struct out *out = &ctx->out;
	const struct attr *n = attr_find(set, VNET_MDBA_MDB_EATTR_DST);

	if (n)
		print_address(out, "dst", " dst ", n->data, n->len);
	n = attr_find(set, VNET_MDBA_MDB_EATTR_DST_PORT);
	if (n)
		out_uint(out, "dst_port", " dst_port ", attr_uint(n), "");
	n = attr_find(set, VNET_MDBA_MDB_EATTR_VNI);
	if (n)
		out_uint(out, "vni", " vni ", attr_uint(n), "");
	n = attr_find(set, VNET_MDBA_MDB_EATTR_SRC_VNI);
	if (n)
		out_uint(out, "src_vni", " src_vni ", attr_uint(n), "");
	n = attr_find(set, VNET_MDBA_MDB_EATTR_IFINDEX);
	if (n)
		out_str(out, "via", " via ", bridge_dev(ctx, (unsigned)attr_uint(n)), "");
}

static void print_entry(struct ctx *ctx, const struct show *s, unsigned ifindex,
			const struct attr *info)
{
	const struct attr *set, *src, *timer;
	struct out *out = &ctx->out;
	struct br_mdb_entry e;
	unsigned size;

	if (info->len < sizeof(e))
		return;
	memcpy(&e, info->data, sizeof(e));
	if (s->vid && s->vid != e.vid)
		return;
	set = attr_decode(&ctx->arena, &no_rows, info->data, info->len, sizeof(e));
	size = e.addr.proto == htons(ETH_P_IP) ? 4 : e.addr.proto ? 16 : 6;
	out_object(out, NULL);
	out_uint(out, "index", NULL, ifindex, NULL);
	out_color_str(out, COLOR_IFNAME, "dev", "dev ", bridge_dev(ctx, ifindex), "");
	out_str(out, "port", " port ", bridge_dev(ctx, e.ifindex), "");
	print_address(out, "grp", " grp ", &e.addr.u, size);
	src = attr_find(set, MDBA_MDB_EATTR_SOURCE);
	if (src)
		print_address(out, "src", " src ", src->data, src->len);
	out_str(out, "state", " ", e.state & MDB_PERMANENT ? "permanent" : "temp", "");
	if (out->details)
		print_details(ctx, set);
	print_flags(out, e.flags);
	if (e.vid)
		out_uint(out, "vid", " vid ", e.vid, "");
	print_beyond(ctx, set);
	timer = attr_find(set, MDBA_MDB_EATTR_TIMER);
	if (out->stats && timer)
		print_timer(out, " ", (uint32_t)attr_uint(timer), true);
	out_break(out);
	out_object_end(out);
}

static void print_entries(struct ctx *ctx, const struct show *s, unsigned ifindex,
			  const struct attr *mdb)
{
	for (const struct attr *n = attr_decode(&ctx->arena, &no_rows, mdb->data, mdb->len, 0)
		     ->child; n; n = n->next)
		for (const struct attr *i = attr_decode(&ctx->arena, &no_rows, n->data, n->len, 0)
			     ->child; i; i = i->next)
			print_entry(ctx, s, ifindex, i);
}

void mdb_print_answer(struct ctx *ctx, const struct nlmsghdr *msg)
{
	static const struct show all;
	const struct attr *set, *mdb;

	if (mnl_nlmsg_get_payload_len(msg) < sizeof(struct br_port_msg))
		return;
	set = attr_decode(&ctx->arena, &no_rows, mnl_nlmsg_get_payload(msg),
			  mnl_nlmsg_get_payload_len(msg), sizeof(struct br_port_msg));
	mdb = attr_find(set, MDBA_MDB);
	if (mdb)
		print_entries(ctx, &all, (unsigned)attr_hdr(set, 4, 4), mdb);
}

void mdb_event_print(struct out *out, const struct attr *set)
{
	static const struct show all;
	const struct attr *mdb = attr_find(set, MDBA_MDB), *router = attr_find(set, MDBA_ROUTER);
	unsigned ifindex = (unsigned)attr_hdr(set, 4, 4);

	if (mdb) {
		out_array(out, "mdb");
		print_entries(out->ctx, &all, ifindex, mdb);
		out_array_end(out);
	}
	if (!router)
		return;
	out_array(out, "router");
	for (const struct attr *n = mdb_routers(out->ctx, router); n; n = n->next) {
		out_object(out, NULL);
		out_text(out, "router port dev ");
		mdb_router_print(out, n, "");
		out_str(out, "master", " master ", bridge_dev(out->ctx, ifindex), "");
		out_break(out);
		out_object_end(out);
	}
	out_array_end(out);
}

/* --- show ----------------------------------------------------------------- */

static void print_router_ports(struct ctx *ctx, unsigned ifindex, const struct attr *list)
{
	struct out *out = &ctx->out;
	const char *name = bridge_dev(ctx, ifindex);

	out_array(out, name);
	if (!out->stats)
		out_text(out, "router ports on %s: ", name);
	for (const struct attr *n = mdb_routers(ctx, list); n; n = n->next) {
		if (out->stats)
			out_text(out, "router ports on %s: ", name);
		out_object(out, NULL);
		mdb_router_print(out, n, out->stats ? "" : " ");
		out_object_end(out);
		if (out->stats)
			out_text(out, "\n");
	}
	out_array_end(out);
	if (!out->stats)
		out_break(out);
}

static int show_one(struct ctx *ctx, void *data, const struct attr *set, const struct nlmsghdr *msg)
{
	const struct show *s = data;
	const struct attr *mdb = attr_find(set, MDBA_MDB), *router = attr_find(set, MDBA_ROUTER);
	unsigned ifindex = (unsigned)attr_hdr(set, 4, 4);

	(void)msg;
	if (s->ifindex && s->ifindex != ifindex)
		return 0;
	if (mdb && !s->routers)
		print_entries(ctx, s, ifindex, mdb);
	if (router && s->routers && ctx->out.details)
		print_router_ports(ctx, ifindex, router);
	return 0;
}

static int dump(struct ctx *ctx, struct nl *nl, struct show *s)
{
	struct br_port_msg bpm = {.family = AF_BRIDGE};
	const struct list list = {
		.what = "multicast groups", .table = &no_rows, .hdrlen = sizeof(bpm),
		.type = 0, /* RTM_GETMDB of bridges (br_mdb_dump()), RTM_NEWMDB of VXLANs */
		.visit = show_one, .data = s,
	};

	return list_dump(ctx, nl, attr_root(&ctx->arena, &bpm, sizeof(bpm)), RTM_GETMDB, &list);
}

int mdb_show(struct ctx *ctx, struct req *req)
{
	struct show s = {0};
	struct nl *nl;
	int ret = nl_here(ctx, &nl);

	if (!ret)
		ret = link_resolve(ctx, req->root);
	if (ret)
		return ret;
	s.ifindex = (unsigned)attr_uint(attr_find(req->root, MDB_LIST_DEV));
	s.vid = (unsigned)attr_uint(attr_find(req->root, MDB_VID));
	list_begin(ctx);
	out_object(&ctx->out, NULL);
	out_array(&ctx->out, "mdb");
	ret = dump(ctx, nl, &s);
	out_array_end(&ctx->out);
	out_object(&ctx->out, "router");
	s.routers = true;
	if (!ret)
		ret = dump(ctx, nl, &s);
	out_object_end(&ctx->out);
	out_object_end(&ctx->out);
	return list_end(ctx, ret);
}
