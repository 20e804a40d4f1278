/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_CMD_TUNNEL_H
#define VNET_CMD_TUNNEL_H

#include "../lib/opt.h"
#include "../lib/tunnel.h"

/* What the verbs of vnet-tunnel say to themselves. */
#define TUNNEL_MODE ATTR_LOCAL(20)
#define TUNNEL_REMOTE ATTR_LOCAL(21)
#define TUNNEL_LOCAL ATTR_LOCAL(22)
#define TUNNEL_UNDER ATTR_LOCAL(23)
#define TUNNEL_DST ATTR_LOCAL(25)
#define TUNNEL_VNI ATTR_LOCAL(26)
#define TUNNEL_VLAN ATTR_LOCAL(27)
#define TUNNEL_PORT ATTR_LOCAL(28)
#define TUNNEL_VIA ATTR_LOCAL(29)
#define TUNNEL_MAC ATTR_LOCAL(30)
#define TUNNEL_NEIGH ATTR_LOCAL(31)
#define TUNNEL_MAP ATTR_LOCAL(32)
#define TUNNEL_BRIDGE ATTR_LOCAL(33)
#define TUNNEL_ALL ATTR_LOCAL(34)

/* `mode MODE` in ip's words. */
extern const struct type type_tunnel_mode;

#define TUNNEL_MODE_ROW                                                                            \
	{                                                                                          \
		.name = "mode", .type = &type_tunnel_mode, .attr = TUNNEL_MODE,                    \
		.help = "the kind of tunnel in the words of ip tunnel"                             \
	}

/* Is T what the mode WORD means? */
bool tunnel_has_mode(const struct tunnel *t, const char *word);
/* verb.begin of the verbs with the grammar of `ip tunnel`: finds the kind of the tunnel, by
 * its mode, an address or the name, and opens its words. In the second form the tunnel may
 * be there already, and is then looked at. */
int tunnel_begin(struct parse *p);
int tunnel_begin_there(struct parse *p);

/* The row that shows what `ip -d link` says of the kind. */
extern const struct opt tunnel_linkinfo;
/* One tunnel as JSON; UNDER: the name of the link under it, or NULL. */
void tunnel_json(struct ctx *ctx, struct nl *nl, const struct tunnel *t, const char *under);

/* The verbs. */
int tunnel_show(struct ctx *ctx, struct req *req);
int tunnel_check(struct ctx *ctx, struct req *req);
int tunnel_check_words(struct parse *p);
extern const struct table tunnel_check_table;
/* The objects with verbs of their own. */
extern const struct tool tunnel_vtep, tunnel_host, tunnel_map;

#endif
