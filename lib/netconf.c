// SPDX-License-Identifier: GPL-2.0-or-later
/* Rows of what the kernel tells by notification only: netconf and IPv6 prefixes. */
#include "netconf.h"

#include <arpa/inet.h>
#include <linux/netconf.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "nl.h"
#include "type.h"
#include "type_inet.h"

static const char *link_name(struct out *out, uint32_t index, char *buf, size_t size)
{
	const struct nl_link *link = NULL;
	struct nl *nl;

	if (out->ctx && !nl_here(out->ctx, &nl))
		link = nl_link(out->ctx, nl, index);
	if (link)
		return link->name;
	snprintf(buf, size, "if%u", index);
	return buf;
}

/* --- netconf ------------------------------------------------------------------------- */

static void print_family(struct out *out, const struct opt *o, const struct attr *set)
{
	uint64_t family = attr_hdr(set, 0, 1);

	out_str(out, opt_key(o), "", family == AF_INET ? "inet" : family == AF_INET6 ? "inet6" :
		family == AF_MPLS ? "mpls" : "unspec", " ");
}

static void print_interface(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	int32_t index = (int32_t)attr_uint(n);
	char buf[32];
	const char *name;

	if (!n)
		return;
	name = index == NETCONFA_IFINDEX_ALL ? "all" : index == NETCONFA_IFINDEX_DEFAULT ?
	       "default" : link_name(out, (uint32_t)index, buf, sizeof(buf));
	out_color_str(out, COLOR_IFNAME, opt_key(o), "", name, " ");
}

static const struct type type_family = {.size = 1, .print = print_family};
static const struct type type_interface = {.size = 4, .print = print_interface};

/* Documentation/networking/ip-sysctl: rp_filter. */
static const struct name rp_filters[] = {{"off", 0}, {"strict", 1}, {"loose", 2}, {NULL, 0}};

#define SWITCH(word, number)                                                                       \
	{                                                                                          \
		.name = (word), .type = &type_onoff, .attr = (number), .flags = OPT_RO             \
	}

static const struct opt netconf_rows[] = {
	{.name = "family", .type = &type_family, .attr = ATTR_HDR(0, 1), .flags = OPT_RO},
	{.name = "interface", .type = &type_interface, .attr = NETCONFA_IFINDEX, .flags = OPT_RO},
	SWITCH("forwarding", NETCONFA_FORWARDING),
	{.name = "rp_filter", .type = &type_u32, .attr = NETCONFA_RP_FILTER, .names = rp_filters,
	 .flags = OPT_RO},
	SWITCH("mc_forwarding", NETCONFA_MC_FORWARDING),
	SWITCH("proxy_neigh", NETCONFA_PROXY_NEIGH),
	SWITCH("ignore_routes_with_linkdown", NETCONFA_IGNORE_ROUTES_WITH_LINKDOWN),
	SWITCH("input", NETCONFA_INPUT),
	{.name = "bc_forwarding", .type = &type_onoff, .attr = NETCONFA_BC_FORWARDING,
	 .flags = OPT_RO | OPT_D},
};

const struct table netconf_table = TABLE(netconf_rows);

void netconf_print(struct out *out, const struct attr *conf)
{
	print_rows(out, &netconf_table, conf);
}

/* --- prefixes ------------------------------------------------------------------------ */

/* struct prefixmsg: family, pads, u32-aligned ifindex at 4, type 8, len 9, flags 10. */
static void print_prefix(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	char addr[INET6_ADDRSTRLEN], text[INET6_ADDRSTRLEN + 8], name[32];
	uint64_t flags = attr_hdr(set, 10, 1);

	if (!n)
		return;
	snprintf(text, sizeof(text), "%s/%u", inet_format(n->data, n->len, addr, sizeof(addr)),
		 (unsigned)attr_hdr(set, 9, 1));
	out_color_str(out, COLOR_INET6, opt_key(o), "prefix ", text, " ");
	out_str(out, "dev", "dev ",
		link_name(out, (uint32_t)attr_hdr(set, 4, 4), name, sizeof(name)), " ");
	if (flags & 1) /* IF_PREFIX_ONLINK, net/if_inet6.h */
		out_bool(out, "onlink", true, "onlink ");
	if (flags & 2) /* IF_PREFIX_AUTOCONF */
		out_bool(out, "autoconf", true, "autoconf ");
}

static void print_lifetimes(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	struct prefix_cacheinfo ci;

	if (!n || n->len < sizeof(ci))
		return;
	memcpy(&ci, n->data, sizeof(ci));
	out_uint(out, "valid", "valid ", ci.valid_time, " ");
	out_uint(out, "preferred", "preferred ", ci.preferred_time, " ");
}

static const struct type type_prefix = {.print = print_prefix};
static const struct type type_lifetimes = {.print = print_lifetimes};

static const struct opt prefix_rows[] = {
	{.name = "prefix", .type = &type_prefix, .attr = PREFIX_ADDRESS, .flags = OPT_RO},
	{.type = &type_lifetimes, .attr = PREFIX_CACHEINFO, .flags = OPT_RO},
};

const struct table prefix_table = TABLE(prefix_rows);

void prefix_print(struct out *out, const struct attr *prefix)
{
	print_rows(out, &prefix_table, prefix);
}
