/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_NETNS_KERNEL_H
#define VNET_NETNS_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#include "arena.h"

/* The kernel's numbers (not inodes) of all network namespaces, as far as it lists them
 * for us (Linux 6.19); returns how many. */
size_t kernel_list(struct arena *a, uint64_t **ids);
/* Opens the namespace with such a number (Linux 6.19: before that, a handle without the
 * inode is stale). Returns a descriptor or -1. */
int kernel_open(uint64_t id);

#endif
