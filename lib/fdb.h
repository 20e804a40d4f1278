/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_FDB_H
#define VNET_FDB_H

#include "ndm.h"
#include "type_inet.h"

/* The rows of a forwarding entry (struct ndmsg with AF_BRIDGE) in the order of show; those
 * that can be typed among them are the words of add, append, replace, ensure and del. */
extern const struct table fdb_table;

/* One forwarding entry as code speaks of it; what is 0 is not said. */
struct fdb {
	unsigned ifindex;     /* the bridge port, VXLAN, ... */
	uint16_t state;       /* FDB_... or what a dump brought; 0: FDB_LOCAL */
	uint8_t flags;        /* NTF_...; without NTF_SELF and NTF_MASTER: NTF_SELF */
	unsigned char mac[6];
	uint16_t vlan;
	struct inet dst;      /* the rest is a VXLAN's */
	uint16_t port;        /* host byte order */
	uint32_t vni, src_vni, nhid;
	unsigned via;
	unsigned master;      /* received only: the bridge */
};

/* The three kinds of entry as states. */
#define FDB_LOCAL (NUD_NOARP | NUD_PERMANENT)
#define FDB_STATIC (NUD_NOARP | NUD_REACHABLE)
#define FDB_DYNAMIC NUD_REACHABLE

/* Sends RTM_NEWNEIGH or RTM_DELNEIGH about FDB; FLAGS: NLM_F_CREATE with NLM_F_EXCL to add,
 * with NLM_F_APPEND to add one more destination, with NLM_F_REPLACE to replace. Returns as
 * request_send() does. */
int fdb_send(struct ctx *ctx, struct nl *nl, uint16_t type, uint16_t flags, const struct fdb *fdb,
	     struct reply *reply);
/* What SET, an entry of a dump, says. */
void fdb_read(const struct attr *set, struct fdb *fdb);
/* Visits the entries that Q (its family is set here) lets pass, as list_dump() does; SET is
 * read by fdb_read(). Complete even if others change the table meanwhile. */
int fdb_list(struct ctx *ctx, struct nl *nl, const struct ndm_query *q,
	     int (*visit)(struct ctx *ctx, void *data, const struct attr *set,
			  const struct nlmsghdr *msg),
	     void *data);

/* What a command says as the request that `bridge` would send: checks what belongs together
 * and adds what follows from it (family, state, self). */
int fdb_complete(struct parse *p);
/* Prints one entry as `bridge fdb show` does. */
void fdb_print(struct out *out, const struct attr *set);

/* Words and layout, for fdb_table only. */
extern const struct type type_fdb_mac, type_fdb_state, type_fdb_master, type_fdb_via;
extern const struct type type_fdb_flags, type_fdb_times, type_fdb_ext;

#endif
