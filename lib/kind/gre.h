/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_KIND_GRE_H
#define VNET_KIND_GRE_H

#include "tunnel.h"

/* Rows of gre, gretap, erspan and the same over IPv6. */

#define GRE_FLAG(word, way, value, text)                                                           \
	{                                                                                          \
		.name = (word), .type = &type_flag16, .attr = IFLA_GRE_##way##FLAGS,               \
		.bit = (value), .flags = OPT_NET | OPT_NO | OPT_NOEXT | OPT_MTU, .help = (text)    \
	}

#define GRE_KEY_ROWS(limit)                                                                        \
	{.name = "ikey", .type = &type_gre_key, .attr = IFLA_GRE_IKEY, .min = IFLA_GRE_IFLAGS,     \
	 .max = (limit), .flags = OPT_NO | OPT_NOEXT | OPT_MTU,                                    \
	 .help = "key that arriving packets must have"},                                           \
	{.name = "okey", .type = &type_gre_key, .attr = IFLA_GRE_OKEY, .min = IFLA_GRE_OFLAGS,     \
	 .max = (limit), .flags = OPT_NO | OPT_NOEXT | OPT_MTU,                                    \
	 .help = "key of packets that are sent"},                                                  \
	GRE_FLAG("iseq", I, 0x1000, "drop what arrives out of sequence"),                          \
	GRE_FLAG("oseq", O, 0x1000, "number what is sent"),                                        \
	GRE_FLAG("icsum", I, 0x8000, "demand checksums of what arrives"),                          \
	GRE_FLAG("ocsum", O, 0x8000, "put checksums into what is sent")

#define GRE_BOTH_ROWS                                                                              \
	{.name = "key", .type = &type_both_keys, .flags = OPT_WO | OPT_NO,                         \
	 .help = "the key in both directions; 0 is one, too"},                                     \
	{.name = "seq", .type = &type_both, .flags = OPT_WO | OPT_NO,                              \
	 .help = "sequence numbers in both directions"},                                           \
	{.name = "csum", .type = &type_both, .flags = OPT_WO | OPT_NO,                             \
	 .help = "checksums in both directions"}

#define GRE4_ROWS(limit)                                                                           \
	EXTERNAL_ROW(IFLA_GRE), END_ROWS(IFLA_GRE, 4), HOP4_ROWS(IFLA_GRE),                        \
	PMTUDISC_ROW(IFLA_GRE, off),                                                               \
	{.name = "ignore-df", .json = "ignore_df", .type = &type_onword,                           \
	 .attr = IFLA_GRE_IGNORE_DF, .flags = OPT_NO | OPT_NONZERO | OPT_NOEXT,                    \
	 .help = "fragment inner packets even if they forbid it; needs nopmtudisc"},               \
	GRE_KEY_ROWS(limit), MARK_ROW(IFLA_GRE)

#define GRE6_ROWS(limit)                                                                           \
	EXTERNAL_ROW(IFLA_GRE), END_ROWS(IFLA_GRE, 6), HOP6_ROWS(IFLA_GRE), GRE_KEY_ROWS(limit),   \
	LOCALREMOTE_ROW(IFLA_GRE), MARK6_ROW(IFLA_GRE)

extern const struct name erspan_dirs[];

#define ERSPAN_ROWS(first)                                                                         \
	{.name = "erspan", .json = "erspan_index", .text = "erspan_index", .type = &type_u32,      \
	 .attr = IFLA_GRE_ERSPAN_INDEX, .min = 1, .max = 0xfffff, .flags = OPT_NOEXT,              \
	 .help = "version 1: where the frame was seen"},                                           \
	{.name = "erspan_ver", .type = &type_u8, .attr = IFLA_GRE_ERSPAN_VER, .min = (first),      \
	 .max = 2,                                                                                 \
	 .flags = OPT_NOEXT | OPT_MTU, .help = "version of ERSPAN (1)"},                           \
	{.name = "erspan_dir", .type = &type_u8, .attr = IFLA_GRE_ERSPAN_DIR,                      \
	 .names = erspan_dirs, .flags = OPT_NOEXT, .help = "version 2: which way the frame went"}, \
	{.name = "erspan_hwid", .type = &type_u16, .attr = IFLA_GRE_ERSPAN_HWID,                   \
	 .flags = OPT_HEX | OPT_NOEXT, .help = "version 2: the machine that saw the frame"}

/* For kinds over IPv4, whose words depend on each other, and for erspan and ip6erspan. */
int gre_check(struct parse *p, struct attr *data);
int erspan_check(struct parse *p, struct attr *data);
int erspan_whole(struct ctx *ctx, const struct attr *data);

#endif
