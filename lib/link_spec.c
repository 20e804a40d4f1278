// SPDX-License-Identifier: GPL-2.0-or-later
/* IFLA_AF_SPEC: what a link is told about IPv4 and IPv6. */
#include <errno.h>
#include <linux/if_link.h>
#include <linux/ip.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "link.h"
#include "link_type.h"
#include "type.h"

/* The part of one protocol, said once; both stand in one attribute. */
static int open_family(struct parse *p, const struct opt *o, struct attr *set, uint16_t family,
		       struct attr **nest)
{
	struct attr *spec = attr_find(set, IFLA_AF_SPEC);

	if (!spec || attr_find(spec, family)) {
		if (parse_put(p, o, set, NULL, 0, &spec))
			return -EINVAL;
		spec->nest = true;
	}
	*nest = attr_nest(&p->ctx->arena, spec, family);
	(*nest)->at = parse_span(p);
	return 0;
}

/* IFLA_INET_CONF is a nest in a request, and an array of all values, that of number 1 first,
 * in what the kernel says (inet_fill_link_af()). */
static void decode_conf(struct arena *a, struct attr *conf)
{
	static const struct table none;
	const unsigned char *data = conf->data;
	uint16_t head[2] = {0};

	if (conf->len >= sizeof(head))
		memcpy(head, data, sizeof(head));
	/* the head of an attribute of four bytes: no value is as large as that */
	if (head[0] == 8 && head[1] && head[1] < 256) {
		conf->child = attr_decode(a, &none, data, conf->len, 0)->child;
		conf->nest = true;
		return;
	}
	for (uint16_t i = 0; i < conf->len / 4; i++)
		attr_put(a, conf, (uint16_t)(i + 1), data + 4 * i, 4);
}

static void decode_af_spec(struct arena *a, const struct opt *o, struct attr *node)
{
	static const struct table none;

	(void)o;
	node->child = attr_decode(a, &none, node->data, node->len, 0)->child;
	for (struct attr *n = node->child; n; n = n->next) {
		struct attr *conf;

		if (n->type != AF_INET && n->type != AF_INET6)
			continue;
		n->child = attr_decode(a, &none, n->data, n->len, 0)->child;
		conf = n->type == AF_INET ? attr_find(n, IFLA_INET_CONF) : NULL;
		if (conf)
			decode_conf(a, conf);
	}
}

/* --- addrgenmode: AF_INET6 { IFLA_INET6_ADDR_GEN_MODE } --------------------------------- */

const struct name addrgenmodes[] = {
	{"eui64", IN6_ADDR_GEN_MODE_EUI64}, {"none", IN6_ADDR_GEN_MODE_NONE},
	{"stable_secret", IN6_ADDR_GEN_MODE_STABLE_PRIVACY},
	{"random", IN6_ADDR_GEN_MODE_RANDOM}, {NULL, 0},
};

static int parse_addrgenmode(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	struct attr mode_set = {.nest = true}, *inet6;
	int ret = type_u8.parse(p, o, &mode_set, no);

	if (ret)
		return ret;
	if (open_family(p, o, set, AF_INET6, &inet6))
		return -EINVAL;
	attr_put_u8(&p->ctx->arena, inet6, IFLA_INET6_ADDR_GEN_MODE,
		    (uint8_t)attr_uint(mode_set.child))
		->at = parse_last(p);
	return 0;
}

static void print_addrgenmode(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *inet6 = attr_find(attr_find(set, o->attr), AF_INET6);
	const struct attr *mode = attr_find(inet6, IFLA_INET6_ADDR_GEN_MODE);
	const char *name = mode ? name_of(o->names, attr_uint(mode)) : NULL;
	char buf[8];

	if (!mode)
		return;
	snprintf(buf, sizeof(buf), "%#x", (unsigned)attr_uint(mode));
	out_str(out, opt_key(o), opt_pre(out, o), name ? name : buf, " ");
}

static int sample_u8(const struct opt *o, int nth, char *words, size_t size)
{
	return type_u8.sample(o, nth, words, size);
}

static const char *describe_u8(struct arena *a, const struct opt *o)
{
	return type_u8.describe(a, o);
}

const struct type type_addrgenmode = {
	.meta = "MODE", .size = 1, .parse = parse_addrgenmode, .decode = decode_af_spec,
	.print = print_addrgenmode, .sample = sample_u8, .describe = describe_u8,
};

/* --- inet: AF_INET { IFLA_INET_CONF { a number each } } ---------------------------------- */

static int parse_conf_onoff(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	uint32_t v;
	bool on;

	(void)no;
	if (onoff_parse(p, o, &on))
		return -EINVAL;
	v = on;
	return parse_put(p, o, set, &v, sizeof(v), NULL);
}

static void print_conf_onoff(struct out *out, const struct opt *o, const struct attr *set)
{
	type_onoff.print(out, o, set);
}

static int sample_conf_onoff(const struct opt *o, int nth, char *words, size_t size)
{
	return type_onoff.sample(o, nth, words, size);
}

static const struct type type_conf_onoff = {
	.meta = "on|off", .size = 4, .parse = parse_conf_onoff, .print = print_conf_onoff,
	.sample = sample_conf_onoff,
};

/* A number that may be negative. */
static int parse_conf_int(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = parse_value(p, o);
	uint32_t wire;
	uint64_t v;
	bool minus;

	(void)no;
	if (!word)
		return -EINVAL;
	minus = *word == '-';
	if (parse_uint(p, o, word + minus, 0, INT32_MAX, &v))
		return -EINVAL;
	wire = minus ? (uint32_t)-v : (uint32_t)v;
	return parse_put(p, o, set, &wire, sizeof(wire), NULL);
}

static void print_conf_int(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *n = attr_find(set, o->attr);

	if (n)
		out_int(out, opt_key(o), opt_pre(out, o), (int32_t)attr_uint(n), " ");
}

static int sample_conf_int(const struct opt *o, int nth, char *words, size_t size)
{
	static const char *const samples[] = {"0", "1", "-1", "2147483647"};

	(void)o;
	if (nth > 3)
		return -1;
	snprintf(words, size, "%s", samples[nth]);
	return 0;
}

static const struct type type_conf_int = {
	.meta = "NUMBER", .size = 4, .parse = parse_conf_int, .print = print_conf_int,
	.sample = sample_conf_int,
};

#define CONF(word, number_, of, text)                                                              \
	{                                                                                          \
		.name = (word), .type = &type_conf_##of, .attr = IPV4_DEVCONF_##number_,           \
		.help = (text)                                                                     \
	}

/* Each is the sysctl net.ipv4.conf.NAME.WORD. */
static const struct opt inet_rows[] = {
	CONF("forwarding", FORWARDING, onoff, "pass on what arrives for others"),
	CONF("proxy_arp", PROXY_ARP, onoff, "answer ARP requests for what is reached elsewhere"),
	CONF("accept_redirects", ACCEPT_REDIRECTS, onoff, "follow ICMP redirects"),
	CONF("secure_redirects", SECURE_REDIRECTS, onoff, "follow those of known gateways only"),
	CONF("send_redirects", SEND_REDIRECTS, onoff, "send ICMP redirects"),
	CONF("shared_media", SHARED_MEDIA, onoff, "the link carries several networks"),
	CONF("rp_filter", RP_FILTER, int,
	     "drop what comes from where the answer would not go: 0 no, 1 strict, 2 loose"),
	CONF("accept_source_route", ACCEPT_SOURCE_ROUTE, onoff, "obey source routes"),
	CONF("bootp_relay", BOOTP_RELAY, onoff, "accept packets from 0.0.0.0/8 for others"),
	CONF("log_martians", LOG_MARTIANS, onoff, "log packets with impossible addresses"),
	CONF("tag", TAG, int, "a number for whoever wants to note one"),
	CONF("arp_filter", ARPFILTER, onoff, "answer ARP only where the answer would be sent from"),
	CONF("medium_id", MEDIUM_ID, int, "the medium it is attached to; -1: none for proxy_arp"),
	CONF("disable_xfrm", NOXFRM, onoff, "no IPsec encryption on this link"),
	CONF("disable_policy", NOPOLICY, onoff, "no IPsec policy on this link"),
	CONF("force_igmp_version", FORCE_IGMP_VERSION, int, "IGMP version 1..3; 0: the kernel's choice"),
	CONF("arp_announce", ARP_ANNOUNCE, int, "which own address ARP requests carry, 0..2"),
	CONF("arp_ignore", ARP_IGNORE, int, "which ARP requests are not answered, 0..8"),
	CONF("promote_secondaries", PROMOTE_SECONDARIES, onoff,
	     "a secondary address becomes the primary one when that goes"),
	CONF("arp_accept", ARP_ACCEPT, int, "make neighbours of unasked ARP: 0 no, 1 yes, 2 same subnet"),
	CONF("arp_notify", ARP_NOTIFY, onoff, "announce the address when the link goes up"),
	CONF("accept_local", ACCEPT_LOCAL, onoff, "accept packets from own addresses"),
	CONF("src_vmark", SRC_VMARK, onoff, "the mark counts when the source is checked"),
	CONF("proxy_arp_pvlan", PROXY_ARP_PVLAN, onoff, "proxy_arp to the side the request came from"),
	CONF("route_localnet", ROUTE_LOCALNET, onoff, "127.0.0.0/8 may be routed"),
	CONF("bc_forwarding", BC_FORWARDING, onoff, "pass on directed broadcasts"),
	CONF("igmpv2_unsolicited_report_interval", IGMPV2_UNSOLICITED_REPORT_INTERVAL, int,
	     "milliseconds between unasked reports"),
	CONF("igmpv3_unsolicited_report_interval", IGMPV3_UNSOLICITED_REPORT_INTERVAL, int,
	     "the same of IGMPv3"),
	CONF("ignore_routes_with_linkdown", IGNORE_ROUTES_WITH_LINKDOWN, onoff,
	     "routes count only while the link has carrier"),
	CONF("drop_unicast_in_l2_multicast", DROP_UNICAST_IN_L2_MULTICAST, onoff,
	     "drop unicast packets in multicast frames"),
	CONF("drop_gratuitous_arp", DROP_GRATUITOUS_ARP, onoff, "drop gratuitous ARP"),
	CONF("arp_evict_nocarrier", ARP_EVICT_NOCARRIER, onoff,
	     "forget the neighbours when the carrier goes"),
};

const struct table inet_conf_table = TABLE(inet_rows);

static int parse_inet_conf(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	struct attr *inet, *conf;

	(void)no;
	if (open_family(p, o, set, AF_INET, &inet))
		return -EINVAL;
	conf = attr_nest(&p->ctx->arena, inet, IFLA_INET_CONF);
	if (parse_while(p, &inet_conf_table, conf, false))
		return -EINVAL;
	if (conf->child) {
		inet->at = parse_span(p);
		if (attr_find(set, IFLA_AF_SPEC)->opt == o)
			attr_find(set, IFLA_AF_SPEC)->at = inet->at;
		return 0;
	}
	if (parse_value(p, o))
		fail(p->ctx, parse_last(p), EINVAL, "'inet' cannot be '%s': it takes forwarding, "
		     "rp_filter, proxy_arp ...", p->ctx->words.w[p->pos - 1]);
	return -EINVAL;
}

/* The kernel's own list is not repeated: it has all values, said or not. */
static void print_inet_conf(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *inet = attr_find(attr_find(set, o->attr), AF_INET);
	const struct attr *conf = attr_find(inet, IFLA_INET_CONF);

	if (!conf || !conf->nest || out->mode != OUT_WORDS)
		return;
	out_text(out, "inet ");
	print_rows(out, &inet_conf_table, conf);
}

static int sample_inet_conf(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	if (nth >= (int)inet_conf_table.n)
		return -1;
	snprintf(words, size, "%s %s", inet_conf_table.opt[nth].name, nth % 2 ? "on" : "off");
	if (inet_conf_table.opt[nth].type == &type_conf_int)
		snprintf(words, size, "%s %d", inet_conf_table.opt[nth].name, nth);
	return 0;
}

static const char *describe_inet_conf(struct arena *a, const struct opt *o)
{
	(void)a;
	(void)o;
	return "WORD VALUE...";
}

const struct type type_inet_conf = {
	.parse = parse_inet_conf, .print = print_inet_conf, .sample = sample_inet_conf,
	.describe = describe_inet_conf,
};

/* --- what is left to ip ------------------------------------------------------------------ */

static int parse_elsewhere(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	const char *word = p->ctx->words.w[p->key];
	int ret = fail(p->ctx, parse_span(p), EINVAL, "'%s' is not done here", word);

	(void)o;
	(void)set;
	(void)no;
	hint(p->ctx, "use ip link set dev NAME %s ...", word);
	return ret;
}

const struct type type_elsewhere = {.parse = parse_elsewhere};
