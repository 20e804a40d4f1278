#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# vnet-bridge vlan against bridge vlan: the same words make the same kernel
# state, and the same state is shown in the same way. Differences, on purpose:
#   set without options  is refused
#   tunnel_info of another length than vid  is refused before it is sent
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
need ip bridge jq
ip link add vnetprobe type bridge vlan_filtering 1 2>/dev/null ||
	skip "the kernel has no VLAN filtering"
ip link del vnetprobe

for ns in a b; do
	vnet-ns add $ns
	ip -n $ns link add br0 address 02:00:00:00:02:00 type bridge \
		vlan_filtering 1 mcast_snooping 1 mcast_vlan_snooping 1
	ip -n $ns link add v0 address 02:00:00:00:01:00 type veth \
		peer name v1 address 02:00:00:00:01:01
	ip -n $ns link add vx0 address 02:00:00:00:03:00 type vxlan external \
		dstport 4789
	for dev in v0 v1 vx0 br0; do
		ip -n $ns link set $dev addrgenmode none up
	done
	ip -n $ns link set v0 master br0
	ip -n $ns link set vx0 master br0
done

state() {
	bridge -n "$1" -d vlan show
	bridge -n "$1" vlan tunnelshow
	bridge -n "$1" vlan global show
}

while read -r words; do
	# shellcheck disable=SC2086
	twins bridge vnet-bridge $words
done <<'END'
vlan add vid 10-20 dev v0
vlan add vid 5 dev v0 pvid untagged
vlan add vid 5 dev v0 untagged master
vlan add vid 10-20 dev vx0
vlan add vid 10-20 dev vx0 tunnel_info id 1010-1020
link set dev vx0 vlan_tunnel on
vlan add vid 10-20 dev vx0 tunnel_info id 1010-1020
vlan add vid 12 dev vx0 tunnel_info id 77
vlan add vid 99 dev vx0 tunnel_info id 99
vlan del vid 13 dev vx0 tunnel_info id 1013
vlan add vid 30-40 dev br0 self
vlan add vid 50 dev br0
vlan add vid 50 dev v1
vlan add vid 4095 dev v0
vlan add vid 20-10 dev v0
vlan add vid 10-20 dev v0 pvid
vlan add vid 10
vlan add dev v0
vlan del vid 15-16 dev v0
vlan del vid 15-16 dev v0
vlan del vid 30 dev br0 self
vlan set vid 11 dev v0 state blocking mcast_router 2
vlan set vid 17-18 dev v0 state 1
vlan set vid 99 dev v0 state blocking
vlan global set vid 31-32 dev br0 mcast_snooping 1 mcast_querier 1 mcast_query_interval 2000
vlan global set vid 33 dev br0 mcast_igmp_version 3 mcast_mld_version 2 mcast_last_member_count 3
vlan global set vid 33 dev br0 mcast_startup_query_count 4 mcast_startup_query_interval 5000
vlan global set vid 33 dev br0 mcast_last_member_interval 300 mcast_membership_interval 9000
vlan global set vid 33 dev br0 mcast_querier_interval 9000 mcast_query_response_interval 900
vlan global set vid 55 dev br0 mcast_snooping 1
vlan global set vid 31 dev v0 mcast_snooping 1
END

# --- layout ------------------------------------------------------------------

vnet-bridge -n a link set v0 mcast_router 2
timers='s/ *[0-9]*\.[0-9][0-9]//g'
for options in '' -j -s -d '-d -s' '-j -s' '-j -d -s' -o '-d -o' \
	-compressvlans '-com -j'; do
	while read -r words; do
		alike "bridge -n a $options vlan $words" \
			"vnet-bridge -n a $options vlan $words" "$timers"
	done <<-'END'
	show
	show dev v0
	show vid 12
	show dev vx0 vid 5
	END
done
for options in '' -j -s -o; do
	for words in tunnelshow 'tunnelshow vid 12' global \
		'global show dev br0 vid 31'; do
		[ "$options $words" != '-s tunnelshow' ] || continue
		alike "bridge -n a $options vlan $words" \
			"vnet-bridge -n a $options vlan $words" "$timers"
	done
done

# --- refusals ----------------------------------------------------------------

vnet-bridge -n b link set vx0 vlan_tunnel off
vnet-bridge -n b vlan add vid 60 dev vx0
expect 2 vnet-bridge -n b vlan add vid 60 dev vx0 tunnel_info id 60
has "$err" 'vnet-bridge link set dev vx0 vlan_tunnel on'
vnet-bridge -n b link set vx0 vlan_tunnel on
expect 2 vnet-bridge -n b vlan add vid 61 dev vx0 tunnel_info id 61
has "$err" 'is the VLAN there?'
expect 2 vnet-bridge -n b vlan add vid 60 dev br0
has "$err" "'br0' is the bridge itself: say 'self'"
expect 2 vnet-bridge -n b vlan add vid 60 dev v1
has "$err" "'v1' is no port of a bridge"
expect 1 vnet-bridge -n b vlan add vid 10-20 dev vx0 tunnel_info id 1-3
has "$err" '11 VLANs need as many tunnel ids, not 3'
expect 2 vnet-bridge -n b fdb add 02:00:00:00:00:01 dev v0 master vlan 99
has "$err" 'vnet-bridge vlan add vid 99 dev v0'
