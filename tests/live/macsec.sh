#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# macsec: each option as ip has it, and a ping through an encrypted cable.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

need ip jq ping
need_kind macsec

# alike WORDS...: by vnet and by ip the same, shown the same.
alike() {
	vnet-link add link p name v address 02:00:00:00:00:0a type macsec "$@"
	same "-d show of $*" "$(vnet-link -d show v)" "$(ip -d link show v)"
	vnet-link -d -j show v >$tmp/1
	vnet-link del v
	ip link add link p name v address 02:00:00:00:00:0a type macsec "$@"
	ip -d -j link show v >$tmp/2
	vnet-link del v
	jq -se '.[0][0].linkinfo == .[1][0].linkinfo' $tmp/1 $tmp/2 >$tmp/out ||
		fail "$*: $(cat $tmp/1) not $(cat $tmp/2)"
}

vnet-link add p address 02:00:00:00:00:01 up type veth \
	peer name q address 02:00:00:00:00:02
vnet-link set q up
alike
alike port 11
alike address 02:00:00:00:00:77 port 12
alike sci 1122334455667788
for cipher in default gcm-aes-128 gcm-aes-256 gcm-aes-xpn-128 \
	gcm-aes-xpn-256 GCM-AES-256; do
	alike cipher $cipher
done
for n in 8 12 15; do
	alike cipher gcm-aes-128 icvlen $n
done
for validate in strict check disabled; do
	alike validate $validate
done
alike encrypt on
alike protect off encodingsa 3
alike send_sci off end_station on
alike send_sci off scb on
alike replay on window 32
alike offload off

# What can be changed keeps the rest; what cannot is said before.
vnet-link add link p name v type macsec port 9 encrypt on replay on window 5
vnet-link set v type macsec protect off
same "kept" "$(json '.[0].linkinfo.info_data |
	"\(.encrypt) \(.window) \(.protect)"' vnet-link -d -j show v)" \
	"true 5 false"
same "ensure" "$(vnet-link ensure v link p type macsec encrypt on)" "v: unchanged"
expect 1 vnet-link set v type macsec cipher gcm-aes-256
has "$err" "'cipher' of 'v' cannot be changed"
vnet-link del v

# Two ends with a key each, set by ip.
vnet-ns add A up
vnet-ns add B up
key=00112233445566778899aabbccddeeff
# end NS MAC OTHER ADDRESS
end() {
	vnet-link -n "$1" set w address "$2"
	vnet-link -n "$1" add link w name m type macsec port 1 encrypt on
	ip -n "$1" macsec add m tx sa 0 pn 1 on key 01 $key
	ip -n "$1" macsec add m rx port 1 address "$3"
	ip -n "$1" macsec add m rx port 1 address "$3" sa 0 pn 1 on key 01 $key
	vnet-link -n "$1" set m up
	vnet-addr -n "$1" add "$4/24" dev m
}
vnet-link add w netns A up type veth peer name w netns B up
end A 02:00:00:00:00:01 02:00:00:00:00:02 10.0.1.1
end B 02:00:00:00:00:02 02:00:00:00:00:01 10.0.1.2
pings A 10.0.1.2
