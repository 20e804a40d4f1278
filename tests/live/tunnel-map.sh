#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# map: VLANs and VNIs of one VXLAN, as bridge sees them; conflicts change
# nothing, a refused step undoes all.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

need ip bridge jq
need_kind vxlan bridge
ip link add probe type bridge
ip link set probe type bridge vlan_filtering 1 2>/dev/null ||
	skip "the kernel's bridges do not tell VLANs apart"
ip link del probe

vnet-link add br0 up type bridge vlan_filtering 1
vnet-link add vx0 up type vxlan external vnifilter local 192.0.2.1

says() {
	wanted=$1
	shift
	expect 0 vnet-tunnel "$@"
	same "what '$*' says" "$out" "$wanted"
}

# What bridge tells of vx0: VLANs, tunnel ids, VNIs.
state() {
	bridge -j vlan show dev vx0 | jq -r '[.[].vlans[]? | "\(.vlan)" +
		if .flags then "!" else "" end] | join(" ")'
	bridge -j vlan tunnelshow dev vx0 | jq -r '[.[].tunnels[]? |
		"\(.vlan)-\(.vlanEnd // "")=\(.tunid)-\(.tunidEnd // "")"] |
		join(" ")'
	bridge -j vni show dev vx0 | jq -r '[.[].vnis[]? |
		"\(.vni)-\(.vniEnd // "")"] | join(" ")'
}

expect 1 vnet-tunnel map add vx0 10=10010
has "$err" "'vx0' is in no bridge"
vnet-link add br1 up type bridge
expect 1 vnet-tunnel map add vx0 10=10010 bridge br1
has "$err" "'br1' does not tell VLANs apart"
has "$err" "vnet-link set br1 type bridge vlan_filtering 1"
expect 1 vnet-tunnel map add vx0 10=10010 bridge vx0
has "$err" "'vx0' is no bridge"
vnet-link add vx1 type vxlan id 5 local 192.0.2.1 dstport 4790
expect 1 vnet-tunnel map add vx1 10=10010 bridge br0
has "$err" "'vx1' has one VNI"
same "nothing done so far" "$(json '.[0].master' vnet-link -j show vx0)" null

says "vx0: created: port of 'br0', vlan_tunnel, VLAN 10, VLAN 10=10010, \
VNI 10010, VLAN 20-22, VLAN 20-22=10020-10022, VNI 10020-10022" \
	map add vx0 10=10010,20-22=10020-10022 bridge br0
full='1! 10 20 21 22
10-=10010- 20-22=10020-10022
10010- 10020-10022'
same "what bridge sees" "$(state)" "$full"
same "the port" "$(json '.[0] | "\(.master) " +
	"\(.linkinfo.info_slave_data.vlan_tunnel)"' \
	vnet-link -d -j show vx0)" "br0 true"
says "vx0: unchanged" map add vx0 10=10010,20-22=10020-10022 bridge br0
says "vx0: unchanged" map add vx0 21=10021
same "as typed" "$(vnet-tunnel map show)" "vx0 10=10010,20-22=10020-10022"
same "map show" "$(json '.[] | select(.ifname == "vx0") | .tunnels' \
	vnet-tunnel -j map show | jq -c -S .)" \
	"$(bridge -j vlan tunnelshow dev vx0 | jq -c -S '.[0].tunnels')"

# What is half there is completed, in as few ranges as can be.
bridge vlan del vid 21 dev vx0
bridge vni delete vni 10010 dev vx0
says "vx0: created: VNI 10010, VLAN 21, VLAN 21=10021" \
	map add vx0 10=10010,20-22=10020-10022
same "completed" "$(state)" "$full"

# Conflicts.
expect 1 vnet-tunnel map add vx0 30=10030,10=10011
has "$err" "VLAN 10 of 'vx0' has VNI 10010"
expect 1 vnet-tunnel map add vx0 30=10030,31=10010
has "$err" "VNI 10010 of 'vx0' is that of VLAN 10"
expect 1 vnet-tunnel map add vx0 30=10030 bridge br1
has "$err" "'vx0' is a port of 'br0'"
expect 1 vnet-tunnel map del vx0 20=10021
has "$err" "VLAN 20 of 'vx0' has VNI 10020"
same "nothing changed" "$(state)" "$full"

# Another VXLAN on the same port has the VNI: the last step of three is
# refused, and the others are undone.
vnet-link add vx2 up type vxlan external vnifilter local 192.0.2.1
bridge vni add vni 10040 dev vx2
expect 2 vnet-tunnel map add vx0 30=10030,40=10040
has "$err" "cannot add VNI 10040; all that was done before is undone"
same "undone" "$(state)" "$full"
expect 2 vnet-tunnel map add vx2 30=10030,20=10020 bridge br0
has "$err" "undone"
same "vx2 is in no bridge again" "$(json '.[0].master' vnet-link -j show vx2)" \
	null
same "the VNIs of vx2" "$(bridge -j vni show dev vx2 |
	jq -c '[.[].vnis[].vni]')" "[10040]"
vnet-link del vx2

says "vx0: deleted: VNI 10021, VLAN 21=10021, VLAN 21" map del vx0 21=10021
says "vx0: unchanged" map del vx0 21=10021
says "vx0: unchanged" map del vx0 21,1
says "vx0: deleted: VNI 10010, VLAN 10=10010, VLAN 10, VNI 10020, \
VLAN 20=10020, VLAN 20, VNI 10022, VLAN 22=10022, VLAN 22" \
	map del vx0 10,20-22
same "nothing left" "$(state)" "1!"
same "it stays a port" "$(json '.[0].master' vnet-link -j show vx0)" br0

# All VLANs there are, at once.
expect 0 vnet-tunnel map add vx0 2-4094=2-4094
same "VLANs" "$(bridge -j vlan show dev vx0 | jq '.[0].vlans | length')" 4094
says "vx0: unchanged" map add vx0 2-4094=2-4094
expect 0 vnet-tunnel map del vx0 2-4094=2-4094
same "nothing left" "$(state)" "1!"

# Hosts and endpoints of VLANs.
vnet-tunnel map add vx0 10=10010,20=10020
says "vx0: created: endpoint 192.0.2.2" vtep add vx0 192.0.2.2 vlan 10
says "vx0: unchanged" vtep add vx0 192.0.2.2 vni 10010
same "the entry" "$(bridge -j fdb show dev vx0 | jq -r '.[] |
	select(.mac == "00:00:00:00:00:00") | "\(.dst) \(.src_vni)"')" \
	"192.0.2.2 10010"
expect 1 vnet-tunnel vtep add vx0 192.0.2.2
has "$err" "'vx0' is for many VNIs: say 'vni N' or 'vlan V'"
expect 1 vnet-tunnel vtep add vx0 192.0.2.2 vlan 30
has "$err" "VLAN 30 has no VNI on 'vx0'"
mac=02:00:00:00:00:05
expect 1 vnet-tunnel host add vx0 $mac 192.0.2.2 vlan 10 ip 10.0.0.5
has "$err" "no interface of VLAN 10 stands on 'br0'"
vnet-link add link br0 name br0.10 up type vlan id 10
says "vx0: created: $mac behind 192.0.2.2, $mac in VLAN 10 of 'br0', \
neighbour 10.0.0.5 on 'br0.10'" host add vx0 $mac 192.0.2.2 vlan 10 ip 10.0.0.5
says "vx0: unchanged" host add vx0 $mac 192.0.2.2 vlan 10 ip 10.0.0.5
same "host show" "$(json '.[] | "\(.mac) \(.dst) \(.src_vni) \(.vlan) " +
	.ip[0]' vnet-tunnel -j host show)" "$mac 192.0.2.2 10010 10 10.0.0.5"
says "vx0: deleted: $mac in VLAN 10 of 'br0', $mac behind 192.0.2.2, \
neighbour 10.0.0.5" host del vx0 $mac
