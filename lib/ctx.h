/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_CTX_H
#define VNET_CTX_H

#include "arena.h"
#include "err.h"
#include "out.h"
#include "words.h"

struct attr;
struct nl;
struct nl_link;
struct names_file;
struct nsids;
struct tun_holder;

enum when { WHEN_NEVER, WHEN_AUTO, WHEN_ALWAYS };

/* The global options, as given. */
struct flags {
	bool json, pretty, brief, oneline, numeric, human, iec, dry_run, trace, all, force, verbose;
	uint8_t details, stats, color; /* color: enum when */
	uint8_t timestamp;             /* of an event: 1 long, 2 short */
	uint8_t family;                /* AF_*, AF_UNSPEC: not given */
	bool compress;                 /* ranges of VLANs */
	bool as_ip;                    /* called as ip or bridge: with the defaults of those */
	const char *called;            /* the program that has TOOL as an object, or NULL */
	const char *netns;             /* -n NS */
	const char *batch;             /* -batch FILE */
	struct span netns_at, batch_at;
};

/* One run of one command: everything that is not the kernel's. */
struct ctx {
	struct arena arena;      /* what belongs to the command */
	struct arena keep;       /* what outlives it: names and links seen */
	struct err err;
	struct out out;
	struct words words;
	struct source source;    /* the line of the batch that the words are */
	/* Set by main: writes the notes and, unless RET is 0, the failure to standard error. */
	void (*report)(struct ctx *ctx, int ret);
	struct flags flags;
	struct nl *nl;           /* open sockets, by namespace */
	struct nl *here;         /* whose namespace names are looked up in; NULL: the command's */
	struct nl_link *links[64]; /* links seen, by index */
	struct nl_link *spare;   /* entries of links forgotten */
	int status;              /* exit status of a verb that did all right but answers by it */
	const struct attr *request; /* the tree being resolved, with all its words */
	bool blind;              /* a dry run that may not look into the namespace */
	bool color_auto;         /* standard output is a terminal and NO_COLOR is not set */
	struct nsids *nsids;     /* names of namespaces by id (netns_nsid.c) */
	struct tun_holder *holders; /* of tun devices (tun_hold.c), in the arena of the command */
	bool holders_known;
	const char *notes;       /* remarks for a person, one a line */
	struct names_file *names; /* number names read so far */
	const char *run_dir;      /* where namespaces have their names */
};

void ctx_open(struct ctx *ctx, int fd);
/* Closes sockets and frees the arenas. Returns the result of the last flush. */
int ctx_close(struct ctx *ctx);

#endif
