/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_CMD_GATEWAY_H
#define VNET_CMD_GATEWAY_H

#include "../lib/nl.h"

/* Is interface IFINDEX switched on? *NAME gets its name. */
bool gateway_up(struct ctx *ctx, struct nl *nl, unsigned ifindex, const char **name);
/* The gateway GW, an address, is on no connected network: points at its words and hints at
 * the network that would have been it. */
void gateway_explain(struct ctx *ctx, struct nl *nl, const struct attr *gw);

#endif
