#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# IPv4 routes: made by vnet and by ip they are the same, and both print the
# same. Deliberate differences: `show dev` finds routes over several next hops,
# too (as ip does since 6.10); `show PREFIX` takes the family from the prefix;
# `get connected` asks with the source that was found, where ip prints the
# first answer twice; `flush` deletes routes by next hop object, too.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/live/routing.lib
. "$(dirname "$0")/routing.lib"
need ip jq

lacking=
two_namespaces
same_state <<END
route add 10.1.0.0/16 via 10.0.0.2
route add 10.2.0.0/16 dev v0 metric 5
route add 10.2.0.0/16 dev v1 metric 6 src 10.0.1.1
route append 10.2.0.0/16 via 10.0.0.3 metric 6
route prepend 10.2.0.0/16 via 10.0.0.4 metric 6
-route add 10.1.0.0/16 via 10.0.0.9
-route test 10.1.0.0/16 via 10.0.0.9
-route change 10.77.0.0/16 via 10.0.0.9
route change 10.1.0.0/16 via 10.0.0.9
route replace 10.1.0.0/16 via 10.0.0.8
route replace 10.3.0.0/16 via 10.0.0.8 table 100 proto static
route add default via 10.0.0.2 dev v0
route add to 10.4.0.1 via 10.0.0.2 tos 0x10
route add blackhole 10.5.0.0/16
route add unreachable 10.6.0.0/16 metric 77
route add prohibit 10.7.0.0/16
route add throw 10.8.0.0/16 table 5
route add local 10.9.0.0/16 dev lo
route add broadcast 10.0.0.77 dev v0
route add multicast 239.1.0.0/16 dev v0
route add 10.10.0.0/16 via 10.99.0.1 dev v0 onlink
route add 10.11.0.0/16 dev v0 scope link proto bird realms 3/4
route add 10.12.0.0/16 dev v0 mtu 1400 advmss 1360 window 5000 initcwnd 10
route add 10.13.0.0/16 dev v0 mtu lock 1400 rtt 30ms rttvar lock 1.5s
route add 10.14.0.0/16 dev v0 rto_min 200ms hoplimit 64 ssthresh 3 cwnd lock 5
route add 10.15.0.0/16 dev v0 features ecn quickack 1 initrwnd 7 reordering 4
route add 10.16.0.0/16 nexthop via 10.0.0.2 weight 2 nexthop via 10.0.1.2 weight 256
route add 10.17.0.0/16 nexthop via 10.77.0.2 dev v0 onlink nexthop dev v1
route add 10.18.0.0/16 via inet6 fd00::2 dev v0
route add 10.19.0.0/16 nexthop via inet6 fd00::2 dev v0 nexthop via 10.0.1.2
nexthop add id 5 via 10.0.0.9 dev v0
route add 10.20.0.0/16 nhid 5
route add 10.21.0.0/16 dev v0 table 1000 metric 4294967295
-route add 10.22.0.1/16 dev v0
-route add 10.22.0.0/16 via 10.77.0.1
-route add 10.22.0.0/16 dev v0 scope host
-route del 10.22.0.0/16
-route del 10.1.0.0/16 via 10.0.0.77
route del 10.1.0.0/16
route del 10.2.0.0/16 metric 6
route del blackhole 10.5.0.0/16
route del 10.3.0.0/16 table 100
route del local 10.9.0.0/16 table local
route del 10.16.0.0/16
route flush proto bird
route flush table 1000
route flush root 10.12.0.0/14
route flush dev v1 scope link proto boot
route flush table all type multicast
END

# What ip makes, vnet prints as ip does.
plug ''
while read -r words; do
	# shellcheck disable=SC2086
	ip route add $words
done <<END
default via 10.0.0.2
10.1.0.0/16 via 10.0.0.2 metric 7 mtu lock 1400 advmss 1000 rtt 30ms rto_min 0.5s features ecn
10.2.0.0/16 nexthop via 10.0.0.2 weight 2 nexthop via 10.0.1.2 dev v1 weight 3
blackhole 10.3.0.0/16 metric 5
10.4.0.0/16 via inet6 fd00::2 dev v0
10.5.0.0/16 dev v0 table 100 proto static scope link src 10.0.0.1 realms 3/4
10.6.0.0/16 via 10.0.0.77 onlink dev v0 tos 0x10
throw 10.7.0.0/16 table 200
10.8.1.1 dev v1 proto 77 scope 88
END
ip nexthop add id 5 via 10.0.0.9 dev v0 &&
	ip route add 10.9.0.0/16 nhid 5

# Encapsulation. What a kernel does not have is said in the end.
encap() {
	kind=$1
	shift
	if ip route add "$@" 2>$tmp/err; then
		same_state <<-END
		route add $*
		END
	else
		lacking="$lacking encap-$kind"
	fi
}
encap ip 10.60.0.0/16 encap ip id 7 src 10.0.0.1 dst 10.0.0.9 ttl 64 tos 8 key dev v0
encap ip 10.61.0.0/16 encap ip dst 10.0.0.9 csum seq via 10.0.0.2
encap ip6 10.62.0.0/16 encap ip6 id 7 dst fd00::9 hoplimit 9 tc 4 dev v0
encap ip 10.63.0.0/16 nexthop encap ip id 1 dst 10.0.0.9 via 10.0.0.2 nexthop dev v1
encap mpls 10.64.0.0/16 encap mpls 100/200 via 10.0.0.2
encap mpls 10.65.0.0/16 encap mpls 300 ttl 7 via 10.0.0.2 dev v0
encap seg6 10.66.0.0/16 encap seg6 mode encap segs fd00::2,fd00::3 dev v0

for words in '' 'table all' 'table 100' 'table local' 'table 77' \
	'10.1.0.0/16' 'exact 10.1.0.0/16' 'root 10.0.0.0/8' 'match 10.1.2.3' \
	'proto static table all' 'proto kernel' 'scope link' 'type blackhole' \
	'via 10.0.0.2' 'via 10.0.0.0/24' 'metric 7' 'src 10.0.0.1 table all' \
	'tos 0x10' 'realms 3/4 table 100' default cache; do
	# shellcheck disable=SC2086
	show_alike route show $words
done
family=-4
show_alike route show
show_alike route show table all
family=
for words in 10.1.2.3 10.0.0.1 127.0.0.1 '10.1.2.3 from 10.0.0.1 iif v0' \
	'10.1.2.3 fibmatch' '10.2.0.5 fibmatch' '10.1.2.3 mark 5 uid 3' 10.3.1.1 \
	'10.1.2.3 ipproto udp sport 5 dport 6' '10.1.2.3 oif v0' \
	'10.1.2.3 tos 0x10'; do
	# shellcheck disable=SC2086
	show_alike route get $words
done

# ip cannot flush what has a next hop object.
vnet-route flush 10.9.0.0/16
same "flush by id" "$(ip route show 10.9.0.0/16)" ""

# Over several next hops: by each of their interfaces.
has "$(vnet-route show dev v1)" "10.2.0.0/16"
has "$(vnet-route show dev v0)" "10.2.0.0/16"
has "$(vnet-route show 10.2.0.0/16)" "nexthop via 10.0.1.2 dev v1 weight 3"

# ensure
ensured() {
	wanted=$1
	shift
	same "ensure $*" "$(vnet-route ensure "$@")" "$wanted"
}
ensured '10.40.0.0/16: created' 10.40.0.0/16 via 10.0.0.2
ensured '10.40.0.0/16: unchanged' 10.40.0.0/16 via 10.0.0.2
ensured '10.40.0.0/16: changed: no metrics -> mtu 1400' \
	10.40.0.0/16 via 10.0.0.2 mtu 1400
ensured '10.40.0.0/16: unchanged' 10.40.0.0/16 via 10.0.0.2
ensured '10.40.0.0/16: changed: via 10.0.0.2 -> 10.0.0.3' \
	10.40.0.0/16 via 10.0.0.3
same "what is not spoken of stays" "$(vnet-route show 10.40.0.0/16)" \
	"10.40.0.0/16 via 10.0.0.3 dev v0 mtu 1400 "
ensured '10.40.0.0/16: changed: type unicast -> blackhole' \
	blackhole 10.40.0.0/16
ensured '10.41.0.0/16: created' 10.41.0.0/16 nexthop via 10.0.0.2 weight 2 \
	nexthop via 10.0.1.2
ensured '10.41.0.0/16: unchanged' 10.41.0.0/16 nexthop via 10.0.1.2 \
	nexthop via 10.0.0.2 weight 2
ensured '10.41.0.0/16: changed: next hops' 10.41.0.0/16 \
	nexthop via 10.0.1.2 nexthop via 10.0.0.2 weight 3
ensured '10.42.0.0/16: created' 10.42.0.0/16 dev v0 table 5000
ensured '10.42.0.0/16: unchanged' 10.42.0.0/16 dev v0 table 5000
same "ensure -j" "$(vnet-route -j ensure 10.42.0.0/16 dev v1 table 5000)" \
	'{"dst":"10.42.0.0/16","result":"changed","what":"dev v0 -> v1"}'

# The look-ups after a refusal.
ip link set v1 down
expect 2 vnet-route add 10.50.0.0/16 via 10.0.1.9
has "$err" "'10.0.1.9' is in the network of 'v1' (10.0.1.1/24), which is down"
expect 2 vnet-route add 10.50.0.0/16 dev v1
has "$err" "'v1' is down: vnet-link set v1 up"
expect 2 vnet-route add 10.50.0.0/16 via 10.99.0.9
has "$err" "no interface has an address whose network '10.99.0.9' is in"
expect 2 vnet-route del 10.1.0.0/16 via 10.0.0.77
has "$err" "there is: 10.1.0.0/16 via 10.0.0.2 dev v0 metric 7"
expect 2 vnet-route add 10.4.0.0/16 dev v0
has "$err" "there is: 10.4.0.0/16 via inet6 fd00::2 dev v0"
expect 2 vnet-route add 10.50.1.0/16 dev v0
has "$err" "the network is 10.50.0.0/16"
expect 1 vnet-route show dev v7
has "$err" "there is no interface 'v7'"

# No kernel of these tests has seg6: its bytes are compared in tests/diff.
lacking=$(printf %s "$lacking" | sed "s/ encap-seg6//g")
[ -z "$lacking" ] || skip "the kernel has no$lacking"
