#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Neighbours are listed once each and completely, and flushed, while another
# process adds and deletes others.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
need ip

n=10000
[ "${VNET_KERNEL:-host}" = host ] || n=2500

# addresses FIRST LAST FORMAT: a line for each number.
addresses() {
	awk -v first="$1" -v last="$2" -v format="$3" 'BEGIN {
		for (i = first; i <= last; i++)
			printf format "\n", int(i / 65536) % 256, int(i / 256) % 256, i % 256
	}'
}

vnet-link add v0 up type veth peer name v1 up
addresses 1 $n 'neigh add 10.%d.%d.%d dev v0 lladdr 02:00:00:00:00:01' >$tmp/stay
ip -batch $tmp/stay
{
	addresses 1 400 'neigh add 11.%d.%d.%d dev v0 lladdr 02:00:00:00:00:02'
	addresses 1 400 'neigh del 11.%d.%d.%d dev v0'
} >$tmp/churn

churn() {
	while [ ! -e $tmp/stop ]; do
		ip -force -batch $tmp/churn || :
	done >/dev/null 2>&1
}
churn &
within 60 sh -c "ip neigh show nud permanent | grep -q ^11"

# check WHAT CMD...: n lines begin with 10., and no two are the same.
check() {
	what=$1
	shift
	"$@" >$tmp/list || fail "$what: '$*' ended with $?"
	same "number of $what" "$(grep -c '^10\.' $tmp/list)" $n
	same "duplicate $what" "$(grep '^1[01]\.' $tmp/list | sort | uniq -d)" ""
}

rounds=12
[ $n = 10000 ] || rounds=6
for _ in $(seq $rounds); do
	check neighbours vnet-neigh show
	check "neighbours of v0" vnet-neigh -4 show dev v0 nud permanent
	check "neighbours in JSON" sh -c "vnet-neigh -j show | jq -r '.[].dst'"
done

# What stays is flushed under the same churn; then nothing is left.
vnet-neigh flush to 10.0.0.0/8 nud permanent
same "neighbours after a flush" "$(ip neigh show | grep -c '^10\.' || :)" 0
touch $tmp/stop
wait
vnet-neigh flush dev v0 nud permanent
same "permanent neighbours" "$(ip neigh show nud permanent)" ""
