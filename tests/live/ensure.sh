#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# ensure creates, leaves alone, changes in place, or says it cannot.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

# said PATTERN CMD...: it succeeds and says so.
said() {
	pattern=$1
	shift
	expect 0 "$@"
	has "$out$err" "$pattern"
}

expect 0 vnet-link ensure br type bridge stp_state 0
index=$(json '.[0].ifindex' vnet-link -j show br)
said unchanged vnet-link ensure br type bridge stp_state 0
said unchanged vnet-link ensure br
said mtu vnet-link ensure br mtu 1400 up type bridge
hasnt "$out$err" unchanged
same "the mtu" "$(json '.[0].mtu' vnet-link -j show br)" 1400
said unchanged vnet-link ensure br mtu 1400 up
said stp_state vnet-link ensure br type bridge stp_state 1
same "stp" "$(json '.[0].linkinfo.info_data.stp_state' \
	vnet-link -d -j show br)" 1
same "the index" "$(json '.[0].ifindex' vnet-link -j show br)" "$index"

# Pairs, masters and namespaces.
vnet-ns add far
expect 0 vnet-link ensure a up master br type veth peer name b netns far
said unchanged vnet-link ensure a up master br type veth peer name b netns far
said master vnet-link ensure a nomaster
vnet-link -n far show b >/dev/null

# What only a new link could be: nothing is touched, the word is named.
got=0
vnet-link ensure br type veth peer name other >$tmp/said 2>&1 || got=$?
[ $got -ne 0 ] || fail "a bridge became a veth"
has "$(cat $tmp/said)" bridge
same "the index after that" "$(json '.[0].ifindex' vnet-link -j show br)" \
	"$index"
expect 1 vnet-link show other
expect 0 vnet-link ensure br recreate type veth peer name other
same "the kind" "$(json '.[0].linkinfo.info_kind' vnet-link -d -j show br)" \
	veth

# What the kernel refuses leaves the old one as it was, and nothing else.
index=$(json '.[0].ifindex' vnet-link -j show other)
expect 2 vnet-link ensure other recreate type nosuchkind
has "$err" "the old one stays"
has "$err" "Unknown device type"
expect 2 vnet-link ensure other link lo recreate type macvlan mode bridge
has "$err" "the old one stays"
has "$err" "loopback"
same "the index after a refusal" \
	"$(json '.[0].ifindex' vnet-link -j show other)" "$index"
vnet-link add sw type bridge
expect 2 vnet-link ensure other master sw recreate type bridge
has "$err" "the old one stays"
same "the kind after a refusal" \
	"$(json '.[0].linkinfo.info_kind' vnet-link -d -j show other)" veth
hasnt "$(vnet-link show)" ": try"
hasnt "$(vnet-link show)" ": end"

# One that only the old one is in the way of is made anew.
if has_kind vxlan; then
	expect 0 vnet-link ensure vx type vxlan id 7 dstport 4789 \
		local 192.0.2.1
	said recreated vnet-link ensure vx numtxqueues 2 recreate \
		type vxlan id 7 dstport 4789 local 192.0.2.1
	same "the queues" "$(json '.[0].num_tx_queues' vnet-link -d -j show vx)" 2
	expect 0 vnet-link del vx
fi
expect 0 vnet-link add far1 type veth peer name far2
said recreated vnet-link ensure far1 numtxqueues 3 up recreate \
	type veth peer name far2 up netns far
vnet-link -n far show far2 up | grep -q far2 || fail "the other end is gone"
hasnt "$(vnet-link show)$(vnet-link -n far show)" ": end"

# Addresses.
vnet-link set br up
expect 0 vnet-addr ensure 10.0.0.1/24 dev br
said unchanged vnet-addr ensure 10.0.0.1/24 dev br
said scope vnet-addr ensure 10.0.0.1/24 dev br scope link
same "the addresses" "$(json '[.[0].addr_info[] | .local + " " + .scope] |
	join(",")' vnet-addr -4 -j show dev br)" "10.0.0.1 link"
