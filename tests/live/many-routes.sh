#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Routes are listed once each and completely, and flushed, while another
# process adds and deletes others. A list that could not be read in one piece
# is none: status 2 and no output.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
need ip

n=10000
[ "${VNET_KERNEL:-host}" = host ] || n=1500

# prefixes COUNT FORMAT: a line for each number.
prefixes() {
	awk -v count="$1" -v format="$2" 'BEGIN {
		for (i = 0; i < count; i++)
			printf format "\n", int(i / 256), i % 256
	}'
}

vnet-link add v0 up type veth peer name v1 up
vnet-link set v1 up
vnet-addr add 192.0.2.1/24 dev v0
prefixes $n 'route add 10.%d.%d.0/24 dev v0' >$tmp/stay
ip -batch $tmp/stay
{
	prefixes 200 'route add 11.%d.%d.0/24 dev v0'
	prefixes 200 'route del 11.%d.%d.0/24 dev v0'
} >$tmp/churn

churn() {
	while [ ! -e $tmp/stop ]; do
		ip -force -batch $tmp/churn || :
		sleep 0.2
	done >/dev/null 2>&1
}
churn &
within 60 sh -c "ip route show | grep -q ^11"

# check CMD...: complete, or nothing at all and status 2; $complete counts.
complete=0
check() {
	rc=0
	"$@" >$tmp/list 2>$tmp/err || rc=$?
	if [ $rc = 0 ]; then
		same "number of routes" "$(grep -c '^10\.' $tmp/list)" $n
		same "duplicates" "$(sort $tmp/list | uniq -d)" ""
		complete=$((complete + 1))
	else
		same "the status" $rc 2
		has "$(cat $tmp/err)" incomplete
		same "half a list" "$(cat $tmp/list)" ""
	fi
}

for _ in 1 2 3 4 5 6; do
	check vnet-route show
	check vnet-route -4 show dev v0 proto boot
	check vnet-route show table all root 10.0.0.0/7
done
[ $complete -gt 0 ] || fail "no list was ever complete"

# What stays is flushed under the same churn; then nothing of it is left.
vnet-route flush root 10.0.0.0/8
same "routes after a flush" "$(ip route show | grep -c '^10\.' || :)" 0
touch $tmp/stop
wait
vnet-route flush dev v0 proto boot
same "routes in the end" "$(ip route show proto boot)" ""
