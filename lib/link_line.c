// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types of a link's generic rows that make up the second line of show. */
#include <arpa/inet.h>
#include <errno.h>
#include <linux/if.h>
#include <linux/if_arp.h>
#include <linux/if_link.h>
#include <stdio.h>
#include <string.h>

#include "link.h"
#include "link_type.h"
#include "netns.h"
#include "nl.h"
#include "type.h"

static int sample_onoff(const struct opt *o, int nth, char *words, size_t size)
{
	return type_onoff.sample(o, nth, words, size);
}

static int sample_u32(const struct opt *o, int nth, char *words, size_t size)
{
	return type_u32.sample(o, nth, words, size);
}

static const struct name hardware[] = {
	{"ether", ARPHRD_ETHER}, {"loopback", ARPHRD_LOOPBACK}, {"none", ARPHRD_NONE},
	{"ipip", ARPHRD_TUNNEL}, {"tunnel6", ARPHRD_TUNNEL6}, {"sit", ARPHRD_SIT},
	{"gre", ARPHRD_IPGRE}, {"gre6", ARPHRD_IP6GRE}, {"ppp", ARPHRD_PPP},
	{"infiniband", ARPHRD_INFINIBAND}, {"netlink", ARPHRD_NETLINK}, {"can", ARPHRD_CAN},
	{"void", ARPHRD_VOID}, {NULL, 0},
};

/* IP tunnels have IP addresses where others have MAC addresses. */
void link_address(const struct attr *n, unsigned type, char *buf, size_t size)
{
	bool v4 = type == ARPHRD_TUNNEL || type == ARPHRD_SIT || type == ARPHRD_IPGRE;
	bool v6 = type == ARPHRD_TUNNEL6 || type == ARPHRD_IP6GRE;

	if (n->len == 4 && v4)
		inet_ntop(AF_INET, n->data, buf, (socklen_t)size);
	else if (n->len == 16 && v6)
		inet_ntop(AF_INET6, n->data, buf, (socklen_t)size);
	else
		lladdr_format(n->data, n->len, buf, size);
}

static void print_hardware(struct out *out, const struct opt *o, const struct attr *set)
{
	unsigned type = (unsigned)attr_hdr(set, 2, 2), flags = (unsigned)attr_hdr(set, 8, 4);
	const struct attr *mac = attr_find(set, IFLA_ADDRESS), *brd = attr_find(set, IFLA_BROADCAST);
	const struct attr *perm = attr_find(set, IFLA_PERM_ADDRESS);
	const char *name = out->numeric ? NULL : name_of(hardware, type);
	bool p2p = flags & IFF_POINTOPOINT;
	char buf[100], number_[16];

	(void)o;
	if (out->mode == OUT_WORDS)
		return;
	snprintf(number_, sizeof(number_), "[%u]", type);
	out_break(out);
	out_str(out, "link_type", "    link/", name ? name : number_, " ");
	if (mac) {
		link_address(mac, type, buf, sizeof(buf));
		out_color_str(out, COLOR_MAC, "address", "", buf, "");
	}
	if (brd) {
		if (p2p)
			out_bool(out, "link_pointtopoint", true, NULL);
		link_address(brd, type, buf, sizeof(buf));
		out_color_str(out, COLOR_MAC, "broadcast", p2p ? " peer " : " brd ", buf, "");
	}
	if (perm && mac && (perm->len != mac->len || memcmp(perm->data, mac->data, mac->len))) {
		link_address(perm, type, buf, sizeof(buf));
		out_color_str(out, COLOR_MAC, "permaddr", " permaddr ", buf, "");
	}
}

const struct type type_hardware = {.size = 2, .print = print_hardware};

static int parse_nsid(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_u32.parse(p, o, set, no);
}

static void print_nsid(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	int32_t nsid = (int32_t)attr_uint(n);
	const char *name = NULL;
	struct nl *nl;

	if (!n)
		return;
	if (out->mode != OUT_TEXT) {
		if (nsid >= 0)
			out_int(out, opt_key(o), "link-netnsid ", nsid, " ");
		return;
	}
	if (nsid >= 0 && out->ctx && !nl_here(out->ctx, &nl))
		name = netns_name_by_nsid(out->ctx, nl, nsid);
	if (name)
		out_str(out, NULL, " link-netns ", name, "");
	else if (nsid >= 0)
		out_int(out, NULL, " link-netnsid ", nsid, "");
	else
		out_text(out, " link-netnsid unknown");
}

const struct type type_nsid = {
	.meta = "NSID", .size = 4, .parse = parse_nsid, .print = print_nsid, .sample = sample_u32,
};

static int parse_protodown(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_onoff.parse(p, o, set, no);
}

static void print_protodown(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (n && out->mode == OUT_WORDS)
		out_text(out, "protodown %s ", attr_uint(n) ? "on" : "off");
	else if (n && attr_uint(n))
		out_bool(out, "proto_down", true, " protodown on ");
}

const struct type type_protodown = {
	.meta = "on|off", .size = 1, .parse = parse_protodown, .print = print_protodown,
	.sample = sample_onoff,
};

/* IFLA_PROTO_DOWN_REASON_{MASK,VALUE}: a set of reasons, one bit each. */
static int parse_reason(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	struct attr *nest;
	uint64_t bit;
	uint32_t mask;
	bool on;

	(void)no;
	if (!word || parse_uint(p, o, word, 0, 31, &bit) || onoff_parse(p, o, &on))
		return -EINVAL;
	if (parse_put(p, o, set, NULL, 0, &nest))
		return -EINVAL;
	nest->nest = true;
	mask = 1U << bit;
	attr_put_u32(&p->ctx->arena, nest, IFLA_PROTO_DOWN_REASON_MASK, mask);
	attr_put_u32(&p->ctx->arena, nest, IFLA_PROTO_DOWN_REASON_VALUE, on ? mask : 0);
	return 0;
}

static void print_reason(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const struct attr *v = attr_find(n, IFLA_PROTO_DOWN_REASON_VALUE);
	const struct attr *m = attr_find(n, IFLA_PROTO_DOWN_REASON_MASK);
	const char *pre = "";
	char bit[8];

	if (!n)
		return;
	if (out->mode == OUT_WORDS) {
		for (unsigned i = 0; i < 32; i++)
			if (attr_uint(m) & 1U << i)
				out_text(out, "protodown_reason %u %s ", i,
					 attr_uint(v) & 1U << i ? "on" : "off");
		return;
	}
	if (!attr_uint(v))
		return;
	out_text(out, "protodown_reason <");
	out_array(out, "proto_down_reason");
	for (unsigned i = 0; i < 32; i++) {
		if (!(attr_uint(v) & 1U << i))
			continue;
		snprintf(bit, sizeof(bit), "%u", i);
		out_str(out, "", pre, bit, "");
		pre = ",";
	}
	out_array_end(out);
	out_text(out, ">");
}

static int sample_reason(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth ? "31 off" : "3 on");
	return nth > 1 ? -1 : 0;
}

const struct type type_reason = {
	.meta = "BIT on|off", .parse = parse_reason, .decode = attr_decode_plain,
	.print = print_reason, .sample = sample_reason,
};

/* In the second line the blank comes first. */
static void print_blank_u32(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (!n || out->mode == OUT_WORDS)
		return;
	if (o->attr == IFLA_PROMISCUITY || o->attr == IFLA_ALLMULTI)
		out_text(out, " ");
	out_text(out, "%s ", o->text ? o->text : o->name);
	out_uint(out, opt_key(o), "", attr_uint(n), " ");
}

const struct type type_blank_u32 = {.size = 4, .print = print_blank_u32};

static void print_netns_immutable(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (n && attr_uint(n) && out->mode != OUT_WORDS)
		out_bool(out, "netns-immutable", true, "netns-immutable ");
}

const struct type type_netns_immutable = {.size = 1, .print = print_netns_immutable};
