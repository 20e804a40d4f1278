#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A name that cannot be taken away says for whom it is mounted; one that others
# merely have mounted, too, goes.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

need unshare

# holds PID: it has the mount.
holds() {
	grep -q ' /run/netns/held ' "/proc/$1/mountinfo"
}

vnet-ns add held
unshare -m --propagation private sleep 1000 &
holder=$!
within 10 holds $holder
within 10 grep -q sleep /proc/$holder/comm

# Mounts that a user namespace was given are locked there: the kernel lets go
# of them for nobody.
unshare -Urm true 2>/dev/null || skip "the kernel has no user namespaces"
expect 2 unshare -Urm vnet-ns del held
has "$err" "cannot remove /run/netns/held: Device or resource busy"
has "$err" "it is mounted for: "
has "$err" "$holder sleep"
hasnt "$err" "[0-9] vnet-ns"
has "$(vnet-ns list)" held
expect 0 vnet-ns exec held true

# Where it is not locked it goes, whoever else has it.
expect 0 vnet-ns del held
hasnt "$(vnet-ns list)" held
[ ! -e /run/netns/held ] || fail "the file is still there"
expect 0 vnet-ns add held
kill $holder
