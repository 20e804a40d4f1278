#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A monitor that is stopped while links come and go, and so loses events, ends
# with the true picture: in one namespace, and in all that have an id.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
need ip jq

pairs=${VNET_MONITOR_PAIRS:-2000}
[ "${VNET_KERNEL:-host}" = host ] || pairs=300

# What a reader believes who follows the lines.
picture() {
	jq -rn 'reduce inputs as $e ({}; "\($e.netns) \($e.ifindex)" as $k |
		if $e.object != "link" then . elif $e.deleted then del(.[$k])
		else .[$k] = "\($e.ifname) \($e.mtu)" end) |
		to_entries[] | "\(.key) \(.value)"' "$1" | sort
}

# truth NAME [NS]: what ip says, with the name of the namespace before it.
truth() {
	ip ${2:+-n "$2"} -j link |
		jq -r '.[] | "'"$1"' \(.ifindex) \(.ifname) \(.mtu)"'
}

one() {
	picture $tmp/one >$tmp/picture 2>/dev/null
	truth null | sort | cmp -s - $tmp/picture
}

all() {
	picture $tmp/all >$tmp/picture 2>/dev/null
	{ truth null; truth n1 n1; } | sort | cmp -s - $tmp/picture
}

vnet-ns add n1
vnet-ns set n1 3
vnet-monitor -j rcvbuf 65536 initial link address >$tmp/one &
first=$!
vnet-monitor -j rcvbuf 65536 initial all-nsid link address >$tmp/all &
second=$!
within 20 one
within 20 all

# Half of the pairs are in a group, to be deleted at once.
i=0
while [ $i -lt "$pairs" ]; do
	group=
	[ $((i % 2)) = 0 ] || group='group 7'
	echo "link add a$i $group type veth peer name b$i $group"
	i=$((i + 1))
done >$tmp/batch

kill -STOP $first $second
ip -batch $tmp/batch
ip -n n1 -batch $tmp/batch
ip link set a0 mtu 1400
ip link set a2 name renamed
ip link del group 7
ip -n n1 link del group 7
kill -CONT $first $second

within 60 one
within 60 all
[ "$(wc -l <$tmp/picture)" -gt "$pairs" ] || fail "few links: $(cat $tmp/picture)"
has "$(cat $tmp/one)" '"object":"resync"'
has "$(cat $tmp/all)" '"object":"resync"'

# A namespace that dies takes its links out of the picture.
gone() {
	! picture $tmp/all | grep -q '^n1 '
}
vnet-ns del n1
within 60 gone
kill $first $second
