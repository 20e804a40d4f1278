#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The monitor tells of groups, VLANs and VNIs as bridge does, and finds the
# true state of each after events were lost.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
need bridge jq
need_kind bridge veth vxlan

vnet-link add br0 type bridge mcast_snooping 1
vnet-link add v0 type veth peer name v1
vnet-link set br0 up
vnet-link set v0 up master br0
vnet-link set v1 up
vnet-link add vx0 up type vxlan external vnifilter dstport 4789
vlans=vlan
if ! vnet-link set br0 type bridge vlan_filtering 1 2>/dev/null; then
	echo "no VLAN filtering here: no VLANs"
	vlans=
fi

pids=
bridge monitor all >$tmp/all.ref &
pids="$pids $!"
vnet-bridge monitor all >$tmp/all.our &
pids="$pids $!"
# shellcheck disable=SC2086
bridge -d -s monitor mdb $vlans vni link >$tmp/four.ref &
pids="$pids $!"
# shellcheck disable=SC2086
vnet-bridge -d -s monitor mdb $vlans vni link >$tmp/four.our &
pids="$pids $!"
vnet-monitor -j mdb vlan vni >$tmp/json &
pids="$pids $!"

# Each listens as soon as it tells of a change.
poke() {
	vnet-bridge mdb add dev br0 port v0 grp 239.9.9.9 permanent || :
	vnet-bridge mdb del dev br0 port v0 grp 239.9.9.9 permanent || :
	for file in all.ref all.our four.ref four.our json; do
		[ -s $tmp/$file ] || return 1
	done
}
within 20 poke

vnet-bridge fdb add 02:00:00:00:00:01 dev v0 master static
vnet-bridge fdb del 02:00:00:00:00:01 dev v0 master
vnet-bridge mdb add dev br0 port v0 grp 239.1.1.1 permanent
vnet-bridge mdb add dev br0 port v0 grp 239.1.1.2 src 10.0.0.1 permanent
vnet-bridge mdb del dev br0 port v0 grp 239.1.1.1 permanent
vnet-bridge link set dev v0 mcast_router 2
vnet-bridge link set dev v0 mcast_router 0
vnet-bridge vni add 100-103 dev vx0
vnet-bridge vni del 101 dev vx0
if [ "$vlans" ]; then
	vnet-bridge vlan add vid 10-12 dev v0
	vnet-bridge vlan set vid 10 dev v0 state blocking
	vnet-bridge vlan global set vid 10 dev br0 mcast_snooping 0
	vnet-bridge vlan del vid 11 dev v0
fi
vnet-bridge mdb add dev br0 port v0 grp 239.8.8.8 permanent

ended() {
	grep -q 'grp 239.8.8.8' "$1"
}
for file in all.ref all.our four.ref four.our; do
	within 20 ended $tmp/$file
done
within 20 grep -q 239.8.8.8 $tmp/json
# shellcheck disable=SC2086
kill $pids

# What bridge prints, but for options of ports that it does not know yet; of a VLAN that has gone it invents a state. Each began
# to listen at a time of its own, and what the kernel does by itself comes when
# it will.
since() {
	sed -n '/02:00:00:00:00:01\|grp 239.1.1.1/,/grp 239.8.8.8/p' "$1" |
		sed '/ff02::/d; s/^ *state disabled $/                    /
			s/  *[0-9]*\.[0-9][0-9]$//; s/used [0-9]*\/[0-9]*/used/
			s/\(neigh_vlan_suppress\|mab\) off //g
			s/mcast_n_groups [0-9]* mcast_max_groups [0-9]* //'
}
for what in all four; do
	since $tmp/$what.ref >$tmp/ref
	since $tmp/$what.our >$tmp/our
	cmp -s $tmp/ref $tmp/our || fail "$what: $(diff $tmp/ref $tmp/our)"
done
same "the groups" "$(jq -rn '[inputs | select(.mdb) | select(.mdb[0].grp |
	startswith("239.1")) | "\(.deleted == true) \(.mdb[0].grp)"] |
	unique | join(" ")' $tmp/json)" \
	"false 239.1.1.1 false 239.1.1.2 true 239.1.1.1"
same "the VNIs" "$(jq -rn '[inputs | .vnis // empty | .[0].vni] | sort |
	join(" ")' $tmp/json)" "100 101 101 102 103"

# Stopped while events are lost: the lines end with the true state.
picture() {
	jq -rn 'reduce inputs as $e ({}; reduce (
		($e.mdb // [] | .[] | "\(.dev) \(.port) \(.grp) \(.vid)"),
		($e.ifname as $i | $e.vlans // [] | .[] | select(.state != null or
			($e.deleted == true)) | $i as $n | range(.vlan;
			(.vlanEnd // .vlan) + 1) | "\($n) vlan \(.)"),
		($e.ifname as $i | $e.vnis // [] | .[] | "\($i) vni \(.vni)")
		) as $k (.; if $e.deleted then del(.[$k]) else .[$k] = 1 end)) |
		keys | .[]' "$1" | grep -v ff02:: | sort
}
truth() {
	{
		vnet-bridge -j mdb show |
			jq -r '.[0].mdb[] | "\(.dev) \(.port) \(.grp) \(.vid)"'
		[ -z "$vlans" ] || vnet-bridge -d -j vlan show | jq -r '.[] |
			.ifname as $n | .vlans[] |
			range(.vlan; (.vlanEnd // .vlan) + 1) | "\($n) vlan \(.)"'
		vnet-bridge -j vni show | jq -r '.[] | .ifname as $n | .vnis[] |
			range(.vni; (.vniEnd // .vni) + 1) | "\($n) vni \(.)"'
	} | grep -v ff02:: | sort
}
vnet-monitor -j initial rcvbuf 2048 mdb vlan vni >$tmp/lost &
mon=$!
within 20 grep -q 239.8.8.8 $tmp/lost
kill -STOP $mon
vnet-bridge mdb del dev br0 port v0 grp 239.8.8.8 permanent
vnet-bridge vni add 1000-1100 dev vx0
vnet-bridge vni del 100 dev vx0
vnet-bridge vni del 1050 dev vx0
for i in 1 2 3 4 5 6 7 8 9; do
	vnet-bridge mdb add dev br0 port v0 grp 239.7.7.$i permanent
done
if [ "$vlans" ]; then
	vnet-bridge vlan add vid 20-90 dev v0
	vnet-bridge vlan del vid 10 dev v0
	vnet-bridge vlan del vid 50 dev v0
fi
kill -CONT $mon
agrees() {
	picture $tmp/lost >$tmp/seen
	truth >$tmp/true
	cmp -s $tmp/seen $tmp/true
}
tries=200
until agrees; do
	tries=$((tries - 1))
	[ $tries -gt 0 ] || fail "the picture is wrong: $(diff $tmp/seen $tmp/true)"
	sleep 0.1
done
has "$(cat $tmp/lost)" '"object":"resync"'
kill $mon

# Refused before anything is heard.
expect 1 vnet-bridge monitor route
has "$err" route
expect 1 vnet-bridge monitor file x dev v0
has "$err" "is about listening"
