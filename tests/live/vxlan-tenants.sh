#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Two tenants with the same addresses on three hosts, apart by the VLAN of
# their port and the VNI it is mapped to, on one external VXLAN in a bridge
# that tells VLANs apart.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/live/lab.sh
. "$(dirname "$0")/lab.sh"

need_kind vxlan
need jq
ip link add vnetprobe type bridge vlan_filtering 1 2>/dev/null || :
[ "$(ip -d -j link show vnetprobe 2>/dev/null | jq -r \
	'.[0].linkinfo.info_data.vlan_filtering')" = 1 ] ||
	skip "the bridge of this kernel has no VLAN filtering"

# tenant HOST N NAME VLAN: its end is NAMEn with MAC 02:00:00:00:VLAN:0N.
tenant() {
	vnet-ns add "$3$2"
	vnet-link -n "$1" add "$3" master br up type veth peer name eth0 \
		address 02:00:00:00:"$4":0"$2" netns "$3$2" up
	vnet-bridge -n "$1" vlan del vid 1 dev "$3"
	vnet-bridge -n "$1" vlan add vid "$4" pvid untagged dev "$3"
	vnet-addr -n "$3$2" add 10.0.0."$2"/24 dev eth0
}

wire h1 h2 h3
for i in 1 2 3; do
	vnet-link -n h$i add br up type bridge vlan_filtering 1
	vnet-link -n h$i add vx up type vxlan external local 172.16.0.$i
	tenant h$i $i red 10
	tenant h$i $i blue 20
	vnet-tunnel -n h$i map add vx 10=10010,20=10020 \
		bridge br >/dev/null
	for far in 1 2 3; do
		[ $far = $i ] || for vni in 10010 10020; do
			vnet-tunnel -n h$i vtep add vx 172.16.0.$far \
				vni $vni >/dev/null
		done
	done
done

listen h1 eth0 h1 udp port 4789
for tenant in red blue; do
	pings ${tenant}1 10.0.0.2
	pings ${tenant}1 10.0.0.3
	pings ${tenant}2 10.0.0.3
done
hears h1 "172.16.0.1.* > 172.16.0.2.4789: VXLAN, flags \[I\] \(0x08\), vni 10010.*02:00:00:00:10:01 > 02:00:00:00:10:02.*ICMP echo request" \
	"172.16.0.1.* > 172.16.0.3.4789: VXLAN, .*vni 10020.*02:00:00:00:20:01 > 02:00:00:00:20:03.*ICMP echo request"
lacks h1 "vni 10010.*02:00:00:00:20:"
lacks h1 "vni 10020.*02:00:00:00:10:"
mac_of() {
	vnet-neigh -n "$1" -j show "$2" | jq -r '.[0].lladdr'
}
same "who red1 talks to" "$(mac_of red1 10.0.0.2)" 02:00:00:00:10:02
same "who blue1 talks to" "$(mac_of blue1 10.0.0.2)" 02:00:00:00:20:02

# What one tenant has, the other does not reach.
vnet-addr -n blue2 add 10.0.0.99/24 dev eth0
pings blue1 10.0.0.99
cut_off red1 10.0.0.99

# Another VNI for the VLAN at one side: that tenant is cut off from there.
vnet-tunnel -n h2 map del vx 10=10010 >/dev/null
vnet-tunnel -n h2 map add vx 10=10011 >/dev/null
cut_off red1 10.0.0.2
pings red1 10.0.0.3
pings blue1 10.0.0.2
