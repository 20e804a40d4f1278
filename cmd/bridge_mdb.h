/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_CMD_BRIDGE_MDB_H
#define VNET_CMD_BRIDGE_MDB_H

#include "../lib/opt.h"

/* Header of struct br_port_msg; what the verbs say to themselves. */
#define MDB_INDEX ATTR_HDR(4, 4)
#define MDB_PORT ATTR_LOCAL(1)
#define MDB_GROUP ATTR_LOCAL(2)   /* 4 or 16 bytes, or the 6 of a MAC address */
#define MDB_STATE ATTR_LOCAL(3)
#define MDB_VID ATTR_LOCAL(4)
#define MDB_LIST_DEV ATTR_LOCAL(5)

/* The attributes of an entry: MDBA_SET_ENTRY_ATTRS. */
extern const struct table mdb_table;

/* The ports in LIST, an MDBA_ROUTER, the first of them: struct attr with the index of the
 * port as its header. NULL: there are none. */
const struct attr *mdb_routers(struct ctx *ctx, const struct attr *list);
/* The port's name, and with -s when it is forgotten and why it is one. */
void mdb_router_print(struct out *out, const struct attr *router, const char *post);

int mdb_show(struct ctx *ctx, struct req *req);
/* What a message about groups or router ports says. */
void mdb_event_print(struct out *out, const struct attr *set);
/* Prints the answer MSG to a get. */
void mdb_print_answer(struct ctx *ctx, const struct nlmsghdr *msg);

#endif
