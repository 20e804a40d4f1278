#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What only a new link can have is refused before anything is sent, with the command that
# makes it again; what it has anyway may be said.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

need_kind veth macvlan vxlan
vnet-link add p0 up type veth peer name p1
vnet-link add br type bridge

# again FILTER WANTED WORDS...: `set WORDS` is refused and changes nothing; the command of
# the hint makes what was wanted.
again() {
	filter=$1 value=$2
	shift 2
	before=$(ip -d -j link show "$1" | jq -cS '.[0] | del(.operstate, .flags)')
	expect 1 vnet-link set "$@"
	has "$err" "cannot be changed"
	same "what is there" "$(ip -d -j link show "$1" |
		jq -cS '.[0] | del(.operstate, .flags)')" "$before"
	command=$(echo "$err" | sed -n 's/.*make it again: //p')
	expect 0 sh -c "$command"
	has "$out" "$1: recreated"
	same "$command" "$(json ".[0] | $filter | tostring" vnet-link -d -j show "$1")" "$value"
}

# The one request is the first and the last.
requests() {
	grep -c '^> ' $tmp/err
}

vnet-link add link p0 name m up mtu 1400 address 02:00:00:00:00:01 type macvlan mode vepa
again '"\(.link) \(.mtu) \(.address) \(.linkinfo.info_data.mode)"' \
	"p1 1400 02:00:00:00:00:01 vepa" m link p1 type macvlan
again '"\(.num_tx_queues) \(.mtu) \(.link)"' "3 1300 p1" m numtxqueues 3 mtu 1300
expect 0 vnet-link set m link p1 type macvlan mode bridge
expect 1 vnet-link set m type vxlan ttl 3
has "$err" "'m' is a macvlan"
expect 2 vnet-link set m type bridge stp_state 1
has "$err" "'m' is a macvlan"
expect 1 vnet-link set group default type macvlan mode bridge
has "$err" "not with a group"

vnet-link add x master br up type vxlan id 5 remote 192.0.2.1 local 192.0.2.2 dstport 4790
again '"\(.master) \(.linkinfo.info_data | "\(.id) \(.remote) \(.local) \(.port)")"' \
	"br 6 192.0.2.1 192.0.2.2 4790" x type vxlan id 6
expect 0 vnet-link set x type vxlan id 6 ageing 77
same "the ageing" "$(json '.[0].linkinfo.info_data.ageing' vnet-link -d -j show x)" 77
expect 1 vnet-link replace x type vxlan id 7 remote 192.0.2.1
has "$err" "'id' of 'x' cannot be changed"

# Only where there is something to be looked at: name to index, and the change.
expect 0 vnet-link --trace set br type bridge stp_state 1
same "requests for a bridge" "$(requests)" 2
expect 0 vnet-link --trace set x type vxlan ageing 78
same "requests for a vxlan" "$(requests)" 2

if has_kind vlan; then
	vnet-link add link p0 name v up type vlan protocol 802.1ad id 7 loose_binding on \
		ingress-qos-map 1:2
	again '"\(.link) " + (.linkinfo.info_data | "\(.protocol) \(.id) \(.flags | sort |
		join(",")) \(.ingress_qos[0].to)")' \
		"p0 802.1ad 8 GVRP,LOOSE_BINDING,REORDER_HDR 2" v type vlan id 8 gvrp on
	vnet-ns add N
	vnet-link set v netns N
	expect 1 vnet-link -n N set v type vlan id 9
	has "$err" "in the namespace of the interface that it stands on"
	expect 0 vnet-link -n N set v type vlan id 8 gvrp off
fi
