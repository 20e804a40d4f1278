#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# ipvlan: each mode and flag as ip has it, and children that talk, or do not.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

need ip jq ping
need_kind ipvlan ipvtap

# alike KIND WORDS...: by vnet and by ip the same, shown the same.
alike() {
	kind=$1
	shift
	vnet-link add link p name v type "$kind" "$@"
	same "-d show of $kind $*" "$(vnet-link -d show v |
		sed 's, tap_node /dev/tap[0-9]* tap_dev [0-9:]*,,')" \
		"$(ip -d link show v)"
	vnet-link -d -j show v >$tmp/1
	vnet-link del v
	ip link add link p name v type "$kind" "$@"
	ip -d -j link show v >$tmp/2
	vnet-link del v
	jq -se '.[0][0].linkinfo == .[1][0].linkinfo' $tmp/1 $tmp/2 >$tmp/out ||
		fail "$kind $*: $(cat $tmp/1) not $(cat $tmp/2)"
}

vnet-link add p up type veth peer name q
vnet-link set q up
alike ipvlan
alike ipvtap
for mode in l2 l3 l3s; do
	alike ipvlan mode $mode
	alike ipvtap mode $mode
done
for flag in bridge private vepa; do
	alike ipvlan $flag
	alike ipvtap mode l2 $flag
done

# Mode and flag can be changed, each without the other.
vnet-link add link p name v type ipvlan mode l3 private
vnet-link set v type ipvlan mode l2
same "flag kept" "$(json '.[0].linkinfo.info_data |
	"\(.mode) \(.private)"' vnet-link -d -j show v)" "l2 true"
vnet-link set v type ipvlan bridge
same "ensure" "$(vnet-link ensure v link p type ipvlan mode l2 bridge)" "v: unchanged"
same "ensure" "$(vnet-link ensure v link p type ipvlan vepa)" "v: changed: vepa"
vnet-link del v
vnet-link add link p name v type macvlan
expect 2 vnet-link add link p name w type ipvlan
has "$err" "'p' already carries 'v' (macvlan)"
vnet-link del v

# Children of one parent, and the host behind it.
vnet-addr add 10.0.1.9/24 dev q
for ns in A B; do
	vnet-ns add $ns up
	vnet-link add link p name c netns $ns up type ipvlan mode l2 bridge
done
vnet-addr -n A add 10.0.1.1/24 dev c
vnet-addr -n B add 10.0.1.2/24 dev c
pings A 10.0.1.2
pings A 10.0.1.9
vnet-link -n A set c type ipvlan private
if vnet-ns exec A ping -c1 -W1 10.0.1.2 >$tmp/ping; then
	fail "private children talk: $(cat $tmp/ping)"
fi
pings A 10.0.1.9
