/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef VNET_KINDS_H
#define VNET_KINDS_H

#include "kind.h"

/* Every kind, in the order of help: a file lib/kind/NAME.c and a line here. */
#define KINDS                                                                                      \
	KIND(veth)                                                                                  \
	KIND(bridge)                                                                                \
	KIND(bridge_slave)                                                                          \
	KIND(dummy)                                                                                 \
	KIND(vlan)                                                                                  \
	KIND(tun)                                                                                   \
	KIND(tap)                                                                                   \
	KIND(macvlan)                                                                               \
	KIND(macvtap)                                                                               \
	KIND(ipvlan)                                                                                \
	KIND(ipvtap)                                                                                \
	KIND(macsec)                                                                                \
	KIND(ifb)                                                                                   \
	KIND(bond)                                                                                  \
	KIND(bond_slave)                                                                            \
	KIND(vrf)                                                                                   \
	KIND(vrf_slave)                                                                             \
	KIND(team)                                                                                  \
	KIND(netkit)                                                                                \
	KIND(xfrm)                                                                                  \
	KIND(wireguard)                                                                             \
	KIND(nlmon)                                                                                 \
	KIND(vcan)                                                                                  \
	KIND(vxlan)                                                                                 \
	KIND(geneve)                                                                                \
	KIND(bareudp)                                                                               \
	KIND(gre)                                                                                   \
	KIND(gretap)                                                                                \
	KIND(erspan)                                                                                \
	KIND(ip6gre)                                                                                \
	KIND(ip6gretap)                                                                             \
	KIND(ip6erspan)                                                                             \
	KIND(ipip)                                                                                  \
	KIND(sit)                                                                                   \
	KIND(ip6tnl)                                                                                \
	KIND(vti)                                                                                   \
	KIND(vti6)

#define KIND(name) extern const struct kind kind_##name;
KINDS
#undef KIND

#endif
