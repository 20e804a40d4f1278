// SPDX-License-Identifier: GPL-2.0-or-later
/* Any bytes as a reply: read as a link, an address, a route, a rule, a next hop, shown in
 * every way. The first byte says how much is shown. */
#include <linux/fib_rules.h>
#include <linux/nexthop.h>
#include <linux/rtnetlink.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/addr.h"
#include "../../lib/kind.h"
#include "../../lib/link.h"
#include "../../lib/nexthop.h"
#include "../../lib/route.h"
#include "../../lib/rule.h"
#include "../fake/command.h"
#include "fuzz.h"

static const struct {
	const struct table *table;
	size_t hdrlen;
} objects[] = {
	{&link_table, sizeof(struct ifinfomsg)}, {&addr_table, sizeof(struct ifaddrmsg)},
	{&route_table, sizeof(struct rtmsg)}, {&rule_table, sizeof(struct fib_rule_hdr)},
	{&nexthop_table, sizeof(struct nhmsg)},
};

static void show(struct command *c, const struct table *t, const struct attr *tree, uint8_t how,
		 enum out_mode mode)
{
	struct out o;

	out_open(&o, -1);
	o.ctx = &c->ctx;
	o.mode = mode;
	o.details = how & 1;
	o.stats = how >> 1 & 3;
	o.human = how & 8;
	o.iec = how & 16;
	o.pretty = how & 32;
	o.oneline = how & 64;
	out_object(&o, NULL);
	print_rows(&o, t, tree);
	out_object_end(&o);
	for (size_t i = 0; i < o.len; i++)
		if (((unsigned char)o.buf[i] < 0x20 && o.buf[i] != '\n' && o.buf[i] != '\t') ||
		    o.buf[i] == 0x7f)
			abort();
	if (mode == OUT_JSON && !json_valid(o.buf, o.len))
		abort();
	out_close(&o);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static const char *const word[] = {"vnet-link"};
	struct command c;
	void *copy;

	if (!len || !(copy = malloc(len)))
		return 0;
	memcpy(copy, data + 1, len - 1);
	command_words(&c, word, 1);
	for (size_t i = 0; i < sizeof(objects) / sizeof(objects[0]); i++) {
		struct attr *tree = attr_decode(&c.ctx.arena, objects[i].table, copy, len - 1,
						objects[i].hdrlen);

		for (int mode = OUT_TEXT; mode <= OUT_WORDS; mode++)
			show(&c, objects[i].table, tree, data[0], (enum out_mode)mode);
	}
	command_close(&c);
	free(copy);
	return 0;
}

/* --- seeds: what a request would look like as a reply --------------------------------------- */

static const char *const seeds[] = {
	"vnet-link add v0 mtu 1400 addr 2:0:0:0:0:1 group 7 type veth peer name v1 up",
	"vnet-link add link eth0 v9 type vlan id 5 egress 1:2 3:4 ingress 5:6 gvrp on",
	"vnet-link add link eth0 v9 type macvlan mode source macaddr set 2:0:0:0:0:1",
	"vnet-link add link eth0 v9 up index 7 type macvtap mode bridge",
	"vnet-link add br type bridge stp_state 1 group_fwd_mask 0x4000 mcast_vlan_snooping 1",
	"vnet-link set v0 type bridge_slave state forwarding group_fwd_mask 0x4005",
	"vnet-link set v0 alias remark addrgenmode none protodown on protodown_reason 3 on",
	"vnet-link property add dev v0 altname one two",
	"vnet-addr add 192.0.2.1/24 brd + dev eth0 label eth0:x scope link metric 5",
	"vnet-addr add 2001:db8::1/64 dev eth0 nodad valid_lft 10 preferred_lft 5 proto 5",
	"vnet-route add 10.0.0.0/8 via 192.0.2.1 mtu lock 1400 congctl cubic rtt 5ms realms 3/4",
	"vnet-route add 10.0.0.0/8 nexthop via 192.0.2.1 nexthop encap mpls 1/2 via inet6 fd00::1",
	"vnet-route add 10.0.0.0/8 dev eth0 encap ip id 7 dst 192.0.2.9 geneve_opts 1:2:00010203",
	"vnet-route add fd00::/8 dev eth0 encap seg6 mode inline segs fd00::1,fd00::2 hmac 7",
	"vnet-route -M add 100 as to 200/300 via inet 192.0.2.1 ttl-propagate enabled",
	"vnet-rule add from 10.0.0.0/8 iif eth0 fwmark 5/7 sport 5-9 uidrange 0-9 goto 32766",
	"vnet-nexthop add id 6 group 1/2,5 type resilient buckets 32 idle_timer 60",
	"vnet-nexthop add id 5 via 192.0.2.1 dev eth0 encap ip6 id 7 dst fd00::1 onlink",
};

enum { SEEDS = sizeof(seeds) / sizeof(seeds[0]) };

const uint8_t *fuzz_seed(size_t i, size_t *len)
{
	static uint8_t made[SEEDS][1024];
	static size_t lens[SEEDS];

	if (i >= SEEDS)
		return NULL;
	if (!lens[i]) {
		const struct nlmsghdr *h = (const void *)fake.log;
		struct command c;

		command_open(&c, seeds[i]);
		command_run(&c);
		if (c.ret || !fake.changes)
			abort();
		made[i][0] = (uint8_t)(i * 37);
		lens[i] = 1 + h->nlmsg_len - sizeof(*h);
		memcpy(made[i] + 1, h + 1, lens[i] - 1);
		command_close(&c);
	}
	*len = lens[i];
	return made[i];
}
