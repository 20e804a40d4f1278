#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Addresses are added, changed, replaced, deleted and flushed.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

vnet-link add v type veth peer name w
vnet-link set v up
vnet-link set w up

# shown KEYS: one line per address of v.
shown() {
	json ".[0].addr_info | map(select(.family == \"inet\")) |
		sort_by(.local) | map(\"$1\") | join(\" \")" \
		vnet-addr -j show dev v
}

vnet-addr add 10.1.0.1/24 dev v
vnet-addr add 10.1.0.2/24 brd + dev v
vnet-addr add 10.2.0.1 peer 10.2.0.9/32 dev v scope link
vnet-addr add 10.3.0.1/16 dev v label v:x broadcast 10.3.255.255
same "the addresses" "$(shown '\(.local)/\(.prefixlen)')" \
	"10.1.0.1/24 10.1.0.2/24 10.2.0.1/32 10.3.0.1/16"
same "the broadcasts" "$(shown '\(.broadcast)')" \
	"null 10.1.0.255 null 10.3.255.255"
same "the labels" "$(shown '\(.label)')" "v v v v:x"
same "the scopes" "$(shown '\(.scope)')" "global global link global"

# Without a length it is a host's.
vnet-addr add 10.4.0.1 dev v
same "the length" "$(json '.[].addr_info[] | select(.local == "10.4.0.1") |
	.prefixlen' vnet-addr -j show dev v)" 32

# Twice is refused, with what is there; replace and change are not.
expect 2 vnet-addr add 10.1.0.1/24 dev v
vnet-addr change 10.1.0.1/24 dev v valid_lft 500 preferred_lft 300
vnet-addr replace 10.1.0.1/24 dev v valid_lft 800 preferred_lft 700
lft=$(json '.[].addr_info[] | select(.local == "10.1.0.1") |
	.valid_life_time' vnet-addr -j show dev v)
if [ "$lft" -lt 700 ] || [ "$lft" -gt 800 ]; then
	fail "valid_lft is $lft"
fi
vnet-addr replace 10.9.0.1/24 dev v
same "the one replace made" "$(json '[.[].addr_info[].local |
	select(. == "10.9.0.1")] | length' vnet-addr -j show dev v)" 1

# A wrong length deletes nothing; the right one does.
expect 2 vnet-addr del 10.1.0.1/16 dev v
has "$err" 10.1.0.1/24
vnet-addr del 10.1.0.1/24 dev v
expect 2 vnet-addr del 10.1.0.1/24 dev v

# IPv6.
vnet-addr add 2001:db8::1/64 dev v nodad
vnet-addr add 2001:db8::2/64 dev v nodad noprefixroute home
same "flags" "$(json '.[].addr_info[] | select(.local == "2001:db8::2") |
	"\(.nodad) \(.noprefixroute) \(.home)"' vnet-addr -j show dev v)" \
	"true true true"
vnet-addr flush dev v to 2001:db8::/32
same "what the flush left" "$(json '[.[].addr_info[] |
	select(.scope == "global" and .family == "inet6")] | length' \
	vnet-addr -j show dev v)" 0
vnet-addr -4 flush dev v
same "IPv4 after its flush" "$(shown '\(.local)')" ""
same "IPv6 after it" "$(json '[.[].addr_info[].scope] | join(" ")' \
	vnet-addr -j show dev v)" link

# Refused: nothing is sent for these.
for words in "10.0.0.1/33 dev v" "10.0.0/24 dev v" "10.0.0.256 dev v" \
	"2001:db8::/129 dev v" "10.0.0.1/24" "10.0.0.1/24 dev nosuch"; do
	# shellcheck disable=SC2086
	expect 1 vnet-addr add $words
	[ -n "$err" ] || fail "no word about '$words'"
done
