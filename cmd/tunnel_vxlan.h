/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_CMD_TUNNEL_VXLAN_H
#define VNET_CMD_TUNNEL_VXLAN_H

#include <linux/rtnetlink.h>

#include "../lib/link_req.h"
#include "../lib/type.h"
#include "tunnel.h"
#include "tunnel_step.h"

enum { VLANS = 4096 };

/* One VXLAN and the bridge whose port it is. */
struct vxlan {
	struct nl *nl;
	struct span at;          /* the word that names it */
	const char *name;
	struct tunnel t;
	const struct attr *port; /* its data as a port of the bridge, or NULL */
	unsigned master;         /* the bridge, 0: none */
	const char *bridge;
	bool filtering;          /* the bridge tells VLANs apart */
	bool vnifilter;
};

/* The VLANs of a port. */
struct vlans {
	bool have[VLANS];
	uint16_t flags[VLANS];   /* BRIDGE_VLAN_INFO_PVID, _UNTAGGED */
	uint32_t id[VLANS];      /* the tunnel id; 0: none */
};

/* All forwarding entries of a port, its own and the bridge's; of these only those for all
 * VLANs where the bridge does not tell VLANs apart. */
struct entries {
	struct fdb *list;
	size_t n, room;
	bool vlans;
};

/* Reads the link that DEV (LINK_DEV, a name) says; an error if it is no VXLAN. */
int vxlan_load(struct ctx *ctx, const struct attr *dev, struct vxlan *v);
/* The same from the link itself. */
int vxlan_read(struct ctx *ctx, struct nl *nl, const struct attr *link, struct vxlan *v);
/* Calls VISIT for the VXLAN that DEV names, for all if DEV is NULL. */
int vxlan_each(struct ctx *ctx, const struct attr *dev,
	       int (*visit)(struct ctx *ctx, void *data, struct vxlan *v), void *data);
int vxlan_vlans(struct ctx *ctx, const struct vxlan *v, struct vlans **vlans);
int vxlan_entries(struct ctx *ctx, const struct vxlan *v, struct entries *e);
bool vxlan_is_zero(const struct fdb *fdb);
/* The interfaces where ARP suppression looks up the neighbours of a VLAN
 * (br_do_proxy_suppress_arp()): *INDEX[0] is the bridge where it does not tell VLANs apart,
 * else *INDEX[V] is the interface of VLAN V that stands on it; 0: there is none. */
int vxlan_l3(struct ctx *ctx, const struct vxlan *v, unsigned **index);
/* Fails if an address of the command cannot be that of an endpoint at all. */
int vxlan_check_dst(struct parse *p);
/* Fails if ADDR (said by AT) cannot be a VTEP of V. */
int vxlan_check_family(struct ctx *ctx, const struct vxlan *v, const struct inet *addr,
		       struct span at);
/* Notes in FDB what the words vni, port and via say, or on a device for many VNIs what VLAN
 * (0: not said) is mapped to. */
int vxlan_options(struct ctx *ctx, const struct vxlan *v, const struct attr *root, unsigned vlan,
		  struct fdb *fdb);
/* Is E (of V's own table) what WANT means? What is not said is the device's. */
bool vxlan_same_dst(const struct vxlan *v, const struct fdb *e, const struct fdb *want);
const char *vxlan_mac_text(struct ctx *ctx, const unsigned char *mac);
const char *vxlan_dst_text(struct ctx *ctx, const struct fdb *fdb);

/* The words of vtep and host that are the same. */
#define TUNNEL_VXLAN_ROW                                                                           \
	{                                                                                          \
		.name = "dev", .type = &type_altname, .attr = LINK_DEV, .flags = OPT_POS,          \
		.help = "the VXLAN"                                                                \
	}
#define TUNNEL_DST_ROWS                                                                            \
	{.name = "vni", .alias = "src_vni", .type = &type_u32, .attr = TUNNEL_VNI, .min = 1,       \
	 .max = 0xffffff,                                                                          \
	 .help = "the VNI to send with, if not the VXLAN's; with external: whose frames"},         \
	{.name = "vlan", .type = &type_u16, .attr = TUNNEL_VLAN, .min = 1, .max = 4094,            \
	 .help = "the VLAN on the bridge; with external it stands for its VNI"},                   \
	{.name = "port", .type = &type_u16, .attr = TUNNEL_PORT, .min = 1, .max = 65535,           \
	 .help = "the UDP port of the VTEP, if not the VXLAN's"},                                  \
	{.name = "via", .type = &type_link, .attr = TUNNEL_VIA,                                    \
	 .help = "the interface by which the VTEP is reached"}

/* The verbs of vtep, host and map. */
#define TUNNEL_VERB_ADD(what, with)                                                                \
	.name = "add", .alias = "a", .usage = with, .help = what,                                  \
	.hdrlen = sizeof(struct ifinfomsg)
#define TUNNEL_VERB_DEL(what, with)                                                                \
	.name = "del", .alias = "delete d", .usage = with, .help = what,                           \
	.hdrlen = sizeof(struct ifinfomsg)
#define TUNNEL_VERB_SHOW(what)                                                                     \
	.name = "show", .alias = "sh list lst ls l s", .usage = "[VXLAN]", .help = what,           \
	.opts = &tunnel_dev_table, .hdrlen = sizeof(struct ifinfomsg), .flags = VERB_DEFAULT

/* One word: the VXLAN. */
extern const struct table tunnel_dev_table;

#endif
