# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
# The state that shows.sh looks at, built with ip: of every kind that this
# kernel has at least one, with its rarer properties. Sourced.

kind() {
	case $(ip link add vnetprobe type "$1" 2>&1) in
	*"Unknown device type"*) return 1 ;;
	esac
	ip link del vnetprobe 2>/dev/null || :
}

# A namespace that has no name, but an id: what lives there keeps it.
namespaces() {
	for ns in n1 n2 n3 'two words'; do
		ip netns add "$ns"
	done
	ip netns set n2 7
	ip link set lo up
	ip link add v0 type veth peer name p0 netns n1
	ip link add v2 type veth peer name p2 netns n2
	ip link add v3 type veth peer name p3 netns n3
	ip netns exec n3 sleep 1000 &
	sleep 0.2
	ip netns del n3
}

# Names that are words of the grammar.
names() {
	ip link add name br type bridge
	ip link add name a type veth peer name b
	ip link add name up type ifb
	ip link add name type type ifb
	ip link add name dev type ifb
	ip link add name h type ifb
	ip link set dev up up
	ip link set dev type alias 'an alias "in quotes" \ and more: äöü'
	ip link set dev dev group 5
	ip link set dev h group 5 txqueuelen 77 mtu 1400
	ip link property add dev a altname left altname the-other-left
	ip link property add dev br altname switch
}

properties() {
	ip link add q0 mtu 9000 numtxqueues 4 numrxqueues 2 txqueuelen 0 \
		address 02:00:00:00:00:51 type veth peer name q1 \
		address 02:00:00:00:00:52
	ip link set q0 promisc on allmulticast on arp off addrgenmode none
	ip link set q1 multicast off dynamic on addrgenmode stable_secret \
		2>/dev/null || :
	ip link set q1 mode dormant up
	ip link set v0 addrgenmode eui64 up
	ip link set v2 gso_max_size 30000 gso_max_segs 10 up
	ip netns exec n1 ip link set p0 up
	ip link set dev a up
	ip link set dev b up
}

bridges() {
	ip link set dev br type bridge stp_state 1 priority 4096 hello_time 300 \
		max_age 1500 forward_delay 400 ageing_time 10000 \
		mcast_snooping 1 mcast_querier 1 group_fwd_mask 0x8 \
		mcast_hash_max 512 nf_call_iptables 1 mcast_stats_enabled 1
	ip link set dev br up
	ip link set dev a master br
	ip link set dev h master br
	ip link set dev a type bridge_slave cost 9 priority 5 hairpin on \
		guard on learning off mcast_fast_leave on isolated on \
		neigh_suppress on group_fwd_mask 0x4000 mcast_router 2
	ip link set dev h type bridge_slave backup_port a proxy_arp on
	ip link set dev h up
}

macvlans() {
	ip link add mp type veth peer name mq
	ip link set mp up
	ip link set mq up
	for mode in private vepa bridge; do
		ip link add "mv-$mode" link mp type macvlan mode $mode
		ip link add "mt-$mode" link mp type macvtap mode $mode
	done
	ip link add mv-source link mp type macvlan mode source \
		macaddr set 02:00:00:00:aa:01 02:00:00:00:aa:02
	ip link add mt-source link mp type macvtap mode source bcqueuelen 500
	ip link set mt-source type macvtap macaddr add 02:00:00:00:aa:03
	ip link add mv-source0 link mp type macvlan mode source
	ip link add mv-passthru link q0 type macvlan mode passthru nopromisc
	ip link add mt-passthru link mq type macvtap mode passthru
	ip link set mv-bridge up
	ip link set mv-vepa up protodown on protodown_reason 3 on
	ip link add far link v0 netns n1 type macvlan mode bridge
}

addresses() {
	ip addr add 10.0.0.1/24 brd + dev br
	ip addr add 10.0.0.2/24 brd 10.0.0.255 label br:two dev br
	ip addr add 10.0.0.3/24 dev br metric 300
	ip addr add 10.0.1.1 peer 10.0.1.2/32 dev a
	ip addr add 10.0.2.1 peer 10.0.3.0/24 dev a scope link
	ip addr add 10.0.4.1/8 dev b scope host noprefixroute
	ip addr add 10.0.5.1/16 dev b valid_lft 5000 preferred_lft 4000
	ip addr add 10.0.6.1/16 dev b valid_lft 5000 preferred_lft 0
	ip addr add 127.0.0.9/8 dev lo scope 100 2>/dev/null || :
	ip addr add 0.0.0.0/0 dev up 2>/dev/null || :
	ip addr add 192.0.2.1/31 brd 192.0.2.9 anycast 192.0.2.8 dev up
	ip addr add fd00::1/64 dev br nodad
	ip addr add fd00::2/64 dev br nodad home mngtmpaddr
	ip addr add fd00::3/128 peer fd00::4 dev a nodad
	ip addr add fd00::5/64 dev b nodad noprefixroute metric 77
	ip addr add fd00::6/64 dev b nodad valid_lft 5000 preferred_lft 0
	ip addr add fd00::7/64 dev b nodad valid_lft 5000 preferred_lft 4000
	ip addr add fd00::8/64 dev q0 scope site 2>/dev/null || :
	ip addr add fd00::9/64 dev q0 optimistic 2>/dev/null || :
	ip addr add fe80::77/64 dev h nodad
	ip addr add ff02::99/64 dev h autojoin
	ip addr add 224.9.9.9/32 dev h autojoin
	ip addr add fd00:1234:5678:9abc:def0:1234:5678:9abc/128 dev up nodad
	# An address that is in use already stays dadfailed.
	ip addr add fd00:d::1/64 dev b nodad
	ip addr add fd00:d::2/64 dev q1
}

vxlans() {
	kind vxlan || return 0
	ip link add vx type vxlan id 42 local 127.0.0.1 group 239.1.1.1 \
		dev br dstport 4789 ttl 9
	ip link set vx up
	ip link add vy type vxlan id 43 remote fd00::99 dstport 4790 \
		udp6zerocsumrx
}

# Counters with a k, and an IPv4 address on a link with its peer elsewhere.
traffic() {
	ip link add t0 type veth peer name t1 netns n1
	ip addr add 10.6.9.1/24 dev t0
	ip link set t0 up
	ip -n n1 addr add 10.6.9.2/24 dev t1
	ip -n n1 link set t1 up
	ping -q -c 100 -i 0.01 -s 1400 10.6.9.2 >/dev/null
}

# What only the guest has.
dummies() {
	kind dummy || return 0
	ip link add d0 type dummy
	ip link add d1 numtxqueues 3 type dummy
	ip link add d2 type dummy
	ip link add d3 type dummy
	ip link set d0 up
	ip addr add 10.9.0.1/16 dev d0
	ip addr add 10.9.0.2/16 dev d0
}

vlans() {
	kind vlan || return 0
	ip link add link d0 name d0.5 type vlan id 5
	ip link add link d0 name qos type vlan protocol 802.1ad id 4094 \
		reorder_hdr off gvrp on mvrp on loose_binding on \
		ingress-qos-map 0:7 3:2 egress-qos-map 1:1 6:5
	ip link add link v0 name up.1 type vlan id 1 bridge_binding on
	ip link set d0.5 up
	ip link add name br2 type bridge vlan_filtering 1 \
		vlan_protocol 802.1ad vlan_default_pvid 9 vlan_stats_enabled 1
	ip link set d1 master br2
	ip link set br2 up
	ip link set d1 up
}

others() {
	kind bond && ip link add bond type bond mode active-backup miimon 100 &&
		ip link set d2 master bond && ip link set bond up
	kind vrf && ip link add red type vrf table 10 && ip link set red up &&
		ip link set d3 master red && ip addr add 10.8.0.1/24 dev d3
	kind team && ip link add team type team
	kind ipvlan && ip link add ipv link v2 type ipvlan mode l3
	kind gre && {
		ip link add gre-t type gre local 10.0.0.1 remote 10.0.0.99 \
			key 7 ttl 3
		ip link set gre-t up
	}
	kind gretap && ip link add gtap type gretap local 10.0.0.1 \
		remote 10.0.0.98
	kind sit && ip link add sit-t type sit local 10.0.0.1
	kind ip6tnl && ip link add tnl-t type ip6tnl local fd00::1 \
		remote fd00::2
	kind geneve && ip link add gnv type geneve id 3 remote 10.0.0.97
	kind vcan && ip link add can type vcan && ip link set can up
	kind nlmon && ip link add mon type nlmon
	[ ! -e /dev/net/tun ] || {
		ip tuntap add dev tun mode tun
		ip tuntap add dev tap mode tap
		ip addr add 10.7.0.1 peer 10.7.0.2 dev tun
	}
	return 0
}

# Duplicate address detection and multicast reports are over, and nothing
# new is started.
settle() {
	tries=30
	while ip -6 addr | grep tentative | grep -qv dadfailed &&
		[ $tries -gt 0 ]; do
		tries=$((tries - 1))
		sleep 0.1
	done
	sleep 1
}

state() {
	namespaces
	names
	properties
	bridges
	macvlans
	addresses
	vxlans
	traffic
	dummies
	vlans
	others
	settle
}
