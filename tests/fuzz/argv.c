// SPDX-License-Identifier: GPL-2.0-or-later
/* Any words at all: they are refused with a proper message, or print requests. A NUL ends
 * a word; a byte from 0x80 on and the one behind it are a word of the tables, 0x01 and a
 * byte X are the byte X|0x80. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/kind.h"
#include "../fake/command.h"
#include "fuzz.h"

/* The programs that a digit in first place stands for. */
static const char *const programs[] = {"vnet-addr", "vnet-link", "vnet-neigh", "vnet-bridge",
				       "vnet-tunnel", "vnet-route", "vnet-rule", "vnet-nexthop"};

enum { WORDS = 200, DICT = 4096 };

static const char *dict[DICT];
static size_t n_dict;

static void learn(const struct table *t)
{
	for (size_t i = 0; t && i < t->n && n_dict + 2 < DICT; i++) {
		if (!t->opt[i].name)
			continue;
		dict[n_dict++] = t->opt[i].name;
		for (const struct name *n = t->opt[i].names; n && n->name && n_dict < DICT; n++)
			dict[n_dict++] = n->name;
	}
}

static void learn_tool(const struct tool *t)
{
	for (size_t v = 0; v < t->n && n_dict < DICT; v++) {
		dict[n_dict++] = t->verb[v].name;
		learn(t->verb[v].opts);
		if (!v || t->verb[v].base != t->verb[v - 1].base)
			learn(t->verb[v].base);
		if (t->verb[v].sub)
			learn_tool(t->verb[v].sub);
	}
}

static void learn_all(void)
{
	static const char *const more[] = {
		"vnet-link", "vnet-addr", "-j", "-d", "-s", "-br", "-o", "-4", "-6", "eth0", "v0",
		"br0", "type", "peer", "name", "dev", "192.0.2.1/24", "2001:db8::1/64", "0", "1",
		"4094", "4294967295", "18446744073709551615", "on", "off", "02:00:00:00:00:01",
		"-n", "..", "", "help", "__complete", "__man", "-V", "--help", "add", "set", "1:2",
	};
	for (size_t i = 0; i < sizeof(more) / sizeof(more[0]); i++)
		dict[n_dict++] = more[i];
	for (const struct kind *const *k = kinds; *k; k++) {
		dict[n_dict++] = (*k)->name;
		learn(&(*k)->opts);
	}
	for (const struct tool *const *t = command_tools; *t; t++)
		learn_tool(*t);
}

static unsigned split(const uint8_t *data, size_t len, char *text, const char **word)
{
	unsigned n = 1;

	for (size_t i = 0; i < len && n < WORDS; i++) {
		word[n] = text;
		if (data[i] >= 0x80) {
			word[n++] = dict[((data[i] & 0x7fU) << 8 | (i + 1 < len ? data[i + 1] : 0)) %
					 n_dict];
			i++;
			continue;
		}
		for (; i < len && data[i]; i++) {
			if (data[i] == 1 && i + 1 < len)
				*text++ = (char)(data[++i] | 0x80);
			else
				*text++ = (char)data[i];
		}
		*text++ = '\0';
		n++;
	}
	return n;
}

/* Nothing but printable text and newlines. */
static void check_text(const char *s)
{
	for (; *s; s++)
		if (((unsigned char)*s < 0x20 && *s != '\n') || *s == 0x7f)
			abort();
}

static void check(struct command *c)
{
	const char *text = c->ret ? err_text(&c->ctx) : "";
	size_t len = strlen(text);

	if (c->ret > 0 || !c->ret != !c->ctx.err.code || fake.changes || fake.acts)
		abort();
	if (c->ret && (!len || text[len - 1] != '\n' || c->ctx.err.status < 1 || c->ctx.err.status > 2))
		abort();
	check_text(text);
	if (c->ret && c->ctx.flags.json && !json_valid(text, len))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	const char *word[WORDS + 1];
	struct command c;
	char *text;

	if (!n_dict)
		learn_all();
	if (!len || !(text = malloc(2 * len + 2)))
		return 0;
	word[0] = programs[(data[0] & 15) % (sizeof(programs) / sizeof(programs[0]))];
	command_words(&c, word, split(data + 1, len - 1, text, word));
	c.ctx.flags.dry_run = true;
	command_run(&c);
	check(&c);
	command_close(&c);
	free(text);
	return 0;
}

/* --- seeds --------------------------------------------------------------------------------- */

static const char *const seeds[] = {
	"1add v0 type veth peer name v1 mtu 1400 up",
	"1add link eth0 v9 type vlan id 5 protocol 802.1ad egress 1:2 3:4 gvrp on",
	"1add link eth0 v9 type macvlan mode source macaddr set 2:0:0:0:0:1 2:0:0:0:0:2",
	"1add br type bridge stp_state 1 vlan_filtering 1 mcast_vlan_snooping 1",
	"1set v0 type bridge_slave state forwarding isolated on backup_port eth0",
	"1-j set dev v0 mtu 1400 address 02:00:00:00:00:09 master br0 protodown_reason 3 on",
	"1ensure v0 type dummy mtu 1400 recreate", "1del group 7", "1wait v0 carrier timeout 5",
	"1property add dev v0 altname one two", "1-d -s -j -p show master br0 type vlan up",
	"1-br show", "1help bridge", "1__complete add v0 ty", "1--frob", "1-n .. show",
	"0add 192.0.2.1/24 brd + dev eth0 label eth0:x scope link metric 5",
	"0add 192.0.2.1 peer 192.0.2.2/30 dev eth0 valid_lft 10 preferred_lft 5",
	"0-j replace 2001:db8::1/64 dev eth0 nodad home optimistic", "0del 192.0.2.1/24 dev eth0",
	"0flush to 192.0.2.0/24", "0-d show dev eth0 permanent scope global", "0wait eth0 timeout 3",
	"0ensure 192.0.2.1/24 dev eth0", "0-4 -br show up",
	"4add mode gre name t1 local 192.0.2.1 remote 192.0.2.2 key 5 ttl 9", "4add t1 mode any",
	"4-6 add t1 remote 2001:db8::1 encaplimit none", "4ensure gre1 mode ip6gre csum recreate",
	"4change v0 ttl 9", "4del v0 mode ipip", "4-j show mode gre remote 192.0.2.1 dev eth0",
	"4vtep add v0 192.0.2.1 2001:db8::1 vni 5", "4-j vtep show", "4check all",
	"4host add v0 02:00:00:00:00:05 192.0.2.1 ip 10.0.0.5 vlan 10 via eth0",
	"4map add v0 10=10010,20-29=10020-10029 bridge br0", "4map del v0 10,20-29",
	"5add 10.0.0.0/8 via inet6 fd00::1 dev eth0 mtu lock 1400 rtt 5ms realms 3/4 table 100",
	"5add 10.0.0.0/8 nexthop via 192.0.2.1 weight 2 nexthop dev eth0 encap mpls 1/2 ttl 3",
	"5ensure blackhole default metric 5", "5-d -j show table all root 10.0.0.0/8 proto static",
	"5flush vrf br0 via 10.0.0.0/8", "5get 10.0.0.1 from 10.0.0.2 iif eth0 ipproto tcp sport 5",
	"5del fd00::/8 encap seg6 mode encap segs fd00::1,fd00::2 hmac 7", "5-M add 100 as to 5/6",
	"6add not from 10.0.0.0/8 to any fwmark 5/7 iif eth0 sport 5-9 uidrange 0-9 goto 7",
	"6ensure pref 5 l3mdev", "6flush table main", "6show from fd00::/8 realms 3/4",
	"7add id 6 group 1/2,5 type resilient buckets 32 idle_timer 60", "7flush dev eth0 fdb",
	"7ensure id 5 via 192.0.2.1 dev eth0 encap ip id 7 dst 192.0.2.9 key onlink",
	"7bucket get id 5 index 7", "7-j show groups proto 4",
	"2add 192.0.2.7 dev eth0 lladdr 2:0:0:0:0:1 nud stale router use protocol 5",
	"2add proxy 2001:db8::1 dev eth0", "2-s -j show to 10.0.0.0/8 nud all unused master br0",
	"2ensure 192.0.2.7 dev eth0 managed extern_learn", "2flush dev eth0 nud 4", "2-br get",
	"3fdb add 2:0:0:0:0:1 dev v0 self master static sticky vlan 5", "3fdb show br br0 state all",
	"3fdb append 0:0:0:0:0:0 dev v0 dst 10.0.0.1 port 5 vni 6 src_vni 7 via eth0",
	"3fdb flush dev br0 brport v0 nostatic sticky dst 10.0.0.1", "3fdb get 2:0:0:0:0:1 br br0",
	"3vlan add vid 10-20 dev v0 tunnel_info id 5-15", "3-com -d -s vlan show vid 5",
	"3vlan global set vid 3 dev br0 mcast_querier 1", "3vni add 1,5-9 dev v0 group ff05::1",
	"3mdb replace dev br0 port v0 grp 239.1.1.1 source_list 10.0.0.1,10.0.0.2 filter_mode include",
	"3link set v0 hairpin on hwmode vepa", "3addif br0 v0 eth0", "3help vlan global",
};

const uint8_t *fuzz_seed(size_t i, size_t *len)
{
	static uint8_t buf[256];

	if (i >= sizeof(seeds) / sizeof(seeds[0]))
		return NULL;
	*len = strlen(seeds[i]);
	for (size_t k = 0; k < *len; k++)
		buf[k] = seeds[i][k] == ' ' ? 0 : (uint8_t)seeds[i][k];
	return buf;
}
