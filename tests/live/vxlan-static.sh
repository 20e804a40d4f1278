#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# VXLAN 7 without multicast: each endpoint knows the others, and what has no
# known destination goes to each of them (head-end replication).
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/live/lab.sh
. "$(dirname "$0")/lab.sh"

need_kind vxlan
wire a b c

# endpoint NS N VNI
endpoint() {
	vnet-link -n "$1" add vx7 up address 02:00:00:00:07:0"$2" type vxlan \
		id "$3" local 172.16.0."$2"
	vnet-addr -n "$1" add 10.7.0."$2"/24 dev vx7
	for far in 1 2 3; do
		[ $far = "$2" ] || vnet-tunnel -n "$1" vtep add vx7 \
			172.16.0.$far >/dev/null
	done
}

endpoint a 1 7
endpoint b 2 7
endpoint c 3 7
same "the endpoints" "$(vnet-tunnel -n a -j vtep show vx7 |
	jq -r '[.. | .dst? // empty] | sort | join(" ")')" \
	"172.16.0.2 172.16.0.3"

listen a eth0 at-a udp port 4789
pings a 10.7.0.2
pings c 10.7.0.1
for far in 2 3; do
	hears at-a "172.16.0.1.* > 172.16.0.$far.4789: VXLAN, flags \[I\] \(0x08\), vni 7.*who-has 10.7.0.2"
done
hears at-a "172.16.0.2.* > 172.16.0.1.4789: VXLAN, .*vni 7.*ICMP echo reply"
lacks at-a "172.16.0.1.* > 172.16.0.3.*> 10.7.0.2: ICMP echo"

# An endpoint that is taken away is not asked any more ...
vnet-tunnel -n a vtep del vx7 172.16.0.3 >/dev/null
vnet-tunnel -n c vtep del vx7 172.16.0.1 >/dev/null
for ns in a c; do
	vnet-link -n $ns set vx7 down
	vnet-link -n $ns set vx7 up
done
cut_off a 10.7.0.3
pings a 10.7.0.2

# ... and one with another VNI does not listen.
vnet-link -n b del vx7
endpoint b 2 8
cut_off a 10.7.0.2
cut_off b 10.7.0.1
hears at-a "172.16.0.2.* > 172.16.0.1.4789: VXLAN, .*vni 8.*who-has"
pings b 10.7.0.2
