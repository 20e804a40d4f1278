// SPDX-License-Identifier: GPL-2.0-or-later
/* The other end of a kind that comes in pairs, described in the words of any link. */
#include "peer.h"

#include <errno.h>
#include <linux/rtnetlink.h>

#include "../link.h"

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
	if (o->nest)
		parse_scope(p, o->nest, set);
	return 0;
}

/* Is anything said of the other end in the kind's own data? */
static bool said(const struct table *t, const struct attr *set)
{
	for (size_t i = 0; t && i < t->n; i++)
		if (attr_find(set, t->opt[i].attr))
			return true;
	return false;
}

static void print_peer(struct out *out, const struct opt *o, const struct attr *set)
{
	const struct attr *peer = attr_find(set, o->attr);

	if (out->mode != OUT_WORDS || (!peer && !said(o->nest, set)))
		return;
	out_text(out, "peer ");
	if (o->nest)
		print_rows(out, o->nest, set);
	if (peer)
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

const struct type type_peer = {
	.meta = "[NAME] [OPTIONS]", .parse = parse_peer, .decode = decode_peer,
	.print = print_peer, .sample = sample_peer,
};
