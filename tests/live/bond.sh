#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Bonds: each option, shown as ip shows it, and a cable that fails.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

need ip jq ping
need_kind bond dummy

# known: without what the kernel may have and this ip does not know.
known() {
	sed 's/ coupled_control o[nf]*//; s/ broadcast_neighbor o[nf]*//
		s/ churn_[a-z]*_state [A-Z_]*//g; s/ actor_port_prio [0-9]*//'
}

# alike WORDS...: text as ip's, and each value of ip's JSON, of what WORDS show.
alike() {
	ip -d link show "$@" | known >$tmp/ip.txt
	vnet-link -d show "$@" | known >$tmp/vnet.txt
	cmp -s $tmp/ip.txt $tmp/vnet.txt ||
		fail "$*: $(diff $tmp/ip.txt $tmp/vnet.txt)"
	ip -d -j link show "$@" >$tmp/ip
	vnet-link -d -j show "$@" >$tmp/vnet
	jq -n --slurpfile i $tmp/ip --slurpfile v $tmp/vnet '$i[0] |
		paths(type | . != "object" and . != "array") as $p |
		select(($i[0] | getpath($p)) != ($v[0] | getpath($p))) | $p' \
		>$tmp/out
	[ ! -s $tmp/out ] || fail "JSON of $*: $(cat $tmp/out)"
}

# option WORDS...: the same bond by vnet and by ip, to be looked at later.
n=0
option() {
	n=$((n + 1))
	vnet-link add v$n type bond "$@"
	ip link add i$n type bond "$@"
}

for mode in balance-rr active-backup balance-xor broadcast 802.3ad \
	balance-tlb balance-alb; do
	option mode $mode
done
for mode in 0 1 2 3 4 5 6; do
	option mode $mode
done
option mode balance-rr packets_per_slave 9
option mode balance-rr resend_igmp 5 all_slaves_active 1 min_links 2
option mode 1 miimon 100 updelay 200 downdelay 300 peer_notify_delay 400
option mode 1 miimon 100 use_carrier 0 num_grat_arp 7
option mode 1 miimon 100 num_unsol_na 8 fail_over_mac active
option mode 1 arp_interval 100 arp_ip_target 192.0.2.1
option mode 1 arp_interval 100 arp_ip_target 192.0.2.1,192.0.2.2 \
	arp_validate all arp_all_targets all arp_missed_max 5
option mode 1 arp_interval 100 ns_ip6_target 2001:db8::1,2001:db8::2
for how in none active backup all filter filter_active filter_backup; do
	option mode 1 arp_interval 100 arp_ip_target 192.0.2.1 arp_validate $how
done
for how in always better failure; do
	option mode 1 primary_reselect $how
done
for how in none active follow; do
	option mode 1 fail_over_mac $how
done
for how in layer2 layer2+3 layer3+4 encap2+3 encap3+4 vlan+srcmac; do
	option mode 2 xmit_hash_policy $how
done
option mode 802.3ad lacp_rate fast lacp_active off ad_select bandwidth
option mode 802.3ad ad_select count ad_actor_sys_prio 5 ad_user_port_key 6 \
	ad_actor_system 02:00:00:00:00:09
option mode 802.3ad xmit_hash_policy 1 lacp_rate 1 ad_select 2
option mode balance-tlb tlb_dynamic_lb 0
option mode balance-alb lp_interval 3

alike type bond
ip -d -j link show type bond >$tmp/ip
jq -r 'map(select(.ifname) | {(.ifname): .linkinfo.info_data}) | add as $all |
	$all | keys[] | select(startswith("v")) |
	select($all[.] != $all["i" + .[1:]])' $tmp/ip >$tmp/out
[ ! -s $tmp/out ] || fail "not the same state: $(cat $tmp/out)"
same "bonds" "$(jq '[.[] | select(.ifname)] | length' $tmp/ip)" $((2 * n))
while [ $n -gt 0 ]; do
	echo "link del v$n"
	echo "link del i$n"
	n=$((n - 1))
done | ip -batch -

# --- ports -----------------------------------------------------------------------
vnet-link add d0 type dummy
vnet-link add d1 type dummy
vnet-link add b up type bond mode active-backup miimon 50
vnet-link set d0 down master b
vnet-link set d1 down master b
alike d0
vnet-link set d0 type bond_slave queue_id 3 prio -7
alike d0
alike b
vnet-link set b type bond primary d1 active_slave d1
alike b
same "the port in use" "$(json '.[0].linkinfo.info_data |
	"\(.active_slave) \(.primary)"' vnet-link -d -j show b)" "d1 d1"
same "type bond_slave" "$(json '[.[].ifname // empty] | join(" ")' \
	vnet-link -j show type bond_slave)" "d0 d1"
same "ensure" "$(vnet-link ensure b type bond mode 1 miimon 50)" "b: unchanged"
same "ensure" "$(vnet-link ensure b type bond miimon 60)" \
	"b: changed: miimon 50 -> 60"
expect 2 vnet-link set b type bond mode balance-rr
has "$err" "has slaves"
expect 2 vnet-link set b type bond lacp_rate fast
has "$err" "not supported in mode"
vnet-link set d0 nomaster
vnet-link set d1 nomaster

# What a list of targets says is the whole list.
vnet-link add t type bond mode 1 arp_interval 100 arp_ip_target 192.0.2.1
vnet-link set t type bond arp_ip_target 192.0.2.2,192.0.2.3
alike t
vnet-link set t type bond arp_ip_target none
alike t
hasnt "$(vnet-link -d show t)" arp_ip_target

# LACP: with nobody on the other side.
vnet-link add l up type bond mode 802.3ad
vnet-link set d0 down master l
within 5 vnet-link wait d0 up timeout 1
alike l
alike d0
has "$(vnet-link -d show d0)" "ad_actor_oper_port_state_str <active,"

# --- a cable fails ------------------------------------------------------------------
vnet-ns add A up
vnet-ns add S up
vnet-link -n S add sw up type bridge
vnet-link -n S add h up type veth peer name h netns A up
vnet-link -n S set h master sw
vnet-addr -n A add 10.0.1.2/24 dev h
for i in 0 1; do
	vnet-link add e$i type veth peer name e$i netns S up master sw
done
vnet-link add net up type bond mode active-backup miimon 50
vnet-link set e0 master net
vnet-link set e1 master net
vnet-link set net type bond primary e0
vnet-addr add 10.0.1.1/24 dev net
vnet-link wait net carrier timeout 10
active() {
	[ "$(json '.[0].linkinfo.info_data.active_slave' \
		vnet-link -d -j show net)" = "$1" ]
}
within 10 active e0
pings A 10.0.1.1
vnet-link -n S set e0 down
within 10 active e1
pings A 10.0.1.1
same "the dead port" "$(json '.[0].linkinfo.info_slave_data |
	"\(.state) \(.mii_status) \(.link_failure_count)"' \
	vnet-link -d -j show e0)" "BACKUP DOWN 1"
