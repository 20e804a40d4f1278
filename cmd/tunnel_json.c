// SPDX-License-Identifier: GPL-2.0-or-later
/* vnet-tunnel show -j: the keys of `ip -j tunnel`, and what it does not know. */
#include <endian.h>
#include <linux/if_link.h>
#include <linux/if_tunnel.h>
#include <linux/ip6_tunnel.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>

#include "../lib/kind.h"
#include "../lib/names.h"
#include "../lib/type_inet.h"
#include "tunnel.h"

static uint32_t be32(const struct attr *n)
{
	return n ? be32toh((uint32_t)attr_uint(n)) : 0;
}

/* What `ip tunnel` calls the protocols, which is its "mode" in front of "/ip". */
static const struct name protocols[] = {
	{"any", 0}, {"ip", IPPROTO_IPIP}, {"ipv6", IPPROTO_IPV6}, {"gre", IPPROTO_GRE},
	{"mpls", IPPROTO_MPLS}, {NULL, 0},
};

static const char *protocol_of(const struct tunnel *t)
{
	const struct attr *n;
	uint64_t proto = t->ipv6 ? IPPROTO_IPV6 : IPPROTO_IPIP;

	switch (t->kind->family) {
	case TUNNEL_GRE:
		proto = IPPROTO_GRE;
		break;
	case TUNNEL_IP:
		n = attr_find(t->data, IFLA_IPTUN_PROTO);
		proto = n ? attr_uint(n) : IPPROTO_IPV6;
		break;
	case TUNNEL_VTI:
		break;
	default:
		return NULL;
	}
	for (const struct name *p = protocols; p->name; p++)
		if (p->value == proto)
			return p->name;
	return "unknown";
}

static void json_end(struct out *o, const char *key, const struct tunnel *t, const struct attr *n)
{
	if (n)
		inet_print(o, key, NULL, n, NULL);
	else if (t->kind->family <= TUNNEL_VTI)
		out_str(o, key, NULL, t->ipv6 ? "::" : "0.0.0.0", NULL);
}

static void json_key(struct out *o, const struct tunnel *t)
{
	const struct attr *in = tunnel_key(t, false), *out = tunnel_key(t, true);

	if (in && out && attr_uint(in) == attr_uint(out)) {
		out_uint(o, "key", NULL, be32(in), NULL);
		return;
	}
	if (in)
		out_uint(o, "ikey", NULL, be32(in), NULL);
	if (out)
		out_uint(o, "okey", NULL, be32(out), NULL);
}

static void json_flags(struct out *o, const struct tunnel *t)
{
	static const struct {
		const char *name;
		uint16_t flag;
		bool out;
	} flags[] = {
		{"rx_drop_ooseq", GRE_SEQ, false}, {"rx_csum", GRE_CSUM, false},
		{"tx_seq", GRE_SEQ, true}, {"tx_csum", GRE_CSUM, true},
	};

	if (t->kind->family != TUNNEL_GRE)
		return;
	out_array(o, "flags");
	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
		if (tunnel_gre_flag(t, flags[i].flag, flags[i].out))
			out_str(o, "", NULL, flags[i].name, NULL);
	out_array_end(o);
}

static void json_hex(struct out *o, const char *key, unsigned width, uint32_t value)
{
	char buf[16];

	snprintf(buf, sizeof(buf), "0x%0*x", (int)width, value);
	out_str(o, key, NULL, buf, NULL);
}

/* What only tunnels over IPv6 have. */
static void json_ipv6(struct out *o, const struct tunnel *t)
{
	bool gre = t->kind->family == TUNNEL_GRE;
	uint32_t flags = (uint32_t)attr_uint(attr_find(t->data, gre ? IFLA_GRE_FLAGS
								    : IFLA_IPTUN_FLAGS));
	uint32_t flow = be32(attr_find(t->data, gre ? IFLA_GRE_FLOWINFO : IFLA_IPTUN_FLOWINFO));
	const struct attr *limit = attr_find(t->data, gre ? IFLA_GRE_ENCAP_LIMIT
							  : IFLA_IPTUN_ENCAP_LIMIT);
	unsigned hops = (unsigned)attr_uint(tunnel_attr(t, t->kind->ttl));

	if (t->kind->family == TUNNEL_VTI)
		flags = 0;
	if (flags & IP6_TNL_F_IGN_ENCAP_LIMIT)
		out_null(o, "ip6_tnl_f_ign_encap_limit");
	else
		out_uint(o, "encap_limit", NULL, attr_uint(limit), NULL);
	if (hops)
		out_uint(o, "hoplimit", NULL, hops, NULL);
	if (flags & IP6_TNL_F_USE_ORIG_TCLASS)
		out_null(o, "ip6_tnl_f_use_orig_tclass");
	else
		json_hex(o, "tclass", 2, flow >> 20 & 0xff);
	if (flags & IP6_TNL_F_USE_ORIG_FLOWLABEL)
		out_null(o, "ip6_tnl_f_use_orig_flowlabel");
	else
		json_hex(o, "flowlabel", 5, flow & 0xfffff);
	json_hex(o, "flowinfo", 8, flow);
	if (flags & IP6_TNL_F_RCV_DSCP_COPY)
		out_null(o, "ip6_tnl_f_rcv_dscp_copy");
	if (flags & IP6_TNL_F_ALLOW_LOCAL_REMOTE)
		out_null(o, "ip6_tnl_f_allow_local_remote");
}

static void json_prefix(struct out *o, const struct tunnel *t)
{
	const struct attr *prefix = attr_find(t->data, IFLA_IPTUN_6RD_PREFIX);
	const struct attr *relay = attr_find(t->data, IFLA_IPTUN_6RD_RELAY_PREFIX);
	uint64_t len = attr_uint(attr_find(t->data, IFLA_IPTUN_6RD_PREFIXLEN));

	if (strcmp(t->kind->name, "sit") || !prefix || !len)
		return;
	inet_print(o, "6rd-prefix", NULL, prefix, NULL);
	out_uint(o, "6rd-prefixlen", NULL, len, NULL);
	if (!relay || !attr_uint(relay))
		return;
	inet_print(o, "6rd-relay_prefix", NULL, relay, NULL);
	out_uint(o, "6rd-relay_prefixlen", NULL,
		 attr_uint(attr_find(t->data, IFLA_IPTUN_6RD_RELAY_PREFIXLEN)), NULL);
}

/* What only tunnels over IPv4 have. */
static void json_ipv4(struct ctx *ctx, const struct tunnel *t)
{
	struct out *o = &ctx->out;
	uint64_t ttl = attr_uint(tunnel_attr(t, t->kind->ttl));
	uint64_t tos = attr_uint(tunnel_attr(t, t->kind->tos));
	const struct attr *pmtu = attr_find(t->data, t->kind->family == TUNNEL_GRE ?
							     IFLA_GRE_PMTUDISC :
							     IFLA_IPTUN_PMTUDISC);
	const char *name = tos > 1 ? names_name(ctx, "rt_dsfield", tos) : NULL;

	if (ttl)
		out_uint(o, "ttl", NULL, ttl, NULL);
	if (name)
		out_str(o, "tos", NULL, name, NULL);
	else if (tos > 1)
		json_hex(o, "tos", 2, (uint32_t)tos);
	if (t->kind->family == TUNNEL_VTI || (t->kind->family <= TUNNEL_GRE && !attr_uint(pmtu)))
		out_null(o, "nopmtudisc");
	json_prefix(o, t);
}

void tunnel_json(struct ctx *ctx, struct nl *nl, const struct tunnel *t, const char *under)
{
	const struct nl_link *lower = t->lower ? nl_link(ctx, nl, t->lower) : NULL;
	const char *proto = protocol_of(t);
	struct out *o = &ctx->out;

	out_object(o, NULL);
	out_str(o, "ifname", NULL, t->name, NULL);
	if (proto)
		out_str(o, "mode", NULL, arena_printf(&ctx->arena, "%s/%s", proto,
						      t->ipv6 ? "ipv6" : "ip"), NULL);
	json_end(o, "remote", t, t->remote);
	json_end(o, "local", t, t->local);
	if (lower && !attr_find(t->link, IFLA_LINK_NETNSID)) {
		if (t->kind->ipv6)
			out_str(o, "link", NULL, lower->name, NULL);
		out_str(o, "dev", NULL, lower->name, NULL);
	}
	if (t->kind->ipv6)
		json_ipv6(o, t);
	else
		json_ipv4(ctx, t);
	json_key(o, t);
	json_flags(o, t);
	out_str(o, "kind", NULL, t->kind->name, NULL);
	if (t->external)
		out_bool(o, "external", true, NULL);
	else if (t->kind->vni)
		out_uint(o, "vni", NULL, attr_uint(tunnel_attr(t, t->kind->vni)), NULL);
	if (t->kind->port)
		out_uint(o, "port", NULL, be16toh((uint16_t)attr_uint(tunnel_attr(t, t->kind->port))),
			 NULL);
	if (under)
		out_str(o, "underlay", NULL, under, NULL);
	out_uint(o, "overhead", NULL, tunnel_overhead(t), NULL);
	out_uint(o, "mtu", NULL, t->mtu, NULL);
	if (ctx->flags.details)
		type_linkinfo.print(o, &tunnel_linkinfo, t->link);
	out_object_end(o);
}
