#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The words of inet are what the kernel has under net.ipv4.conf.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

# conf LINK WORD VALUE: the kernel has it so.
conf() {
	file=$2
	[ "$file" != src_vmark ] || file=src_valid_mark
	same "$2 of $1" "$(cat "/proc/sys/net/ipv4/conf/$1/$file")" "$3"
}

expect 0 vnet-link add v inet forwarding on rp_filter 2 \
	type veth peer name w up inet forwarding off rp_filter 1
conf v forwarding 1
conf v rp_filter 2
conf w forwarding 0
conf w rp_filter 1

# Every word, there and back.
for word in forwarding proxy_arp accept_redirects secure_redirects \
	send_redirects shared_media accept_source_route bootp_relay \
	log_martians arp_filter disable_xfrm disable_policy \
	promote_secondaries arp_notify accept_local src_vmark \
	proxy_arp_pvlan route_localnet bc_forwarding \
	ignore_routes_with_linkdown drop_unicast_in_l2_multicast \
	drop_gratuitous_arp arp_evict_nocarrier; do
	expect 0 vnet-link set v inet $word on
	conf v $word 1
	expect 0 vnet-link set v inet $word off
	conf v $word 0
done
for word in rp_filter tag medium_id force_igmp_version arp_announce \
	arp_ignore arp_accept igmpv2_unsolicited_report_interval \
	igmpv3_unsolicited_report_interval; do
	expect 0 vnet-link set v inet $word 1
	conf v $word 1
done

# Among other words, and with what stands in the same attribute.
expect 0 vnet-link set v inet medium_id -1 proxy_arp on mtu 1400 \
	addrgenmode none
conf v medium_id -1
conf v proxy_arp 1
same "mode and mtu" "$(json '.[0] | "\(.inet6_addr_gen_mode) \(.mtu)"' \
	vnet-link -d -j show v)" "none 1400"

expect 0 vnet-link ensure v inet medium_id -1 proxy_arp on
has "$out" unchanged
expect 0 vnet-link ensure v inet medium_id -1 proxy_arp off
has "$out" "changed: inet"
conf v proxy_arp 0

# Words that share an attribute: the one that differs is named, in any order.
expect 0 vnet-link set v addrgenmode none
expect 0 vnet-link ensure v addrgenmode none inet proxy_arp on
same "what is said" "$out" "v: changed: inet proxy_arp on"
expect 0 vnet-link ensure v inet proxy_arp on addrgenmode eui64
same "what is said" "$out" "v: changed: addrgenmode eui64"
expect 0 vnet-link ensure v addrgenmode none inet proxy_arp on
same "what is said" "$out" "v: changed: addrgenmode eui64 -> none"
expect 0 vnet-link ensure v addrgenmode eui64 inet proxy_arp off
same "what is said" "$out" \
	"v: changed: addrgenmode none -> eui64, inet proxy_arp off"
expect 0 vnet-link ensure v inet proxy_arp off addrgenmode eui64
same "what is said" "$out" "v: unchanged"
conf v proxy_arp 0
