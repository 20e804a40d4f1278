#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Policy routing rules: made by vnet and by ip they are the same, and both
# print the same. Deliberate difference: the family is that of a prefix among
# the words, where ip takes IPv4 and the kernel refuses.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/live/routing.lib
. "$(dirname "$0")/routing.lib"
need ip jq

two_namespaces
same_state <<END
rule add from 10.0.0.0/8 table 100
-rule add from 10.0.0.0/8 table 100
rule add from 10.1.0.0/16 to 10.2.0.0/16 iif v0 oif v1 fwmark 0x10/0xff tos 0x10 priority 500 lookup 1000
rule add not from 10.1.0.1 blackhole
rule add to 10.3.0.0/24 goto 32766
rule add to 10.3.0.0/24 goto 40000
rule add fwmark 5 unreachable
rule add iif nosuch prohibit
rule add uidrange 0-1000 ipproto tcp sport 80 dport 1000-2000 table 5
rule add table main suppress_prefixlength 0 suppress_ifgroup default
rule add nop pref 900
rule add from 10.5.0.0/16 realms 3/4 table 7
rule add pref 77 tun_id 5 table 6
rule add l3mdev pref 1000
rule add type blackhole dev v0 preference 44
rule add to all order 45 lookup local proto static
-rule del from 10.77.0.0/16
-rule del pref 78
rule del pref 77
rule del from 10.0.0.0/8 table 100
rule del fwmark 5
rule del l3mdev
rule flush table 1000
rule flush from 10.5.0.0/16
END
for ns in ip vnet; do
	[ $ns = ip ] && cmd='ip -n ip -6 rule' || cmd='vnet-rule -n vnet -6'
	$cmd add from 2001:db8::/32 to 2001:db8:1::1 table 50
	$cmd add pref 88 oif v0 table 9
	$cmd add pref 89 l3mdev
	$cmd del pref 88
done
same "rules of IPv6" "$(state vnet)" "$(state ip)"
for ns in ip vnet; do
	[ $ns = ip ] && cmd='ip -n ip rule' || cmd='vnet-rule -n vnet'
	$cmd flush
done
same "what flush leaves" "$(state vnet)" "$(state ip)"

plug ''
while read -r words; do
	# shellcheck disable=SC2086
	ip rule add $words
done <<END
from 10.0.0.0/8 table 100
from 10.1.0.0/16 to 10.2.0.0/16 iif v0 oif v1 fwmark 0x10/0xff tos 0x10 priority 500 lookup 1000
not from 10.1.0.1 blackhole
to 10.3.0.0/24 goto 32766
to 10.3.0.0/24 goto 40000
fwmark 5 unreachable
iif nosuch prohibit
oif nosuch table 4
uidrange 0-1000 ipproto udp sport 80 dport 1000-2000 table 5
ipproto 253 table 5
table main suppress_prefixlength 0 suppress_ifgroup default
nop pref 900
from 10.5.0.0/16 realms 3/4 table 7
pref 77 tun_id 5 table 6 protocol static
l3mdev pref 1000
END
ip -6 rule add from 2001:db8::/32 to 2001:db8:1::1 table 50
for words in '' 'from 10.0.0.0/8' 'table 100' 'pref 500' 'iif v0' 'fwmark 5' \
	'ipproto udp' not 'to 10.3.0.0/24' 'uidrange 0-1000' 'dport 1000-2000' \
	'lookup main' 'tos 0x10' 'fwmark 0x10/0xff' l3mdev 'pref 0' 'pref 1'; do
	# shellcheck disable=SC2086
	show_alike rule show $words
done
family=-6
show_alike rule show
show_alike rule show from 2001:db8::/32
family=-4
show_alike rule list

# The family of a prefix is that of the rule.
vnet-rule add from 2001:db8:5::/48 table 51
has "$(ip -6 rule show table 51)" "from 2001:db8:5::/48 lookup 51"
has "$(vnet-rule show from 2001:db8:5::/48)" "lookup 51"
vnet-rule del from 2001:db8:5::/48
same "the rule after del" "$(ip -6 rule show table 51)" ""

has "$(vnet-rule ensure from 10.8.0.0/16 table 8)" \
	": from 10.8.0.0/16 lookup 8: created"
has "$(vnet-rule ensure from 10.8.0.0/16 table 8)" ": unchanged"
same "ensure" "$(vnet-rule ensure pref 600 from 10.9.0.0/16 table 8)" \
	"600: from 10.9.0.0/16 lookup 8: created"
same "ensure of another table" \
	"$(vnet-rule ensure pref 600 from 10.9.0.0/16 table 9)" \
	"600: from 10.9.0.0/16 lookup 9: changed: table 8 -> 9"
same "rules of that priority" "$(ip rule show pref 600)" \
	"$(printf '600:\tfrom 10.9.0.0/16 lookup 9')"
expect 2 vnet-rule add pref 600 from 10.9.0.0/16 table 9
has "$err" "there is '600: from 10.9.0.0/16 lookup 9'"
expect 2 vnet-rule del from 10.9.0.0/16 table 10
has "$err" "there is '600: from 10.9.0.0/16 lookup 9'"
