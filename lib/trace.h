/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_TRACE_H
#define VNET_TRACE_H

#include <linux/netlink.h>

#include "ctx.h"

/* With --trace: one line for each message, and its attributes decoded by the tables, to
 * standard error. Without it they do nothing. */
void trace_out(struct ctx *ctx, const struct nlmsghdr *msg);
void trace_in(struct ctx *ctx, const struct nlmsghdr *msg);
/* One message as a line of words into O, for --dry-run, too. */
void trace_message(struct out *o, const struct nlmsghdr *msg, bool request);

#endif
