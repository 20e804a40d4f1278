/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_NETCONF_H
#define VNET_NETCONF_H

#include "opt.h"

/* The forwarding settings of an interface (struct netconfmsg, linux/netconf.h) and an IPv6
 * prefix heard in a router advertisement (struct prefixmsg): shown only. */
extern const struct table netconf_table, prefix_table;

/* Prints one as `ip netconf` does. */
void netconf_print(struct out *out, const struct attr *conf);
/* Prints one as `ip monitor prefix` does (with a blank before "dev"). */
void prefix_print(struct out *out, const struct attr *prefix);

#endif
