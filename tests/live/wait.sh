#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# wait returns when it is so, or fails when the time is over.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

# over CMD...: it fails, and not before a second has gone.
over() {
	begun=$(date +%s%N)
	got=0
	"$@" >$tmp/out 2>$tmp/err || got=$?
	[ $got -ne 0 ] || fail "'$*' succeeded"
	[ -s $tmp/err ] || fail "'$*' failed without a word"
	[ $((($(date +%s%N) - begun) / 1000000)) -ge 900 ] ||
		fail "'$*' did not wait: $(cat $tmp/err)"
}

# later CMD...: run it while the next command waits.
later() {
	{
		sleep 0.5
		"$@"
	} &
}

over vnet-link wait a exists timeout 1
later vnet-link add a type veth peer name b
expect 0 vnet-link wait a exists timeout 10
expect 0 vnet-link wait a exists

over vnet-link wait a up timeout 1
later vnet-link set a up
expect 0 vnet-link wait a up timeout 10

over vnet-link wait a carrier timeout 1
later vnet-link set b up
expect 0 vnet-link wait a carrier timeout 10

over vnet-link wait a gone timeout 1
later vnet-link del a
expect 0 vnet-link wait a gone timeout 10
expect 0 vnet-link wait a gone timeout 1

# Notifications that were lost while it could not run are no loss.
need ip
vnet-link add a type veth peer name b
vnet-link wait last exists timeout 20 &
waiter=$!
stopped() {
	grep -q '^State:.*T' /proc/$waiter/status
}
sleep 0.5
kill -STOP $waiter
within 5 stopped
yes 'link set dev a mtu 1000
link set dev a mtu 1500' | head -n 400 | ip -batch -
vnet-link add last type veth peer name first
kill -CONT $waiter
wait $waiter || fail "the waiter ended with $?"
vnet-link del a

# In another namespace, and a rename counts as an arrival.
vnet-ns add n
vnet-link -n n add x type veth peer name y
later vnet-link -n n set x name z
expect 0 vnet-link -n n wait z exists timeout 10
expect 0 vnet-link -n n wait x gone timeout 10

# Duplicate address detection comes to an end.
vnet-link -n n set z up
vnet-link -n n set y up
vnet-addr -n n add 2001:db8::1/64 dev z
expect 0 vnet-addr -n n wait dev z timeout 10
same "tentative addresses" "$(json '[.[].addr_info[]? |
	select(.tentative)] | length' vnet-addr -n n -j show dev z)" 0
wait
