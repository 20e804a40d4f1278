/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_NAMES_H
#define VNET_NAMES_H

#include "ctx.h"

/* Names of numbers as iproute2 keeps them: FILE is "group", "rt_protos", "rt_scopes" ...,
 * read when first needed from /etc/iproute2, else /usr/share/iproute2, over the names
 * that every kernel means. */
/* The number of WORD in *VALUE; false: it has none. */
bool names_value(struct ctx *ctx, const char *file, const char *word, uint64_t *value);
/* The name of VALUE, valid until ctx_close(), or NULL. */
const char *names_name(struct ctx *ctx, const char *file, uint64_t value);

#endif
