// SPDX-License-Identifier: GPL-2.0-or-later
/* Who has the VNI, the UDP port, the two ends or the MAC: a link may have been moved, but its socket stays in the
 * namespace that it was made in, and so does the conflict. */
#include "link_owner.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/if.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <unistd.h>

#include "link.h"
#include "link_req.h"
#include "list.h"
#include "netns.h"
#include "tunnel.h"
#include "type.h"
#include "underlay.h"

struct owner {
	const struct tunnel_kind *kind;
	uint32_t vni;            /* which one, unless PORT_ONLY */
	uint16_t port;
	const struct attr *remote; /* which one, too, unless NULL */
	const struct attr *data; /* a tunnel without port: its ends */
	unsigned parent;         /* no tunnel, but what stands on this link, if it is not 0, */
	const struct attr *mac;  /* ... and has this address, unless NULL */
	bool port_only, up;      /* UP: a port is taken by links that are up only */
	int home;                /* the namespace whose port it is */
	dev_t dev;
	ino_t ino;
	/* Where is being looked now, and what is found. */
	struct nl *nl;
	bool at_home;            /* that is HOME itself */
	unsigned self;           /* index of the link that asks, in its own namespace; 0: new */
	const char *name, *word; /* the link and its kind */
	bool external;
};

static const struct attr *data_of(const struct attr *link)
{
	return attr_find(attr_find(link, IFLA_LINKINFO), IFLA_INFO_DATA);
}

static const struct tunnel_kind *kind_of(const struct attr *link)
{
	const char *word = attr_str(attr_find(attr_find(link, IFLA_LINKINFO), IFLA_INFO_KIND));

	return word ? tunnel_kind(word) : NULL;
}

/* The kinds whose port is a socket of theirs alone. */
static bool has_port(const struct tunnel_kind *k)
{
	return k && k->port;
}

/* The port; where a request says none, the one that the driver takes. */
static uint16_t port_of(const struct tunnel_kind *k, const struct attr *data)
{
	uint16_t port = ntohs((uint16_t)attr_uint(attr_find(data, k->port)));

	if (port)
		return port;
	return k->family == TUNNEL_GENEVE ? 6081 : k->family == TUNNEL_VXLAN ? 8472 : 0;
}

/* Has LINK, seen through O->nl, its socket at home? */
static bool lives_here(struct ctx *ctx, const struct owner *o, const struct attr *link)
{
	const struct attr *n = attr_find(link, IFLA_LINK_NETNSID);
	int32_t nsid;

	if (!n)
		return o->at_home;
	return !netns_nsid(ctx, o->nl, o->home, &nsid) && nsid == (int32_t)attr_uint(n);
}

static const struct attr *remote_of(const struct tunnel_kind *k, const struct attr *data)
{
	const struct attr *n = attr_find(data, k->remote);

	return n || !k->remote6 ? n : attr_find(data, k->remote6);
}

static bool has_vni(const struct owner *o, const struct tunnel_kind *k, const struct attr *data)
{
	const struct attr *n = remote_of(k, data);

	if (k != o->kind || attr_uint(attr_find(data, k->vni)) != o->vni)
		return false;
	return !o->remote ||
	       (n && n->len == o->remote->len && !memcmp(n->data, o->remote->data, n->len));
}

static const char *word_of(const struct attr *link)
{
	const char *word = attr_str(attr_find(attr_find(link, IFLA_LINKINFO), IFLA_INFO_KIND));

	return word ? word : "device";
}

static int found(struct ctx *ctx, struct owner *o, const struct attr *link)
{
	o->word = arena_printf(&ctx->arena, "%s", word_of(link));
	o->name = arena_printf(&ctx->arena, "%s", attr_str(attr_find(link, IFLA_IFNAME)));
	return 1;
}

/* The parent of macvlans and its children share no address (macvlan_addr_busy()); and a link
 * has one rx_handler, which is no matter of veth and vlan. */
static bool is_child(struct ctx *ctx, const struct owner *o, const struct attr *link)
{
	const struct attr *mac = attr_find(link, IFLA_ADDRESS);

	if (attr_hdr(link, 4, 4) == o->self)
		return false;
	if (!o->mac && (!strcmp(word_of(link), "veth") || !strcmp(word_of(link), "vlan")))
		return false;
	if (o->mac &&
	    (!mac || mac->len != o->mac->len || memcmp(mac->data, o->mac->data, mac->len)))
		return false;
	if (o->mac && o->at_home && attr_hdr(link, 4, 4) == o->parent)
		return true;
	return attr_uint(attr_find(link, IFLA_LINK)) == o->parent && lives_here(ctx, o, link);
}

static int visit(struct ctx *ctx, void *arg, const struct attr *link, const struct nlmsghdr *msg)
{
	const struct tunnel_kind *k = kind_of(link);
	const struct attr *data = data_of(link);
	struct owner *o = arg;

	(void)msg;
	if (o->parent)
		return is_child(ctx, o, link) ? found(ctx, o, link) : 0;
	if (!lives_here(ctx, o, link) || attr_hdr(link, 4, 4) == o->self)
		return 0;
	if (!has_port(o->kind) ? !k || !link_same_tunnel(o->kind, o->data, k, data) :
				 !has_port(k) || port_of(k, data) != o->port)
		return 0;
	if (has_port(o->kind) && (o->port_only ? o->up && !(attr_hdr(link, 8, 4) & IFF_UP) :
						 !has_vni(o, k, data)))
		return 0;
	o->external = k->external && opt_is_on(attr_find(data, k->external));
	return found(ctx, o, link);
}

static void look_in(struct ctx *ctx, struct owner *o)
{
	struct ifinfomsg ifi = {0};
	struct attr *root = attr_root(&ctx->arena, &ifi, sizeof(ifi));
	const struct list list = {
		.what = "interfaces", .table = &link_table, .hdrlen = sizeof(ifi),
		.type = RTM_NEWLINK, .visit = visit, .data = o,
	};

	attr_put_u32(&ctx->arena, root, IFLA_EXT_MASK, RTEXT_FILTER_SKIP_STATS);
	list_dump(ctx, o->nl, root, RTM_GETLINK, &list);
}

/* Where S is, as words: "" for the command's own namespace. */
static const char *place(struct ctx *ctx, const struct netns_seen *s, dev_t dev, ino_t ino)
{
	if (s->dev == dev && s->ino == ino)
		return "";
	if (s->n_names)
		return arena_printf(&ctx->arena, " in namespace %s", s->names[0]);
	if (s->n_paths)
		return arena_printf(&ctx->arena, " in namespace %s", s->paths[0]);
	return arena_printf(&ctx->arena, " in namespace id:%lu", (unsigned long)s->ino);
}

/* Walks the namespaces until one has the owner; returns its place, or NULL. */
static const char *find(struct ctx *ctx, struct owner *o)
{
	struct attr none = {.nest = true};
	struct netns_seen *all;
	dev_t dev = 0;
	ino_t ino = 0;
	unsigned self = o->self;
	int fd;

	if (netns_id(o->home, &o->dev, &o->ino) || underlay_netns(ctx, &none, &fd))
		return NULL;
	netns_id(fd, &dev, &ino);
	close(fd);
	if (netns_scan(ctx, &all))
		return NULL;
	for (const struct netns_seen *s = all; s && !o->name; s = s->next) {
		if (netns_seen_open(ctx, (struct span){0}, s, &fd))
			continue;
		o->at_home = s->dev == o->dev && s->ino == o->ino;
		o->self = s->dev == dev && s->ino == ino ? self : 0;
		if (!nl_at(ctx, fd, &o->nl))
			look_in(ctx, o);
		close(fd);
		if (o->name)
			return place(ctx, s, dev, ino);
	}
	return NULL;
}

/* The namespace of the socket of LINK, which is in the command's: *FD, -1: not found. */
static int home_of(struct ctx *ctx, const struct attr *link, int *fd)
{
	const struct attr *n = attr_find(link, IFLA_LINK_NETNSID);
	struct attr none = {.nest = true};
	struct netns_seen *all;
	int32_t nsid;
	struct nl *nl;

	*fd = -1;
	if (!n)
		return underlay_netns(ctx, &none, fd);
	if (nl_here(ctx, &nl) || netns_scan(ctx, &all))
		return 0;
	for (const struct netns_seen *s = all; s; s = s->next) {
		if (netns_seen_open(ctx, (struct span){0}, s, fd))
			continue;
		if (!netns_nsid(ctx, nl, *fd, &nsid) && nsid == (int32_t)attr_uint(n))
			return 0;
		close(*fd);
		*fd = -1;
	}
	return 0;
}

/* Who asks: the link that ROOT makes, or the one that it changes. */
static bool asks(struct ctx *ctx, const struct attr *root, struct owner *o)
{
	unsigned index = (unsigned)attr_uint(attr_find(root, LINK_INDEX));
	const struct attr *data = data_of(root);
	struct attr *have;
	struct nl *nl;
	int ret;

	o->kind = kind_of(root);
	if (attr_find(root, LINK_DEV) || !o->kind) {
		if (!index || nl_here(ctx, &nl) || link_get(ctx, nl, NULL, index, false, &have))
			return false;
		o->kind = kind_of(have);
		o->self = index;
		data = data_of(have);
		ret = home_of(ctx, have, &o->home);
	} else {
		ret = underlay_netns(ctx, root, &o->home);
	}
	o->data = data_of(root);
	if (ret || o->home < 0 || !o->kind || (!has_port(o->kind) && !o->data))
		return false;
	if (!has_port(o->kind))
		return true;
	o->vni = (uint32_t)attr_uint(attr_find(data, o->kind->vni));
	o->port = port_of(o->kind, data);
	return true;
}

bool link_owner_hint(struct ctx *ctx, const struct attr *root, int code)
{
	struct owner o = {.home = -1, .port_only = code == EADDRINUSE || code == EPERM,
			  .up = code == EADDRINUSE};
	struct err err = ctx->err; /* what fails on the way is no news */
	const char *where = NULL;
	bool asked;

	err_clear(ctx);
	asked = asks(ctx, root, &o);
	if (code == EBUSY) { /* geneve_configure(); all else that is busy is no tunnel's VNI */
		asked = asked && o.kind->family == TUNNEL_GENEVE && !o.self;
		o.remote = asked ? remote_of(o.kind, data_of(root)) : NULL;
	}
	if (asked)
		where = find(ctx, &o);
	if (o.home >= 0)
		close(o.home);
	ctx->err = err;
	if (!asked || (!where && !o.port_only) || (o.port_only && !has_port(o.kind)))
		return false;
	if (!has_port(o.kind))
		link_same_hint(ctx, o.kind, o.data, o.name, where);
	else if (!where)
		hint(ctx, "perhaps another program has the UDP port %u; 'ss -lunp' tells which", o.port);
	else if (o.port_only)
		hint(ctx, "UDP port %u is that of '%s'%s%s, and only links of the same flags share "
			  "a port", o.port, o.name, o.external ? " (external)" : "", where);
	else
		hint(ctx, "VNI %u on port %u is that of '%s'%s", o.vni, o.port, o.name, where);
	return true;
}

bool link_external_hint(struct ctx *ctx, const struct attr *root)
{
	unsigned self = (unsigned)attr_uint(attr_find(root, LINK_INDEX));
	const struct attr *data, *n;
	struct attr *have;
	struct nl *nl;

	if (!self || nl_here(ctx, &nl) || link_get(ctx, nl, NULL, self, false, &have))
		return false;
	data = data_of(have);
	n = data ? data->child : NULL;
	while (n && !(n->opt && (n->opt->flags & OPT_EXT) && opt_is_on(n)))
		n = n->next;
	if (n)
		hint(ctx, "'%s' is '%s': its packets say how they are sent",
		     attr_str(attr_find(have, IFLA_IFNAME)), n->opt->name);
	return n;
}

bool link_mac_hint(struct ctx *ctx, const struct attr *root)
{
	unsigned index = (unsigned)attr_uint(attr_find(root, LINK_INDEX));
	struct owner o = {.home = -1, .self = index, .mac = attr_find(root, IFLA_ADDRESS)};
	const struct attr *link = root;
	struct err err = ctx->err; /* what fails on the way is no news */
	const char *where = NULL;
	struct attr *have;
	char buf[24];
	struct nl *nl;

	err_clear(ctx);
	if (index && !nl_here(ctx, &nl) && !link_get(ctx, nl, NULL, index, false, &have))
		link = have;
	if (!o.mac)
		o.mac = attr_find(link, IFLA_ADDRESS);
	o.parent = (unsigned)attr_uint(attr_find(link, IFLA_LINK));
	if (o.parent && o.mac && o.mac->len == 6 &&
	    !(index ? home_of(ctx, link, &o.home) : underlay_netns(ctx, root, &o.home)) &&
	    o.home >= 0)
		where = find(ctx, &o);
	if (o.home >= 0)
		close(o.home);
	ctx->err = err;
	if (!o.mac || o.mac->len != 6)
		return false;
	lladdr_format(o.mac->data, o.mac->len, buf, sizeof(buf));
	hint(ctx, "%s is already used by %s%s%s%s", buf, where ? "'" : "the parent or another child",
	     where ? o.name : "", where ? "'" : ", in a namespace out of reach", where ? where : "");
	return true;
}

bool link_child_hint(struct ctx *ctx, const struct attr *link)
{
	struct owner o = {.home = -1, .parent = (unsigned)attr_hdr(link, 4, 4)};
	struct attr none = {.nest = true};
	struct err err = ctx->err; /* what fails on the way is no news */
	const char *where = NULL;

	err_clear(ctx);
	if (!underlay_netns(ctx, &none, &o.home)) {
		where = find(ctx, &o);
		close(o.home);
	}
	ctx->err = err;
	if (where)
		hint(ctx, "'%s' already carries '%s' (%s)%s, and an interface has one such use only",
		     attr_str(attr_find(link, IFLA_IFNAME)), o.name, o.word, where);
	return where;
}
