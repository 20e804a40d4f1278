/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_NETNS_MOUNTS_H
#define VNET_NETNS_MOUNTS_H

#include <stdbool.h>
#include <stdint.h>

/* One line of mountinfo (proc(5)). The strings are valid during the call only. */
struct mount {
	uint64_t id, parent;
	const char *root, *point, *type;
	bool shared;
};

/* Calls FN with each mount of the file PATH (/proc/PID/mountinfo) until it returns
 * false. Returns 0 or -errno of opening the file. */
int mounts_each(const char *path, bool (*fn)(const struct mount *m, void *arg), void *arg);
/* The inode of the namespace of kind KIND ("net") whose file M is, or 0. */
uint64_t mount_ns(const struct mount *m, const char *kind);

#endif
