// SPDX-License-Identifier: GPL-2.0-or-later
/* veth: a cable with two ends, each built directly in its namespace. */
#include <errno.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>

#include "../kinds.h"
#include "../link.h"

/* Everything after `peer` describes the other end, with the words of any link. */
static int parse_peer(struct parse *p, const struct opt *o, struct attr *set, bool no)
{
	struct ifinfomsg ifi = {0};
	struct attr *peer;

	(void)no;
	if (parse_put(p, o, set, &ifi, sizeof(ifi), &peer))
		return -EINVAL;
	peer->nest = true;
	p->in = NULL; /* what follows is not said of this end any more */
	parse_scope(p, &link_table, peer);
	parse_scope(p, &link_peer_table, peer);
	return 0;
}

static void print_peer(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *peer = attr_find(set, o->attr);

	if (!peer || out->mode != OUT_WORDS)
		return;
	out_text(out, "peer ");
	print_rows(out, &link_table, peer);
}

static void decode_peer(struct arena *a, const struct opt *o, struct attr *node)
{
	struct attr *in = attr_decode(a, &link_table, node->data, node->len,
				      sizeof(struct ifinfomsg));

	(void)o;
	node->child = in->child;
	node->len = in->len;
	node->nest = true;
}

static int sample_peer(const struct opt *o, int nth, char *words, size_t size)
{
	(void)o;
	(void)size;
	*words = '\0';
	return nth ? -1 : 0;
}

static const struct type type_peer = {
	.meta = "[NAME] [OPTIONS]", .parse = parse_peer, .decode = decode_peer,
	.print = print_peer, .sample = sample_peer,
};

static const struct opt rows[] = {
	{.name = "peer", .type = &type_peer, .attr = VETH_INFO_PEER, .flags = OPT_CREATE,
	 .help = "the other end, with the words of any link, netns among them"},
};

const struct kind kind_veth = {
	.name = "veth", .brief = "a cable: two interfaces, each receives what the other sends",
	.module = "veth", .config = "CONFIG_VETH", .opts = TABLE(rows),
};
