#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The monitor says what ip says, follows renames, records and plays back.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
need ip jq

# The same while both listen: links, addresses, routes and the rest.
begun() {
	[ -s "$1" ]
}

vnet-ns add n1
vnet-ns set n1 5
mon="link address route rule nexthop neigh netconf nsid"
ip -4 monitor link address route rule nexthop neigh netconf nsid label >$tmp/ip &
a=$!
# shellcheck disable=SC2086
vnet-monitor -4 $mon label >$tmp/vnet &
b=$!
# shellcheck disable=SC2086
vnet-monitor -4 $mon label record $tmp/recorded >/dev/null &
c=$!
vnet-monitor -j all-nsid link >$tmp/json &
d=$!
vnet-monitor -ts dev lo >$tmp/lo &
e=$!

# Each listens as soon as it tells of a change.
poke() {
	vnet-link set lo mtu $((65000 + tries))
	begun $tmp/ip && begun $tmp/vnet && begun $tmp/json &&
		begun $tmp/recorded && begun $tmp/lo
}
tries=0
within 20 poke

vnet-link set lo up
vnet-link add v0 type veth peer name v1
vnet-link set v0 up alias "a remark"
vnet-link set v1 up
vnet-addr add 10.0.0.1/24 dev v1
vnet-addr add fd00::1/64 nodad dev v1
vnet-route add 10.1.0.0/16 via 10.0.0.2
vnet-route replace 10.1.0.0/16 via 10.0.0.3
vnet-neigh add 10.0.0.9 lladdr 02:00:00:00:00:01 dev v1
ip rule add from 10.0.0.1 table 100
ip nexthop add id 7 via 10.0.0.3 dev v1
ip nexthop del id 7
ip rule del from 10.0.0.1 table 100
vnet-neigh del 10.0.0.9 dev v1
vnet-route del 10.1.0.0/16
vnet-link set v1 down # renamed while up: Linux 6.2 and later only
vnet-link set v1 name w1
vnet-link set w1 up
vnet-addr del 10.0.0.1/24 dev w1
vnet-link -n n1 add inside type veth peer name outside
vnet-link add last type bridge
vnet-link del v0

said() {
	grep -q "$2" "$1"
}
for file in ip vnet recorded; do
	within 20 said $tmp/$file 'last'
done
within 20 said $tmp/json '"deleted":true'
within 20 said $tmp/vnet 'Deleted .*w1@'
within 20 said $tmp/ip 'Deleted .*w1@'
kill $a $b $c $d $e

# As ip prints it, but for the name after the rename, which ip gets wrong; both
# began to listen at a time of their own.
since() {
	sed -n '/v1@NONE/,$p' "$1" | sed 's/[0-9]*sec/Nsec/g'
}
since $tmp/ip | sed '/w1/,$s/\([: @]\| inet6\{0,1\} \)v1\b/\1w1/g' >$tmp/ip.since
since $tmp/vnet >$tmp/vnet.since
cmp $tmp/ip.since $tmp/vnet.since ||
	fail "$(diff $tmp/ip.since $tmp/vnet.since)"

# The namespace of an event has its name.
same "whose" "$(jq -rn '[inputs | select(.ifname == "inside" and
	(.deleted | not)) | .netns] | unique | join(" ")' $tmp/json)" n1

# Played back, by ip and by vnet: the same, and as it was heard.
ip -4 monitor file $tmp/recorded >$tmp/ip.file
vnet-monitor -4 label file $tmp/recorded >$tmp/vnet.file
sed -n '/v1@NONE/,$p' $tmp/vnet.file >$tmp/vnet.played
cmp $tmp/vnet.since $tmp/vnet.played ||
	fail "$(diff $tmp/vnet.since $tmp/vnet.played)"
vnet-monitor -j file $tmp/recorded |
	jq -en '[inputs | select(.object == "link" and .ifname == "w1")] |
		length > 1' >/dev/null || fail "no w1 in the JSON"

# Half a message at the end of a file is said, as is a file of something else.
head -c 700 $tmp/recorded >$tmp/cut
expect 2 vnet-monitor file $tmp/cut
has "$err" "no netlink message at byte"
expect 2 vnet-monitor file $tmp/nosuch
has "$err" "No such file"

# -ts begins each line with the time, dev keeps to the link.
has "$(sed -n 1p $tmp/lo)" "[2"
hasnt "$(cat $tmp/lo)" v0@
expect 1 vnet-monitor dev nosuch
has "$err" "there is no interface 'nosuch'"

# A reader that has gone ends it, a full disk is said.
if [ -e /dev/full ]; then
	expect 2 sh -c 'vnet-monitor initial link >/dev/full'
	has "$err" "No space left"
fi
