#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Forwarding entries are listed once each and completely, and flushed, while
# another process adds and deletes others.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
need bridge

n=10000
[ "${VNET_KERNEL:-host}" = host ] || n=2500

# macs FIRST LAST: a line FORMAT for each MAC address of a number.
macs() {
	awk -v first="$1" -v last="$2" -v format="$3" 'BEGIN {
		for (i = first; i <= last; i++)
			printf format "\n", int(i / 65536) % 256, int(i / 256) % 256, i % 256
	}'
}

# No address of a link begins as those that are counted.
vnet-link add br0 address 0a:00:00:00:00:01 type bridge
vnet-link add v0 address 0a:00:00:00:00:02 type veth \
	peer name v1 address 0a:00:00:00:00:03
vnet-link set v0 master br0
vnet-link add vx0 address 0a:00:00:00:00:04 type vxlan id 5 local 10.0.0.1 dstport 4789

# Entries that stay.
macs 1 $n 'fdb add 02:00:00:%02x:%02x:%02x dev v0 master static' >$tmp/stay
macs 1 $n 'fdb append 00:00:00:00:00:00 dev vx0 dst 10.%d.%d.%d' >$tmp/stay-vx
bridge -batch $tmp/stay
bridge -batch $tmp/stay-vx

# A bridge that filters VLANs has each entry once more, for VLAN 1.
m=$(bridge fdb show br br0 | grep -c ^02)

# Entries that come and go, among those of both tables.
{
	macs 1 400 'fdb add 06:00:00:%02x:%02x:%02x dev v0 master static'
	macs 1 400 'fdb del 06:00:00:%02x:%02x:%02x dev v0 master'
} >$tmp/churn
{
	macs 1 400 'fdb append 00:00:00:00:00:00 dev vx0 dst 11.%d.%d.%d'
	macs 1 400 'fdb del 00:00:00:00:00:00 dev vx0 dst 11.%d.%d.%d'
} >$tmp/churn-vx

# Runs the lines of a file again and again, until told to stop.
churn() {
	while [ ! -e $tmp/stop ]; do
		bridge -force -batch "$1" || :
	done >/dev/null 2>&1
}
churn $tmp/churn &
churn $tmp/churn-vx &
within 60 sh -c "bridge fdb show br br0 | grep -q ^06"

# check WHAT NUMBER PATTERN CMD...: so many lines match, no two are the same.
check() {
	what=$1 number=$2 pattern=$3
	shift 3
	"$@" >$tmp/list || fail "$what: '$*' ended with $?"
	same "number of $what" "$(grep -c "$pattern" $tmp/list)" "$number"
	same "duplicate $what" "$(grep "$pattern\|^06" $tmp/list | sort |
		uniq -d)" ""
}

rounds=12
[ $n = 10000 ] || rounds=6
for _ in $(seq $rounds); do
	check "bridge entries" "$m" '^02' vnet-bridge fdb show br br0
	check "port's entries" "$m" '^02' vnet-bridge fdb show dev v0
	check "VTEPs" $n 'dst 10\.' vnet-bridge fdb show dev vx0
	check "entries in JSON" "$m" '^02' sh -c \
		"vnet-bridge -j fdb show br br0 | jq -r '.[] | \"\(.mac) \(.vlan)\"'"
done

touch $tmp/stop
wait
vnet-bridge fdb flush dev vx0
same "VTEPs after a flush" "$(bridge fdb show dev vx0 | grep -c dst || :)" 0
vnet-bridge fdb flush dev v0 master static
same "entries after a flush" "$(bridge fdb show br br0 | grep -c '^0[26]' || :)" 0
