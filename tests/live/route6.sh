#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# IPv6, MPLS and VRF routes: made by vnet and by ip they are the same, and both
# print the same.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/live/routing.lib
. "$(dirname "$0")/routing.lib"
need ip jq

lacking=
two_namespaces
same_state <<END
route add 2001:db8:1::/48 via fd00::2
-route add 2001:db8:1::/48 via fd00::2
-route add 2001:db8:1::/48 via fd09::2
route append 2001:db8:1::/48 via fd00::3
route replace 2001:db8:1::/48 via fd00::4
route add 2001:db8:2::/48 dev v0 metric 5
route add 2001:db8:2::/48 dev v1 metric 6 src fd01::1 pref high
route add default via fd00::2 dev v0 proto static
route add unreachable 2001:db8:3::/48
route add blackhole 2001:db8:4::/48 table 100
route add prohibit 2001:db8:5::/48 metric 9
route add throw 2001:db8:6::/48 table 100
route add local 2001:db8:7::1 dev lo
route add 2001:db8:8::/48 via fe80::77 dev v0 onlink
route add 2001:db8:9::/48 dev v0 mtu lock 1400 hoplimit 9 advmss 1200 rtt 30ms
route add 2001:db8:a::/48 nexthop via fd00::2 weight 2 nexthop via fd01::2 dev v1
-route add 2001:db8:b::/48 encap seg6 mode encap segs fd00::2,fd00::3 dev v0
-route add 2001:db8:c::/48 encap seg6 mode inline segs fd00::2 dev v0
-route add 2001:db8:d::/48 from 2001:db8:e::/48 dev v0
route add 2001:db8:f::1 dev v0 table 1000
nexthop add id 6 via fd00::9 dev v0
route add 2001:db8:10::/48 nhid 6
-route del 2001:db8:77::/48
-route del 2001:db8:9::/48 dev v1
route del 2001:db8:9::/48
route del 2001:db8:2::/48 metric 6
route del 2001:db8:a::/48
route del default via fd00::2
-route add 2001:db8:11::/48 via 10.0.0.1
END
for ns in ip vnet; do
	[ $ns = ip ] && cmd='ip -n ip -6 route' || cmd='vnet-route -n vnet -6'
	$cmd add 2001:db8:20::/48 via fd00::2 expires 1000
	$cmd add default dev v1
	$cmd flush root 2001:db8:8::/46
	$cmd flush type unreachable
done
same "what -6 and flush leave" "$(state vnet | sed 's/expires [0-9]*sec/X/')" \
	"$(state ip | sed 's/expires [0-9]*sec/X/')"
has "$(vnet-route -n vnet show 2001:db8:20::/48)" 'expires'

plug ''
while read -r words; do
	# shellcheck disable=SC2086
	ip -6 route add $words 2>$tmp/err || lacking="$lacking encap-${words#* encap }"
done <<END
default via fd00::2 pref low
2001:db8:1::/48 via fd00::2 metric 7 mtu 1400
2001:db8:2::/48 nexthop via fd00::2 weight 2 nexthop via fd01::2 dev v1
unreachable 2001:db8:3::/48
2001:db8:4::/48 dev v0 table 100 proto static
2001:db8:5::/48 encap seg6 mode encap segs fd00::2,fd00::3 dev v0
2001:db8:6::/48 encap ip6 id 7 dst fd00::9 dev v0
END
lacking=$(printf %s "$lacking" | sed "s/\(encap-[^ ]*\) .*/\1/")
family=-6
for words in '' 'table all' 'table 100' 'table local' 2001:db8:1::/48 \
	'root 2001:db8::/32' 'match 2001:db8:1::5' default 'proto static table all' \
	'type unreachable' 'via fd00::2' 'metric 7' 'proto kernel'; do
	# shellcheck disable=SC2086
	show_alike route show $words
done
for words in 2001:db8:1::5 fd00::1 '2001:db8:1::5 from fd00::1' 2001:db8:3::1 \
	'2001:db8:1::5 fibmatch' '2001:db8:1::5 oif v0 mark 7'; do
	# shellcheck disable=SC2086
	show_alike route get $words
done
family=
show_alike route show table all
# The family is that of the prefix.
same "show of an IPv6 prefix" "$(vnet-route show 2001:db8:1::/48)" \
	"$(ip -6 route show 2001:db8:1::/48)"

same "ensure" "$(vnet-route ensure 2001:db8:30::/48 via fd00::2)" \
	"2001:db8:30::/48: created"
same "ensure again" "$(vnet-route ensure 2001:db8:30::/48 via fd00::2)" \
	"2001:db8:30::/48: unchanged"
same "ensure else" \
	"$(vnet-route ensure 2001:db8:30::/48 via fd00::3 pref high)" \
	"2001:db8:30::/48: changed: via fd00::2 -> fd00::3, pref medium -> high"
expect 2 vnet-route add 2001:db8:40::/48 via fd09::9
has "$err" "no interface has an address whose network 'fd09::9' is in"

# VRFs have a table each.
if has_kind vrf; then
	ip link add red type vrf table 77
	ip link set red up
	ip link set v1 master red
	vnet-route add 10.7.0.0/16 vrf red via 10.0.1.2
	vnet-route add 2001:db8:7::/48 vrf red dev v1
	same "the VRF's table" "$(ip route show table 77 10.7.0.0/16)" \
		"10.7.0.0/16 via 10.0.1.2 dev v1 "
	show_alike route show vrf red
	show_alike route get 10.7.0.1 vrf red
	family=-6
	show_alike route show vrf red
	family=
	vnet-route flush vrf red proto boot
	same "the VRF's table" "$(ip route show vrf red proto boot)" ""
	expect 1 vnet-route show vrf v0
	has "$err" "'v0' is no VRF"
else
	lacking="$lacking vrf"
fi

# MPLS
labels=/proc/sys/net/mpls/platform_labels
# The kernel loads what a route needs.
ip route add 10.99.0.0/16 encap mpls 16 via 10.0.0.2 2>/dev/null || :
if [ -e $labels ]; then
	echo 1000 >$labels
	vnet-route -M add 100 as to 200/300 via inet 10.0.0.2
	vnet-route -f mpls add 101 dev lo
	vnet-route -M add 102 via inet6 fd00::2 ttl-propagate disabled
	vnet-route -M add 103 nexthop as to 500 via inet 10.0.0.2 \
		nexthop via inet6 fd00::2
	family=-M
	show_alike route show
	show_alike route show proto boot
	family='-f mpls'
	show_alike route show
	has "$(vnet-route -M show)" "100 as to 200/300 via inet 10.0.0.2 dev v0"
	vnet-route -M del 102
	ip -M route del 100
	vnet-route -M flush dev lo
	same "what is left" "$(ip -M route show | wc -l)" 3
else
	lacking="$lacking mpls"
fi
# No kernel of these tests has seg6: its bytes are compared in tests/diff.
lacking=$(printf %s "$lacking" | sed "s/ encap-seg6//g")
[ -z "$lacking" ] || skip "the kernel has no$lacking"
