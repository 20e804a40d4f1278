/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_WAIT_H
#define VNET_WAIT_H

#include "nl.h"

/* A state that notifications of the groups announce. */
struct wait {
	const int *groups; /* RTNLGRP_... */
	size_t n;
	/* Asks the kernel: 1 it is so, 0 not yet, negative: a failure. What it allocates is
	 * gone after a "not yet". */
	int (*reached)(struct ctx *ctx, struct nl *nl, void *data);
	void *data;
};

/* Waits SECONDS at most. Returns 0, -ETIMEDOUT with nothing recorded, or a failure. */
int wait_until(struct ctx *ctx, struct nl *nl, const struct wait *w, unsigned seconds);

#endif
