#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Next hop objects: made by vnet and by ip they are the same, and both print
# the same.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/live/routing.lib
. "$(dirname "$0")/routing.lib"
need ip jq

ip nexthop show >/dev/null 2>&1 || skip "the kernel has no next hop objects"
two_namespaces
same_state <<END
nexthop add id 1 via 10.0.0.2 dev v0
nexthop add id 2 via 10.0.1.2 dev v1 proto static
nexthop add id 3 dev v0
nexthop add id 4 blackhole
nexthop add id 5 via fd00::5 dev v0 onlink
nexthop add id 6 via 10.0.0.77 dev v0 onlink encap ip id 5 dst 10.0.0.9
-nexthop add id 1 dev v0
-nexthop add id 7 via 10.99.0.1 dev v0
-nexthop add id 7 group 77
nexthop add id 10 group 1/2
nexthop add id 11 group 1,3/2,200
nexthop add id 12 group 1/2 type resilient buckets 8 idle_timer 60 unbalanced_timer 300
nexthop add id 20 via 10.0.0.3 fdb
nexthop add id 21 group 20 fdb
nexthop add via 10.0.0.9 dev v0
route add 10.50.0.0/16 nhid 10
route add 10.51.0.0/16 nhid 1
-route add 10.52.0.0/16 nhid 99
nexthop replace id 1 via 10.0.0.4 dev v0
nexthop replace id 11 group 1,5/2
-nexthop replace id 11 dev v0
-nexthop del id 99
nexthop del id 2
nexthop flush proto 4
nexthop flush dev v0
END
for ns in ip vnet; do
	[ $ns = ip ] && cmd='ip -n ip nexthop' || cmd='vnet-nexthop -n vnet'
	$cmd add id 1 dev v0
	$cmd add id 2 group 1
	$cmd flush >/dev/null
done
same "what flush leaves" "$(state vnet)" "$(state ip)"

plug ''
while read -r words; do
	# shellcheck disable=SC2086
	ip nexthop add $words
done <<END
id 1 via 10.0.0.2 dev v0
id 2 via 10.0.1.2 dev v1 proto static
id 3 dev v0
id 4 blackhole
id 5 via fd00::5 dev v0 onlink
id 6 via 10.0.0.77 dev v0 onlink encap ip id 5 dst 10.0.0.9
id 10 group 1/2
id 11 group 1,3/2,5
id 12 group 1/2 type resilient buckets 8 idle_timer 60 unbalanced_timer 0
id 20 via 10.0.0.3 fdb
id 21 group 20 fdb
END
ip route add 10.50.0.0/16 nhid 10
ip route add 10.51.0.0/16 nhid 1
for words in '' 'dev v0' groups fdb 'proto 4' 'id 3' 'id 12' 'id 99'; do
	# shellcheck disable=SC2086
	show_alike nexthop show $words
done
show_alike nexthop get id 11
show_alike route show
for family in -4 -6; do
	show_alike nexthop show
done
family=

# Buckets, but for the time that goes by.
buckets() {
	"$@" -j nexthop bucket show id 12 | jq -c 'map(del(.bucket.idle_time))'
}
vnet_nexthop() {
	shift 2
	vnet-nexthop -j "$@"
}
same "the buckets" "$(buckets vnet_nexthop)" "$(buckets ip)"
same "a bucket" "$(vnet-nexthop bucket get id 12 index 3 |
	sed 's/idle_time [0-9.]*/X/')" \
	"$(ip nexthop bucket get id 12 index 3 | sed 's/idle_time [0-9.]*/X/')"
expect 2 vnet-nexthop bucket get id 12 index 9

same "ensure" "$(vnet-nexthop ensure id 30 via 10.0.0.2 dev v0)" "30: created"
same "ensure again" "$(vnet-nexthop ensure id 30 via 10.0.0.2 dev v0)" \
	"30: unchanged"
same "ensure else" "$(vnet-nexthop ensure id 30 via 10.0.0.3 dev v0)" \
	"30: changed: via 10.0.0.2 -> 10.0.0.3"
same "ensure of a group" "$(vnet-nexthop ensure id 11 group 1,3/2,6)" \
	"11: changed: group 1,3/2,5 -> 1,3/2,6"
expect 2 vnet-nexthop add id 1 dev v0
has "$err" "there is 'id 1 via 10.0.0.2 dev v0 scope link'"
expect 2 vnet-nexthop add id 40 via 10.99.0.1 dev v0
has "$err" "no interface has an address whose network '10.99.0.1' is in"
ip link set v1 down
expect 2 vnet-nexthop add id 40 dev v1
has "$err" "'v1' is down: vnet-link set v1 up"
expect 2 vnet-nexthop get id 99
has "$err" "there is no next hop 99"

# A route to a blackhole is a blackhole to the kernel's list only.
vnet-nexthop add id 50 blackhole
vnet-route add 172.31.0.0/16 nhid 50
vnet-route add 0/0 nhid 50 metric 50
alike "ip route show type blackhole" "vnet-route show type blackhole"
same "the default" "$(vnet-route show exact 0/0 metric 50)" \
	"$(ip route show exact 0/0 metric 50)"
vnet-route flush type blackhole
same "after flush" "$(vnet-route show nhid 50)" ""
