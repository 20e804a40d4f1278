#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Ethernet over GRE as NVGRE has it (RFC 7637): a gretap with a key, network 42
# and flow 1, is a port of a bridge at each side.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/live/lab.sh
. "$(dirname "$0")/lab.sh"

need_kind gretap
wire a b
key=0x00002a01
i=0
for side in a b; do
	i=$((i + 1))
	far=$((3 - i))
	vnet-ns add host-$side
	vnet-link -n $side add br up type bridge
	vnet-link -n $side add port master br up type veth \
		peer name eth0 address 02:00:00:00:00:0$i netns host-$side up
	vnet-addr -n host-$side add 10.42.0.$i/24 dev eth0
	vnet-link -n $side add nv master br up type gretap \
		local 172.16.0.$i remote 172.16.0.$far key $key ttl 64
done

listen a eth0 wire ip proto 47
pings host-a 10.42.0.2
hears wire "172.16.0.1 > 172.16.0.2: GREv0, Flags \[key present\], key=0x2a01" \
	"172.16.0.2 > 172.16.0.1: GREv0, .*proto TEB \(0x6558\)" \
	"proto GRE \(47\)" \
	"02:00:00:00:00:01 > 02:00:00:00:00:02,.*ICMP echo request"
same "what the bridge has learnt" "$(json '[.[] | select(.mac ==
	"02:00:00:00:00:02" and .master == "br") | .ifname] | join(" ")' \
	vnet-bridge -n a -j fdb show br br)" nv

vnet-link -n b set nv type gretap key 0x00002b01
cut_off host-a 10.42.0.2
hears wire "172.16.0.2 > 172.16.0.1: GREv0, .*key=0x2b01"
vnet-link -n b set nv type gretap key $key
pings host-b 10.42.0.1
