#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Three sites, each with a router and a host, in a full mesh of GRE tunnels;
# the key of a tunnel is made of its ends, 12, 13 and 23.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/live/lab.sh
. "$(dirname "$0")/lab.sh"

need_kind gre
wire r1 r2 r3
for i in 1 2 3; do
	forwards r$i
	vnet-ns add h$i
	vnet-link -n r$i add lan up type veth peer name eth0 netns h$i up
	vnet-addr -n r$i add 10.$i.0.1/24 dev lan
	vnet-addr -n h$i add 10.$i.0.2/24 dev eth0
	vnet-route -n h$i add default via 10.$i.0.1
	for j in 1 2 3; do
		[ $i != $j ] || continue
		key=$i$j
		[ $i -lt $j ] || key=$j$i
		vnet-tunnel -n r$i add to$j mode gre local 172.16.0.$i \
			remote 172.16.0.$j key $key ttl 64
		vnet-link -n r$i set to$j up
		vnet-route -n r$i add 10.$j.0.0/24 dev to$j
	done
done

same "the tunnels of r1" "$(json 'map("\(.ifname) \(.remote)") | sort |
	join(", ")' vnet-tunnel -n r1 -j show remote 172.16.0.2)" \
	"to2 172.16.0.2"
listen r1 eth0 r1 ip proto 47
listen r3 eth0 r3 ip proto 47
pings h1 10.2.0.2
hears r1 "172.16.0.1 > 172.16.0.2: GREv0, Flags \[key present\], key=0xc," \
	"172.16.0.2 > 172.16.0.1: GREv0, .*key=0xc,.* 10.2.0.2 > 10.1.0.2: ICMP"
hears r1 "proto GRE \(47\)"
lacks r3 "ICMP echo"	# the way is direct
pings h1 10.3.0.2
pings h3 10.2.0.2
hears r1 "172.16.0.3 > 172.16.0.1: GREv0, .*key=0xd,"
hears r3 "172.16.0.2 > 172.16.0.3: GREv0, .*key=0x17,"
lacks r1 "key=0x17"

# Another key at one end: that tunnel alone is dead, in both directions.
vnet-link -n r2 set to1 type gre key 99
cut_off h1 10.2.0.2
cut_off h2 10.1.0.2
hears r1 "172.16.0.2 > 172.16.0.1: GREv0, .*key=0x63,"
pings h2 10.3.0.2
pings h1 10.3.0.2
vnet-link -n r2 set to1 type gre key 12
pings h1 10.2.0.2
