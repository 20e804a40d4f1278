#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# geneve: what can be changed, who has the VNI or the port, and every word as
# ip shows it.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

need_kind geneve
need ip

vnet-link add u0 up type veth peer name u1 up
vnet-link wait u0 carrier timeout 20
vnet-addr add 10.0.0.1/24 dev u0

data() {
	json ".[0].linkinfo.info_data | $1" ip -d -j link show "${2:-gn}"
}

# alike WORDS...: made by ip and by vnet, shown by both
alike() {
	vnet-link add gn index 99 address 02:00:00:00:00:05 type geneve "$@"
	ours=$(ip -d link show gn)
	same "text of '$*'" "$(vnet-link -d show gn |
		sed -E 's/ g[rs]o_ipv4_max_size [0-9]+//g')" \
		"$(ip -d link show gn)"
	same "JSON of '$*'" "$(json '.[0].linkinfo | tojson' \
		vnet-link -d -j show gn)" \
		"$(json '.[0].linkinfo | tojson' ip -d -j link show gn)"
	vnet-link del gn
	ip link add gn index 99 address 02:00:00:00:00:05 type geneve "$@" ||
		fail "ip refuses '$*'"
	same "'$*' made by ip" "$(ip -d link show gn)" "$ours"
	vnet-link del gn
}
alike id 5 remote 10.0.0.2
alike vni 16777215 remote 10.0.0.2 ttl 5 tos 10 df set dstport 7000 udpcsum
alike id 5 remote 10.0.0.2 ttl auto tos inherit df inherit noudpcsum
alike id 5 remote fd00::2 ttl inherit flowlabel 5 udp6zerocsumtx udp6zerocsumrx
alike id 5 remote fd00::2 noudp6zerocsumtx noudp6zerocsumrx df unset
alike id 5 remote 10.0.0.2 innerprotoinherit noexternal
alike external
alike external dstport 7001 udp6zerocsumrx

vnet-link add gn type geneve id 5 remote 10.0.0.2 dstport 7000
same "MTU" "$(json '.[0].mtu' ip -j link show gn)" 1450
before=$(data 'del(.ttl, .tos, .df, .remote)')
vnet-link set gn type geneve ttl 9 tos 10 df set remote 10.0.0.3
same "what is changed" "$(data '"\(.ttl) \(.tos) \(.df) \(.remote)"')" \
	"9 0x10 set 10.0.0.3"
same "the rest" "$(data 'del(.ttl, .tos, .df, .remote)')" "$before"
has "$(vnet-link ensure gn type geneve id 5 remote 10.0.0.3 ttl inherit)" \
	"gn: changed: ttl"
same "ensure" "$(vnet-link ensure gn type geneve id 5 remote 10.0.0.3 \
	ttl inherit)" "gn: unchanged"
same "ensure" "$(vnet-link ensure gn type geneve id 5 remote 10.0.0.3 \
	ttl 9)" "gn: changed: ttl inherit -> 9"
for words in "id 6" "dstport 7001" udpcsum innerprotoinherit; do
	# shellcheck disable=SC2086
	expect 1 vnet-link set gn type geneve $words
	has "$err" "is fixed when the interface is made"
done
expect 2 vnet-link set gn type geneve remote fd00::2
has "$err" "family"

expect 2 vnet-link add g2 type geneve id 5 remote 10.0.0.3 dstport 7000
has "$err" "VNI 5 on port 7000 is that of 'gn'"
vnet-link add g2 type geneve id 5 remote 10.0.0.4 dstport 7000
expect 2 vnet-link add g3 type geneve external dstport 7000
has "$err" "UDP port 7000 is that of 'g"
hasnt "$err" CAP_NET_ADMIN
vnet-link add g3 type geneve external
expect 2 vnet-link add g4 type geneve id 5 remote 10.0.0.3
has "$err" "UDP port 6081 is that of 'g3' (external)"
expect 2 vnet-link set g3 type geneve ttl 5
has "$err" "'g3' is 'external'"
