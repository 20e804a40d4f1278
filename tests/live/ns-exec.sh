#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# exec is the command: status, signals, files of /etc, mounts of /sys.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

vnet-ns add x
expect 0 vnet-ns exec x true
expect 7 vnet-ns exec x sh -c 'exit 7'
expect 127 vnet-ns exec x no-such-command
has "$err" no-such-command
: >$tmp/plain
expect 126 vnet-ns exec x $tmp/plain
expect 137 vnet-ns exec x sh -c 'kill -KILL $$'
expect 1 vnet-ns exec nowhere true
has "$err" nowhere

# It does not fork: a signal to it reaches the command.
vnet-ns exec x sh -c 'trap "exit 9" USR1; touch '$tmp/started'
	while :; do sleep 0.05; done' &
pid=$!
within 5 test -e $tmp/started
kill -USR1 $pid
got=0
wait $pid || got=$?
same "the status after a signal" $got 9

# Arguments, environment and directory pass through.
export VNET_WORD='a  b'
# shellcheck disable=SC2016
same "the words" "$(cd / && vnet-ns exec x sh -c \
	'printf "<%s>" "$@" "$VNET_WORD"; pwd' sh -c 'x y' -n)" \
	"<-c><x y><-n><a  b>/"
same "the links inside" "$(own_links "$(vnet-ns exec x ls /sys/class/net)")" lo

# Files of /etc/netns/NAME lie over those of /etc, for the command alone.
mkdir $tmp/etc $tmp/old
mount --bind /etc $tmp/old
for file in "$tmp"/old/*; do
	ln -s "$file" $tmp/etc/
done
rm -rf $tmp/etc/netns $tmp/etc/hosts
echo outside >$tmp/etc/hosts
mkdir -p $tmp/etc/netns/x
echo inside >$tmp/etc/netns/x/hosts
mount --bind $tmp/etc /etc
same "hosts inside" "$(vnet-ns exec x cat /etc/hosts)" inside
same "hosts outside" "$(cat /etc/hosts)" outside
echo lost >$tmp/etc/netns/x/no-such-file-in-etc
expect 0 vnet-ns exec x true

# The mounts below /sys survive its remounting.
below() {
	sed -n 's,^[^ ]* \(/sys/[^ ]* [^ ]*\) .*,\1,p' | sort
}
grep -q ' /sys/fs/cgroup ' /proc/self/mounts ||
	mount -t cgroup2 cgroup /sys/fs/cgroup 2>/dev/null ||
	mount -t tmpfs cgroup /sys/fs/cgroup
grep -q ' /sys/fs/bpf ' /proc/self/mounts ||
	mount -t bpf bpf /sys/fs/bpf 2>/dev/null ||
	mount -t tmpfs bpf /sys/fs/bpf 2>/dev/null || :
before=$(below </proc/self/mounts)
[ -n "$before" ] || fail "nothing is mounted below /sys"
same "the mounts below /sys" \
	"$(vnet-ns exec x cat /proc/self/mounts | below)" "$before"
same "the entries of cgroup" "$(vnet-ns exec x ls /sys/fs/cgroup)" \
	"$(ls /sys/fs/cgroup)"
same "the mounts outside" "$(below </proc/self/mounts)" "$before"

# All of them: one failure makes the whole fail.
vnet-ns add y
vnet-link -n x add only-x type veth peer name only-p
expect 0 vnet-ns -all exec true
got=0
vnet-ns -all exec test -e /sys/class/net/only-x >/dev/null 2>&1 || got=$?
[ $got -ne 0 ] || fail "-all exec hid the failure in y"
