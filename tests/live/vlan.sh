#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A VLAN across a veth, and what the kernel keeps of a vlan's options.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

need_kind vlan
vnet-ns add left up
vnet-ns add right up
vnet-link -n left add w up type veth peer name w netns right
vnet-link -n right set w up
for side in left right; do
	vnet-link -n $side add link w name w.100 up type vlan id 100
done
vnet-addr -n left add 10.0.3.1/24 dev w.100
vnet-addr -n right add 10.0.3.2/24 dev w.100
pings left 10.0.3.2

# Another id on the same wire does not hear it.
vnet-link -n right del w.100
vnet-link -n right add link w name w.200 up type vlan id 200
vnet-addr -n right add 10.0.3.2/24 dev w.200
expect 1 vnet-ns exec left ping -c1 -W1 10.0.3.2

# A vlan built in another namespace than its parent's.
vnet-ns add top up
vnet-link -n right add link w name up100 netns top up type vlan id 100
vnet-addr -n top add 10.0.3.3/24 dev up100
pings left 10.0.3.3

need_kind dummy
vnet-link add d0 up type dummy
vnet-link add link d0 name v0 type vlan protocol 802.1ad id 7 \
	reorder_hdr off gvrp on loose_binding on \
	ingress-qos-map 1:2 egress-qos-map 3:4 5:6
same "the options" "$(json '.[0].linkinfo.info_data |
	"\(.protocol) \(.id) \(.flags | sort | join(",")) " +
	"\(.ingress_qos | map("\(.from):\(.to)") | join(",")) " +
	"\(.egress_qos | map("\(.from):\(.to)") | join(","))"' \
	vnet-link -d -j show v0)" \
	"802.1ad 7 GVRP,LOOSE_BINDING 1:2 3:4,5:6"
same "the parent" "$(json '.[0].link' vnet-link -j show v0)" d0
vnet-link set v0 type vlan gvrp off egress-qos-map 3:0
same "the changed flags" "$(json '.[0].linkinfo.info_data.flags | join(",")' \
	vnet-link -d -j show v0)" LOOSE_BINDING
# Without a flag the kernel says nothing of flags.
vnet-link add link d0 name v1 type vlan id 8 reorder_hdr off
same "no flags" "$(vnet-link ensure link d0 name v1 type vlan id 8 \
	reorder_hdr off gvrp off)" "v1: unchanged"
same "a flag" "$(vnet-link ensure link d0 name v1 \
	type vlan id 8 gvrp on)" \
	"v1: changed: gvrp none -> on"
same "a flag, again" "$(vnet-link ensure link d0 name v1 \
	type vlan id 8 gvrp on)" \
	"v1: unchanged"

# The parent takes its vlans along.
vnet-link del d0
expect 1 vnet-link show v0
