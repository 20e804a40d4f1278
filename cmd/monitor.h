/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_CMD_MONITOR_H
#define VNET_CMD_MONITOR_H

#include "../lib/nl.h"
#include "../lib/opt.h"

#define MON_CURRENT (-1) /* the nsid that stands for the namespace we are in */

struct monitor;
struct mon_kind;
typedef void mon_fn(struct monitor *m, const struct mon_kind *k, int32_t nsid,
		    const struct nlmsghdr *msg, bool flag);

/* What the words say. */
#define MON_OBJECTS ATTR_LOCAL(1) /* {u32 value, u32 mask}: bit N is mon_kinds[N] */
#define MON_ALL ATTR_LOCAL(2)
#define MON_LABEL ATTR_LOCAL(3)
#define MON_ALL_NSID ATTR_LOCAL(4)
#define MON_DEV ATTR_LOCAL(5)
#define MON_FILE ATTR_LOCAL(6)
#define MON_RECORD ATTR_LOCAL(7)
#define MON_INITIAL ATTR_LOCAL(8)
#define MON_RCVBUF ATTR_LOCAL(9)

/* What a message with many objects is taken apart for. */
struct mon_split {
	struct monitor *m;
	const struct mon_kind *k;
	int32_t nsid;
	mon_fn *fn;
	bool flag;
};
/* Calls FN with each object that MSG holds. */
void mon_split(const struct mon_split *s, const struct nlmsghdr *msg);
void mon_split_mdb(const struct mon_split *s, const struct nlmsghdr *msg);
void mon_split_vlan(const struct mon_split *s, const struct nlmsghdr *msg);
void mon_split_vni(const struct mon_split *s, const struct nlmsghdr *msg);
#define MON_IDENT 250 /* an attribute of ours: which one it is */

/* A kind of object that the kernel tells of: all that the monitor knows about it. */
struct mon_kind {
	const char *name, *label;
	uint16_t add, del;           /* RTM_NEW... and RTM_DEL... */
	uint16_t get;                /* RTM_GET...; 0: there is no list of them */
	uint16_t hdrlen;
	uint8_t family;              /* AF_BRIDGE: messages of bridges only; 0: all others */
	bool lines;                  /* print() ends its lines itself */
	const struct table *table;
	void (*print)(struct out *out, const struct attr *obj);
	/* The same as `bridge` has it, where that is not the same. */
	const struct table *bridge_table;
	void (*bridge_print)(struct out *out, const struct attr *obj);
	/* A message holds many: calls s->fn with each, MON_IDENT in front. */
	void (*split)(const struct mon_split *s, const struct nlmsghdr *msg);
	uint8_t groups[4];           /* RTNLGRP_... */
	uint16_t dev;                /* header offset (ATTR_HDR) or attribute of its ifindex */
	struct {
		uint8_t off, len, mask;
	} hdr[4];                    /* header bytes that say which one it is ... */
	uint8_t key[6];              /* ... and attributes; */
	uint8_t more[5];             /* where those are not enough, further ones */
	uint8_t fleeting[5];         /* attributes that change by themselves: not compared */
};

/* Their places in mon_kinds[]. */
enum {
	MON_LINK, MON_PORT, MON_ADDR, MON_ROUTE, MON_RULE, MON_NEXTHOP, MON_NEIGH, MON_FDB,
	MON_NETCONF, MON_NSID, MON_PREFIX, MON_MDB, MON_VLAN, MON_VNI
};

extern const struct mon_kind mon_kinds[];
extern const size_t n_mon_kinds;
/* The kind that MSG tells of, if it is among WANTED (bits); NULL: none. */
const struct mon_kind *mon_kind_of(const struct nlmsghdr *msg, uint32_t wanted);

/* A namespace whose events are heard. */
struct mon_ns {
	struct mon_ns *next;
	int32_t nsid;
	struct nl *nl;   /* with a socket only while it is read */
	char name[256];  /* empty: it has none */
};

/* One object as last told. */
struct mon_entry {
	struct mon_entry *next;
	const struct mon_kind *kind;
	int32_t nsid;
	uint32_t hash, seen; /* seen: the resync that last met it */
	uint32_t key_len, ident_len; /* the whole key, and its part that is hashed */
	struct nlmsghdr *msg; /* without what is fleeting; malloc'd with the entry */
	unsigned char key[];
};

struct monitor {
	struct ctx *ctx;
	struct nl *events;      /* the socket that hears */
	struct nl *own;         /* the namespace we are in */
	struct mon_ns *ns;
	struct mon_entry **bucket;
	size_t n, cap;
	uint32_t wanted;        /* bits: the kinds to tell of */
	uint32_t tracked;       /* and those to know of */
	uint32_t round;         /* number of the running resync */
	unsigned dev;           /* only what concerns this ifindex; 0: all */
	bool label, all_nsid, initial, lost, replay, bridge;
	int record;             /* file to write to, or -1 */
	struct timespec time;   /* of the event */
};

/* The namespace with that NSID, opened when it is first heard of. */
struct mon_ns *mon_ns(struct monitor *m, int32_t nsid);
/* Gives NS a socket to be read by; false: it cannot be entered. */
bool mon_ns_enter(struct monitor *m, struct mon_ns *ns);
void mon_ns_leave(struct monitor *m, struct mon_ns *ns);
/* Forgets its name and socket: the id was given anew or has gone. */
void mon_ns_forget(struct monitor *m, int32_t nsid);
void mon_ns_close(struct monitor *m);
/* Takes it and all that was in it out of the picture. */
void mon_ns_gone(struct monitor *m, int32_t nsid, bool tell);

/* Prints one event. DELETED: the object is gone. */
void mon_print(struct monitor *m, const struct mon_kind *k, int32_t nsid,
	       const struct nlmsghdr *msg, bool deleted);
/* A line about the monitor itself ("resync"). */
void mon_say(struct monitor *m, const char *what, int32_t nsid);
/* Would both be printed the same? */
bool mon_same(struct monitor *m, const struct mon_kind *k, int32_t nsid,
	      const struct nlmsghdr *a, const struct nlmsghdr *b);
/* Is it asked for: the kind, the family, the link? */
bool mon_tells(const struct monitor *m, const struct mon_kind *k, const struct nlmsghdr *msg);

/* Takes the event into the picture: an object added (or changed) or deleted. */
void mon_learn(struct monitor *m, const struct mon_kind *k, int32_t nsid,
	       const struct nlmsghdr *msg, bool deleted);
/* Reads all lists and brings the picture up to date; with TELL, reports what differs. */
int mon_sync(struct monitor *m, bool tell);
/* The same for one namespace. */
int mon_sync_ns(struct monitor *m, int32_t nsid, bool tell);
void mon_state_close(struct monitor *m);

/* One message of the kernel, or of a file. */
int mon_event(struct monitor *m, int32_t nsid, const struct nlmsghdr *msg);
/* Listens until the end, or plays FILE. */
int mon_listen(struct monitor *m, uint64_t rcvbuf);
int mon_replay(struct monitor *m, const struct attr *file);
int mon_record_open(struct monitor *m, const struct attr *file);
int mon_record(struct monitor *m, const struct nlmsghdr *msg);

#endif
