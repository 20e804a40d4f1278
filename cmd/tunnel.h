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

#endif
