/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_TUN_H
#define VNET_TUN_H

#include <sys/types.h>

#include "opt.h"

/* The flag that only the ioctl has (IFF_ONE_QUEUE), as an attribute of the kind's data. */
#define TUN_ONE_QUEUE ATTR_LOCAL(32)

/* The rows of kind tun, of which tap is the other half. */
extern const struct table tun_table;

/* Makes the tun or tap ROOT, as rtnetlink cannot, with all that was said of it, or nothing
 * of it: the device is persistent only when everything else is done. */
int tun_add(struct ctx *ctx, struct attr *root, const char *what);

/* A process that has the other side of a tun or tap open. */
struct tun_holder {
	struct tun_holder *next;
	pid_t pid;
	const char *name;  /* of the process */
	const char *iff;   /* of the device */
	dev_t dev;         /* the namespace the process lives in */
	ino_t ino;
};

/* All of them that this user may see, looked for once per command. */
const struct tun_holder *tun_holders(struct ctx *ctx);
/* The arena of the command goes away, and so do they. */
void tun_forget(struct ctx *ctx);
/* Is it a process of the command's namespace that holds the device IFF? The kernel says the
 * name of the device, but not where it is: one who moved on after opening is not found, and
 * one who moved here with a device of the same name elsewhere is. */
bool tun_holds(struct ctx *ctx, const struct tun_holder *h, const char *iff);
/* NAME(PID) of each, BETWEEN parting them; in JSON the array "processes". */
void tun_print_holders(struct out *out, const char *iff, const char *between);

#endif
