#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The classic lab: two hosts cabled to a bridge, each in its own namespace.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

vnet-ns add net0 up
vnet-ns add net1 up
vnet-ns add bridge up
vnet-link -n bridge add br up type bridge
for host in net0 net1; do
	vnet-link -n $host add $host-bridge up type veth \
		peer name bridge-$host netns bridge
	vnet-link -n bridge set bridge-$host up master br
done
vnet-addr -n net0 add 10.0.1.1/24 dev net0-bridge
vnet-addr -n net1 add 10.0.1.2/24 dev net1-bridge

pings net0 10.0.1.2
pings net1 10.0.1.1

same "the ports of br" "$(json '[.[].ifname] | sort | join(" ")' \
	vnet-link -n bridge -j show master br)" "bridge-net0 bridge-net1"
same "the namespaces" \
	"$(vnet-ns list | cut -d' ' -f1 | sort | tr '\n' ' ')" "bridge net0 net1 "
same "links outside of the namespaces" \
	"$(json 'length' vnet-link -j show type veth)" 0

vnet-ns del net0
within 5 sh -c '! vnet-link -n bridge show bridge-net0'
vnet-ns del net1
vnet-ns del bridge
same "what is left" "$(vnet-ns list)" ""
