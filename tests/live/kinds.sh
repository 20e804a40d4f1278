#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Each kind is created, shown and deleted.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

vnet-link add p0 up type veth peer name p1

# made KIND FILTER WANTED [WORDS BEFORE type --] WORDS...
made() {
	kind=$1 filter=$2 value=$3
	shift 3
	same "$kind" "$(json ".[0].linkinfo | .info_kind + \" \" +
		(.info_data | $filter | tostring)" \
		vnet-link -d -j show k0)" "$kind $value"
	has "$(vnet-link -d show k0)" "    $kind"
	same "type $kind" "$(json '[.[].ifname] | contains(["k0"])' \
		vnet-link -j show type "$kind")" true
	vnet-link del k0
	expect 1 vnet-link show k0
	same "what a missing name prints" "$out" ""
}

lacking=
try() {
	has_kind "$1" || {
		lacking="$lacking $1"
		return 1
	}
}

vnet-link add k0 type veth peer name k1
made veth . null
expect 1 vnet-link show k1

vnet-link add k0 type bridge stp_state 1 forward_delay 400 priority 4096 \
	ageing_time 1000 mcast_snooping 0
made bridge '"\(.stp_state) \(.forward_delay) \(.priority) \(.ageing_time)" +
	" \(.mcast_snooping)"' "1 400 4096 1000 0"

if try dummy; then
	vnet-link add k0 type dummy
	made dummy . null
fi
if try ifb; then
	vnet-link add k0 type ifb
	made ifb . null
fi
if try vlan; then
	vnet-link add link p0 name k0 type vlan id 4094
	made vlan .id 4094
fi
for kind in macvlan macvtap; do
	try $kind || continue
	for mode in private vepa bridge passthru source; do
		vnet-link add link p0 name k0 type "$kind" mode $mode
		made "$kind" .mode $mode
	done
	vnet-link add link p0 name k0 type "$kind" mode source
	vnet-link set k0 type "$kind" macaddr set \
		02:00:00:00:00:0a 02:00:00:00:00:0b
	vnet-link set k0 type "$kind" macaddr add 02:00:00:00:00:0c
	vnet-link set k0 type "$kind" macaddr del 02:00:00:00:00:0a
	made "$kind" '.macaddr_data | sort | join(" ")' \
		"02:00:00:00:00:0b 02:00:00:00:00:0c"
done

# A list of any length: more than one message of ip's.
if try macvlan; then
	vnet-link add link p0 name k0 type macvlan mode source
	macs=
	i=0
	while [ $i -lt 200 ]; do
		macs="$macs 02:00:00:00:01:$(printf %02x $i)"
		i=$((i + 1))
	done
	# shellcheck disable=SC2086
	vnet-link set k0 type macvlan macaddr set $macs
	made macvlan '.macaddr_data | length' 200
fi

# A port of a bridge.
vnet-link add k0 type bridge
vnet-link set p0 master k0
vnet-link set p0 type bridge_slave cost 77 hairpin on learning off isolated on
same "the port" "$(json '.[0].linkinfo | .info_slave_kind + " " +
	(.info_slave_data | "\(.cost) \(.hairpin) \(.learning) \(.isolated)")' \
	vnet-link -d -j show p0)" "bridge 77 true false true"
same "type bridge_slave" "$(json '[.[].ifname // empty] | join(" ")' \
	vnet-link -j show type bridge_slave)" p0
vnet-link set p0 nomaster
vnet-link del k0

# A kind vnet does not know goes to the kernel as it is.
if try vcan; then
	vnet-link add k0 type vcan
	vnet-link del k0
fi
expect 2 vnet-link add k0 type nosuchkind
has "$err" "Unknown device type"

[ -z "$lacking" ] || skip "the kernel has no$lacking"
