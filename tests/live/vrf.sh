#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Two VRFs in one router: the same addresses twice, and nothing crosses.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

need ip jq ping
need_kind vrf

# alike NAME: text and JSON of the kind as ip's.
alike() {
	for options in -d '-d -o'; do
		# shellcheck disable=SC2086
		same "$options show $1" "$(vnet-link -n R $options show "$1")" \
			"$(ip -n R $options link show "$1")"
	done
	same "JSON of $1" "$(json '.[0].linkinfo' vnet-link -n R -d -j show "$1")" \
		"$(json '.[0].linkinfo' ip -n R -d -j link show "$1")"
}

vnet-ns add R up
vnet-ns exec R sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'
vnet-link -n R add red up type vrf table 10
vnet-link -n R add blue up type vrf table 20
alike red

# host VRF N: namespace VRFN is a host at 10.0.N.2 behind port VRFN of VRF.
host() {
	vnet-ns add "$1$2" up
	vnet-link -n R add "$1$2" up vrf "$1" type veth \
		peer name eth0 netns "$1$2" up
	vnet-addr -n R add "10.0.$2.1/24" dev "$1$2"
	vnet-addr -n "$1$2" add "10.0.$2.2/24" dev eth0
	ip -n "$1$2" route add default via "10.0.$2.1"
}
for vrf in red blue; do
	host $vrf 1
	host $vrf 2
done
alike red1
same "the port's table" "$(json '.[0].linkinfo | .info_slave_kind + " " +
	(.info_slave_data.table | tostring)' vnet-link -n R -d -j show blue2)" \
	"vrf 20"
same "the ports of red" "$(json '[.[].ifname // empty] | sort | join(" ")' \
	vnet-link -n R -j show vrf red)" "red1 red2"
same "the VRFs" "$(json '[.[].ifname // empty] | sort | join(" ")' \
	vnet-link -n R -j show type vrf)" "blue red"
same "the ports" "$(json '[.[].ifname // empty] | length' \
	vnet-link -n R -j show type vrf_slave)" 4

# Each VRF routes for its own hosts.
pings red1 10.0.2.2
pings blue1 10.0.2.2
# A host of one VRF only is not reached from the other.
vnet-link -n R del blue2
if vnet-ns exec blue1 ping -c1 -W1 10.0.2.2 >$tmp/ping; then
	fail "a packet of blue went to red: $(cat $tmp/ping)"
fi
pings red1 10.0.2.2

# The table is fixed; ensure sees it, and names of tables are numbers.
same "ensure" "$(vnet-link -n R ensure red type vrf table 10)" "red: unchanged"
expect 1 vnet-link -n R set red type vrf table 11
has "$err" "'table' of 'red' cannot be changed"
expect 1 vnet-link -n R add green type vrf
has "$err" "'vrf' needs 'table'"
vnet-link -n R add green type vrf table default
same "a table by name" "$(json '.[0].linkinfo.info_data.table' \
	vnet-link -n R -d -j show green)" 253

vnet-link -n R set red2 novrf
same "left" "$(json '[.[].ifname // empty] | join(" ")' \
	vnet-link -n R -j show vrf red)" red1
