/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_LINK_REQ_H
#define VNET_LINK_REQ_H

#include "nl.h"
#include "opt.h"

/* What the link verbs say to themselves. */
#define LINK_DEV ATTR_LOCAL(1)      /* the existing link: index once resolved */
#define LINK_RECREATE ATTR_LOCAL(2)
#define LINK_ACTION ATTR_LOCAL(3)
#define LINK_WAIT ATTR_LOCAL(4)
#define LINK_TIMEOUT ATTR_LOCAL(5)
#define LINK_UP ATTR_LOCAL(6)
#define LINK_KIND ATTR_LOCAL(7)
#define LINK_NOVF ATTR_LOCAL(8)

enum { LINK_WAIT_UP, LINK_WAIT_CARRIER, LINK_WAIT_EXISTS, LINK_WAIT_GONE };

/* An existing link by name, kept as LINK_DEV and, once resolved, as the header's index. */
extern const struct type type_dev;
/* A namespace by name, kept as the id that it has here (one is given if it has none). */
extern const struct type type_link_netns;

/* The kind that the request names: IFLA_INFO_KIND or _SLAVE_KIND, or NULL. */
const char *link_kind_word(const struct attr *root, bool *slave);
/* What the request says of the other end of a veth or netkit, or NULL. */
struct attr *link_peer(const struct attr *root);
/* Reads link NAME (or, without one, IFINDEX) in NL's namespace into *TREE: 0, -ENODEV with
 * nothing recorded, or a failure. STATS: with the counters. */
int link_get(struct ctx *ctx, struct nl *nl, const char *name, unsigned ifindex, bool stats,
	     struct attr **tree);
/* Sends RTM_NEWLINK or RTM_DELLINK with FLAGS; a refusal becomes a failure that names what
 * was attempted ("cannot add"), with the look-up that explains it. */
int link_send(struct ctx *ctx, struct attr *root, uint16_t type, uint16_t flags, const char *what);
/* Makes ROOT, which may be about an existing link, what the kernel must hear: refuses another
 * kind and words that only a new link can have (saying how it is made again), leaves out such
 * words where they are so anyway, adds what the driver would reset. Asks for the link only if
 * one of these can be the matter. */
int link_change(struct ctx *ctx, struct attr *root);
/* The last part alone, with the link HAVE: refuses what its metadata mode would ignore. */
int link_fill(struct ctx *ctx, struct attr *root, const struct attr *have);
/* Takes the MTU out of ROOT, a change, if its kind's driver refuses it beside words of the
 * kind: as a request of its own, or NULL. The other one sends that, unless it is NULL. */
struct attr *link_mtu_apart(struct arena *a, struct attr *root);
int link_mtu_send(struct ctx *ctx, struct nl *nl, struct attr *rest);
/* Hints at the existing link whose name is nearest to NAME. */
void link_meant(struct ctx *ctx, struct nl *nl, const char *name);
/* parse_resolve(); an interface that is not there gets that hint. */
int link_resolve(struct ctx *ctx, struct attr *root);
/* link_send() of RTM_NEWLINK for a new link, with its kind's defaults: the other end of a
 * veth that shall be up is brought up by a second request. */
int link_add(struct ctx *ctx, struct attr *root, uint16_t flags, const char *what);
/* The look-up after a refusal of request TYPE: adds the hint that fits. */
void link_explain(struct ctx *ctx, const struct attr *root, const struct reply *reply,
		  uint16_t type);
/* Where the request's name stands among the words, and the name. */
struct span link_name_at(const struct attr *root, const char **name);

/* Checks of verbs: the kind's own; what a new link needs; what ensure needs. */
int link_check_kind(struct parse *p);
int link_check_add(struct parse *p);
int link_check_ensure(struct parse *p);

/* Makes the link that REQ says in place of OLD, called NAME; if the kernel refuses a trial
 * of it for a reason that is not OLD itself, that stays. */
int link_recreate(struct ctx *ctx, struct nl *nl, const struct req *req, const struct attr *old,
		  const char *name);

/* Does `del` mean more than one link: several names, or a pattern? */
bool link_del_many(const struct attr *root);
/* The verbs that are more than one request. */
int link_del(struct ctx *ctx, const struct attr *root);
int link_show(struct ctx *ctx, struct req *req);
int link_ensure(struct ctx *ctx, struct req *req);
int link_save(struct ctx *ctx, struct req *req);
int link_wait(struct ctx *ctx, struct req *req);

#endif
