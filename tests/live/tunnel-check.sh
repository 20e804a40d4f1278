#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# check: a VXLAN that fails no condition; each broken once, named, and mended
# by the command that check prints. And what suppression then really does.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

need ip bridge jq ping
need_kind vxlan bridge

# Two machines with an underlay each, a bridge, a VXLAN and a host.
for i in 1 2; do
	vnet-ns add m$i up
	vnet-ns add h$i up
done
vnet-link -n m1 add under up mtu 1600 type veth peer under netns m2 up mtu 1600
for i in 1 2; do
	vnet-addr -n m$i add 192.0.2.$i/24 dev under
	vnet-link -n m$i add br0 up type bridge
	vnet-link -n m$i add vx0 up master br0 type vxlan id 10 \
		local 192.0.2.$i dev under nolearning
	vnet-link -n m$i set vx0 mtu 1500 type bridge_slave \
		learning off neigh_suppress on
	vnet-link -n m$i add p0 up master br0 type veth \
		peer eth0 netns h$i up address 02:00:00:00:00:0$i
	vnet-addr -n h$i add 10.0.0.$i/24 dev eth0
done
mac=02:00:00:00:00:02
vnet-tunnel -n m1 vtep add vx0 192.0.2.2
vnet-tunnel -n m1 host add vx0 $mac 192.0.2.2 ip 10.0.0.2

healthy() {
	expect 0 vnet-tunnel -n m1 check vx0
	same "what check says" "$out" ""
	expect 0 vnet-tunnel -n m1 -j check all
	same "as JSON" "$out" "[]"
}

# broken CHECK TEXT [PLACEHOLDER VALUE]: that and nothing else is found; the
# command that is printed mends it.
broken() {
	expect 1 vnet-tunnel -n m1 check vx0
	has "$out" "vx0: $1: "
	has "$out" "$2"
	expect 1 vnet-tunnel -n m1 -j check vx0
	same "the findings" "$(printf '%s' "$out" | jq -r '[.[].check] |
		join(" ")')" "$1"
	fix=$(printf '%s' "$out" | jq -r '.[0].fix')
	[ $# -lt 4 ] || fix=$(printf '%s' "$fix" | sed "s|$3|$4|")
	echo "$1: $fix"
	eval "$fix" || fail "the fix of $1"
	healthy
}

healthy
vnet-link -n m1 set vx0 down
broken up "it is switched off"
# The kernel forgets the neighbours of an interface that goes down.
vnet-link -n m1 set br0 down
expect 1 vnet-tunnel -n m1 check vx0
has "$out" "vx0: bridge: 'br0', whose port it is, is switched off"
has "$out" "    vnet-link -n m1 set br0 up"
vnet-link -n m1 set br0 up
vnet-tunnel -n m1 host add vx0 $mac 192.0.2.2 ip 10.0.0.2
vnet-tunnel -n m1 vtep del vx0 192.0.2.2
broken endpoint "neither remote nor group nor endpoint" ADDRESS 192.0.2.2
bridge -n m1 fdb del $mac dev vx0 master
broken fdb "'br0' does not know $mac"
ip -n m1 neigh del 10.0.0.2 dev br0
broken suppress "no neighbour has $mac" ADDRESS 10.0.0.2
vnet-link -n m1 set vx0 type bridge_slave neigh_suppress off
broken suppress "neigh_suppress is off"
vnet-link -n m1 set vx0 type bridge_slave learning on
broken suppress "learning of the bridge port is on"
vnet-link -n m1 set vx0 type vxlan learning
broken suppress "learning of the VXLAN is on"
vnet-link -n m1 set under mtu 1500
expect 1 vnet-tunnel -n m1 check vx0
same "the MTU" "$out" "vx0: mtu: MTU 1500 and 50 bytes of headers do not fit \
into the 1500 of 'under'
    vnet-link -n m1 set vx0 mtu 1450"
vnet-link -n m1 set vx0 mtu 1450
broken mtu "frames of up to 1500 bytes come in by 'p0', it takes 1450"
vnet-link -n m1 set under mtu 1600
vnet-link -n m1 set vx0 mtu 1500
vnet-link -n m1 set p0 mtu 1500
healthy
vnet-link -n m1 set p0 mtu 1550
broken mtu "frames of up to 1550 bytes come in by 'p0'"

# An endpoint elsewhere: reached by a route, or not.
vnet-route -n m1 add 198.51.100.0/24 dev under
vnet-tunnel -n m1 vtep add vx0 198.51.100.7
healthy
vnet-route -n m1 del 198.51.100.0/24 dev under
broken route "there is no route to the endpoint 198.51.100.7"
vnet-tunnel -n m1 vtep del vx0 198.51.100.7
vnet-addr -n m1 add 192.0.2.9/25 dev under
vnet-addr -n m1 del 192.0.2.1/24 dev under
broken local "its address 192.0.2.1 is that of no interface"
vnet-addr -n m1 add 192.0.2.1/24 dev under
vnet-addr -n m1 del 192.0.2.1/32 dev under
vnet-addr -n m1 del 192.0.2.9/25 dev under
healthy
vnet-link -n m1 set under down
expect 1 vnet-tunnel -n m1 check vx0
has "$out" "vx0: underlay: 'under', by which its packets leave, is switched off"
has "$out" "    vnet-link -n m1 set under up"
vnet-link -n m1 set under up
healthy

# A group needs no route.
vnet-link -n m1 add vx9 up type vxlan id 9 group 239.1.1.1 dev under
expect 0 vnet-tunnel -n m1 check vx9
vnet-link -n m1 del vx9

# The answer comes from the bridge: the other machine is not there.
vnet-link -n m2 set under down
vnet-ns exec h1 ping -c1 -W1 10.0.0.2 >$tmp/ping && fail "there is an answer"
same "who was found" "$(ip -n h1 -j neigh show 10.0.0.2 dev eth0 |
	jq -r '.[].lladdr')" $mac
vnet-link -n m2 set under up
vnet-tunnel -n m2 vtep add vx0 192.0.2.1
vnet-tunnel -n m2 host add vx0 02:00:00:00:00:01 192.0.2.1 ip 10.0.0.1
pings h1 10.0.0.2

# No VXLAN, and words.
expect 1 vnet-tunnel -n m1 check br0
has "$err" "'br0' is no VXLAN but a bridge"

# The same on a bridge that tells VLANs apart.
vnet-link -n m1 set br0 type bridge vlan_filtering 1 2>/dev/null || exit 0
vnet-link -n m1 del vx0
vnet-link -n m1 add vx0 up mtu 1500 type vxlan external vnifilter \
	local 192.0.2.1 dev under nolearning
vnet-link -n m1 set vx0 master br0
vnet-link -n m1 set vx0 type bridge_slave learning off neigh_suppress on
expect 1 vnet-tunnel -n m1 check vx0
has "$out" "vx0: map: no VLAN of 'br0' has a VNI"
has "$out" "    vnet-tunnel -n m1 map add vx0 VLAN=VNI"
vnet-tunnel -n m1 map add vx0 10=10010
vnet-tunnel -n m1 vtep add vx0 192.0.2.2 vlan 10
vnet-link -n m1 add link br0 name br0.10 up type vlan id 10
vnet-tunnel -n m1 host add vx0 $mac 192.0.2.2 vlan 10 ip 10.0.0.2
healthy
vnet-link -n m1 set vx0 type bridge_slave vlan_tunnel off
broken map "no VLAN of 'br0' has a VNI" VLAN=VNI 10=10010
bridge -n m1 vni delete vni 10010 dev vx0
broken vnifilter "VNI 10010 of VLAN 10 is not in the filter"
vnet-tunnel -n m1 vtep del vx0 192.0.2.2 vlan 10
broken endpoint "broadcast of VNI 10010 (VLAN 10) goes nowhere" \
	ADDRESS 192.0.2.2
vnet-link -n m1 set br0.10 down
expect 1 vnet-tunnel -n m1 check vx0
has "$out" "'br0.10', where neighbours are looked up, is switched off"
has "$out" "    vnet-link -n m1 set br0.10 up"
has "$out" "no neighbour has $mac"
vnet-link -n m1 del br0.10
expect 1 vnet-tunnel -n m1 check vx0
same "without the interface" "$out" "vx0: suppress: no interface of VLAN 10 \
stands on 'br0': neighbours are looked up there
    vnet-link -n m1 add link br0 name br0.10 up type vlan id 10"
