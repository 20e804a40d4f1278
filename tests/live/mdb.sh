#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# vnet-bridge mdb against bridge mdb: the same words make the same kernel state,
# and the same state is shown in the same way. What bridge 6.1 does not know
# (source lists, get, flush, the groups of a VXLAN) is tried where the kernel can.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
need ip bridge jq

for ns in a b; do
	vnet-ns add $ns
	ip -n $ns link add br0 address 02:00:00:00:02:00 type bridge \
		mcast_snooping 1
	for n in 0 2; do
		ip -n $ns link add v$n address 02:00:00:00:01:0$n type veth \
			peer name w$n address 02:00:00:00:01:1$n
		ip -n $ns link set w$n addrgenmode none up
		ip -n $ns link set v$n addrgenmode none up master br0
	done
	ip -n $ns link set br0 addrgenmode none up
done

# What the kernel joins itself comes when it likes.
state() {
	bridge -n "$1" -d mdb show | grep -v 'grp \(ff02\|224\)' | sort
}

while read -r words; do
	# shellcheck disable=SC2086
	twins bridge vnet-bridge mdb $words
done <<'END'
add dev br0 port v0 grp 239.1.1.1 permanent
add dev br0 port v0 grp 239.1.1.1 permanent
add dev br0 port v2 grp 239.1.1.1 temp
add dev br0 port v0 grp 239.1.1.2 src 10.0.0.1 permanent
add dev br0 port v0 grp ff0e::1 permanent
add dev br0 port v0 grp ff0e::2 src fd00::1 temp
add dev br0 port v0 grp 01:00:5e:01:02:03 permanent
add dev br0 port w0 grp 239.1.1.3
add dev br0 grp 239.1.1.3
add dev br0 port v0
add port v0 grp 239.1.1.3
add dev br0 port v0 grp 10.0.0.1
add dev br0 port v0 grp nonsense
del dev br0 port v2 grp 239.1.1.1
del dev br0 port v2 grp 239.1.1.1
END

vnet-bridge -n a link set v2 mcast_router 2
vnet-bridge -n a mdb add dev br0 port v2 grp 239.1.1.7 temp
timers='s/ *[0-9]*\.[0-9][0-9]//g'
for options in '' -j -s -d '-d -s' '-j -s' '-j -d -s' -o '-d -o'; do
	for words in '' 'show dev br0' 'show vid 7'; do
		alike "bridge -n a $options mdb $words" \
			"vnet-bridge -n a $options mdb $words" "$timers"
	done
done

expect 2 vnet-bridge -n b mdb add dev br0 port w0 grp 239.1.1.3
has "$err" "'w0' is no port of 'br0'"

# Linux 6.3 and later. Sources are shown where IGMP version 3 is spoken.
ip -n b link set br0 type bridge mcast_igmp_version 3
if vnet-bridge -n b mdb add dev br0 port v0 grp 239.1.1.9 permanent \
	source_list 10.0.0.1,10.0.0.2 filter_mode include proto static \
	2>$tmp/err; then
	has "$(vnet-bridge -n b -d mdb | grep '239.1.1.9 permanent')" \
		'filter_mode include source_list 10.0.0.2/0.00,10.0.0.1/0.00 proto static'
	vnet-bridge -n b mdb replace dev br0 port v0 grp 239.1.1.9 permanent \
		source_list 10.0.0.3 filter_mode exclude proto 77
	same "the source" "$(json '[.[0].mdb[] | select(.grp == "239.1.1.9" and
		.source_list).source_list[].address] | join(" ")' \
		vnet-bridge -n b -d -j mdb)" 10.0.0.3
	has "$(vnet-bridge -n b mdb get dev br0 grp 239.1.1.9)" 'port v0'
	vnet-bridge -n b mdb flush dev br0 port v0 permanent
	same "groups after a flush" "$(bridge -n b mdb |
		grep -c 'port v0.*permanent' || :)" 0
else
	has "$(cat $tmp/err)" 'Unknown attribute type'
	has "$(cat $tmp/err)" '^^^'
fi

# Linux 6.4 and later.
ip -n b link add vx0 type vxlan external dstport 4791
if vnet-bridge -n b mdb add dev vx0 port vx0 grp 239.1.1.9 permanent \
	src_vni 7 dst 10.0.0.1 vni 8 2>$tmp/err; then
	same "a VXLAN's group" "$(vnet-bridge -n b mdb show dev vx0)" \
		'dev vx0 port vx0 grp 239.1.1.9 permanent dst 10.0.0.1 vni 8 src_vni 7'
else
	has "$(cat $tmp/err)" 'Device is not a bridge'
fi
