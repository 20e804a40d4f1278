# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2086,SC2317
# Every command of `bytes` through ip and through vnet, each in a fresh copy
# of the same state under strace: the same requests, byte for byte, but for
# what the table says. The kernel need not know the kind: what it refuses
# was sent, and both have to report it.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
logs=$VNET_LOGS/diff-$VNET_KERNEL
tab=$(printf '\t')
tmp=/run/diff
mkdir -p $tmp
failed=0

# BASE: v0 with peer v1, br0 with a port, two macvlans, group 5, two
# namespaces of which one has an id.
cat >$tmp/base <<END
netns add n1
netns add n2
netns set n2 7
link set lo up
link add v0 type veth peer name v1
link property add dev v0 altname known
link set dev v0 addrgenmode none
link set dev v1 up addrgenmode none
link add br0 type bridge
link add port type veth peer name trop
link set dev port master br0
link add under type veth peer name over
link add mv0 link under type macvlan mode bridge
link add mvs link over type macvlan mode source macaddr set 02:00:00:00:00:20
link set dev trop group 5
link add five group 5 type ifb
addr add 10.5.0.1/16 dev v1
addr add 10.6.0.1/16 brd + dev v1
addr add fd05::1/64 dev v1 nodad
END

# side WHICH PROGRAM ARGS...: its requests in WHICH.sent, status in WHICH.rc.
# It runs in a namespace of its own with an empty /run for the names.
# shellcheck disable=SC2016
side() {
	which=$1
	shift
	unshare -n -m sh -c '
		base=$(cat "$1")
		log=$2
		shift 2
		exec 3>"$log" 4>"$log.rc"
		mount -t tmpfs run /run
		echo "$base" | ip -batch - || exit 99
		rc=0
		strace -f -o /proc/self/fd/3 -e trace=sendto,sendmsg \
			-e write=all "$@" 4>&- >/dev/null || rc=1
		echo $rc >&4
	' side $tmp/base "$tmp/$which.trace" "$@" 2>"$tmp/$which.err" ||
		echo "the base of $which is not there" >"$tmp/$which.trace.rc"
	nlsort <"$tmp/$which.trace" >"$tmp/$which.sent"
}

# difference: what sets vnet.sent apart from ip.sent, in one line.
difference() {
	if cmp -s $tmp/ip.sent $tmp/vnet.sent; then
		[ -s $tmp/ip.sent ] || echo nothing
		return
	fi
	awk '
		FNR == 1 { side++ }
		{
			path = $1
			value = $0
			sub(/^[^ ]* ?/, "", value)
			if (!/ / || path ~ /^(NEW|DEL|SET)/) {
				message[side]++
				path = "message"
				value = $1
			}
			if (message[side] > 1)
				path = message[side] ":" path
			while ((side, path) in values)
				path = path "+"
			values[side, path] = value
			paths[side] = paths[side] path "\n"
		}
		END {
			n = split(paths[1], ip, "\n") - 1
			m = split(paths[2], vnet, "\n") - 1
			for (i = 1; i <= n; i++)
				if (!((2, ip[i]) in values))
					printf "-%s ", ip[i]
				else
					kept[1] = kept[1] ip[i] "\n"
			for (i = 1; i <= m; i++)
				if (!((1, vnet[i]) in values)) {
					printf "+%s ", vnet[i]
					continue
				} else {
					kept[2] = kept[2] vnet[i] "\n"
					compare(vnet[i], values[1, vnet[i]],
						values[2, vnet[i]])
				}
			printf "%s%s%s", nul, nested,
				kept[1] != kept[2] ? "order " : ""
		}
		function compare(path, ip, vnet) {
			if (vnet == ip "00")
				nul = "nul "
			else if (sub(/^nested/, "nest", vnet) && vnet == ip)
				nested = "nested "
			else if (vnet != ip)
				printf "~%s ", path
		}' $tmp/ip.sent $tmp/vnet.sent
}

# one COMMAND NOTE: one line of the table.
one() {
	command=$1
	allowed=${2%%: *}
	[ "$2" != "$allowed" ] || allowed=
	set -f
	eval "set -- $command"
	set +f
	options=
	while :; do
		case $1 in
		-n) options="$options $1 $2"; shift 2 ;;
		-*) options="$options $1"; shift ;;
		*) break ;;
		esac
	done
	tool=vnet-$1
	[ "$tool" != vnet-netns ] || tool=vnet-ns
	side ip ip $options "$@"
	shift
	side vnet "$tool" $options "$@"
	found=$(difference)
	cmp -s $tmp/ip.trace.rc $tmp/vnet.trace.rc || found="${found}status"
	found=${found% }
	name=bytes:$(echo "$command" | tr -s ' "' _)
	if [ "$found" = "$allowed" ]; then
		echo "ok $name"
		return
	fi
	echo "FAIL $name"
	failed=1
	{
		echo "--- $command: '$found', not '$allowed'"
		diff -U 20 $tmp/ip.sent $tmp/vnet.sent | tail -n +3 || :
		cat $tmp/ip.trace.rc $tmp/ip.err
		cat $tmp/vnet.trace.rc $tmp/vnet.err
	} | tee -a "$logs/bytes.log" >&2
}

: >"$logs/bytes.log"
while IFS=$tab read -r command note; do
	case $command in
	'#'* | '') ;;
	*) one "$command" "${note:-}" ;;
	esac
done <"$here/bytes"
exit $failed
