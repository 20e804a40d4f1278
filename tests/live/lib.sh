# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
# What the live tests share. A test is a shell script that sources this file;
# it runs in namespaces of its own (scripts/private), finds the programs in
# PATH, and ends with 0 (passed), 77 (skipped, reason printed) or other.
set -eu

# A directory of the test's own, gone with its mount namespace.
mkdir -p /run/test
tmp=/run/test

skip() {
	echo "skip: $*"
	exit 77
}

fail() {
	echo "fail: $*" >&2
	exit 1
}

# need CMD...: the test cannot be without these programs; their absence is
# a failure, not a reason to skip.
need() {
	for cmd; do
		command -v "$cmd" >/dev/null || fail "no program $cmd here"
	done
}

# has_kind KIND: does this kernel know the kind of link? Asked through ip,
# so that a fault of vnet-link cannot pass for a missing kind.
has_kind() {
	need ip
	case $(LC_ALL=C ip link add vnetprobe type "$1" 2>&1) in
	*"Unknown device type"* | *"not supported"*) return 1 ;;
	esac
	ip link del vnetprobe 2>/dev/null || :
}

need_kind() {
	for kind; do
		has_kind "$kind" || skip "the kernel has no $kind"
	done
}

# expect STATUS CMD ARGS...: run it, leave stdout and stderr in $out and $err.
expect() {
	want=$1
	shift
	got=0
	"$@" >$tmp/out 2>$tmp/err || got=$?
	out=$(cat $tmp/out)
	err=$(cat $tmp/err)
	[ "$got" = "$want" ] ||
		fail "'$*' ended with $got, not $want: $out $err"
}

# same WHAT GOT WANTED
same() {
	[ "$2" = "$3" ] || fail "$1 is '$2', not '$3'"
}

# has TEXT PATTERN: a shell pattern somewhere in the text.
has() {
	# shellcheck disable=SC2254
	case $1 in
	*$2*) ;;
	*) fail "no '$2' in: $1" ;;
	esac
}

hasnt() {
	# shellcheck disable=SC2254
	case $1 in
	*$2*) fail "'$2' in: $1" ;;
	esac
}

# json FILTER CMD ARGS...: what jq makes of the command's output.
json() {
	need jq
	filter=$1
	shift
	"$@" >$tmp/json || fail "'$*' ended with $?"
	jq -r "$filter" $tmp/json || fail "no JSON from '$*': $(cat $tmp/json)"
}

# own_links LIST: without what modules of tunnels and bonds put into each namespace
# by themselves.
own_links() {
	printf '%s\n' "$1" | tr ' ' '\n' | grep -Ev \
		'^((gre|gretap|erspan|tunl|sit|ip6tnl|ip6gre)0|ip6?_vti0|bonding_masters|)$' |
		tr '\n' ' ' | sed 's/ $//'
}

# pings NS ADDRESS: three of three come back.
pings() {
	need ping
	vnet-ns exec "$1" ping -c3 -i0.2 -W5 "$2" >$tmp/ping ||
		fail "$(cat $tmp/ping)"
	has "$(cat $tmp/ping)" ' 3 received'
}

# within SECONDS CMD ARGS...: the command succeeds before that.
within() {
	tries=$(($1 * 20))
	shift
	while ! "$@" >/dev/null 2>&1; do
		tries=$((tries - 1))
		[ $tries -gt 0 ] || fail "'$*' did not come true"
		sleep 0.05
	done
}

# alike REFERENCE OURS [SED]: both commands print the same, byte by byte, once
# the sed script has taken away what is of the moment. What changes under them
# is looked at again: the reference has to say the same before and after.
alike() {
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		# shellcheck disable=SC2086
		$1 >$tmp/reference || fail "'$1' ended with $?"
		# shellcheck disable=SC2086
		$2 >$tmp/ours || fail "'$2' ended with $?"
		# shellcheck disable=SC2086
		$1 >$tmp/after || fail "'$1' ended with $?"
		[ $# -lt 3 ] || sed -i "$3" $tmp/reference $tmp/ours $tmp/after
		cmp -s $tmp/reference $tmp/ours && return
		cmp -s $tmp/reference $tmp/after && break
	done
	fail "'$1' and '$2' differ: $(diff $tmp/reference $tmp/ours)"
}

# twins REFERENCE OURS WORDS...: REFERENCE in namespace a and OURS in b take
# or refuse the words alike; then `state NS` prints the same for both.
twins() {
	ref=$1 ours=$2
	shift 2
	want=0 got=0
	$ref -n a "$@" >/dev/null 2>$tmp/err || want=1
	$ours -n b "$@" >/dev/null 2>$tmp/err || got=1
	[ $want = $got ] ||
		fail "'$*': $ref ended with $want, $ours with $got: $(cat $tmp/err)"
	state a >$tmp/reference
	state b >$tmp/ours
	cmp -s $tmp/reference $tmp/ours ||
		fail "'$*' leaves another state: $(diff $tmp/reference $tmp/ours)"
}
