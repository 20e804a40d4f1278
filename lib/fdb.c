// SPDX-License-Identifier: GPL-2.0-or-later
/* The rows of a forwarding entry: which MAC address is behind which port or VTEP. */
#include "fdb.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/rtnetlink.h>
#include <string.h>

#include "type.h"

#define FLAG(word, value, text)                                                                    \
	{                                                                                          \
		.name = (word), .type = &type_ndm_flag, .attr = NDM_FLAGS, .bit = (value),         \
		.flags = OPT_WO, .help = (text)                                                    \
	}
#define STATE(word, also, value, text)                                                             \
	{                                                                                          \
		.name = (word), .alias = (also), .type = &type_fdb_state, .attr = NDM_STATE,       \
		.bit = (value), .flags = OPT_WO, .help = (text)                                    \
	}

static const struct opt ext_rows[] = {
	{.name = "activity_notify", .type = &type_ndm_flag, .attr = NFEA_ACTIVITY_NOTIFY,
	 .bit = FDB_NOTIFY_BIT, .help = "tell programs when it is used and when it expires"},
	{.name = "inactive", .type = &type_ndm_flag, .attr = NFEA_ACTIVITY_NOTIFY,
	 .bit = FDB_NOTIFY_INACTIVE_BIT, .help = "it begins as not in use"},
	{.name = "norefresh", .type = &type_word, .attr = NFEA_DONT_REFRESH,
	 .help = "its age stays when it is replaced"},
};

static const struct table ext_table = TABLE(ext_rows);

#define EXT(word, more, text)                                                                      \
	{                                                                                          \
		.name = (word), .type = &type_fdb_ext, .attr = NDA_FDB_EXT_ATTRS,                  \
		.nest = &ext_table, .flags = OPT_MANY | (more), .help = (text)                     \
	}

static const struct opt rows[] = {
	{.name = "to", .json = "mac", .type = &type_fdb_mac, .attr = NDA_LLADDR, .flags = OPT_POS,
	 .help = "the MAC address; all zero on a VXLAN: wherever nothing better is known"},
	{.name = "dev", .json = "ifname", .type = &type_oif, .attr = NDM_INDEX,
	 .help = "the interface: a bridge port, a bridge, a VXLAN"},
	{.name = "dst", .type = &type_inet, .attr = NDA_DST, .excl = "nhid",
	 .help = "the VTEP that has the address (VXLAN)"},
	{.name = "vlan", .type = &type_u16, .attr = NDA_VLAN, .flags = OPT_NONZERO, .min = 1,
	 .max = 4094,
	 .help = "in that VLAN only"},
	{.name = "port", .type = &type_u16, .attr = NDA_PORT, .flags = OPT_NET, .min = 1,
	 .max = 65535, .excl = "nhid",
	 .help = "the UDP port of the VTEP, if not that of the VXLAN"},
	{.name = "vni", .type = &type_u32, .attr = NDA_VNI, .max = 0xffffff, .excl = "nhid",
	 .help = "the VNI to send with, if not that of the VXLAN"},
	{.name = "src_vni", .type = &type_u32, .attr = NDA_SRC_VNI, .max = 0xffffff,
	 .help = "for frames of that VNI only (a VXLAN with external)"},
	{.name = "via", .json = "viaIf", .type = &type_fdb_via, .attr = NDA_IFINDEX,
	 .help = "the interface by which the VTEP is reached"},
	{.name = "nhid", .type = &type_u32, .attr = NDA_NH_ID, .min = 1, .max = UINT32_MAX,
	 .help = "the next-hop group of VTEPs that have the address (VXLAN)"},
	{.name = "link-netnsid", .json = "linkNetNsId", .type = &type_u32,
	 .attr = NDA_LINK_NETNSID, .flags = OPT_RO},
	EXT("activity_notify", OPT_D, "tell programs when it is used and when it expires"),
	EXT("inactive", OPT_D, "it begins as not in use"),
	EXT("norefresh", OPT_WO, "its age stays when it is replaced"),
	{.type = &type_fdb_times, .attr = NDA_CACHEINFO, .flags = OPT_RO},
	{.json = "flags", .type = &type_fdb_flags, .attr = NDM_FLAGS, .flags = OPT_RO},
	FLAG("self", NTF_SELF, "in the table of the interface itself: if nothing else is said"),
	{.name = "master", .type = &type_fdb_master, .attr = NDA_MASTER, .flags = OPT_SETNONE,
	 .help = "in the table of the bridge whose port the interface is"},
	FLAG("router", NTF_ROUTER, "the address is that of a router (VXLAN with rsc)"),
	FLAG("use", NTF_USE, "as if a frame from the address had come in now"),
	FLAG("extern_learn", NTF_EXT_LEARNED, "learnt by a program: the kernel does not age it"),
	FLAG("sticky", NTF_STICKY, "it does not move to another port"),
	STATE("local", "permanent", FDB_LOCAL, "frames to it are for this machine; never ages: "
	      "if nothing else is said"),
	STATE("static", "temp", FDB_STATIC, "it never ages"),
	STATE("dynamic", NULL, FDB_DYNAMIC, "it ages"),
	{.json = "state", .type = &type_fdb_state, .attr = NDM_STATE, .flags = OPT_RO},
};

const struct table fdb_table = TABLE(rows);

void fdb_print(struct out *out, const struct attr *set)
{
	print_rows(out, &fdb_table, set);
}

/* --- from code ------------------------------------------------------------ */

int fdb_send(struct ctx *ctx, struct nl *nl, uint16_t type, uint16_t flags, const struct fdb *fdb,
	     struct reply *reply)
{
	struct ndmsg ndm = {
		.ndm_family = AF_BRIDGE, .ndm_ifindex = (int)fdb->ifindex,
		.ndm_state = fdb->state ? fdb->state : FDB_LOCAL, .ndm_flags = fdb->flags,
	};
	struct arena *a = &ctx->arena;
	struct attr *root;

	if (!(fdb->flags & (NTF_SELF | NTF_MASTER)))
		ndm.ndm_flags |= NTF_SELF;
	root = attr_root(a, &ndm, sizeof(ndm));
	attr_put(a, root, NDA_LLADDR, fdb->mac, sizeof(fdb->mac));
	if (fdb->dst.family)
		attr_put(a, root, NDA_DST, fdb->dst.addr, fdb->dst.size);
	if (fdb->vlan)
		attr_put_u16(a, root, NDA_VLAN, fdb->vlan);
	if (fdb->nhid)
		attr_put_u32(a, root, NDA_NH_ID, fdb->nhid);
	if (fdb->port)
		attr_put_u16(a, root, NDA_PORT, htons(fdb->port));
	if (fdb->vni)
		attr_put_u32(a, root, NDA_VNI, fdb->vni);
	if (fdb->src_vni)
		attr_put_u32(a, root, NDA_SRC_VNI, fdb->src_vni);
	if (fdb->via)
		attr_put_u32(a, root, NDA_IFINDEX, fdb->via);
	return request_send(ctx, nl, root, type, flags, reply);
}

void fdb_read(const struct attr *set, struct fdb *fdb)
{
	const struct attr *mac = attr_find(set, NDA_LLADDR);

	*fdb = (struct fdb){
		.ifindex = (unsigned)attr_hdr(set, 4, 4), .state = (uint16_t)attr_hdr(set, 8, 2),
		.flags = ndm_flags(set), .vlan = (uint16_t)attr_uint(attr_find(set, NDA_VLAN)),
		.port = ntohs((uint16_t)attr_uint(attr_find(set, NDA_PORT))),
		.vni = (uint32_t)attr_uint(attr_find(set, NDA_VNI)),
		.src_vni = (uint32_t)attr_uint(attr_find(set, NDA_SRC_VNI)),
		.nhid = (uint32_t)attr_uint(attr_find(set, NDA_NH_ID)),
		.via = (unsigned)attr_uint(attr_find(set, NDA_IFINDEX)),
		.master = (unsigned)attr_uint(attr_find(set, NDA_MASTER)),
	};
	inet_read(attr_find(set, NDA_DST), &fdb->dst);
	if (mac && mac->len == sizeof(fdb->mac))
		memcpy(fdb->mac, mac->data, sizeof(fdb->mac));
}

int fdb_list(struct ctx *ctx, struct nl *nl, const struct ndm_query *q,
	     int (*visit)(struct ctx *ctx, void *data, const struct attr *set,
			  const struct nlmsghdr *msg),
	     void *data)
{
	const struct list list = {
		.what = "forwarding entries", .table = &fdb_table, .hdrlen = sizeof(struct ndmsg),
		.type = RTM_NEWNEIGH, .visit = visit, .data = data,
	};
	struct ndm_query fdb = *q;

	fdb.family = AF_BRIDGE;
	return ndm_list(ctx, nl, &fdb, &list);
}

/* --- completing a request ------------------------------------------------- */

int fdb_complete(struct parse *p)
{
	struct span end = {(uint16_t)p->ctx->words.n, 1};
	struct arena *a = &p->ctx->arena;

	if (!attr_find(p->root, NDA_LLADDR))
		return fail(p->ctx, end, EINVAL, "which MAC address?");
	if (!attr_find(p->root, NDM_INDEX))
		return fail(p->ctx, end, EINVAL, "which interface? say 'dev NAME'");
	attr_put_u8(a, p->root, NDM_FAMILY, AF_BRIDGE);
	if (!attr_find(p->root, NDM_STATE))
		attr_put_u16(a, p->root, NDM_STATE, FDB_LOCAL);
	if (!(ndm_flags(p->root) & (NTF_SELF | NTF_MASTER)))
		ndm_put_flags(a, p->root, NTF_SELF);
	return 0;
}
