/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_NETNS_PROC_H
#define VNET_NETNS_PROC_H

#include <stdbool.h>
#include <sys/types.h>

/* Calls FN with each process, in ascending order, and its directory in /proc, until it
 * returns false. */
void process_each(bool (*fn)(pid_t pid, int dir, void *arg), void *arg);

#endif
