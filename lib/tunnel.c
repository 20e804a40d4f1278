// SPDX-License-Identifier: GPL-2.0-or-later
/* What the kinds of tunnels have in common: ends, key, port, underlay and overhead. */
#include "tunnel.h"

#include <endian.h>
#include <errno.h>
#include <linux/if_link.h>
#include <linux/if_tunnel.h>
#include <linux/ip6_tunnel.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>

#include "link.h"
#include "list.h"
#include "uapi.h"

#define IPTUN                                                                                      \
	.family = TUNNEL_IP, .link = IFLA_IPTUN_LINK, .local = IFLA_IPTUN_LOCAL,                   \
	.remote = IFLA_IPTUN_REMOTE, .ttl = IFLA_IPTUN_TTL, .tos = IFLA_IPTUN_TOS,                 \
	.external = IFLA_IPTUN_COLLECT_METADATA, .encap = IFLA_IPTUN_ENCAP_TYPE,                   \
	.encap_flags = IFLA_IPTUN_ENCAP_FLAGS
#define GRE                                                                                        \
	.family = TUNNEL_GRE, .link = IFLA_GRE_LINK, .local = IFLA_GRE_LOCAL,                      \
	.remote = IFLA_GRE_REMOTE, .ttl = IFLA_GRE_TTL, .tos = IFLA_GRE_TOS,                       \
	.external = IFLA_GRE_COLLECT_METADATA, .encap = IFLA_GRE_ENCAP_TYPE,                       \
	.encap_flags = IFLA_GRE_ENCAP_FLAGS
#define VTI                                                                                        \
	.family = TUNNEL_VTI, .link = IFLA_VTI_LINK, .local = IFLA_VTI_LOCAL,                      \
	.remote = IFLA_VTI_REMOTE

const struct tunnel_kind tunnel_kinds[] = {
	{.name = "gre", GRE},
	{.name = "gretap", .ether = true, GRE},
	{.name = "ip6gre", .ipv6 = true, GRE},
	{.name = "ip6gretap", .ipv6 = true, .ether = true, GRE},
	{.name = "erspan", .ether = true, GRE},
	{.name = "ip6erspan", .ipv6 = true, .ether = true, GRE},
	{.name = "ipip", IPTUN},
	{.name = "sit", IPTUN},
	{.name = "ip6tnl", .ipv6 = true, IPTUN},
	{.name = "vti", VTI},
	{.name = "vti6", .ipv6 = true, VTI},
	{.name = "vxlan", .family = TUNNEL_VXLAN, .ether = true, .link = IFLA_VXLAN_LINK,
	 .local = IFLA_VXLAN_LOCAL, .remote = IFLA_VXLAN_GROUP, .local6 = IFLA_VXLAN_LOCAL6,
	 .remote6 = IFLA_VXLAN_GROUP6, .ttl = IFLA_VXLAN_TTL, .tos = IFLA_VXLAN_TOS,
	 .vni = IFLA_VXLAN_ID, .port = IFLA_VXLAN_PORT, .external = IFLA_VXLAN_COLLECT_METADATA},
	{.name = "geneve", .family = TUNNEL_GENEVE, .ether = true, .remote = IFLA_GENEVE_REMOTE,
	 .remote6 = IFLA_GENEVE_REMOTE6, .ttl = IFLA_GENEVE_TTL, .tos = IFLA_GENEVE_TOS,
	 .vni = IFLA_GENEVE_ID, .port = IFLA_GENEVE_PORT,
	 .external = IFLA_GENEVE_COLLECT_METADATA},
	{.name = "bareudp", .family = TUNNEL_BAREUDP, .port = IFLA_BAREUDP_PORT},
	{.name = NULL},
};

const struct tunnel_kind *tunnel_kind(const char *name)
{
	for (const struct tunnel_kind *k = tunnel_kinds; k->name; k++)
		if (!strcmp(k->name, name))
			return k;
	return NULL;
}

const struct attr *tunnel_attr(const struct tunnel *t, uint16_t type)
{
	return type ? attr_find(t->data, type) : NULL;
}

/* An address that is not all zeros, and whether its family is IPv6. */
static const struct attr *end_of(struct tunnel *t, uint16_t type, uint16_t type6)
{
	static const unsigned char any[16];
	const struct attr *n = tunnel_attr(t, type), *six = tunnel_attr(t, type6);

	if (six && six->len == 16) {
		t->ipv6 = true;
		n = six;
	}
	return n && n->len <= sizeof(any) && memcmp(n->data, any, n->len) ? n : NULL;
}

/* On the wire a flag of one byte (IP tunnels and vxlan) or an attribute without a value. */
static bool is_set(const struct attr *n)
{
	return n && (!n->len || attr_uint(n));
}

bool tunnel_read(struct arena *a, const struct attr *link, struct tunnel *t)
{
	static const struct table none;
	const struct attr *info = attr_find(link, IFLA_LINKINFO);
	const struct attr *data = attr_find(info, IFLA_INFO_DATA);
	const char *kind = attr_str(attr_find(info, IFLA_INFO_KIND));

	*t = (struct tunnel){.kind = kind ? tunnel_kind(kind) : NULL, .link = link};
	if (!t->kind)
		return false;
	t->data = attr_decode(a, &none, data ? data->data : NULL, data ? data->len : 0, 0);
	t->name = attr_str(attr_find(link, IFLA_IFNAME));
	t->index = (unsigned)attr_hdr(link, 4, 4);
	t->mtu = (unsigned)attr_uint(attr_find(link, IFLA_MTU));
	t->ipv6 = t->kind->ipv6;
	t->local = end_of(t, t->kind->local, t->kind->local6);
	t->remote = end_of(t, t->kind->remote, t->kind->remote6);
	t->external = t->kind->family == TUNNEL_BAREUDP ||
		      is_set(tunnel_attr(t, t->kind->external));
	t->lower = (unsigned)attr_uint(tunnel_attr(t, t->kind->link));
	return true;
}

/* --- GRE ------------------------------------------------------------------ */

bool tunnel_gre_flag(const struct tunnel *t, uint16_t flag, bool out)
{
	const struct attr *n;

	if (t->kind->family != TUNNEL_GRE)
		return false;
	n = attr_find(t->data, out ? IFLA_GRE_OFLAGS : IFLA_GRE_IFLAGS);
	return n && n->len == 2 && (attr_uint(n) & flag);
}

const struct attr *tunnel_key(const struct tunnel *t, bool out)
{
	const struct attr *n = NULL;

	if (t->kind->family == TUNNEL_GRE && tunnel_gre_flag(t, GRE_KEY, out))
		n = attr_find(t->data, out ? IFLA_GRE_OKEY : IFLA_GRE_IKEY);
	if (t->kind->family == TUNNEL_VTI)
		n = attr_find(t->data, out ? IFLA_VTI_OKEY : IFLA_VTI_IKEY);
	return n && n->len == 4 && (t->kind->family == TUNNEL_GRE || attr_uint(n)) ? n : NULL;
}

/* gre_calc_hlen(): four bytes for each of what goes out; erspan_hdr_len(): behind a GRE
 * header of 8 bytes (4 in version 0) version 1 has 8 bytes of its own, version 2 has 12. */
static unsigned gre_header(const struct tunnel *t)
{
	unsigned n = 4 + 4 * tunnel_gre_flag(t, GRE_CSUM, true) +
		     4 * tunnel_gre_flag(t, GRE_KEY, true) + 4 * tunnel_gre_flag(t, GRE_SEQ, true);
	const struct attr *version = attr_find(t->data, IFLA_GRE_ERSPAN_VER);

	if (strcmp(t->kind->name, "erspan") && strcmp(t->kind->name, "ip6erspan"))
		return n;
	switch (version ? attr_uint(version) : 1) {
	case 0:
		return 4;
	case 1:
		return 8 + 8;
	}
	return 8 + 12;
}

/* --- overhead ------------------------------------------------------------- */

/* fou_encap_hlen(), gue_encap_hlen(): UDP, and for GUE a header of 4 bytes that remote
 * checksums extend by 8. */
static unsigned encap_header(const struct tunnel *t)
{
	switch (attr_uint(tunnel_attr(t, t->kind->encap))) {
	case TUNNEL_ENCAP_FOU:
		return 8;
	case TUNNEL_ENCAP_GUE:
		return 12 + (attr_uint(tunnel_attr(t, t->kind->encap_flags)) &
			     TUNNEL_ENCAP_FLAG_REMCSUM ? 8 : 0);
	}
	return 0;
}

/* ip6_tnl_link_config(), ip6gre_tnl_link_config_route(): a destination options header with
 * the limit of encapsulations, unless there is none. */
static unsigned limit_header(const struct tunnel *t)
{
	uint16_t type = t->kind->family == TUNNEL_GRE ? IFLA_GRE_FLAGS : IFLA_IPTUN_FLAGS;
	const struct attr *flags = attr_find(t->data, type);

	if (!t->kind->ipv6 || t->kind->family == TUNNEL_VTI || t->external)
		return 0;
	return flags && attr_uint(flags) & IP6_TNL_F_IGN_ENCAP_LIMIT ? 0 : 8;
}

/* vxlan_headroom(), GENEVE_BASE_HLEN, BAREUDP_BASE_HLEN: UDP and the kind's own header. */
static unsigned own_header(const struct tunnel *t)
{
	switch (t->kind->family) {
	case TUNNEL_GRE:
		return gre_header(t);
	case TUNNEL_VXLAN:
	case TUNNEL_GENEVE:
		return 8 + 8;
	case TUNNEL_BAREUDP:
		return 8;
	case TUNNEL_IP:
	case TUNNEL_VTI:
		break;
	}
	return 0;
}

/* Frames carry an Ethernet header, but for what GPE and Geneve name by a protocol of their
 * own (VXLAN_F_GPE, inner_proto_inherit). */
static bool has_frames(const struct tunnel *t)
{
	if (t->kind->family == TUNNEL_VXLAN)
		return !attr_find(t->data, IFLA_VXLAN_GPE);
	if (t->kind->family == TUNNEL_GENEVE)
		return !attr_find(t->data, IFLA_GENEVE_INNER_PROTO_INHERIT);
	return t->kind->ether;
}

/* As ip_tunnel_bind_dev() and the functions above reckon when they choose an MTU. */
unsigned tunnel_overhead(const struct tunnel *t)
{
	return (t->ipv6 ? 40 : 20) + limit_header(t) + encap_header(t) + own_header(t) +
	       (has_frames(t) ? 14 : 0);
}

/* --- the link under it ---------------------------------------------------- */

/* RTM_GETROUTE with FLAGS (RTM_F_...); REPLY.code: there is no route. */
static int ask_route(struct ctx *ctx, struct nl *nl, const struct attr *addr, unsigned oif,
		     unsigned flags, struct reply *reply)
{
	struct rtmsg rt = {.rtm_family = addr->len == 4 ? AF_INET : AF_INET6,
			   .rtm_dst_len = (unsigned char)(8 * addr->len), .rtm_flags = flags};
	struct attr *root = attr_root(&ctx->arena, &rt, sizeof(rt));

	attr_put(&ctx->arena, root, RTA_DST, addr->data, addr->len);
	if (oif)
		attr_put_u32(&ctx->arena, root, RTA_OIF, oif);
	return nl_talk(ctx, nl, attr_build(&ctx->arena, root, RTM_GETROUTE, 0, NULL), reply);
}

int tunnel_route(struct ctx *ctx, struct nl *nl, const struct attr *addr, unsigned oif,
		 unsigned *ifindex)
{
	static const struct table none;
	struct reply reply, match = {0};
	struct attr *route;
	int ret = ask_route(ctx, nl, addr, oif, 0, &reply);

	*ifindex = 0;
	/* Bound to an interface, IPv4 takes what it has no route to for being right there
	 * (ip_route_output_key_hash_rcu()). */
	if (!ret && oif && !reply.code)
		ret = ask_route(ctx, nl, addr, oif, RTM_F_FIB_MATCH, &match);
	if (ret || reply.code || match.code || !reply.msg)
		return ret;
	route = attr_decode(&ctx->arena, &none, NLMSG_DATA(reply.msg),
			    reply.msg->nlmsg_len - NLMSG_HDRLEN, sizeof(struct rtmsg));
	*ifindex = (unsigned)attr_uint(attr_find(route, RTA_OIF));
	return 0;
}

int tunnel_underlay(struct ctx *ctx, struct nl *nl, const struct tunnel *t, unsigned *ifindex)
{
	*ifindex = t->lower;
	if (t->lower || !t->remote)
		return 0;
	return tunnel_route(ctx, nl, t->remote, 0, ifindex);
}
