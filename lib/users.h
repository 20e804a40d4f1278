/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_USERS_H
#define VNET_USERS_H

#include "opt.h"

/* A user or a group (u32) by its number or by its name in /etc/passwd or /etc/group; other
 * sources of users (NSS) are not asked. */
extern const struct type type_user, type_usergroup;

#endif
