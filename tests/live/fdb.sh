#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# vnet-bridge fdb against bridge fdb: the same words make the same kernel state,
# and the same state is shown in the same way. Differences, on purpose:
#   dst and its like on what is no VXLAN  are refused, bridge drops them
#   append of a second destination of a station  is refused, bridge ignores it
#   activity_notify and its like  are shown with -d, bridge 6.1 does not know them
#   del of a destination that is not there  fails, bridge says nothing
#   flush of a VXLAN  works on kernels before 6.7, too
#   statuses  1 and 2, where bridge ends with 255 and 254
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
need ip bridge jq

for ns in a b; do
	vnet-ns add $ns
	ip -n $ns link add br0 address 02:00:00:00:02:00 type bridge
	ip -n $ns link add v0 address 02:00:00:00:01:00 type veth \
		peer name v1 address 02:00:00:00:01:01
	ip -n $ns link add vx0 address 02:00:00:00:03:00 type vxlan id 5 \
		dstport 4789 local 10.0.0.1
	ip -n $ns link add vx1 address 02:00:00:00:03:01 type vxlan external \
		dstport 4790
	for dev in v0 v1 vx0 vx1 br0; do
		ip -n $ns link set $dev addrgenmode none up
	done
	ip -n $ns link set v0 master br0
	# What the peer says by itself is not to be learnt.
	bridge -n $ns link set dev v0 learning off
	ip -n $ns link set vx0 master br0
done

state() {
	bridge -n "$1" fdb show | grep -v '^\(33:33\|01:00:5e\)' | sort
}

while read -r words; do
	# shellcheck disable=SC2086
	twins bridge vnet-bridge fdb $words
done <<'END'
add 02:00:00:00:00:01 dev v0 master static
add 02:00:00:00:00:02 dev v0 master dynamic
add to 02:00:00:00:00:03 dev v0 master
add 02:00:00:00:00:04 dev v0 master static sticky
add 02:00:00:00:00:05 dev v0 master extern_learn
add 02:00:00:00:00:06 dev v0
add 02:00:00:00:00:07 dev v0 self permanent
add 02:00:00:00:00:08 dev br0 self local
add 02:00:00:00:00:09 dev br0 master
add 02:00:00:00:00:0a dev vx0 dst 10.0.0.6
add 02:00:00:00:00:0b dev vx0 dst 10.0.0.7 port 99 vni 77 via br0
add 02:00:00:00:00:0c dev vx0 dst 10.0.0.8 self master static
add 02:00:00:00:00:0c dev vx0 dst 10.0.0.9
add 00:00:00:00:00:00 dev vx0 dst 10.0.0.2
add 00:00:00:00:00:00 dev vx0 dst 10.0.0.3
append 00:00:00:00:00:00 dev vx0 dst 10.0.0.3
append 01:00:5e:01:02:03 dev vx0 dst 10.0.0.4
add 02:00:00:00:00:0d dev vx0 dst fd00::1
add 02:00:00:00:00:0e dev vx1 src_vni 100 dst 10.0.0.1 router
add 02:00:00:00:00:0e dev vx1 src_vni 101 dst 10.0.0.2
replace 02:00:00:00:00:0a dev vx0 dst 10.0.0.66
replace 02:00:00:00:00:01 dev vx0 master static
replace 02:00:00:00:00:10 dev v0 master temp
add 02:00:00:00:00:11 dev v1 master
add 02:00:00:00:00:11 dev v0 dynamic
add 02:00:00:00:00:11 dev v0 master vlan 55
add 02:00:00:00:00:11 dev v0 master sticky
add 02:00:00:00:00:12 dev v0 master use dynamic
del 02:00:00:00:00:02 dev v0 master
del 02:00:00:00:00:02 dev v0 master
del 02:00:00:00:00:06 dev v0
del 00:00:00:00:00:00 dev vx0 dst 10.0.0.3
del 02:00:00:00:00:0e dev vx1 src_vni 100
add 02:00:00:00:00 dev v0
add 02:00:00:00:00:20
add dev v0
add 02:00:00:00:00:20 dev nosuch
flush dev br0 extern_learn
flush dev br0 brport v0 static
flush dev v0 master dynamic
flush dev v0
END

# --- layout ------------------------------------------------------------------

bridge -n a fdb add 02:00:00:00:00:31 dev v0 master static
bridge -n a fdb add 02:00:00:00:00:32 dev v0 master dynamic
bridge -n a fdb add 02:00:00:00:00:33 dev vx0 dst 10.0.0.9 port 99 vni 7
times='s|used [0-9/]*|used|; s/"\(used\|updated\)":[0-9]*/"\1"/g'
sets="- -s -d -j -j,-s,-d -j,-p -o"
[ "${VNET_KERNEL:-host}" = host ] || sets="- -j,-s,-d -o"
for options in $sets; do
	options=$(echo "$options" | tr , ' ' | sed 's/^-$//')
	while read -r words; do
		alike "bridge -n a $options fdb $words" \
			"vnet-bridge -n a $options fdb $words" "$times"
	done <<-'END'
	show
	show dev v0
	show br br0
	show brport vx0
	show br br0 brport vx0
	show vlan 1
	show state static
	show state permanent state stale
	show dynamic
	list
	END
done
for words in '02:00:00:00:00:31 br br0' 'to 02:00:00:00:00:31 dev v0 master' \
	'02:00:00:00:00:33 dev vx0 self'; do
	alike "bridge -n a fdb get $words" "vnet-bridge -n a fdb get $words"
	alike "bridge -n a -j fdb get $words" "vnet-bridge -n a -j fdb get $words"
done

# --- ensure, flush ------------------------------------------------------------

ensured() {
	what=$1
	shift
	expect 0 vnet-bridge -n b fdb ensure "$@"
	has "$out" ": $what"
	expect 0 vnet-bridge -n b fdb ensure "$@"
	has "$out" ': unchanged'
}
ensured created 02:00:00:00:00:60 dev vx0 dst 10.0.0.60
ensured 'changed: dst 10.0.0.60 -> 10.0.0.61, port 4789 -> 99' \
	02:00:00:00:00:60 dev vx0 dst 10.0.0.61 port 99
ensured created 00:00:00:00:00:00 dev vx0 dst 10.0.0.62
ensured created 00:00:00:00:00:00 dev vx0 dst 10.0.0.63 vni 5
ensured created 02:00:00:00:00:64 dev v0 master static
ensured 'changed: dev v0 -> vx0' 02:00:00:00:00:64 dev vx0 master static
ensured 'changed: static -> local' 02:00:00:00:00:64 dev vx0 master
same VTEPs "$(bridge -n b fdb show dev vx0 | grep -c '^00')" 3
expect 0 vnet-bridge -n b fdb flush dev vx0 dst 10.0.0.62
same "VTEPs but one" "$(bridge -n b fdb show dev vx0 | grep -c '^00')" 2
expect 0 vnet-bridge -n b fdb flush dev vx0 noextern_learn
same "VTEPs" "$(bridge -n b fdb show dev vx0 | grep -c self || :)" 0

# --- refusals ----------------------------------------------------------------

vnet-bridge -n b fdb add 02:00:00:00:00:70 dev vx0 dst 10.0.0.70
vnet-bridge -n b fdb add 00:00:00:00:00:00 dev vx0 dst 10.0.0.70
expect 1 vnet-bridge -n b fdb add 02:00:00:00:00:71 dev v0 dst 10.0.0.1
has "$err" "'dst' is for VXLANs, and 'v0' is a veth"
expect 1 vnet-bridge -n b fdb add 02:00:00:00:00:71 dev vx0 master vni 7
has "$err" "say 'self master'"
same "what was refused" "$(bridge -n b fdb show | grep -c :71 || :)" 0
expect 1 vnet-bridge -n b fdb append 02:00:00:00:00:70 dev vx0 dst 10.0.0.71
has "$err" "'replace' moves it"
expect 2 vnet-bridge -n b fdb add 00:00:00:00:00:00 dev vx0 dst 10.0.0.70
has "$err" "'append' adds one more destination"
expect 2 vnet-bridge -n b fdb add 02:00:00:00:00:70 dev vx0 dst 10.0.0.71
has "$err" "there is '02:00:00:00:00:70 dev vx0 dst 10.0.0.70 self permanent'"
expect 2 vnet-bridge -n b fdb add 02:00:00:00:00:72 dev vx0 dst fd00::1
has "$err" "'vx0' is an IPv4 VXLAN"
expect 2 vnet-bridge -n b fdb add 02:00:00:00:00:72 dev v1 master
has "$err" "'v1' is no port of a bridge"
expect 2 vnet-bridge -n b fdb add 02:00:00:00:00:72 dev br0 master
has "$err" "say 'self'"
expect 2 vnet-bridge -n b fdb add 02:00:00:00:00:72 dev v0 dynamic
has "$err" "say 'master' for the bridge's"
expect 2 vnet-bridge -n b fdb del 02:00:00:00:00:70 dev vx0 master
has "$err" "what is there is '02:00:00:00:00:70 dev vx0 dst"
expect 2 vnet-bridge -n b fdb get 02:00:00:00:00:79 br br0

# The kernel says that it has deleted a destination that is not there.
expect 2 vnet-bridge -n b fdb del 00:00:00:00:00:00 dev vx0 dst 10.0.0.79
has "$err" "there is no '00:00:00:00:00:00 dev vx0 dst 10.0.0.79'"
has "$err" "what is there is '00:00:00:00:00:00 dev vx0 dst 10.0.0.70"
expect 0 vnet-bridge -n b fdb del 00:00:00:00:00:00 dev vx0 dst 10.0.0.70
expect 0 vnet-bridge -n b fdb del 02:00:00:00:00:70 dev vx0 dst 10.0.0.70
same "entries left" "$(bridge -n b fdb show dev vx0 | grep -c dst || :)" 0
