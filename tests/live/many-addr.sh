#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Thousands of addresses are listed and flushed while another process changes
# others: a list is complete, each once, or it is refused with status 2.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
need ip jq

many=10000
[ "${VNET_KERNEL:-host}" = host ] || many=1500

vnet-link add v0 up type veth peer v1
i=0
while [ $i -lt $many ]; do
	echo "addr add 10.$((i / 250 / 250)).$((i / 250 % 250)).$((i % 250 + 1))/8 dev v0"
	i=$((i + 1))
done >$tmp/add
ip -batch $tmp/add

# Addresses of other prefixes come and go until the file is gone.
cat >$tmp/churn <<END
addr add 172.16.0.1/12 dev v0
addr add 172.16.0.2/12 dev v0
addr del 172.16.0.1/12 dev v0
addr del 172.16.0.2/12 dev v0
END
: >$tmp/go
while [ -e $tmp/go ]; do
	ip -batch $tmp/churn 2>/dev/null || :
	sleep 0.01
done &
churner=$!

listed() {
	jq -r '.[].addr_info[] | select(.family == "inet") | .local' "$1" |
		grep '^10\.' | sort | tee $tmp/list | uniq | wc -l
}

full=0 refused=0 round=0
while [ $round -lt 40 ] && [ $full -lt 5 ]; do
	round=$((round + 1))
	rc=0
	vnet-addr -j show dev v0 >$tmp/json 2>$tmp/err || rc=$?
	if [ $rc -ne 0 ]; then
		same "the status of a list that cannot be had" $rc 2
		has "$(cat $tmp/err)" "incomplete"
		refused=$((refused + 1))
		continue
	fi
	same "addresses listed" "$(listed $tmp/json)" $many
	same "addresses listed twice" "$(uniq -d $tmp/list)" ""
	full=$((full + 1))
done
[ $full -gt 0 ] || fail "refused $refused times, never listed"

# Those of 10/8 go, the others are not touched.
vnet-addr add 192.168.7.1/24 dev v0
tries=0
until vnet-addr flush dev v0 to 10.0.0.0/8 2>$tmp/err; do
	has "$(cat $tmp/err)" "incomplete"
	tries=$((tries + 1))
	[ $tries -lt 40 ] || fail "never flushed"
done
rm $tmp/go
wait $churner
same "left" "$(ip -4 -o addr show dev v0 | grep -c 'inet 10\.')" 0
has "$(ip -4 -o addr show dev v0)" 192.168.7.1/24
