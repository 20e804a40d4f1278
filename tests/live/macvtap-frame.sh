#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A frame is written to and read from the device node of a macvtap.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

need tapframe
need_kind macvtap
vnet-link add wire up address 02:00:00:00:00:01 type veth \
	peer name far address 02:00:00:00:00:02
vnet-link set far up
vnet-link add link wire name tap0 address 02:00:00:00:00:03 up \
	type macvtap mode bridge

# The node udev would make; the numbers are in the sysfs of this namespace.
mkdir $tmp/sys
mount -t sysfs sys $tmp/sys
numbers=$(cat $tmp/sys/class/net/tap0/tap*/dev)
index=$(cat $tmp/sys/class/net/tap0/ifindex)
mknod $tmp/tap c "${numbers%:*}" "${numbers#*:}" 2>/dev/null ||
	skip "this user may not make device nodes"

# hears ENDPOINT: wait until the listener is ready.
listen() {
	tapframe recv "$1" 10 >$tmp/heard &
	listener=$!
	within 5 grep -q ready $tmp/heard
}

listen if:far
tapframe send tap:$tmp/tap 02:00:00:00:00:02 02:00:00:00:00:03 "from the tap"
wait $listener || fail "the frame never arrived"
has "$(cat $tmp/heard)" \
	"02:00:00:00:00:03 02:00:00:00:00:02 from the tap"

listen tap:$tmp/tap
tapframe send if:far 02:00:00:00:00:03 02:00:00:00:00:02 "to the tap"
wait $listener || fail "the frame never came out"
has "$(cat $tmp/heard)" "02:00:00:00:00:02 02:00:00:00:00:03 to the tap"

# What vnet-link shows of the node is what the kernel says.
out=$(vnet-link -d show tap0)
has "$out" "/dev/tap$index"
has "$out" "$numbers"
