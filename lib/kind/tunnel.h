/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_KIND_TUNNEL_H
#define VNET_KIND_TUNNEL_H

#include <linux/if_link.h>
#include <linux/if_tunnel.h>
#include <linux/ip6_tunnel.h>
#include <netinet/in.h>

#include "../kinds.h"
#include "../type.h"
#include "../type_iptun.h"
#include "../type_tunnel.h"

/* Rows that kinds of tunnels share, in the order of show. A is the start of the attributes'
 * names, IFLA_GRE, IFLA_IPTUN or IFLA_VTI. */

#define EXTERNAL_ROW(A)                                                                            \
	{                                                                                          \
		.name = "external", .type = &type_word, .attr = A##_COLLECT_METADATA,              \
		.flags = OPT_EXT | OPT_CREATE,                                                     \
		.help = "routes, filters or programs say where each packet goes"                   \
	}

#define END_ROWS(A, family)                                                                        \
	{.name = "remote", .type = &type_end##family, .attr = A##_REMOTE,                          \
	 .flags = OPT_NOEXT | OPT_MTU,                                                             \
	 .help = "the address of the other end"},                                                  \
	{.name = "local", .type = &type_end##family, .attr = A##_LOCAL,                            \
	 .flags = OPT_NOEXT | OPT_MTU,                                                             \
	 .help = "the address of this end"},                                                       \
	{.name = "dev", .json = "link", .type = &type_lower, .attr = A##_LINK,                     \
	 .flags = OPT_NOEXT | OPT_MTU,                                                             \
	 .help = "the interface that the tunnel's packets must take"}

#define HOP4_ROWS(A)                                                                               \
	{.name = "ttl", .alias = "hoplimit hlim", .type = &type_hops, .attr = A##_TTL,            \
	 .flags = OPT_NOEXT, .help = "hops of the outer packet; inherit: those of the inner"},     \
	{.name = "tos", .alias = "tclass dsfield tc", .type = &type_tos, .attr = A##_TOS,          \
	 .flags = OPT_NOEXT, .help = "TOS byte of the outer packet; inherit: that of the inner"}

#define HOP6_ROWS(A)                                                                               \
	{.name = "hoplimit", .alias = "ttl hlim", .json = "ttl", .type = &type_hops,               \
	 .attr = A##_TTL, .flags = OPT_NOEXT,                                                      \
	 .help = "hops of the outer packet (64); inherit: those of the inner"},                    \
	{.name = "encaplimit", .json = "encap_limit", .type = &type_encaplimit,                    \
	 .attr = A##_ENCAP_LIMIT, .min = A##_FLAGS, .flags = OPT_NOEXT | OPT_MTU,                  \
	 .help = "how many tunnels may follow inside (4)"},                                        \
	{.name = "tclass", .alias = "tos dsfield tc", .type = &type_flow, .attr = A##_FLOWINFO,    \
	 .min = A##_FLAGS, .bit = 0x0ff00000, .flags = OPT_NET | OPT_NOEXT,                        \
	 .help = "traffic class of the outer packet; inherit: that of the inner"},                 \
	{.name = "flowlabel", .alias = "fl", .type = &type_flow, .attr = A##_FLOWINFO,             \
	 .min = A##_FLAGS, .bit = 0x000fffff, .flags = OPT_NET | OPT_NOEXT,                        \
	 .help = "flow label of the outer packet; inherit: that of the inner"},                    \
	{.name = "dscp", .json = "ip6_tnl_f_rcv_dscp_copy", .type = &type_inherit,                 \
	 .attr = A##_FLAGS, .bit = IP6_TNL_F_RCV_DSCP_COPY, .flags = OPT_NO | OPT_NOEXT,           \
	 .help = "the inner packet gets the outer one's DSCP on arrival"}

#define LOCALREMOTE_ROW(A)                                                                         \
	{                                                                                          \
		.name = "allow-localremote", .json = "ip6_tnl_f_allow_local_remote",               \
		.type = &type_flag32, .attr = A##_FLAGS, .bit = IP6_TNL_F_ALLOW_LOCAL_REMOTE,      \
		.flags = OPT_NO | OPT_NOEXT, .help = "remote may be an address of this host"       \
	}

#define MARK_ROW(A)                                                                                \
	{                                                                                          \
		.name = "fwmark", .type = &type_mark, .attr = A##_FWMARK, .flags = OPT_NOEXT,      \
		.help = "mark by which the outer packet is routed"                                 \
	}

#define MARK6_ROW(A)                                                                               \
	{                                                                                          \
		.name = "fwmark", .type = &type_mark6, .attr = A##_FWMARK, .min = A##_FLAGS,       \
		.bit = IP6_TNL_F_USE_ORIG_FWMARK, .flags = OPT_NOEXT,                              \
		.help = "mark by which the outer packet is routed; inherit: the inner one's"       \
	}

#define PMTUDISC_ROW(A, how)                                                                       \
	{                                                                                          \
		.name = "pmtudisc", .type = &type_##how##word, .attr = A##_PMTUDISC,               \
		.flags = OPT_NO | OPT_NOEXT,                                                       \
		.help = "outer packets are never fragmented on the way (so unless switched off)"   \
	}

#define VTI_ROWS(family)                                                                           \
	END_ROWS(IFLA_VTI, family),                                                                \
	{.name = "ikey", .type = &type_vti_key, .attr = IFLA_VTI_IKEY, .flags = OPT_NO,            \
	 .help = "mark of packets that arrive"},                                                   \
	{.name = "okey", .type = &type_vti_key, .attr = IFLA_VTI_OKEY, .flags = OPT_NO,            \
	 .help = "mark of packets that are sent"},                                                 \
	{.name = "key", .type = &type_both_keys, .flags = OPT_WO | OPT_NO,                         \
	 .help = "the mark in both directions"},                                                   \
	MARK_ROW(IFLA_VTI)

extern const struct name encap_names[];

/* What ip gives a new tunnel over IPv6, and tunnel6_defaults(), too. */
#define TUNNEL6_USUAL "hoplimit 64 encaplimit 4 encap-udp6-csum"

/* EXT: OPT_NOEXT where metadata mode knows no such thing. CSUM6: it is on unless switched off. */
#define ENCAP_ROWS(A, ext, csum6)                                                                  \
	{.name = "encap", .type = &type_encap, .attr = A##_ENCAP_TYPE, .names = encap_names,       \
	 .flags = OPT_NO | OPT_MTU | (ext), .help = "UDP around the tunnel"},                      \
	{.name = "encap-sport", .type = &type_encap_port, .attr = A##_ENCAP_SPORT,                 \
	 .flags = OPT_NOJSON | (ext), .help = "UDP source port; auto: one for each flow"},         \
	{.name = "encap-dport", .type = &type_encap_port, .attr = A##_ENCAP_DPORT,                 \
	 .max = UINT16_MAX, .flags = OPT_NOJSON | (ext), .help = "UDP destination port"},          \
	{.name = "encap-csum", .type = &type_encap_flag, .attr = A##_ENCAP_FLAGS,                  \
	 .bit = TUNNEL_ENCAP_FLAG_CSUM, .flags = OPT_NO | (ext), .help = "UDP checksums"},         \
	{.name = "encap-udp6-csum", .type = &type_encap_flag, .attr = A##_ENCAP_FLAGS,             \
	 .bit = TUNNEL_ENCAP_FLAG_CSUM6, .min = (csum6), .flags = OPT_NO | (ext),                  \
	 .help = "UDP checksums over IPv6"},                                                       \
	{.name = "encap-remcsum", .type = &type_encap_flag, .attr = A##_ENCAP_FLAGS,               \
	 .bit = TUNNEL_ENCAP_FLAG_REMCSUM, .flags = OPT_NO | (ext),                                \
	 .help = "checksums of the inner packet are left to the other end"}

/* What ip sends for a new tunnel without being asked: for tunnels over IPv6, for the mode of
 * ipip and sit, for GRE to a group. */
int tunnel6_defaults(struct ctx *ctx, struct attr *root, struct attr *data);
int iptun_defaults(struct ctx *ctx, struct attr *root, struct attr *data);
int gre_defaults(struct ctx *ctx, struct attr *root, struct attr *data);
/* What ipip and sit cannot have together. */
int iptun_check(struct parse *p, struct attr *data);
int iptun_whole(struct ctx *ctx, const struct attr *data);

#endif
