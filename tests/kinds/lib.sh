# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2034
# What state.sh and bytes.sh share. Sourced.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
logs=$VNET_LOGS/kinds-$VNET_KERNEL
tab=$(printf '\t')
tmp=/run/kinds
mkdir -p $tmp
awk -v dir=$tmp -f "$here/plan.awk" "$here/options"

# The links that the options speak of: l0 to l2 with addresses, b0 a bridge.
base() {
	ip -batch - <<-END
	link set lo up
	link add l0 address 02:00:00:00:00:10 type veth peer name m0
	link add l1 address 02:00:00:00:00:11 type veth peer name m1
	link add l2 address 02:00:00:00:00:12 type veth peer name m2
	link set l0 up
	link set m0 up
	addr add 10.0.0.1/24 dev l0
	addr add fd00::1/64 dev l0 nodad
	link add b0 address 02:00:00:00:00:20 type bridge
	link set l1 master b0
	END
}

# verdict PREFIX: one line for each of the tests that has no note "kernel" (with
# all: each), by the lines "NAME WHY" in $tmp/bad.
verdict() {
	awk -F '\t' -v prefix="$1:" -v all="${all:-}" '
		FILENAME == ARGV[1] {
			me = $0
			sub(/ .*/, "", me)
			why[me] = why[me] "    " substr($0, length(me) + 2) "\n"
			next
		}
		!all && /\tkernel: / { next }
		$1 in why {
			print "FAIL " prefix $3
			printf "--- %s\n%s", $3, why[$1] >"/dev/stderr"
			failed = 1
			next
		}
		{ print "ok " prefix $3 }
		END { exit failed }
	' $tmp/bad $tmp/tests 2>$tmp/why || {
		cp $tmp/why "$logs/$1.log"
		head -c 20000 $tmp/why >&2
		return 1
	}
}
