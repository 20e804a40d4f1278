#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Two hundred adds at once succeed; a killed one leaves no trap behind.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

count=200
pids=
i=0
while [ $i -lt $count ]; do
	vnet-ns add r$i 2>>$tmp/errors &
	pids="$pids $!"
	i=$((i + 1))
done
failed=0
for pid in $pids; do
	wait "$pid" || failed=$((failed + 1))
done
same "adds that failed ($(head -n 3 $tmp/errors))" $failed 0
same "namespaces" "$(vnet-ns list | wc -l)" $count
vnet-ns exec r0 true
vnet-ns exec r$((count - 1)) true
same "mounts of one namespace" \
	"$(grep -c ' /run/netns/r7 ' /proc/self/mounts)" 1

# All of them away, also at once.
i=0
pids=
while [ $i -lt $count ]; do
	vnet-ns del r$i &
	pids="$pids $!"
	i=$((i + 1))
done
for pid in $pids; do
	wait "$pid" || fail "a del failed"
done
same "what is left" "$(vnet-ns list)" ""

# Killed at any moment: list, exec, add and del cope.
i=0
while [ $i -lt 60 ]; do
	vnet-ns add k$i 2>/dev/null &
	pid=$!
	sleep "0.000$((i % 10))"
	kill -KILL $pid 2>/dev/null || :
	wait $pid 2>/dev/null || :
	i=$((i + 1))
done
expect 0 vnet-ns list
same "complaints of list" "$err" ""
for name in $(vnet-ns list | cut -d' ' -f1); do
	expect 0 vnet-ns exec "$name" true
	vnet-ns del "$name"
done
i=0
while [ $i -lt 60 ]; do
	expect 0 vnet-ns add k$i
	expect 0 vnet-ns exec k$i true
	expect 0 vnet-ns del k$i
	i=$((i + 1))
done

# One name, wanted by twenty: one gets it.
i=0
while [ $i -lt 20 ]; do
	{ vnet-ns add only 2>/dev/null && echo won; } >>$tmp/winners &
	i=$((i + 1))
done
wait
same "winners" "$(grep -c won $tmp/winners)" 1
vnet-ns exec only true
