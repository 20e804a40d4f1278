#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# vnet-bridge vni against bridge vni: the same words make the same kernel state,
# and the same state is shown in the same way.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
need ip bridge jq
ip link add vnetprobe type vxlan external vnifilter dstport 4789 2>/dev/null ||
	skip "the kernel has no VNI filter"
ip link del vnetprobe

for ns in a b; do
	vnet-ns add $ns
	ip -n $ns link add br0 type bridge
	ip -n $ns link set br0 up
	ip -n $ns link add vx0 type vxlan external vnifilter dstport 4789 dev br0
	ip -n $ns link add vx1 type vxlan external vnifilter dstport 4790
	ip -n $ns link add vx2 type vxlan external dstport 4791
	ip -n $ns link set vx0 up
	ip -n $ns link set vx1 up
done

state() {
	bridge -n "$1" vni show
}

while read -r words; do
	# shellcheck disable=SC2086
	twins bridge vnet-bridge vni $words
done <<'END'
add vni 1010-1020 dev vx0
add vni 5,7,30-33 dev vx1
add vni 1040 dev vx0 group 239.1.1.1
add vni 1041 dev vx0 remote 10.0.0.1
add vni 1042 dev vx1 remote fd00::1
add vni 1043 dev vx0 group 10.0.0.1
add vni 50 dev vx2
add vni 50 dev br0
add vni 60
add dev vx0
delete vni 31 dev vx1
delete vni 31 dev vx1
delete vni 1012-1014 dev vx0
END

for options in '' -j -s '-j -s' -o; do
	for words in '' show 'show dev vx1'; do
		alike "bridge -n a $options vni $words" \
			"vnet-bridge -n a $options vni $words"
	done
done

expect 2 vnet-bridge -n b vni add 50 dev vx2
has "$err" "made with 'external vnifilter'"
expect 2 vnet-bridge -n b vni add 50 dev br0
has "$err" "'br0' is no VXLAN"
expect 1 vnet-bridge -n b vni add 16777216 dev vx0
has "$err" '0..16777215'
