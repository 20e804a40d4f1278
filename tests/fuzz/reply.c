// SPDX-License-Identifier: GPL-2.0-or-later
/* Any bytes as a reply: read as a link and as an address, shown in every way. The first
 * byte says how much is shown. */
#include <linux/rtnetlink.h>
#include <stdlib.h>
#include <string.h>

#include "../../lib/addr.h"
#include "../../lib/kind.h"
#include "../../lib/link.h"
#include "../fake/command.h"
#include "fuzz.h"

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
		if (((unsigned char)o.buf[i] < 0x20 && o.buf[i] != '\n') || o.buf[i] == 0x7f)
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
	for (int addr = 0; addr < 2; addr++) {
		const struct table *t = addr ? &addr_table : &link_table;
		struct attr *tree = attr_decode(&c.ctx.arena, t, copy, len - 1,
						addr ? sizeof(struct ifaddrmsg) :
						       sizeof(struct ifinfomsg));

		for (int mode = OUT_TEXT; mode <= OUT_WORDS; mode++)
			show(&c, t, tree, data[0], (enum out_mode)mode);
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
