// SPDX-License-Identifier: GPL-2.0-or-later
/* After a refusal: the look-up that finds what the kernel meant. It never changes the
 * status, and asks only what any user may. */
#include <errno.h>
#include <linux/if.h>
#include <linux/if_link.h>
#include <string.h>

#include "kind.h"
#include "link.h"
#include "link_filter.h"
#include "link_owner.h"
#include "link_req.h"
#include "type.h"

static const struct link_filter all_links;

static const char *kind_of(const struct attr *link)
{
	const char *kind = attr_str(attr_find(attr_find(link, IFLA_LINKINFO), IFLA_INFO_KIND));

	return kind ? kind : "device";
}

static const char *name_in(const struct attr *link)
{
	const char *name = attr_str(attr_find(link, IFLA_IFNAME));

	return name ? name : "?";
}

static int offer(struct ctx *ctx, void *data, const struct attr *link)
{
	(void)ctx;
	meant_offer(data, name_in(link));
	return 0;
}

void link_meant(struct ctx *ctx, struct nl *nl, const char *name)
{
	struct meant m = {.word = name};

	if (!link_filter_walk(ctx, nl, &all_links, offer, &m))
		meant_hint(ctx, &m);
}

int link_resolve(struct ctx *ctx, struct attr *root)
{
	int ret = parse_resolve(ctx, root);
	struct nl *nl;

	if (ret && ctx->err.code == ENODEV && ctx->err.at.n && !nl_here(ctx, &nl))
		link_meant(ctx, nl, ctx->words.w[ctx->err.at.first]);
	return ret;
}

/* --- one function for each thing that can be the matter ----------------------------------- */

static bool taken(struct ctx *ctx, const struct attr *set, const char *where)
{
	const char *name = attr_str(attr_find(set, IFLA_IFNAME));
	struct attr *have;
	struct nl *nl;

	if (!name || target_nl(ctx, set, &nl) || link_get(ctx, nl, name, 0, false, &have))
		return false;
	hint(ctx, "%s%s'%s' already exists (%s, %s); 'ensure' takes it as it is", where,
	     *where ? " " : "", name, kind_of(have), attr_hdr(have, 8, 4) & IFF_UP ? "up" : "down");
	return true;
}

static void explain_exists(struct ctx *ctx, const struct attr *root)
{
	const struct attr *peer = link_peer(root);
	const char *want = attr_str(attr_find(root, IFLA_IFNAME));
	const char *other = attr_str(attr_find(peer, IFLA_IFNAME));

	if (taken(ctx, root, "") || link_owner_hint(ctx, root, EEXIST))
		return;
	if (peer && other && taken(ctx, peer, "the other end")) {
		ctx->err.at = attr_find(peer, IFLA_IFNAME)->at;
		return;
	}
	if (want && other && !strcmp(want, other))
		hint(ctx, "both ends have the name '%s'", want);
	else
		hint(ctx, "another interface has this name, index or id");
}

/* One rx_handler fits on a device: a bridge port, or macvlans, or ipvlans, or a bond's. */
static void explain_busy(struct ctx *ctx, struct nl *nl, const struct attr *root)
{
	unsigned parent = (unsigned)attr_uint(attr_find(root, IFLA_LINK));
	const struct nl_link *master;
	struct attr *p;

	if (!parent)
		parent = (unsigned)attr_hdr(root, 4, 4);
	if (!parent && attr_find(root, LINK_INDEX))
		parent = (unsigned)attr_uint(attr_find(root, LINK_INDEX));
	if (!parent || link_get(ctx, nl, NULL, parent, false, &p))
		return;
	master = nl_link(ctx, nl, (unsigned)attr_uint(attr_find(p, IFLA_MASTER)));
	if (attr_uint(attr_find(p, IFLA_MASTER)) && master) {
		hint(ctx, "'%s' is already a port of '%s'; build on '%s' instead", name_in(p),
		     master->name, master->name);
		return;
	}
	if (link_child_hint(ctx, p))
		return;
	if ((attr_hdr(p, 8, 4) & IFF_UP) && !attr_find(root, IFLA_LINK))
		hint(ctx, "'%s' is up; some changes need it down", name_in(p));
}

static const char *macvlan_mode(const struct attr *link)
{
	const struct attr *data = attr_find(attr_find(link, IFLA_LINKINFO), IFLA_INFO_DATA);
	const struct kind *k = kind_find("macvlan");

	return name_of(k->opts.opt[0].names, attr_uint(attr_find(data, IFLA_MACVLAN_MODE)));
}

static bool is_macvlan(const char *kind)
{
	return kind && (!strcmp(kind, "macvlan") || !strcmp(kind, "macvtap"));
}

static int blame_child(struct ctx *ctx, void *data, const struct attr *link)
{
	const struct attr *parent = data;

	if (attr_uint(attr_find(link, IFLA_LINK)) != attr_hdr(parent, 4, 4) ||
	    !is_macvlan(kind_of(link)))
		return 0;
	hint(ctx, "'%s' already has the child '%s' (mode %s); passthru must be the only one",
	     name_in(parent), name_in(link), macvlan_mode(link));
	return 1;
}

static void explain_macvlan(struct ctx *ctx, struct nl *nl, const struct attr *root)
{
	unsigned parent = (unsigned)attr_uint(attr_find(root, IFLA_LINK));
	unsigned self = (unsigned)attr_uint(attr_find(root, LINK_INDEX));
	struct attr *p;

	if (self && !link_get(ctx, nl, NULL, self, false, &p) && is_macvlan(kind_of(p))) {
		const char *mode = macvlan_mode(p);

		if (mode && strcmp(mode, "source"))
			hint(ctx, "'%s' is in mode %s; macaddr lists need mode source, and passthru "
				  "can be neither entered nor left", name_in(p), mode);
		return;
	}
	if (!parent || link_get(ctx, nl, NULL, parent, false, &p))
		return;
	if (attr_hdr(p, 8, 4) & IFF_LOOPBACK) {
		hint(ctx, "'%s' is a loopback interface and cannot carry a macvlan", name_in(p));
		return;
	}
	link_filter_walk(ctx, nl, &all_links, blame_child, p);
}

static void explain_mtu(struct ctx *ctx, struct nl *nl, const struct attr *root)
{
	unsigned index = (unsigned)attr_uint(attr_find(root, LINK_INDEX));
	const char *name = index ? NULL : attr_str(attr_find(root, IFLA_IFNAME));
	struct attr *have;

	if (!attr_find(root, IFLA_MTU) || (!index && (!name || target_nl(ctx, root, &nl))) ||
	    link_get(ctx, nl, name, index, false, &have))
		return;
	ctx->err.at = attr_find(root, IFLA_MTU)->at;
	if (attr_uint(attr_find(have, IFLA_MAX_MTU)))
		hint(ctx, "%s takes %u..%u", kind_of(have),
		     (unsigned)attr_uint(attr_find(have, IFLA_MIN_MTU)),
		     (unsigned)attr_uint(attr_find(have, IFLA_MAX_MTU)));
	else /* ip_tunnel_change_mtu() has limits of its own */
		hint(ctx, "a packet has at most 65535 bytes, and %s needs some for its headers",
		     kind_of(have));
}

static void explain_mac(struct ctx *ctx, const struct attr *root)
{
	const struct attr *mac = attr_find(root, IFLA_ADDRESS);

	if (!mac || !mac->len)
		return;
	ctx->err.at = mac->at;
	if (*(const unsigned char *)mac->data & 1)
		hint(ctx, "this is a multicast address (bit 0 of the first byte is set)");
	else
		hint(ctx, "not an address that an interface can have");
}

/* A change with the kind of another link. */
static bool another_kind(struct ctx *ctx, const struct attr *root, const char *word)
{
	const char *name = attr_str(attr_find(root, IFLA_IFNAME));
	unsigned self = (unsigned)attr_uint(attr_find(root, LINK_INDEX));
	struct attr *have;
	struct nl *nl;

	if (nl_here(ctx, &nl) || (!self && !name) ||
	    link_get(ctx, nl, self ? NULL : name, self, false, &have) ||
	    !strcmp(kind_of(have), word))
		return false;
	ctx->err.at = attr_find(root, IFLA_LINKINFO)->at;
	hint(ctx, "'%s' is a %s, and keeps its kind until it is deleted", name_in(have),
	     kind_of(have));
	return true;
}

static void explain_unsupported(struct ctx *ctx, const struct attr *root, const struct reply *r,
				uint16_t type)
{
	bool slave;
	const char *word = link_kind_word(root, &slave);
	const struct kind *k = word ? kind_received(word, slave) : NULL;

	const struct attr *master = attr_find(root, IFLA_MASTER);

	if (type == RTM_DELLINK) {
		hint(ctx, "lo and what a driver made for hardware cannot be deleted");
		return;
	}
	if (master && attr_uint(master) && !(r->text && word)) {
		ctx->err.at = master->at;
		hint(ctx, "only bridges, bonds, teams and VRFs have ports, and not of every kind");
		return;
	}
	if (word && !slave && !r->text &&
	    (another_kind(ctx, root, word) || link_external_hint(ctx, root)))
		return;
	if (!word || !r->text || strncmp(r->text, "Unknown device type", 19))
		return;
	ctx->err.at = attr_find(root, IFLA_LINKINFO)->at;
	if (k)
		hint(ctx, "this kernel has no '%s' (%s; try: modprobe %s)", word, k->config, k->module);
	else {
		struct meant m = {.word = word};

		for (const struct kind *const *i = kinds; *i; i++)
			meant_offer(&m, (*i)->name);
		meant_hint(ctx, &m);
		hint(ctx, "this kernel has no '%s' (try: modprobe %s)", word, word);
	}
}

static void explain_move(struct ctx *ctx, struct nl *nl, const struct attr *root)
{
	unsigned self = (unsigned)attr_uint(attr_find(root, LINK_INDEX));
	const struct attr *name = attr_find(root, IFLA_IFNAME);
	struct attr *have;

	if (!self)
		return;
	if (ctx->err.code == EEXIST && name && name->at.n) {
		/* do_setlink() moves it first, and then gives it the name. */
		bool stays = !link_get(ctx, nl, NULL, self, false, &have);

		ctx->err.at = name->at;
		hint(ctx, "the namespace has an interface '%s' already%s", (const char *)name->data,
		     stays ? "" : "; this one was moved there and has kept its old name");
		return;
	}
	if (link_get(ctx, nl, NULL, self, false, &have))
		return;
	ctx->err.at = attr_find(root, IFLA_NET_NS_FD)->at;
	if (ctx->err.code == EEXIST) {
		hint(ctx, "the namespace has an interface '%s' already; say 'name NEW', too",
		     name_in(have));
		return;
	}
	hint(ctx, "a %s stays where it was made; create it there instead: vnet-link -n NS add ...",
	     attr_hdr(have, 8, 4) & IFF_LOOPBACK ? "loopback" : kind_of(have));
}

static void explain_invalid(struct ctx *ctx, struct nl *nl, const struct attr *root)
{
	bool slave;
	const char *word = link_kind_word(root, &slave);
	const struct attr *mtu = attr_find(root, IFLA_MTU);

	if (attr_find(root, IFLA_NET_NS_FD) && attr_find(root, LINK_INDEX))
		explain_move(ctx, nl, root);
	else if (is_macvlan(word))
		explain_macvlan(ctx, nl, root);
	else if (!link_tunnel_hint(ctx, nl, root) && mtu && mtu->at.n)
		explain_mtu(ctx, nl, root);
}

void link_explain(struct ctx *ctx, const struct attr *root, const struct reply *reply,
		  uint16_t type)
{
	struct nl *nl;

	if (ctx->err.hint || nl_here(ctx, &nl))
		return;
	switch (reply->code) {
	case EEXIST:
		if (attr_find(root, LINK_INDEX) && attr_find(root, IFLA_NET_NS_FD))
			explain_move(ctx, nl, root);
		else
			explain_exists(ctx, root);
		break;
	case EBUSY:
		if (!link_owner_hint(ctx, root, reply->code))
			explain_busy(ctx, nl, root);
		break;
	case EPERM:
		if (reply->text && strstr(reply->text, "externally controlled device"))
			link_owner_hint(ctx, root, reply->code);
		break;
	case EINVAL:
	case ERANGE:
		explain_invalid(ctx, nl, root);
		break;
	case EADDRNOTAVAIL:
		explain_mac(ctx, root);
		break;
	case EADDRINUSE:
		if (!link_owner_hint(ctx, root, reply->code))
			link_mac_hint(ctx, root);
		break;
	case EOPNOTSUPP:
		explain_unsupported(ctx, root, reply, type);
		break;
	case ELOOP:
		hint(ctx, "bridges are joined by a cable: vnet-link add A master BR1 type veth peer "
			  "name B master BR2");
		break;
	}
}
