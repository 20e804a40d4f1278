#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# vnet-neigh against ip neigh: the same words make the same kernel state, and
# the same state is shown in the same way. Differences, on purpose:
#   -j get      ip 6.1 prints text there
#   extern_valid and other words of kernels that ip 6.1 does not know
#   -s flush    is silent
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
need ip jq

for ns in a b; do
	vnet-ns add $ns
	ip -n $ns link add v0 address 02:00:00:00:01:00 type veth \
		peer name v1 address 02:00:00:00:01:01
	ip -n $ns link add br0 address 02:00:00:00:02:00 type bridge
	for dev in v0 v1 br0; do
		# No neighbours but those that are entered.
		ip -n $ns link set $dev addrgenmode none multicast off up
	done
	ip -n $ns link set v0 master br0
done

# Counters and times move, and so do what the kernel looks for itself.
state() {
	{
		ip -n "$1" neigh show nud all
		ip -n "$1" neigh show proxy
	} | grep -v NOARP | sort
}

# ip takes the object behind -n NS, vnet-neigh has none.
mkdir $tmp/bin
cat >$tmp/bin/vnet-neigh-as-ip <<'END'
#!/bin/sh
ns=$2
shift 3
exec vnet-neigh -n "$ns" "$@"
END
chmod +x $tmp/bin/vnet-neigh-as-ip
PATH=$tmp/bin:$PATH

while read -r words; do
	# shellcheck disable=SC2086
	twins ip vnet-neigh-as-ip neigh $words
done <<'END'
add 10.0.0.1 dev br0 lladdr 02:00:00:00:00:01
add 10.0.0.1 dev br0 lladdr 02:00:00:00:00:01
add to 10.0.0.2 dev v1 lladdr 02:00:00:00:00:02 nud stale
add 10.0.0.3 lladdr 2:0:0:0:0:3 nud permanent dev v1
add 10.0.0.4 dev v1 lladdr 02:00:00:00:00:04 nud noarp
add 10.0.0.5 dev v1 lladdr 02:00:00:00:00:05 extern_learn nud stale
add 10.0.0.6 dev v1 lladdr 02:00:00:00:00:06 protocol static
add 10.0.0.7 dev v1 lladdr 02:00:00:00:00:07 protocol 77
add fd00::1 dev v1 lladdr 02:00:00:00:00:11 router
add fd00::2 dev br0 lladdr 02:00:00:00:00:12 nud 4
add fd00::3 dev v1 lladdr 02:00:00:00:00:12 router extern_learn nud stale
add proxy 10.9.9.9 dev br0
add proxy 10.9.9.8 dev v1 protocol bird
add proxy fd00::99 dev br0
change 10.0.0.1 dev br0 lladdr 02:00:00:00:00:09
change 10.0.0.99 dev br0 lladdr 02:00:00:00:00:09
replace 10.0.0.1 dev br0 lladdr 02:00:00:00:00:0a nud stale
replace 10.0.0.98 dev br0 lladdr 02:00:00:00:00:0b
replace fd00::1 dev v1 lladdr 02:00:00:00:00:13
del 10.0.0.3 dev v1
del 10.0.0.3 dev v1
delete fd00::2 dev br0
del proxy 10.9.9.9 dev br0
del 10.0.0.2 dev nosuch
add 10.0.0.2
add dev v1 lladdr 02:00:00:00:00:02
add 10.0.0.300 dev v1 lladdr 02:00:00:00:00:02
add 10.0.0.50 dev v1 lladdr 02:00:00:00:00
add 10.0.0.50 dev v1 nud nosuch
add 10.0.0.50 dev v1 nud 3
flush to 10.0.0.5/32
flush dev v1 nud stale
flush dev v1 protocol 77 nud permanent
flush
END

# --- layout ------------------------------------------------------------------

for words in "add 10.0.0.21 dev v1 lladdr 02:00:00:00:00:21 nud stale" \
	"add 10.0.0.22 dev v1 nud failed" "add 10.0.0.23 dev v1 nud none" \
	"add 10.0.0.24 dev v1 lladdr 02:00:00:00:00:24 nud reachable"; do
	# shellcheck disable=SC2086
	ip -n a neigh $words
done
times='s|used [0-9/]*|used|; s/"\(used\|confirmed\|updated\)":[0-9]*/"\1"/g'
# The guest is slow: it tries each layout once.
sets="- -s -d -j -j,-s -j,-p -br -j,-br -o -4 -6 -N"
[ "${VNET_KERNEL:-host}" = host ] || sets="- -s -j,-s -br"
for options in $sets; do
	options=$(echo "$options" | tr , ' ' | sed 's/^-$//')
	while read -r words; do
		alike "ip -n a $options neigh $words" \
			"vnet-neigh -n a $options $words" "$times"
	done <<-'END'
	show
	show dev v1
	show nud all
	show proxy
	show proxy dev br0
	show nud stale
	show nud none nud permanent
	show master br0
	show nomaster
	show unused
	show protocol static
	END
done
for words in 'show to 10.0.0.0/8' 'show 10.0.0.1' 'list fd00::/64' \
	'get 10.0.0.6 dev v1' 'get proxy fd00::99 dev br0'; do
	alike "ip -n a neigh $words" "vnet-neigh -n a $words" "$times"
done
same "get as JSON" "$(json '.[0].dst' vnet-neigh -n a -j get 10.0.0.6 dev v1)" \
	10.0.0.6

# --- ensure ------------------------------------------------------------------

ensured() {
	what=$1
	shift
	expect 0 vnet-neigh -n b ensure "$@"
	has "$out" ": $what"
	expect 0 vnet-neigh -n b ensure "$@"
	has "$out" ': unchanged'
}
ensured created 10.0.0.60 dev v1 lladdr 02:00:00:00:00:60
ensured 'changed: lladdr 02:00:00:00:00:60 -> 02:00:00:00:00:61' \
	10.0.0.60 dev v1 lladdr 02:00:00:00:00:61
ensured 'changed: nud permanent -> stale' \
	10.0.0.60 dev v1 lladdr 02:00:00:00:00:61 nud stale
ensured created fd00::60 dev v1 lladdr 02:00:00:00:00:60 router
ensured 'changed: protocol none -> static' \
	fd00::60 dev v1 lladdr 02:00:00:00:00:60 protocol static
has "$(ip -n b neigh show fd00::60)" router
ensured created proxy 10.9.9.60 dev br0

# --- refusals ----------------------------------------------------------------

expect 2 vnet-neigh -n b add 10.0.0.60 dev v1 lladdr 02:00:00:00:00:60
has "$err" 'there is 10.0.0.60 dev v1 lladdr 02:00:00:00:00:61 STALE'
expect 2 vnet-neigh -n b del 10.0.0.60 dev br0
has "$err" "there is one on 'v1'"
expect 2 vnet-neigh -n b add 10.0.0.61 dev v1 lladdr 02:00:00:01
has "$err" 'Invalid link address'
expect 1 vnet-neigh -n b add 10.0.0.61 dev v11 lladdr 02:00:00:00:00:60
has "$err" "did you mean 'v1'"
expect 2 vnet-neigh -n b get 10.0.0.62 dev v1
has "$err" "there is no neighbour '10.0.0.62 dev v1'"
