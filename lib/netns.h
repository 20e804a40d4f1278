/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_NETNS_H
#define VNET_NETNS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "ctx.h"

#define NETNS_RUN_DIR "/run/netns"
#define NETNS_ETC_DIR "/etc/netns"

struct nl;

/* --- finding one (netns.c) ---------------------------------------------------- */

/* Checks that NAME can be a namespace's name: one path component, not "." or "..",
 * no leading '-', 1..255 bytes without control bytes. Fails at AT. */
int netns_check_name(struct ctx *ctx, struct span at, const char *name);
/* Opens the namespace that WORD names: NAME (in /run/netns), PATH (has a '/'),
 * pid:N or id:INODE. *FD is O_CLOEXEC and the caller's. A stale file, a missing name
 * or a file that is no network namespace fails at AT and says which (users.md 14, 15). */
int netns_open(struct ctx *ctx, struct span at, const char *word, int *fd);
/* The current thread's own network namespace; *FD as above. */
int netns_open_self(struct ctx *ctx, int *fd);
/* Takes the thread back to its namespace SELF after a visit elsewhere; aborts if that
 * fails, since everything after it would happen in the wrong place. */
void netns_return(int self);
/* The (device, inode) identity of an open namespace. */
int netns_id(int fd, dev_t *dev, ino_t *ino);
/* The name in /run/netns bound to namespace (DEV, INO), in the arena, or NULL. */
const char *netns_name_of(struct ctx *ctx, dev_t dev, ino_t ino);
/* True if FD is a network namespace (not just any file, not another kind). */
bool netns_is(int fd);
/* Fails for NAME, which is not in the run directory, with the names that are. */
int netns_missing(struct ctx *ctx, struct span at, const char *name);
/* Fails with the system's refusal CODE: "cannot DID: reason", and for EPERM a hint. */
int netns_refused(struct ctx *ctx, struct span at, int code, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

/* --- the directory of names (netns_dir.c) ------------------------------------- */

enum netns_state {
	NETNS_GONE,    /* nothing has that name */
	NETNS_LIVE,    /* a namespace */
	NETNS_STALE,   /* an empty file or a dangling link: what is left of one */
	NETNS_FOREIGN, /* something that never was one: not ours to touch */
};

struct netns_name {
	const char *name;
	enum netns_state state;
	dev_t dev; /* of a live one */
	ino_t ino;
};

const char *netns_path(struct ctx *ctx, const char *name);
/* What NAME is now. One that is just being made is waited for, unless LOCKED says that
 * the caller holds the directory's lock. *ST (may be NULL) is a live one's. */
enum netns_state netns_look(struct ctx *ctx, const char *name, bool locked, struct stat *st);
/* All names, sorted, in the arena; none if the directory does not exist. */
int netns_names(struct ctx *ctx, struct netns_name **names, size_t *n);
/* Makes the directory if need be, locks out everyone else who adds or deletes names
 * (iproute2 takes the same lock), and makes it a shared mount. *FD is the lock. */
int netns_lock(struct ctx *ctx, bool share, int *fd);

/* --- making and removing (netns_make.c) --------------------------------------- */

/* A new network namespace as *FD, without a name; the process stays where it is. */
int netns_new(struct ctx *ctx, int *fd);
/* Brings lo up in the namespace FD. */
int netns_lo_up(struct ctx *ctx, int fd);
/* Gives the namespace FD the name NAME: whoever looks finds nothing or all of it. */
int netns_publish(struct ctx *ctx, struct span at, const char *name, int fd);
/* Fails unless NAME is free, as netns_publish() would. */
int netns_free(struct ctx *ctx, struct span at, const char *name);
/* Takes the name away; the namespace lives on while somebody uses it. */
int netns_remove(struct ctx *ctx, struct span at, const char *name);
/* Removes NAME if it is stale, or the extra mounts of a namespace mounted twice:
 * *DID says what was done, NULL if nothing had to be. With DRY it only says. */
int netns_prune(struct ctx *ctx, const char *name, bool dry, const char **did);

/* --- what namespaces call each other (netns_nsid.c) ---------------------------- */

#define NETNS_NSID_NONE (-1)

/* The id by which the namespace of NL knows the namespace FD, or NETNS_NSID_NONE. */
int netns_nsid(struct ctx *ctx, struct nl *nl, int fd, int32_t *nsid);
/* Assigns it; NETNS_NSID_NONE lets the kernel choose. AT: the word that says the id. */
int netns_set_nsid(struct ctx *ctx, struct nl *nl, int fd, int32_t nsid, struct span at);

struct nsid {
	int32_t nsid, current;
	bool has_current;
};
/* The ids NL's namespace (or the one it knows as TARGET, unless that is
 * NETNS_NSID_NONE) has given, sorted; only ONE unless that is NETNS_NSID_NONE. */
int netns_nsids(struct ctx *ctx, struct nl *nl, int32_t target, int32_t one, struct span at,
		struct nsid **ids, size_t *n);
/* The /run/netns name of the namespace that the given nsid means to the namespace of
 * socket NL (RTM_GETNSID asked per name), or NULL. Cached until
 * netns_forget_nsids(). */
const char *netns_name_by_nsid(struct ctx *ctx, struct nl *nl, int32_t nsid);
/* Forgets what netns_name_by_nsid() has cached. */
void netns_forget_nsids(struct ctx *ctx);

/* --- becoming one (netns_enter.c) ---------------------------------------------- */

/* Moves the process into FD for good: a mount namespace of its own, the namespace's own
 * sysfs on /sys with the mounts that were below it, and the files of /etc/netns/NAME
 * (none if NULL) over those of /etc. */
int netns_enter(struct ctx *ctx, struct span at, int fd, const char *name);

/* --- all of the machine (netns_scan.c) ------------------------------------------ */

struct netns_seen {
	struct netns_seen *next;
	dev_t dev;
	ino_t ino;
	const char *open;   /* a path that opens it */
	uint64_t handle;    /* or, if that is NULL, the kernel's own number of it */
	const char **names; /* in the run directory */
	const char **paths; /* other mounts and links */
	pid_t *pids;	    /* who lives there, ascending */
	pid_t *holders;	    /* who lives elsewhere but has it open */
	size_t n_names, n_paths, n_pids, n_holders;
};

/* Every network namespace this process can find, in order of inode. */
int netns_scan(struct ctx *ctx, struct netns_seen **all);
/* Opens it; *FD is O_CLOEXEC and the caller's. */
int netns_seen_open(struct ctx *ctx, struct span at, const struct netns_seen *seen, int *fd);
/* The processes that live in namespace (DEV, INO), ascending. */
int netns_pids(struct ctx *ctx, dev_t dev, ino_t ino, pid_t **pids, size_t *n);
/* The processes in whose mount namespace something is mounted on PATH. */
int netns_mounters(struct ctx *ctx, const char *path, pid_t **pids, size_t *n);
/* The command line (or, if it has none, the name) of a process, in the arena. */
const char *netns_command(struct ctx *ctx, pid_t pid);
/* "812 bird, 815 sleep, ...": the first few of PIDS. */
const char *netns_who(struct ctx *ctx, const pid_t *pids, size_t n);

#endif
