// SPDX-License-Identifier: GPL-2.0-or-later
/* The rows of a neighbour: an IP address and the hardware address behind it. */
#include "neigh.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "type.h"
#include "type_named.h"
#include "uapi.h"

#define FLAG(word, value, text)                                                                    \
	{                                                                                          \
		.name = (word), .type = &type_ndm_flag, .attr = NDM_FLAGS, .bit = (value),         \
		.help = (text)                                                                     \
	}

static const struct opt rows[] = {
	{.name = "to", .json = "dst", .type = &type_neigh_dst, .attr = NDA_DST, .flags = OPT_POS,
	 .help = "the address of the neighbour"},
	{.name = "dev", .type = &type_oif, .attr = NDM_INDEX, .help = "the interface it is behind"},
	{.name = "lladdr", .type = &type_neigh_lladdr, .attr = NDA_LLADDR,
	 .help = "its hardware address, as long as that of the interface; null: none"},
	FLAG("router", NTF_ROUTER, "the neighbour is a router (IPv6)"),
	{.name = "proxy", .type = &type_neigh_proxy, .attr = NDA_DST,
	 .help = "answer for that address, without a neighbour of ours behind it"},
	{.name = "managed", .type = &type_ndm_ext, .attr = NDA_FLAGS_EXT, .bit = NTF_EXT_MANAGED,
	 .help = "the kernel finds the hardware address and keeps it fresh"},
	FLAG("extern_learn", NTF_EXT_LEARNED, "learnt by a program: not collected as garbage"),
	{.name = "extern_valid", .type = &type_ndm_ext, .attr = NDA_FLAGS_EXT,
	 .bit = VNET_NTF_EXT_EXT_VALIDATED,
	 .help = "a program has seen it valid: the kernel does not age it (Linux 6.17)"},
	{.name = "offload", .type = &type_ndm_flag, .attr = NDM_FLAGS, .bit = NTF_OFFLOADED,
	 .flags = OPT_RO},
	{.name = "use", .type = &type_ndm_flag, .attr = NDM_FLAGS, .bit = NTF_USE,
	 .flags = OPT_WO | OPT_SETNONE, .help = "use it now: the kernel looks for it"},
	{.type = &type_neigh_times, .attr = NDA_CACHEINFO, .flags = OPT_RO},
	{.name = "nud", .json = "state", .type = &type_neigh_state, .attr = NDM_STATE, .max = 0x80,
	 .flags = OPT_FALLBACK, .names = neigh_states,
	 .help = "the state; permanent if nothing is said, none with managed"},
	{.name = "protocol", .alias = "proto", .text = "proto", .type = &type_rtproto, .attr = NDA_PROTOCOL,
	 .flags = OPT_NONZERO, .help = "who set it: 0..255 or a name from /etc/iproute2/rt_protos"},
};

const struct table neigh_table = TABLE(rows);

void neigh_print(struct out *out, const struct attr *set)
{
	print_rows(out, &neigh_table, set);
}

void neigh_print_brief(struct out *out, const struct attr *set)
{
	const struct attr *dst = attr_find(set, NDA_DST), *dev = attr_find(set, NDM_INDEX);
	char addr[INET6_ADDRSTRLEN], mac[3 * 32 + 1];
	const struct nl_link *link = NULL;
	const char *name = "";
	struct nl *nl;

	if (dst) {
		inet_format(dst->data, dst->len, addr, sizeof(addr));
		out_color_str(out, dst->len == 4 ? COLOR_INET : COLOR_INET6, "dst", "", addr, NULL);
		out_text(out, "%*s", 40 - (int)strlen(addr) > 1 ? 40 - (int)strlen(addr) : 1, "");
	}
	if (dev && attr_uint(dev)) {
		if (!nl_here(out->ctx, &nl))
			link = nl_link(out->ctx, nl, (unsigned)attr_uint(dev));
		name = link ? link->name
			    : arena_printf(&out->ctx->arena, "if%u", (unsigned)attr_uint(dev));
		out_color_str(out, COLOR_IFNAME, "dev", "", name, NULL);
		out_text(out, "%*s", 17 - (int)strlen(name) > 1 ? 17 - (int)strlen(name) : 1, "");
	}
	if (!attr_find(set, NDA_LLADDR))
		return;
	ndm_lladdr(out, set, mac, sizeof(mac));
	out_color_str(out, COLOR_MAC, "lladdr", "", mac, "");
}

/* --- from code ------------------------------------------------------------ */

int neigh_send(struct ctx *ctx, struct nl *nl, uint16_t type, uint16_t flags,
	       const struct neigh *neigh, struct reply *reply)
{
	struct ndmsg ndm = {
		.ndm_family = neigh->dst.family, .ndm_ifindex = (int)neigh->ifindex,
		.ndm_state = neigh->state, .ndm_flags = neigh->flags,
	};
	struct arena *a = &ctx->arena;
	struct attr *root = attr_root(a, &ndm, sizeof(ndm));

	attr_put(a, root, NDA_DST, neigh->dst.addr, neigh->dst.size);
	if (neigh->lladdr_len)
		attr_put(a, root, NDA_LLADDR, neigh->lladdr, neigh->lladdr_len);
	if (neigh->ext)
		attr_put_u32(a, root, NDA_FLAGS_EXT, neigh->ext);
	if (neigh->protocol)
		attr_put_u8(a, root, NDA_PROTOCOL, neigh->protocol);
	return request_send(ctx, nl, root, type, flags, reply);
}

void neigh_read(const struct attr *set, struct neigh *neigh)
{
	const struct attr *dst = attr_find(set, NDA_DST), *mac = attr_find(set, NDA_LLADDR);

	*neigh = (struct neigh){
		.ifindex = (unsigned)attr_hdr(set, 4, 4), .state = (uint16_t)attr_hdr(set, 8, 2),
		.flags = ndm_flags(set), .ext = ndm_ext(set),
		.protocol = (uint8_t)attr_uint(attr_find(set, NDA_PROTOCOL)),
	};
	inet_read(dst, &neigh->dst);
	if (mac && mac->len <= sizeof(neigh->lladdr)) {
		memcpy(neigh->lladdr, mac->data, mac->len);
		neigh->lladdr_len = (uint8_t)mac->len;
	}
}

int neigh_list(struct ctx *ctx, struct nl *nl, const struct ndm_query *q,
	       int (*visit)(struct ctx *ctx, void *data, const struct attr *set,
			    const struct nlmsghdr *msg),
	       void *data)
{
	const struct list list = {
		.what = "neighbours", .table = &neigh_table, .hdrlen = sizeof(struct ndmsg),
		.type = RTM_NEWNEIGH, .visit = visit, .data = data,
	};

	return ndm_list(ctx, nl, q, &list);
}

/* --- completing a request ------------------------------------------------- */

int neigh_complete(struct parse *p)
{
	struct span end = {(uint16_t)p->ctx->words.n, 1};
	const struct attr *dst = attr_find(p->root, NDA_DST);
	bool proxy = ndm_flags(p->root) & NTF_PROXY;
	struct arena *a = &p->ctx->arena;
	struct attr *state;

	if (!dst)
		return fail(p->ctx, end, EINVAL, "which neighbour? say its address");
	if (!attr_find(p->root, NDM_INDEX) && !proxy)
		return fail(p->ctx, end, EINVAL, "which interface? say 'dev NAME'");
	attr_put_u8(a, p->root, NDM_FAMILY, dst->len == 4 ? AF_INET : AF_INET6);
	if (attr_find(p->root, NDM_STATE))
		return 0;
	state = attr_put_u16(a, p->root, NDM_STATE,
			     ndm_ext(p->root) & NTF_EXT_MANAGED ? NUD_NONE : NUD_PERMANENT);
	state->opt = table_attr(&neigh_table, NDM_STATE);
	state->at = dst->at;
	return 0;
}
