#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# vtep and host: what they leave in the kernel, that a second time changes
# nothing, and that a refused step leaves nothing behind.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

need ip bridge jq
need_kind vxlan bridge

# A machine with an underlay, a bridge and a VXLAN in it.
vnet-link add under up type veth peer name far
vnet-link set far up
vnet-addr add 192.0.2.1/24 dev under
vnet-link add br0 up type bridge
vnet-link add vx0 up master br0 type vxlan id 10 local 192.0.2.1 dev under

# says WORDS -- CMD...: it succeeds and says that.
says() {
	wanted=$1
	shift
	expect 0 vnet-tunnel "$@"
	same "what '$*' says" "$out" "$wanted"
}

# fdb FILTER: the entries of vx0 as "MAC DST", one a line.
fdb() {
	bridge -j fdb show dev vx0 | jq -r ".[] | select($1) |
		\"\(.mac) \(.dst // .master)\"" | sort | tr '\n' ' '
}
zero='00:00:00:00:00:00'

# --- vtep

says "vx0: created: endpoint 192.0.2.2, endpoint 192.0.2.3" \
	vtep add vx0 192.0.2.2 192.0.2.3
same "the entries" "$(fdb ".mac == \"$zero\"")" \
	"$zero 192.0.2.2 $zero 192.0.2.3 "
same "their state" "$(bridge -j fdb show dev vx0 |
	jq -r "[.[] | select(.mac == \"$zero\") | .state] | unique[]")" permanent
says "vx0: unchanged" vtep add vx0 192.0.2.3 192.0.2.2
says "vx0: created: endpoint 192.0.2.4" vtep add vx0 192.0.2.2 192.0.2.4
says "vx0: created: endpoint 192.0.2.2" vtep add vx0 192.0.2.2 port 4790 vni 11
says "vx0: unchanged" vtep add vx0 192.0.2.2 port 4790 vni 11
same "vtep show" "$(json '[.[] | "\(.dst) \(.port) \(.vni)"] | sort | join(",")' \
	vnet-tunnel -j vtep show vx0)" \
"192.0.2.2 4790 11,192.0.2.2 null null,192.0.2.3 null null,192.0.2.4 null null"
says "vx0: deleted: endpoint 192.0.2.4" vtep del vx0 192.0.2.4 192.0.2.9
says "vx0: unchanged" vtep del vx0 192.0.2.4
says "vx0: deleted: endpoint 192.0.2.2" vtep del vx0 192.0.2.2 port 4790 vni 11
same "the entries" "$(fdb ".mac == \"$zero\"")" \
	"$zero 192.0.2.2 $zero 192.0.2.3 "
expect 1 vnet-tunnel vtep add vx0 192.0.2.5 2001:db8::1
has "$err" "'vx0' sends IPv4"
expect 1 vnet-tunnel vtep add br0 192.0.2.5
has "$err" "'br0' is no VXLAN but a bridge"

vnet-tunnel --dry-run vtep add vx0 192.0.2.5 >$tmp/dry
has "$(cat $tmp/dry)" "RTM_NEWNEIGH"
same "after a dry run" "$(fdb ".mac == \"$zero\"")" \
	"$zero 192.0.2.2 $zero 192.0.2.3 "

# --- host

mac=02:00:00:00:00:05
says "vx0: created: $mac behind 192.0.2.2, $mac in 'br0', neighbour 10.0.0.5 \
on 'br0', neighbour 2001:db8::5 on 'br0'" \
	host add vx0 $mac 192.0.2.2 ip 10.0.0.5 ip 2001:db8::5
hosts=".mac == \"$mac\" and (.vlan | not)"
same "both tables" "$(fdb "$hosts")" "$mac 192.0.2.2 $mac br0 "
same "their states" "$(bridge -j fdb show dev vx0 | jq -r "[.[] |
	select($hosts) | .state] | sort | join(\" \")")" "permanent static"
same "the neighbours" "$(ip -j neigh show dev br0 | jq -r '[.[] |
	"\(.dst) \(.lladdr) \(.state[0])"] | sort | join(", ")')" \
	"10.0.0.5 $mac PERMANENT, 2001:db8::5 $mac PERMANENT"
says "vx0: unchanged" host add vx0 $mac 192.0.2.2 ip 10.0.0.5 ip 2001:db8::5
says "vx0: changed: $mac behind 192.0.2.2 -> 192.0.2.3" \
	host add vx0 $mac 192.0.2.3 ip 10.0.0.5
same "moved" "$(fdb "$hosts")" "$mac 192.0.2.3 $mac br0 "
same "host show" "$(json '.[] | "\(.mac) \(.dst) \(.master) \(.ip | sort |
	join(" "))"' vnet-tunnel -j host show)" \
	"$mac 192.0.2.3 br0 10.0.0.5 2001:db8::5"

# What is only half there is completed.
bridge fdb del $mac dev vx0 master
ip neigh replace 10.0.0.5 lladdr 02:00:00:00:00:99 dev br0 nud reachable
says "vx0: created: $mac in 'br0', neighbour 10.0.0.5 on 'br0'" \
	host add vx0 $mac 192.0.2.3 ip 10.0.0.5
same "the neighbour" "$(ip -j neigh show 10.0.0.5 dev br0 |
	jq -r '.[] | .lladdr')" $mac

# A refused step: nothing stays of those before. With an MTU below 1280 br0
# has no IPv6.
vnet-link set br0 mtu 1200
before=$(fdb true; ip neigh show dev br0)
expect 2 vnet-tunnel host add vx0 02:00:00:00:00:06 192.0.2.2 ip 10.0.0.6 \
	ip 2001:db8::6
has "$err" "cannot add neighbour 2001:db8::6 on 'br0'; all that was done before"
same "after a refusal" "$(fdb true; ip neigh show dev br0)" "$before"
expect 2 vnet-tunnel host add vx0 $mac 192.0.2.2 ip 2001:db8::6
has "$err" "undone"
same "after a refused change" "$(fdb true; ip neigh show dev br0)" "$before"

# Behind another endpoint it is not the host that is meant: all of it stays.
before=$(fdb true; ip neigh show dev br0)
says "vx0: unchanged" host del vx0 $mac 192.0.2.9
same "a host elsewhere" "$(fdb true; ip neigh show dev br0)" "$before"

says "vx0: deleted: $mac in 'br0', $mac behind 192.0.2.3, neighbour 10.0.0.5" \
	host del vx0 $mac
says "vx0: unchanged" host del vx0 $mac
same "nothing left" "$(fdb ".mac == \"$mac\""; ip neigh show dev br0)" ""
says "vx0: unchanged" host del vx0 $mac 192.0.2.3 ip 10.0.0.5

# Without a bridge there is one table, and nobody who answers.
vnet-link set vx0 nomaster
says "vx0: created: $mac behind 192.0.2.2" host add vx0 $mac 192.0.2.2
expect 1 vnet-tunnel host add vx0 $mac 192.0.2.2 ip 10.0.0.5
has "$err" "'vx0' is in no bridge"
expect 1 vnet-tunnel host add vx0 $mac 192.0.2.2 vlan 5
has "$err" "no bridge that tells VLANs apart"

# -j: one object.
expect 0 vnet-tunnel -j vtep add vx0 192.0.2.7
same "JSON" "$(printf '%s' "$out" | jq -r '"\(.ifname) \(.result) \(.what)"')" \
	"vx0 created endpoint 192.0.2.7"
