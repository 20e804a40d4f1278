// SPDX-License-Identifier: GPL-2.0-or-later
/* Value types of a route that are shown only, or in a way of their own. */
#include <linux/icmpv6.h>
#include <linux/in_route.h>
#include <linux/rtnetlink.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "nexthop.h"
#include "route.h"
#include "route_type.h"
#include "type.h"

/* --- flags ---------------------------------------------------------------- */

static const struct name flag_names[] = {
	{"dead", RTNH_F_DEAD}, {"onlink", RTNH_F_ONLINK}, {"pervasive", RTNH_F_PERVASIVE},
	{"offload", RTNH_F_OFFLOAD}, {"trap", RTNH_F_TRAP}, {"notify", RTM_F_NOTIFY},
	{"linkdown", RTNH_F_LINKDOWN}, {"unresolved", RTNH_F_UNRESOLVED},
	{"rt_offload", RTM_F_OFFLOAD}, {"rt_trap", RTM_F_TRAP},
	{"rt_offload_failed", RTM_F_OFFLOAD_FAILED}, {NULL, 0},
};

void route_print_flags(struct out *out, uint32_t flags)
{
	if (out->mode == OUT_WORDS)
		return;
	out_array(out, "flags");
	for (const struct name *f = flag_names; f->name; f++)
		if (flags & f->value)
			out_str(out, "", "", f->name, " ");
	out_array_end(out);
}

static void print_flags(struct out *out, const struct opt *o, const struct attr *set)
{
	uint32_t flags = 0;

	for (const struct attr *n = set->child; n; n = n->next)
		if (n->type == o->attr && !n->hidden)
			flags |= (uint32_t)attr_uint(n);
	route_print_flags(out, flags);
}

const struct type type_route_flags = {.print = print_flags};

static void print_mark(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	uint32_t mark = (uint32_t)attr_uint(n);

	if (!mark || out->mode == OUT_WORDS)
		return;
	out_uint(out, o->json, NULL, mark, NULL);
	out_text(out, mark >= 16 ? "mark 0x%x " : "mark %u ", mark);
}

const struct type type_route_mark = {.size = 4, .print = print_mark};

/* --- the cache, and what it knows of a route ------------------------------ */

/* linux/in_route.h, in the order of show. */
static const struct name cache_names[] = {
	{"local", RTCF_LOCAL}, {"reject", RTCF_REJECT}, {"mc", RTCF_MULTICAST},
	{"brd", RTCF_BROADCAST}, {"dst-nat", RTCF_DNAT}, {"src-nat", RTCF_SNAT},
	{"masq", RTCF_MASQ}, {"dst-direct", RTCF_DIRECTDST}, {"src-direct", RTCF_DIRECTSRC},
	{"redirected", RTCF_REDIRECTED}, {"redirect", RTCF_DOREDIRECT}, {"fastroute", RTCF_FAST},
	{"notify", RTCF_NOTIFY}, {"proxy", 0x2000000 /* RTCF_TPROXY, no more */}, {NULL, 0},
};

static void print_cache_flags(struct out *out, uint32_t flags)
{
	const char *sep = "<";
	char rest[16];

	flags &= 0xffff0000;
	out_break(out);
	out_text(out, "    cache ");
	out_array(out, "cache");
	for (const struct name *f = cache_names; f->name; f++) {
		if (!(flags & f->value))
			continue;
		flags &= ~(uint32_t)f->value;
		out_str(out, "", sep, f->name, flags ? "," : "> ");
		sep = "";
	}
	if (flags) {
		snprintf(rest, sizeof(rest), "%x", flags);
		out_str(out, "", sep, rest, ">");
	}
	out_array_end(out);
}

static void print_cacheinfo(struct out *out, const struct rta_cacheinfo *ci)
{
	int hz = (int)sysconf(_SC_CLK_TCK);
	char hex[24];

	if (ci->rta_expires)
		out_int(out, "expires", "expires ", ci->rta_expires / hz, "sec ");
	if (ci->rta_error)
		out_uint(out, "error", "error ", ci->rta_error, " ");
	if (out->stats && ci->rta_clntref)
		out_uint(out, "users", "users ", ci->rta_clntref, " ");
	if (out->stats && ci->rta_used)
		out_uint(out, "used", "used ", ci->rta_used, " ");
	if (out->stats && ci->rta_lastuse)
		out_uint(out, "age", "age ", ci->rta_lastuse / (unsigned)hz, "sec ");
	if (ci->rta_id) {
		snprintf(hex, sizeof(hex), out->mode == OUT_JSON ? "0x%x" : "0x%04x", ci->rta_id);
		out_str(out, "ipid", "ipid ", hex, " ");
	}
	if (ci->rta_ts || ci->rta_tsage) {
		snprintf(hex, sizeof(hex), "0x%x", ci->rta_ts);
		out_str(out, "ts", "ts ", hex, "");
		out_uint(out, "tsage", "tsage ", ci->rta_tsage, "sec ");
	}
}

static void print_cache(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	uint32_t flags = (uint32_t)route_field(set, ROUTE_FLAGS);
	unsigned family = (unsigned)route_field(set, ROUTE_FAMILY);
	struct rta_cacheinfo ci;

	if (out->mode == OUT_WORDS || (family != AF_INET && family != AF_INET6))
		return;
	if (family == AF_INET && (flags & RTM_F_CLONED))
		print_cache_flags(out, flags);
	if (!n || n->len < sizeof(ci))
		return;
	memcpy(&ci, n->data, sizeof(ci));
	print_cacheinfo(out, &ci);
}

const struct type type_route_cache = {.print = print_cache};

/* --- iif, pref, ttl-propagate --------------------------------------------- */

static void print_iif(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct opt as = {.name = "iif", .attr = o->attr};

	type_link.print(out, &as, set);
}

const struct type type_route_iif = {.size = 4, .print = print_iif};

static const struct name prefs[] = {
	{"low", ICMPV6_ROUTER_PREF_LOW}, {"medium", ICMPV6_ROUTER_PREF_MEDIUM},
	{"high", ICMPV6_ROUTER_PREF_HIGH}, {NULL, 0},
};

static int parse_pref(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	struct opt as = *o, *named;

	as.names = prefs;
	as.type = &type_u8;
	named = arena_copy(&p->ctx->arena, &as, sizeof(as));
	return type_u8.parse(p, named, set, no);
}

/* The text has no blank behind it, as that of `ip`. */
static void print_pref(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const char *name = n ? name_of(prefs, attr_uint(n)) : NULL;

	if (name)
		out_str(out, o->name, "pref ", name, out->mode == OUT_WORDS ? " " : "");
	else if (n)
		out_uint(out, o->name, "", attr_uint(n), "");
}

static int sample_pref(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth < 3 ? prefs[nth].name : "");
	return nth > 2 ? -1 : 0;
}

const struct type type_route_pref = {
	.meta = "low|medium|high", .size = 1, .parse = parse_pref, .print = print_pref,
	.sample = sample_pref,
};

static const struct name propagate[] = {{"disabled", 0}, {"enabled", 1}, {NULL, 0}};

static int parse_ttl(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	struct opt as = *o, *named;

	as.names = propagate;
	as.type = &type_u8;
	named = arena_copy(&p->ctx->arena, &as, sizeof(as));
	return type_u8.parse(p, named, set, no);
}

static void print_ttl(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	const char *text = attr_uint(n) ? "enabled" : "disabled";

	if (!n)
		return;
	if (out->mode == OUT_WORDS)
		out_text(out, "%s %s ", o->name, text);
	else
		out_text(out, "%s %s", o->json, text);
	out_bool(out, o->json, attr_uint(n), NULL);
}

static int sample_ttl(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	snprintf(words, size, "%s", nth < 2 ? propagate[nth].name : "");
	return nth > 1 ? -1 : 0;
}

const struct type type_route_ttl = {
	.meta = "enabled|disabled", .size = 1, .parse = parse_ttl, .print = print_ttl,
	.sample = sample_ttl,
};

/* --- nh_info: the next hop object that the route refers to ---------------- */

static void print_nhinfo(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);
	struct attr *nh;
	struct nl *nl;

	if (!n || !out->ctx || !out->ctx->nl || out->mode == OUT_WORDS)
		return;
	if (nl_here(out->ctx, &nl) || nexthop_get(out->ctx, nl, (uint32_t)attr_uint(n), &nh)) {
		err_clear(out->ctx);
		return;
	}
	out_text(out, "\n\tnh_info ");
	out_object(out, o->json);
	nexthop_print(out, nh);
	out_object_end(out);
}

const struct type type_route_nhinfo = {.print = print_nhinfo};
