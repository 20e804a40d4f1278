/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Numbers of the kernel's rtnetlink API that are newer than the headers of Debian 12
 * (Linux 6.1); the source of each is include/uapi/linux/if_link.h. */
#ifndef VNET_UAPI_H
#define VNET_UAPI_H

#include <linux/if_link.h>

/* 6.3 */
#define VNET_IFLA_GSO_IPV4_MAX_SIZE 63
#define VNET_IFLA_GRO_IPV4_MAX_SIZE 64
/* 6.17 */
#define VNET_IFLA_NETNS_IMMUTABLE 67
/* 6.2, 6.3, 6.6 */
#define VNET_IFLA_BRPORT_MAB 40
#define VNET_IFLA_BRPORT_NEIGH_VLAN_SUPPRESS 43
#define VNET_IFLA_BRPORT_BACKUP_NHID 44
/* 6.7 */
#define VNET_IFLA_BR_FDB_N_LEARNED 48
#define VNET_IFLA_BR_FDB_MAX_LEARNED 49
/* 6.4 */
#define VNET_IFLA_MACVLAN_BC_CUTOFF 9
/* 6.9, 6.17 */
#define VNET_IFLA_BOND_COUPLED_CONTROL 32
#define VNET_IFLA_BOND_BROADCAST_NEIGH 33
/* 6.18 and later */
#define VNET_IFLA_BOND_SLAVE_ACTOR_PORT_PRIO 10
#define VNET_IFLA_BOND_SLAVE_AD_CHURN_ACTOR_STATE 11
#define VNET_IFLA_BOND_SLAVE_AD_CHURN_PARTNER_STATE 12
/* 6.7; the last two 6.13 */
#define VNET_IFLA_NETKIT_PEER_INFO 1
#define VNET_IFLA_NETKIT_PRIMARY 2
#define VNET_IFLA_NETKIT_POLICY 3
#define VNET_IFLA_NETKIT_PEER_POLICY 4
#define VNET_IFLA_NETKIT_MODE 5
#define VNET_IFLA_NETKIT_SCRUB 6
#define VNET_IFLA_NETKIT_PEER_SCRUB 7
/* 6.5, 6.8, 6.14, 6.17 */
#define VNET_IFLA_VXLAN_LOCALBYPASS 31
#define VNET_IFLA_VXLAN_LABEL_POLICY 32
#define VNET_IFLA_VXLAN_RESERVED_BITS 33
#define VNET_IFLA_VXLAN_MC_ROUTE 34
/* 7.2 */
#define VNET_IFLA_GENEVE_LOCAL 17
#define VNET_IFLA_GENEVE_LOCAL6 18
/* bits of IFLA_BR_MULTI_BOOLOPT, include/uapi/linux/if_bridge.h: 6.11, 6.17, 6.18 */
#define VNET_BR_BOOLOPT_MST_ENABLE 2
#define VNET_BR_BOOLOPT_MDB_OFFLOAD_FAIL_NOTIFICATION 3
#define VNET_BR_BOOLOPT_FDB_LOCAL_VLAN_0 4

/* bits of NDA_FLAGS_EXT, include/uapi/linux/neighbour.h: 6.2, 6.17 */
#define VNET_NTF_EXT_LOCKED 2
#define VNET_NTF_EXT_EXT_VALIDATED 4
/* 6.13, include/uapi/linux/fib_rules.h */
#define VNET_FRA_DSCP 25
/* 6.14, include/uapi/linux/rtnetlink.h */
#define VNET_RTA_FLOWLABEL 31

#endif
