#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Two sites talk through a GRE tunnel with a key, over a network that does not
# know their addresses; the capture has protocol 47 and the key.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

need tcpdump
need_kind veth gre

# host1 - router1 - net - router2 - host2
for ns in host1 router1 net router2 host2; do
	vnet-ns add $ns up
done
vnet-link -n host1 add eth0 up type veth peer name lan netns router1
vnet-link -n host2 add eth0 up type veth peer name lan netns router2
vnet-link -n router1 add wan up type veth peer name r1 netns net
vnet-link -n router2 add wan up type veth peer name r2 netns net
vnet-addr -n host1 add 192.168.1.102/24 dev eth0
vnet-addr -n host2 add 192.168.2.115/24 dev eth0
vnet-addr -n router1 add 192.168.1.1/24 dev lan
vnet-addr -n router2 add 192.168.2.1/24 dev lan
vnet-addr -n router1 add 172.17.10.10/24 dev wan
vnet-addr -n router2 add 172.16.11.10/24 dev wan
vnet-addr -n net add 172.17.10.1/24 dev r1
vnet-addr -n net add 172.16.11.1/24 dev r2
for ns in router1 router2; do
	vnet-link -n $ns set lan up
done
for end in r1 r2; do
	vnet-link -n net set $end up
done
for ns in router1 net router2; do
	vnet-ns exec $ns sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'
done
vnet-route -n host1 add default via 192.168.1.1
vnet-route -n host2 add default via 192.168.2.1
vnet-route -n router1 add 172.16.11.0/24 via 172.17.10.1
vnet-route -n router2 add 172.17.10.0/24 via 172.16.11.1

vnet-link -n router1 add site2 up type gre \
	local 172.17.10.10 remote 172.16.11.10 key 101 ttl 64
vnet-link -n router2 add site1 up type gre \
	local 172.16.11.10 remote 172.17.10.10 key 101 ttl 64
vnet-route -n router1 add 192.168.2.0/24 dev site2
vnet-route -n router2 add 192.168.1.0/24 dev site1
same "the MTU" "$(json '.[0].mtu' vnet-link -n router1 -j show site2)" 1472

vnet-ns exec net tcpdump -Z root -n -U --immediate-mode -i r1 -w $tmp/pcap ip 2>$tmp/dump &
dump=$!
within 20 grep -q listening $tmp/dump
pings host1 192.168.2.115

seen() {
	tcpdump -n -v -r $tmp/pcap 2>/dev/null | tr '\n' ' ' | grep -q "$1"
}

request='192.168.1.102 > 192.168.2.115: ICMP echo request'
reply='192.168.2.115 > 192.168.1.102: ICMP echo reply'
within 20 seen "proto GRE (47).*172.17.10.10 > 172.16.11.10: GREv0.*key=0x65,.*$request"
within 20 seen "172.16.11.10 > 172.17.10.10: GREv0.*key=0x65,.*$reply"
kill $dump
wait $dump || :
same "what is not in the tunnel" "$(tcpdump -n -r $tmp/pcap 'ip and not proto 47' 2>/dev/null)" ""

# Another key on one side, and neither hears the other.
vnet-link -n router2 set site1 type gre key 102
expect 1 vnet-ns exec host1 ping -c2 -i0.2 -W1 192.168.2.115
has "$out" " 0 received"
vnet-link -n router2 set site1 type gre key 101
pings host1 192.168.2.115

# A change of something else leaves the tunnel as it works.
vnet-link -n router1 set site2 type gre ttl 9
pings host1 192.168.2.115
