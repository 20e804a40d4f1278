#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What save prints, run by a shell, makes the same links again.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

state() {
	vnet-link -d -j show | jq -c 'map(select(.ifname != "lo")) |
		sort_by(.ifname)[] | del(.ifindex, .link_index, .operstate,
		.tap_node, .tap_minor, .permaddr,
		.linkinfo.info_data.active_slave,
		.linkinfo.info_slave_data.mii_status,
		.linkinfo.info_slave_data.state) |
		.flags -= ["LOWER_UP", "NO-CARRIER", "M-DOWN"] |
		walk(if type == "object" then with_entries(select(.key |
			test("_timer$|_id$|^designated_|^root_|^topology_") |
			not)) else . end)'
	vnet-link -n n1 -d -j show | jq -c 'map(select(.ifname == "w;1"))[] |
		del(.ifindex, .link_index)'
}

# again NAME...: save, delete the links, make them again.
again() {
	state >$tmp/before
	vnet-link save >$tmp/commands
	for name; do
		vnet-link del dev "$name"
	done
	sh -eux $tmp/commands || fail "$(cat $tmp/commands)"
	state >$tmp/after
	cmp -s $tmp/before $tmp/after ||
		fail "$(cat $tmp/commands; diff $tmp/before $tmp/after)"
}

need jq
vnet-ns add n1
mac=02:00:00:00:00
vnet-link add br0 address $mac:01 type bridge stp_state 1 priority 5
vnet-link add v0 address $mac:02 mtu 1400 type veth \
	peer name v1 address $mac:03 up
vnet-link set v0 master br0
vnet-link set v0 type bridge_slave learning off hairpin on cost 7
vnet-link set v0 up
vnet-link add w0 up type veth peer name 'w;1' mtu 1300 netns n1
vnet-link add link up group 7 arp off promisc on type bridge
vnet-link set link alias "it's \"two\" \$words"
# shellcheck disable=SC2016
vnet-link property add dev br0 altname other altname 'ba$r'
vnet-link add up addrgenmode none type veth peer name down
again br0 v0 w0 link up

if has_kind macvlan; then
	vnet-link add link up name m0 type macvlan mode source \
		macaddr set $mac:0a $mac:0b
	vnet-link add link up name t0 up type macvtap mode private
	again t0 m0 br0 v0 w0 link up
fi
if has_kind vlan; then
	vnet-link add link up name l.5 mtu 1300 type vlan id 5 \
		protocol 802.1ad reorder_hdr off egress-qos-map 1:2 3:4
	vnet-link add link l.5 name l.5.6 type vlan id 6
	again l.5 t0 m0 br0 v0 w0 link up
fi

if has_kind vxlan; then
	vnet-link add vx0 address $mac:0e type vxlan id 5 gbp nolearning
	same "a VXLAN" "$(vnet-link save vx0 |
		sed 's/ reserved_bits [0-9a-fx]*//')" \
		"vnet-link add name vx0 address $mac:0e type vxlan id 5\
 dstport 4789 nolearning gbp"
	again vx0 br0 v0 w0 link up
	vnet-link del vx0
fi

# Ports, one of which their bond names; what stands on a link elsewhere.
if has_kind bond && has_kind vrf && has_kind vlan && has_kind gre; then
	vnet-link add bond type bond mode active-backup miimon 100
	for name in p0 p1; do
		vnet-link add $name type dummy
		vnet-link set $name master bond
	done
	vnet-link set bond up type bond primary p1
	vnet-link add red up type vrf table 10
	vnet-link add d0 up type dummy
	vnet-link set d0 master red
	vnet-link add tap type tap user 0 multi_queue
	vnet-link -n n1 add below type dummy
	vnet-link add link below link-netns n1 name l.9 type vlan id 9
	vnet-tunnel add g1 type gre local 10.0.0.1 remote 10.0.0.2 key 5
	vnet-link add vx type vxlan id 5 dev bond group 239.1.1.1
	again vx g1 l.9 tap d0 red p0 p1 bond l.5 t0 m0 br0 v0 w0 link up
	has "$(cat $tmp/commands)" \
		"vnet-link set dev bond type bond primary p1"
	has "$(cat $tmp/commands)" "link below link-netns n1 name l.9"
	has "$(cat $tmp/commands)" "type tap multi_queue user root"
fi

same "only what is asked for" "$(vnet-link save v1 |
	sed 's/ num[rt]xqueues [0-9]*//g')" \
	"vnet-link add name v1 up address $mac:03 type veth\
 peer name v0 mtu 1400 address $mac:02
vnet-link set dev v0 master br0
vnet-link set dev v0 type bridge_slave cost 7 hairpin on learning off
vnet-link set dev v0 up"
same "in another namespace" "$(vnet-link -n n1 save lo)" \
	"# lo: it is no virtual link, or one that every namespace has"
vnet-link -n n1 add x address $mac:09 type bridge
has "$(vnet-link -n n1 save x)" \
	"vnet-link -n n1 add name x address $mac:09 type bridge"
same "JSON" "$(vnet-link -j save type bridge down group 9 | jq -c .)" '[]'
same "JSON" "$(vnet-link -j save lo | jq -c '.[0].commands')" '[]'
same "JSON" "$(vnet-link -j save br0 | jq -r '.[].commands[]')" \
	"$(vnet-link save br0)"
expect 1 vnet-link save nosuch

# Who has no name can be told, but not made.
vnet-link add far type veth peer name raf netns n1
vnet-ns exec n1 sleep 100 &
vnet-ns del --force n1 2>/dev/null || ip netns del n1
has "$(vnet-link save far)" "# far: its other end is in a namespace without"
kill $!
