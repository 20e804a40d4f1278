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

# A leftover file in the place of a namespace.
: >/run/netns/stale
touch -d '1 hour ago' /run/netns/stale
refused 1 "leftover" vnet-link -n stale show
