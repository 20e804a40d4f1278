/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_CMD_BRIDGE_VERB_H
#define VNET_CMD_BRIDGE_VERB_H

#include "../lib/fdb.h"

/* The objects of vnet-bridge: tools of their own. */
extern const struct tool bridge_link, bridge_fdb, bridge_vlan, bridge_vni, bridge_mdb;

/* What fdb show and flush say to themselves. */
#define FDB_LIST_STATE ATTR_LOCAL(1) /* u32, one of several */
#define FDB_LIST_DYNAMIC ATTR_LOCAL(2)
#define FDB_MATCH_STATE ATTR_LOCAL(3) /* u16 value, u16 mask */
#define FDB_MATCH_FLAGS ATTR_LOCAL(4)

/* The last word of a row: what the user called it; "" if N is NULL. */
const char *bridge_word(const struct ctx *ctx, const struct attr *n);
/* " in namespace NS", or "". */
const char *bridge_where(struct ctx *ctx);
/* The name of link IFINDEX of the command's namespace, or "ifN". */
const char *bridge_dev(struct ctx *ctx, unsigned ifindex);
/* The kind of link IFINDEX ("" for none), and in *DATA (may be NULL) its IFLA_INFO_DATA. */
const char *bridge_kind(struct ctx *ctx, unsigned ifindex, const struct attr **data);
/* The bridge that link IFINDEX is or is a port of, in *MASTER (0: none), and what it does
 * with VLANs; *PORT (may be NULL) gets the port's IFLA_INFO_SLAVE_DATA. */
enum bridge_filtering { BRIDGE_FILTERS_NOT, BRIDGE_FILTERS, BRIDGE_CANNOT_FILTER };
enum bridge_filtering bridge_filtering(struct ctx *ctx, unsigned ifindex, unsigned *master,
				       const struct attr **port);

/* Resolves the names of ROOT and sends it. Returns 0 when the kernel has answered, REPLY says
 * what. */
int bridge_send(struct ctx *ctx, struct attr *root, uint16_t type, struct reply *reply);
/* Moves what is sent of ROOT's attributes into NEST (its header and what is local stay);
 * false: there was none. */
bool bridge_nest(struct attr *root, struct attr *nest);

/* One port as link show prints it, its tree decoded by the table. */
extern const struct table bridge_port_table;
void bridge_port_print(struct out *out, const struct attr *port);
/* What a message about VNIs says, decoded by vni_received_table. */
void vni_event_print(struct out *out, const struct attr *set);

/* The verb monitor: its words and what it does. */
extern const struct table bridge_monitor_table;
int bridge_monitor_check(struct parse *p);
int bridge_monitor(struct ctx *ctx, struct req *req);

/* fdb: one request with the look-up that explains its refusal. */
int fdb_request(struct ctx *ctx, struct attr *root, uint16_t type, uint16_t flags,
		const char *what);
/* Refuses what the kernel would drop without a word. */
int fdb_check(struct ctx *ctx, const struct attr *root);
/* Is the entry's address that of a group, or the zero address: may it have several
 * destinations? */
bool fdb_is_group(const struct attr *root);
/* "02:00:00:00:00:01 dev v0 vlan 5", in the arena. */
const char *fdb_name(struct ctx *ctx, const struct attr *root);

/* The verbs of fdb. */
int fdb_add(struct ctx *ctx, struct req *req);
int fdb_append(struct ctx *ctx, struct req *req);
int fdb_replace(struct ctx *ctx, struct req *req);
int fdb_del(struct ctx *ctx, struct req *req);
int fdb_ensure(struct ctx *ctx, struct req *req);
int fdb_show(struct ctx *ctx, struct req *req);
int fdb_get(struct ctx *ctx, struct req *req);
int fdb_flush(struct ctx *ctx, struct req *req);
int fdb_check_flush(struct parse *p);

/* addbr, delbr, addif, delif, show. */
#define BRCTL_BRIDGE ATTR_LOCAL(30)
#define BRCTL_PORT ATTR_LOCAL(31)
int brctl_addbr(struct ctx *ctx, struct req *req);
int brctl_delbr(struct ctx *ctx, struct req *req);
int brctl_addif(struct ctx *ctx, struct req *req);
int brctl_delif(struct ctx *ctx, struct req *req);
int brctl_show(struct ctx *ctx, struct req *req);
int brctl_check(struct parse *p);
int brctl_check_one(struct parse *p);

#endif
