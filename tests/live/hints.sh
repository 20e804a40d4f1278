#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What the kernel refuses without a word is explained by a look-up.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

need_kind veth bridge macvlan

# refused STATUS TEXT CMD...: the message says TEXT, on one of its lines.
refused() {
	status=$1 text=$2
	shift 2
	expect "$status" "$@"
	has "$err" "$text"
}

vnet-ns add A
vnet-link add br type bridge
vnet-link add br2 type bridge
vnet-link add p type veth peer name q
vnet-link set p master br
vnet-link add m link q type macvlan mode bridge

refused 2 "'p' already exists (veth" vnet-link add p type bridge
refused 2 "the other end 'q' already exists" vnet-link add n type veth peer name q
refused 2 "did you mean 'veth'?" vnet-link add n type veht
refused 2 "modprobe nosuchkind" vnet-link add n type nosuchkind
refused 2 "joined by a cable" vnet-link set br2 master br
refused 2 "'p' is already a port of 'br'" vnet-link add n link p type macvlan
refused 2 "'q' already carries 'm'" vnet-link set q master br
refused 2 "passthru must be the only one" \
	vnet-link add n link q type macvlan mode passthru
refused 2 "is in mode bridge" \
	vnet-link set m type macvlan macaddr add 02:00:00:00:00:01
refused 2 "loopback interface" vnet-link add n link lo type macvlan
refused 2 "create it there instead" vnet-link set br netns A
vnet-link -n A add p type bridge
refused 2 "say 'name NEW', too" vnet-link set p netns A
vnet-link -n A add taken type bridge
refused 2 "an interface 'taken' already" vnet-link set p netns A name taken
hasnt "$err" "was moved"
vnet-link add mover type veth peer name mover2
refused 2 "'taken' already; this one was moved there" \
	vnet-link set mover netns A name taken
expect 0 vnet-link -n A show mover
refused 1 "there is no namespace 'B'" vnet-link set p netns B
refused 1 "did you mean 'br2'?" vnet-link show br22
refused 1 "the limit is 15" vnet-link add a123456789012345 type bridge
refused 2 "veth takes 68..65535" vnet-link set p mtu 65536
refused 2 "multicast address" vnet-link set br address 01:00:00:00:00:01
refused 2 "cannot be deleted" vnet-link del lo
vnet-link add m2 link q address "$(cat /sys/class/net/m/address 2>/dev/null ||
	vnet-link -j show m | jq -r '.[0].address')" type macvlan mode bridge
vnet-link set q up
vnet-link set m up
refused 2 "is already used by 'm'" vnet-link set m2 up
hasnt "$err" "in namespace"
# Wherever the other child is, and with an unlike number for the namespace.
vnet-ns add B
vnet-link set m netns B
vnet-link -n B set m up
refused 2 "is already used by 'm' in namespace B" vnet-link set m2 up
vnet-link set m2 netns A
refused 2 "is already used by 'm' in namespace B" vnet-link -n A set m2 up
# ... or the parent itself. An unrelated link with this address is no owner.
mac=$(vnet-link -j show q | jq -r '.[0].address')
vnet-link add other address "$mac" type veth peer name other2
refused 2 "$mac is already used by 'q' in namespace" \
	vnet-link -n A set m2 address "$mac"
refused 2 "$mac is already used by 'q'" \
	vnet-link add m3 link q address "$mac" up type macvlan mode bridge
vnet-link -n A del m2

# passthru, both ways.
vnet-link add pt link p2 type macvlan mode passthru 2>/dev/null &&
	fail "there is no p2"
vnet-link add p2 type veth peer name q2
vnet-link add pt link p2 type macvlan mode passthru
refused 2 "'p2' already has the child 'pt' (mode passthru)" \
	vnet-link add n link p2 type macvlan mode bridge
refused 2 "can be neither entered nor left" \
	vnet-link set pt type macvlan mode bridge
vnet-link del p2
has_kind dummy || {
	refused 2 "modprobe dummy" vnet-link add n type dummy
	has "$err" CONFIG_DUMMY
}
refused 2 "'q' already carries 'm' (macvlan) in namespace B" \
	vnet-link set q master br
! has_kind ipvlan || refused 2 "'q' already carries" \
	vnet-link add n link q type ipvlan
refused 2 "loopback stays where it was made" vnet-link set lo netns A
refused 2 "veth takes 68..65535" vnet-link set p mtu 10
refused 2 "not an address that an interface can have" \
	vnet-link set other address 00:00:00:00:00:00
refused 1 "there are: A, B" vnet-link -n elsewhere show

# Addresses.
vnet-addr add 10.0.0.1/24 dev other
refused 2 "vnet-addr ensure takes" vnet-addr add 10.0.0.1/24 dev other
refused 2 "'10.0.0.1/24' is there" vnet-addr del 10.0.0.1/25 dev other
refused 2 "'other' has" vnet-addr del 10.0.0.2/24 dev other
refused 2 "has '10.0.0.1/24'" vnet-addr del 10.0.0.1/24 dev q
echo 1 >/proc/sys/net/ipv6/conf/other/disable_ipv6
refused 2 "sysctl -w net/ipv6/conf/other/disable_ipv6=0" \
	vnet-addr add fd00::1/64 dev other
hasnt "$err" CAP_

# Somebody without privileges: not another user, who may not be allowed to
# enter the directory that the programs are in.
need setpriv
nobody() {
	setpriv --bounding-set=-all --inh-caps=-all "$@"
}
refused 2 CAP_NET_ADMIN nobody vnet-link add n type veth
refused 2 CAP_NET_ADMIN nobody vnet-addr add 10.0.0.2/24 dev other
refused 2 CAP_SYS_ADMIN nobody vnet-link -n A show

# A leftover file in the place of a namespace.
: >/run/netns/stale
touch -d '1 hour ago' /run/netns/stale
refused 1 "leftover" vnet-link -n stale show
refused 1 "leftover" vnet-ns exec stale true
has "$err" "vnet-ns prune stale"
# The listing says so about that one, and the others are as ever.
expect 0 vnet-ns -d list
has "$out" "stale (stale)"
has "$out" B
