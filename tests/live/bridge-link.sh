#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# vnet-bridge link against bridge link, and the verbs of brctl. Differences, on
# purpose: -d shows what kernels after 6.1 have (mab, neigh_vlan_suppress,
# mcast_n_groups, mcast_max_groups), bridge 6.1 does not know it.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
need ip bridge jq

for ns in a b; do
	vnet-ns add $ns
	vnet-ns add x$ns
	vnet-bridge -n $ns addbr br0
	for n in 0 2; do
		ip -n $ns link add v$n address 02:00:00:00:01:0$n type veth \
			peer name w$n address 02:00:00:00:01:1$n
		ip -n $ns link set w$n up
		ip -n $ns link set v$n up
	done
	ip -n $ns link set br0 address 02:00:00:00:02:00 up
	vnet-bridge -n $ns addif br0 v0 v2
	ip -n $ns link set w2 netns x$ns
done

newer='s/neigh_vlan_suppress off //g; s/mab off //g
s/mcast_n_groups [0-9]* mcast_max_groups [0-9]* //g
s/"neigh_vlan_suppress":false,//g
s/,"mab":false,"mcast_n_groups":[0-9]*,"mcast_max_groups":[0-9]*//g'

state() {
	bridge -n "$1" -d link show
}

while read -r words; do
	# shellcheck disable=SC2086
	twins bridge vnet-bridge link $words
done <<'END'
set dev v0 hairpin on guard on cost 7 learning off isolated on
set dev v0 backup_port v2 mcast_router 2 neigh_suppress on vlan_tunnel on
set dev v0 root_block on fastleave on flood off mcast_flood off bcast_flood off
set dev v0 mcast_to_unicast on locked on priority 5 master
set dev v0 nobackup_port
set dev v0 state blocking
set dev v0 state 3
set dev v0 state nonsense
set dev v0 cost 5 self
set dev w0 cost 5
set dev v0 hwmode vepa
set dev v0 hairpin perhaps
set cost 5
END

for options in '' -j -s -d '-j -d' -o '-d -o'; do
	for words in '' show 'show dev v0'; do
		alike "bridge -n a $options link $words" \
			"vnet-bridge -n a $options link $words" "$newer"
	done
done
same "ports of br0" "$(json '[.[].ifname] | join(" ")' \
	vnet-bridge -n a -j link show master br0)" 'v0 v2'
expect 2 vnet-bridge -n a link set w0 cost 5
has "$err" "'w0' is no port of a bridge"

# --- brctl's verbs -----------------------------------------------------------

same "brctl show" "$(vnet-bridge -n a show)" "$(printf '%s\n' \
	'bridge name	bridge id		STP enabled	interfaces' \
	'br0		8000.020000000200	no		v0' \
	'							v2')"
same "as JSON" "$(vnet-bridge -n a -j show br0)" "$(printf '%s%s' \
	'[{"ifname":"br0","id":"8000.020000000200","stp":false,' \
	'"interfaces":["v0","v2"]}]')"
vnet-bridge -n a addbr br1
expect 1 vnet-bridge -n a addif br1 v0
has "$err" "'v0' is a port of 'br0' already"
expect 1 vnet-bridge -n a delif br1 v0
has "$err" "'v0' is no port of 'br1'"
expect 1 vnet-bridge -n a delbr v0
has "$err" "'v0' is no bridge"
expect 2 vnet-bridge -n a addif br0 br1
has "$err" 'Can not enslave a bridge to a bridge'
vnet-bridge -n a delif br0 v0 v2
same "ports left" "$(vnet-bridge -n a -j link)" '[]'
vnet-bridge -n a delbr br0
expect 1 vnet-bridge -n a show br0
same "bridges left" "$(json '.[].ifname' vnet-bridge -n a -j show)" br1
