/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_CMD_TUNNEL_STEP_H
#define VNET_CMD_TUNNEL_STEP_H

#include "../lib/bridge_vlan.h"
#include "../lib/fdb.h"
#include "../lib/neigh.h"
#include "../lib/vni.h"

/* What one step is about. */
enum step_what { STEP_FDB, STEP_NEIGH, STEP_VLAN, STEP_VNI, STEP_MASTER, STEP_VLAN_TUNNEL };

union step_entry {
	struct fdb fdb;
	struct neigh neigh;
	struct bridge_vlan vlan;
	struct vni vni;
	struct {
		unsigned ifindex, value; /* the new master; on or off */
	} port;
};

/* One request of several that belong together: it adds an entry, takes one away, or puts one
 * in the place of another. */
struct step {
	struct step *before;       /* the one done before */
	enum step_what what;
	bool del, replace;
	union step_entry now, was; /* was: what was replaced */
	struct span at;            /* the words that ask for it */
	const char *text;          /* what it is about: "VLAN 10 of 'vx0'" */
};

/* Steps done so far. */
struct steps {
	struct ctx *ctx;
	struct nl *nl;
	struct step *last;
	const char *done;          /* their texts, or NULL */
	bool created, changed;
};

/* Does STEP and remembers it. If it fails, all steps done before are undone, the last one
 * first, and the failure says so. */
int step_do(struct steps *s, const struct step *step);
/* Says what was done with NAME, as ensure does; DELETED: what to say if anything was. */
int step_done(const struct steps *s, const char *name, bool deleted);

#endif
