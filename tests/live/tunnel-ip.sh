#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The words of ip tunnel: by ip and by vnet-tunnel they leave the kernel in
# the same state.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

need ip jq
for kind in gre ipip sit vti ip6gre ip6tnl vti6; do
	has_kind $kind || skip "the kernel has no $kind"
done

vnet-ns add theirs
vnet-ns add ours
for ns in theirs ours; do
	vnet-link -n $ns add lower up type dummy
	vnet-addr -n $ns add 192.0.2.1/24 dev lower
	vnet-addr -n $ns add 2001:db8::1/64 nodad dev lower
done

# state NS NAME: all that ip tells, without what differs anyway: tunnels made
# by netlink have no limits of their MTU (ip_tunnel_create() sets them).
state() {
	ip -n "$1" -d -j link show "$2" | jq -S '.[] |
		del(.ifindex, .permaddr, .min_mtu, .max_mtu)'
}

# both [-6] VERB NAME WORDS...
both() {
	six=
	if [ "$1" = -6 ]; then
		six=-6
		shift
	fi
	# shellcheck disable=SC2086
	ip $six -n theirs tunnel "$@" || fail "ip tunnel $*"
	# shellcheck disable=SC2086
	vnet-tunnel $six -n ours "$@" || fail "vnet-tunnel $*"
	verb=$1
	[ "$2" != mode ] || shift 2
	[ "$2" != name ] || shift
	[ "$verb" != del ] || return 0
	state ours "$2" >$tmp/ours
	state theirs "$2" >$tmp/theirs
	diff $tmp/theirs $tmp/ours >$tmp/diff ||
		wrong="$wrong
$*
$(cat $tmp/diff)"
}

wrong=

same_as_ip() {
	both "$@"
	[ "$1" != -6 ] || shift
	[ "$2" != mode ] || shift 2
	[ "$2" != name ] || shift
	both del "$2"
}

a='local 192.0.2.1 remote 192.0.2.2'
b='local 2001:db8::1 remote 2001:db8::2'
while read -r words; do
	case $words in
	'' | '#'*) continue ;;
	esac
	# shellcheck disable=SC2086
	eval "same_as_ip $words"
done <<END
add t1 mode gre $a
add t1 mode gre $a ttl 64
add t1 mode gre $a key 5 csum seq
add t1 mode gre $a key 1.2.3.4
add t1 mode gre $a ikey 5 okey 6
add t1 mode gre $a icsum oseq dev lower tos 0x10
add t1 mode gre $a ocsum iseq tos inherit
add t1 mode gre $a nopmtudisc
add t1 mode gre local any remote 192.0.2.9 key 0
add mode gre t1 $a
add name t1 $a mode gre hoplimit 9
add mode gre name t1 $a
add t1 mode gre/ip $a
add gre7 $a key 9
add t1 mode ipip $a
add t1 mode ipip $a ttl 7 tos 0x20 dev lower
add t1 mode ip/ip $a
add ipip7 $a
add t1 mode sit $a
add t1 mode sit $a ttl 64 dev lower
add t1 mode ipv6/ip $a
add sit7 $a
add t1 mode isatap local 192.0.2.1
add isatap7 local 192.0.2.1
add t1 mode vti $a key 7
add t1 mode vti $a ikey 7 okey 8
add vti7 $a
add t1 mode gre remote 239.1.1.1 local 192.0.2.1 dev lower
-6 add t1 mode ip6ip6 $b
-6 add t1 mode ipip6 $b
-6 add t1 mode any $b
-6 add t1 mode ip4ip6 $b
-6 add t1 $b
add t1 mode ip6ip6 $b encaplimit 7 hoplimit 9
add t1 mode ip6ip6 $b encaplimit none hoplimit 9 tclass 0x20
add t1 mode ip6ip6 $b tclass inherit flowlabel 0x12345
add t1 mode ip6ip6 $b flowlabel inherit dscp inherit
add t1 mode ip6ip6 $b allow-localremote dev lower
add t1 mode ipip6 $b ttl 3
add t1 mode ipv4/ipv6 $b
add t1 mode any $b
add t1 mode ip6gre $b key 5
add t1 mode ip6gre $b ikey 5 okey 6 csum seq
add t1 mode gre/ipv6 $b encaplimit none
add t1 mode vti6 $b key 5
END
[ -z "$wrong" ] || fail "theirs < > ours: $wrong"

# What is changed, and what is not said stays.
# changed KIND-WORDS -- CHANGE-WORDS
changed() {
	words=
	while [ "$1" != -- ]; do
		words="$words $1"
		shift
	done
	shift
	# shellcheck disable=SC2086
	both add c1 $words
	both change c1 "$@"
	both del c1
}
# shellcheck disable=SC2086
{
	changed mode gre $a key 5 csum ttl 64 -- ttl 9
	changed mode gre $a key 5 csum ttl 64 -- mode gre remote 192.0.2.7
	changed mode gre $a key 5 -- key 6 dev lower
	changed mode ipip $a ttl 64 -- tos 0x10
	changed mode sit $a ttl 64 -- remote 192.0.2.7
	changed mode ip6ip6 $b encaplimit none -- mode ip6ip6 \
		hoplimit 9 encaplimit none
	changed mode ip6gre $b key 5 -- mode ip6gre key 6
	# ip makes a VTI that is changed one without its keys.
	vnet-tunnel -n ours add c1 mode vti $a key 5
	vnet-tunnel -n ours change c1 remote 192.0.2.7
	same "a changed vti" "$(json '.[] | "\(.remote) \(.key)"' \
		vnet-tunnel -n ours -j show c1)" "192.0.2.7 5"
	vnet-tunnel -n ours del c1 mode vti
}
[ -z "$wrong" ] || fail "theirs < > ours: $wrong"

# ensure, and deleting tunnels only.
# shellcheck disable=SC2086
{
	expect 0 vnet-tunnel -n ours ensure e1 mode gre $a key 5
	same ensure "$out" "e1: created"
	expect 0 vnet-tunnel -n ours ensure e1 mode gre $a key 5
	same ensure "$out" "e1: unchanged"
	expect 0 vnet-tunnel -n ours ensure e1 ttl 7
	has "$out" "e1: changed: ttl "
	expect 1 vnet-tunnel -n ours del e1 mode ipip
	has "$err" "'e1' is a tunnel of kind gre"
	expect 1 vnet-tunnel -n ours del lower
	has "$err" "'lower' is no tunnel"
	expect 1 vnet-tunnel -n ours del nothing
	has "$err" "there is no interface 'nothing'"
	vnet-tunnel -n ours del e1
	expect 1 vnet-tunnel -n ours show e1
	expect 1 vnet-tunnel -n ours show lower
	has "$err" "'lower' is no such tunnel"
}

# show: every key of ip tunnel, with its value.
# shellcheck disable=SC2086
{
	vnet-tunnel -n ours add s1 mode gre $a ikey 5 okey 6 csum seq dev lower
	vnet-tunnel -n ours add s2 mode ipip $a ttl 64 tos 0x10
	vnet-tunnel -n ours add s3 mode sit $a 6rd-prefix 2001:db8::/32 \
		6rd-relay_prefix 192.0.0.0/8
	vnet-tunnel -n ours add s4 mode ip6ip6 $b encaplimit none tclass 0x20
	vnet-tunnel -n ours add s5 mode ip6gre $b key 7 dscp inherit \
		flowlabel 0x12345 dev lower
	vnet-tunnel -n ours add s6 mode any local 2001:db8::1 \
		remote 2001:db8::9 tclass inherit hoplimit 9 allow-localremote
}
vnet-tunnel -n ours -j show >$tmp/show
for six in '' -6; do
	# shellcheck disable=SC2086
	ip -n ours $six -j tunnel show >$tmp/ip
	jq -S --slurpfile all $tmp/show '[.[] | . as $ip | $all[0][] |
		select(.ifname == $ip.ifname) |
		with_entries(select(.key | in($ip)))]' $tmp/ip >$tmp/ours
	jq -S '[.[] | if .ifname == "ip_vti0" then del(.key) else . end]' \
		$tmp/ip | diff - $tmp/ours || fail "not as ip $six tunnel"
done
same "tunnels that ip shows" "$(jq length $tmp/ip)" 6
same "two of a mode" "$(json '[.[].ifname | select(startswith("s"))] |
	join(" ")' vnet-tunnel -n ours -j show mode ip6ip6)" "s4"
same "those of an end" "$(json '[.[].ifname] | join(" ")' \
	vnet-tunnel -n ours -j show remote 192.0.2.2)" "s1 s2 s3"
same "those of a kind" "$(json '[.[].ifname] | join(" ")' \
	vnet-tunnel -n ours -j show type ip6tnl dev lower)" ""

# The overhead is what the kernel takes from the MTU of the link below.
for words in "gretap $a" "gretap $a key 5 csum seq" "erspan $a seq key 1" \
	"erspan $a seq key 1 erspan_ver 2 erspan_dir egress erspan_hwid 7" \
	"erspan $a erspan_ver 0" "ip6gretap $b key 7" \
	"ip6gretap $b encaplimit none" "ip6erspan $b seq key 1" \
	"vxlan id 9 remote 192.0.2.2 dev lower" \
	"vxlan id 9 remote 2001:db8::2 dev lower" \
	"geneve id 9 remote 192.0.2.2" "geneve id 9 remote 2001:db8::2" \
	"vti $a key 5" "vti6 $b key 5"; do
	has_kind "${words%% *}" || continue
	# shellcheck disable=SC2086
	vnet-tunnel -n ours add o1 type $words
	same "MTU and overhead of $words" "$(json '.[] |
		"\(.mtu + .overhead) \(.underlay)"' \
		vnet-tunnel -n ours -j show o1)" "1500 lower"
	vnet-tunnel -n ours del o1
done
same "MTU and overhead" "$(jq -r '[.[] | select(.underlay) |
	.mtu + .overhead] | unique | join(" ")' $tmp/show)" 1500

# A tunnel that was moved sends from where it was made.
vnet-link -n ours set s2 netns theirs
has "$(vnet-tunnel -n theirs show s2)" "(in "

# What only an ioctl can do is refused.
expect 1 vnet-tunnel -n ours prl dev s3 prl-default 192.0.2.9
has "$err" "by ioctl only"
