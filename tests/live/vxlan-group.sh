#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# VXLAN 101 over a multicast group with three endpoints: the first ARP request
# goes to the group, what follows to the endpoint it was learnt from.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/live/lab.sh
. "$(dirname "$0")/lab.sh"

need_kind vxlan
wire a b c
i=0
for ns in a b c; do
	i=$((i + 1))
	vnet-link -n $ns add vx101 up address 02:00:00:00:01:0$i type vxlan \
		id 101 group 239.1.1.101 dev eth0
	vnet-addr -n $ns add 10.101.0.$i/24 dev vx101
done

listen a eth0 at-a udp port 4789
listen c eth0 at-c udp port 4789
pings a 10.101.0.2
hears at-a "172.16.0.1.* > 239.1.1.101.4789: VXLAN, flags \[I\] \(0x08\), vni 101.*Request who-has 10.101.0.2" \
	"172.16.0.2.* > 172.16.0.1.4789: VXLAN, .*vni 101.*Reply 10.101.0.2 is-at 02:00:00:00:01:02" \
	"172.16.0.1.* > 172.16.0.2.4789: VXLAN, .*vni 101.*ICMP echo request" \
	"172.16.0.2.* > 172.16.0.1.4789: VXLAN, .*vni 101.*ICMP echo reply"
lacks at-a "239.1.1.101.*ICMP echo"
hears at-c "172.16.0.1.* > 239.1.1.101.4789: .*who-has 10.101.0.2"
lacks at-c "ICMP echo"
learnt() {
	vnet-bridge -n "$1" -j fdb show dev vx101 | jq -r --arg mac "$2" \
		'[.[] | select(.mac == $mac) | .dst] | join(" ")'
}
same "where b is" "$(learnt a 02:00:00:00:01:02)" 172.16.0.2
same "where a is, as c has heard" "$(learnt c 02:00:00:00:01:01)" 172.16.0.1
pings c 10.101.0.1
pings b 10.101.0.3

# Another VNI at one side.
vnet-link -n c del vx101
vnet-link -n c add vx101 up address 02:00:00:00:01:03 type vxlan \
	id 102 group 239.1.1.101 dev eth0
vnet-addr -n c add 10.101.0.3/24 dev vx101
cut_off a 10.101.0.3
cut_off c 10.101.0.1
hears at-c "172.16.0.3.* > 239.1.1.101.4789: VXLAN, .*vni 102.*who-has"
pings a 10.101.0.2
