#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# ARP answered by the bridge itself (neigh_suppress): the request for a host
# that was entered never leaves, the packets to it do.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/live/lab.sh
. "$(dirname "$0")/lab.sh"

need_kind vxlan
wire a b
i=0
for side in a b; do
	i=$((i + 1))
	far=$((3 - i))
	vnet-ns add host-$side
	vnet-link -n $side add br up type bridge mcast_snooping 0
	vnet-link -n $side add port master br mtu 1450 up type veth \
		peer name eth0 mtu 1450 address 02:00:00:00:00:0$i netns host-$side up
	vnet-addr -n host-$side add 10.42.0.$i/24 dev eth0
	vnet-link -n $side add vx master br mtu 1450 up type vxlan \
		id 42 local 172.16.0.$i nolearning
	vnet-tunnel -n $side vtep add vx 172.16.0.$far >/dev/null
	vnet-link -n $side set vx type bridge_slave neigh_suppress on \
		learning off
done

# As long as nobody is entered, the request is flooded.
listen a eth0 before udp port 4789
pings host-a 10.42.0.2
hears before "172.16.0.1.* > 172.16.0.2.4789: VXLAN, flags \[I\] \(0x08\), vni 42.*Request who-has 10.42.0.2"

vnet-tunnel -n a host add vx 02:00:00:00:00:02 172.16.0.2 ip 10.42.0.2 \
	>/dev/null
vnet-tunnel -n b host add vx 02:00:00:00:00:01 172.16.0.1 ip 10.42.0.1 \
	>/dev/null
vnet-tunnel -n a check vx >$tmp/check ||
	fail "check: $(cat $tmp/check)"
for side in a b; do
	vnet-neigh -n host-$side flush dev eth0
done
listen a eth0 after udp port 4789
listen host-a eth0 host arp
pings host-a 10.42.0.2
hears host "Request who-has 10.42.0.2" \
	"Reply 10.42.0.2 is-at 02:00:00:00:00:02"
hears after "172.16.0.1.* > 172.16.0.2.4789: VXLAN, .*vni 42.*ICMP echo request" \
	"172.16.0.2.* > 172.16.0.1.4789: VXLAN, .*vni 42.*ICMP echo reply"
lacks after "who-has"

# Another VNI at the far side: ARP is still answered, but nobody is there.
vnet-link -n b del vx
vnet-link -n b add vx master br up type vxlan id 43 local 172.16.0.2
vnet-neigh -n host-a flush dev eth0
cut_off host-a 10.42.0.2
same "the neighbour" "$(vnet-neigh -n host-a -j show 10.42.0.2 |
	jq -r '.[0].lladdr')" 02:00:00:00:00:02
lacks after "who-has"
