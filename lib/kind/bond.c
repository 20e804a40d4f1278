// SPDX-License-Identifier: GPL-2.0-or-later
/* bond: ports joined into one link, for failover or more throughput (drivers/net/bonding). */
#include <errno.h>
#include <linux/if_link.h>
#include <stdio.h>
#include <string.h>

#include "../kinds.h"
#include "../type.h"
#include "../type_inet.h"
#include "../uapi.h"

enum { TARGETS = 16 }; /* the kernel's BOND_MAX_ARP_TARGETS and _NS_TARGETS */

static const struct name modes[] = {
	{"balance-rr", 0}, {"active-backup", 1}, {"balance-xor", 2}, {"broadcast", 3},
	{"802.3ad", 4}, {"balance-tlb", 5}, {"balance-alb", 6}, {NULL, 0},
};
static const struct name validates[] = {
	{"none", 0}, {"active", 1}, {"backup", 2}, {"all", 3}, {"filter", 4},
	{"filter_active", 5}, {"filter_backup", 6}, {NULL, 0},
};
static const struct name all_targets[] = {{"any", 0}, {"all", 1}, {NULL, 0}};
static const struct name reselects[] = {
	{"always", 0}, {"better", 1}, {"failure", 2}, {NULL, 0},
};
static const struct name over_macs[] = {{"none", 0}, {"active", 1}, {"follow", 2}, {NULL, 0}};
static const struct name policies[] = {
	{"layer2", 0}, {"layer3+4", 1}, {"layer2+3", 2}, {"encap2+3", 3}, {"encap3+4", 4},
	{"vlan+srcmac", 5}, {NULL, 0},
};
static const struct name onoff[] = {{"off", 0}, {"on", 1}, {NULL, 0}};
static const struct name rates[] = {{"slow", 0}, {"fast", 1}, {NULL, 0}};
static const struct name selects[] = {
	{"stable", 0}, {"bandwidth", 1}, {"count", 2}, {"actor_port_prio", 3}, {NULL, 0},
};

/* In the JSON of `ip`, no validation is null. */
static int parse_validate(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	return type_u32.parse(p, o, set, no);
}

static void print_validate(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (n && !attr_uint(n) && out->mode == OUT_JSON)
		out_null(out, opt_key(o));
	else
		type_u32.print(out, o, set);
}

static int sample_validate(const struct opt *o, int nth, char *words, size_t size)
{
	return type_u32.sample(o, nth, words, size);
}

static const char *describe_validate(struct arena *a, const struct opt *o)
{
	return type_u32.describe(a, o);
}

static const struct type type_validate = {
	.meta = "HOW", .size = 4, .parse = parse_validate, .print = print_validate,
	.sample = sample_validate, .describe = describe_validate,
};

/* --- lists of addresses of max bytes each, numbered from 0 --------------------------------- */

static int parse_target(struct parse *p, const struct opt *o, const char *word, struct attr *list,
			uint16_t nth)
{
	struct inet in;

	if (inet_parse(p, word, false, &in))
		return -EINVAL;
	if (in.size != o->max)
		return fail(p->ctx, parse_last(p), EINVAL, "'%s' is no IPv%c address", word,
			    o->max == 4 ? '4' : '6');
	if (nth >= TARGETS)
		return fail(p->ctx, parse_last(p), ERANGE, "a bond has %d targets at most",
			    TARGETS);
	attr_put(&p->ctx->arena, list, nth, in.addr, in.size)->at = parse_last(p);
	return 0;
}

/* Without an address behind it, or with none, the list becomes empty. */
static int parse_targets(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_peek(p);
	struct attr *list;
	uint16_t n = 0;

	(void)no;
	p->pos += word != NULL;
	if (parse_put(p, o, set, NULL, 0, &list))
		return -EINVAL;
	list->nest = true;
	if (!word || !strcmp(word, "none"))
		return 0;
	for (;; word++) {
		size_t len = strcspn(word, ",");

		if (parse_target(p, o, arena_strndup(&p->ctx->arena, word, len), list, n++))
			return -EINVAL;
		word += len;
		if (!*word)
			return 0;
	}
}

static void print_targets(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *list = attr_find(set, o->attr);

	if (!list || !list->child) {
		if (list && out->mode == OUT_WORDS)
			out_text(out, "%s none ", o->name);
		return;
	}
	opt_pre(out, o);
	out_array(out, opt_key(o));
	for (const struct attr *n = list->child; n; n = n->next)
		inet_print(out, "", "", n, n->next ? "," : " ");
	out_array_end(out);
}

static int sample_targets(const struct opt *o, int nth, char *words, size_t size)
{
	static const char *const v4[] = {"192.0.2.1", "192.0.2.1,192.0.2.2", "none"};
	static const char *const v6[] = {"2001:db8::1", "2001:db8::1,2001:db8::2", "none"};

	snprintf(words, size, "%s", (o->max == 4 ? v4 : v6)[nth % 3]);
	return nth > 2 ? -1 : 0;
}

static const struct type type_targets = {
	.meta = "ADDR[,ADDR...]", .parse = parse_targets, .decode = attr_decode_plain,
	.print = print_targets, .sample = sample_targets,
};

/* --- what 802.3ad has found, an object of its own in the JSON ------------------------------ */

static void print_info(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (!n)
		return;
	out_object(out, opt_key(o));
	print_rows(out, o->nest, n);
	out_object_end(out);
}

static const struct type type_info = {.print = print_info};

#define INFO(word, show, kind, number)                                                             \
	{                                                                                          \
		.name = (word), .text = (show), .type = &(kind), .attr = (number), .flags = OPT_RO \
	}

static const struct opt info_rows[] = {
	INFO("aggregator", "ad_aggregator", type_u16, IFLA_BOND_AD_INFO_AGGREGATOR),
	INFO("num_ports", "ad_num_ports", type_u16, IFLA_BOND_AD_INFO_NUM_PORTS),
	INFO("actor_key", "ad_actor_key", type_u16, IFLA_BOND_AD_INFO_ACTOR_KEY),
	INFO("partner_key", "ad_partner_key", type_u16, IFLA_BOND_AD_INFO_PARTNER_KEY),
	INFO("partner_mac", "ad_partner_mac", type_lladdr, IFLA_BOND_AD_INFO_PARTNER_MAC),
};
static const struct table info_table = TABLE(info_rows);

#define NAMES(bytes, number, list)                                                                 \
	.type = &type_##bytes, .attr = (number), .names = (list), .flags = OPT_FALLBACK

static const struct opt rows[] = {
	{.name = "mode", NAMES(u8, IFLA_BOND_MODE, modes), .max = 6,
	 .help = "which ports send what; also by number"},
	{.name = "active_slave", .type = &type_link, .attr = IFLA_BOND_ACTIVE_SLAVE,
	 .flags = OPT_NOSAVE,
	 .help = "the port in use (active-backup, balance-tlb, balance-alb)"},
	{.name = "clear_active_slave", .type = &type_nolink, .attr = IFLA_BOND_ACTIVE_SLAVE,
	 .flags = OPT_WO | OPT_SETNONE, .help = "let the bond choose the port again"},
	{.name = "miimon", .type = &type_u32, .attr = IFLA_BOND_MIIMON, .max = INT32_MAX,
	 .help = "look at the ports' carrier every so many milliseconds, 0 for never"},
	{.name = "updelay", .type = &type_u32, .attr = IFLA_BOND_UPDELAY, .max = INT32_MAX,
	 .help = "use a port so many milliseconds after it came up"},
	{.name = "downdelay", .type = &type_u32, .attr = IFLA_BOND_DOWNDELAY, .max = INT32_MAX,
	 .help = "leave a port so many milliseconds after it went down"},
	{.name = "peer_notify_delay", .type = &type_u32, .attr = IFLA_BOND_PEER_NOTIF_DELAY,
	 .max = INT32_MAX, .help = "milliseconds between the notifications of num_grat_arp"},
	{.name = "use_carrier", .type = &type_01, .attr = IFLA_BOND_USE_CARRIER,
	 .help = "how miimon looks: 1 carrier, 0 ethtool"},
	{.name = "arp_interval", .type = &type_u32, .attr = IFLA_BOND_ARP_INTERVAL, .max = INT32_MAX,
	 .help = "ask the targets every so many milliseconds, 0 for never"},
	{.name = "arp_missed_max", .type = &type_u8, .attr = IFLA_BOND_MISSED_MAX, .min = 1, .max = 255,
	 .help = "questions without answer after which a port counts as down"},
	{.name = "arp_ip_target", .type = &type_targets, .attr = IFLA_BOND_ARP_IP_TARGET, .max = 4,
	 .help = "whom to ask by ARP, up to 16 addresses; none for nobody"},
	{.name = "ns_ip6_target", .type = &type_targets, .attr = IFLA_BOND_NS_IP6_TARGET, .max = 16,
	 .help = "whom to ask by neighbour solicitation; none for nobody"},
	{.name = "arp_validate", .type = &type_validate, .attr = IFLA_BOND_ARP_VALIDATE,
	 .names = validates, .flags = OPT_FALLBACK, .max = 6,
	 .help = "which ports' ARP traffic has to be the answer of a target"},
	{.name = "arp_all_targets", NAMES(u32, IFLA_BOND_ARP_ALL_TARGETS, all_targets), .max = 1,
	 .help = "whether a port is up if any target answers, or if all do"},
	{.name = "primary", .type = &type_link, .attr = IFLA_BOND_PRIMARY, .flags = OPT_PORT,
	 .help = "the port to use whenever it is up"},
	{.name = "primary_reselect", NAMES(u8, IFLA_BOND_PRIMARY_RESELECT, reselects), .max = 2,
	 .help = "when to go back to the primary port"},
	{.name = "fail_over_mac", NAMES(u8, IFLA_BOND_FAIL_OVER_MAC, over_macs), .max = 2,
	 .help = "whether the bond takes the active port's MAC address, or that one the bond's"},
	{.name = "xmit_hash_policy", NAMES(u8, IFLA_BOND_XMIT_HASH_POLICY, policies), .max = 5,
	 .help = "what of a packet chooses the port"},
	{.name = "resend_igmp", .type = &type_u32, .attr = IFLA_BOND_RESEND_IGMP, .max = 255,
	 .help = "IGMP reports after a change of the port"},
	{.name = "num_grat_arp", .alias = "num_unsol_na", .json = "num_peer_notif", .type = &type_u8,
	 .attr = IFLA_BOND_NUM_PEER_NOTIF,
	 .help = "ARP or ND notifications after a change of the port"},
	{.name = "all_slaves_active", .type = &type_01, .attr = IFLA_BOND_ALL_SLAVES_ACTIVE,
	 .help = "take in what arrives at unused ports"},
	{.name = "min_links", .type = &type_u32, .attr = IFLA_BOND_MIN_LINKS, .max = INT32_MAX,
	 .help = "ports that have to be up for the bond to have carrier (802.3ad)"},
	{.name = "lp_interval", .type = &type_u32, .attr = IFLA_BOND_LP_INTERVAL, .min = 1,
	 .max = INT32_MAX, .help = "seconds between learning packets (balance-tlb, balance-alb)"},
	{.name = "packets_per_slave", .type = &type_u32, .attr = IFLA_BOND_PACKETS_PER_SLAVE,
	 .max = 65535, .help = "packets before the next port's turn, 0 for a random one (balance-rr)"},
	{.name = "lacp_active", .json = "ad_lacp_active", NAMES(u8, IFLA_BOND_AD_LACP_ACTIVE, onoff),
	 .max = 1, .help = "send LACP frames unasked (802.3ad)"},
	{.name = "lacp_rate", .json = "ad_lacp_rate", NAMES(u8, IFLA_BOND_AD_LACP_RATE, rates),
	 .max = 1, .help = "ask the partner for LACP frames every 30 seconds or every one (802.3ad)"},
	{.name = "coupled_control", .type = &type_onoff, .attr = VNET_IFLA_BOND_COUPLED_CONTROL,
	 .help = "begin to receive and to send at the same time (802.3ad)"},
	{.name = "broadcast_neighbor", .type = &type_onoff, .attr = VNET_IFLA_BOND_BROADCAST_NEIGH,
	 .help = "send ARP and ND out of every port (802.3ad)"},
	{.name = "ad_select", NAMES(u8, IFLA_BOND_AD_SELECT, selects), .max = 3,
	 .help = "which group of ports to use (802.3ad)"},
	{.name = "ad_info", .type = &type_info, .attr = IFLA_BOND_AD_INFO, .nest = &info_table,
	 .flags = OPT_RO},
	{.name = "ad_actor_sys_prio", .type = &type_u16, .attr = IFLA_BOND_AD_ACTOR_SYS_PRIO, .min = 1,
	 .max = 65535, .help = "the system's priority in LACP (802.3ad)"},
	{.name = "ad_user_port_key", .type = &type_u16, .attr = IFLA_BOND_AD_USER_PORT_KEY, .max = 1023,
	 .help = "the upper ten bits of the port key (802.3ad)"},
	{.name = "ad_actor_system", .type = &type_lladdr, .attr = IFLA_BOND_AD_ACTOR_SYSTEM,
	 .help = "the system's MAC address in LACP (802.3ad)"},
	{.name = "tlb_dynamic_lb", .type = &type_01, .attr = IFLA_BOND_TLB_DYNAMIC_LB,
	 .help = "move flows between ports by their load (balance-tlb, balance-alb)"},
};

const struct kind kind_bond = {
	.name = "bond", .brief = "ports joined into one link; they are links with this master",
	.module = "bonding", .config = "CONFIG_BONDING", .opts = TABLE(rows),
	.usual = "mode balance-rr use_carrier 1 arp_missed_max 2 arp_validate none resend_igmp 1 "
		 "num_grat_arp 1 lp_interval 1 packets_per_slave 1 lacp_active on "
		 "coupled_control on ad_actor_sys_prio 65535 tlb_dynamic_lb 1 numtxqueues 16",
};
