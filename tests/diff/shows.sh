# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2086,SC2317
# Every command of `shows`, with every set of options, through ip and vnet:
# text is equal byte for byte, and each value of ip's JSON is in vnet's.
# A lifetime that goes down by itself is left out. What differs is looked at
# again, for the kernel may have counted a packet in between. Namespaces are
# compared sorted: ip lists them as the directory does, vnet by name.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
logs=$VNET_LOGS/diff-$VNET_KERNEL
tab=$(printf '\t')
tmp=/run/diff
mkdir -p $tmp
failed=0

# is_expected SUBJECT: does a pattern of the list match?
is_expected() {
	while IFS=$tab read -r pattern reason; do
		case $pattern in
		'#'* | '') continue ;;
		esac
		# shellcheck disable=SC2254
		case $1 in
		$pattern)
			echo "$pattern: $reason" >>"$logs/expected.used"
			return 0 ;;
		esac
	done <"$here/expected"
	return 1
}

# both OPTIONS COMMAND: through both, status and output.
both() {
	set -f
	set -- $1 -- $2
	set +f
	options=
	while [ "$1" != -- ]; do
		options="$options $1"
		shift
	done
	tool=vnet-$2
	[ "$tool" != vnet-netns ] || tool=vnet-ns
	shift
	status_ip=0 status_vnet=0
	ip $options "$@" >$tmp/ip 2>$tmp/ip.err || status_ip=1
	shift
	"$tool" $options "$@" >$tmp/vnet 2>$tmp/vnet.err || status_vnet=1
}

# ip lists names as the directory has them, vnet sorted: order is no difference.
in_order() {
	case $1 in
	netns | "netns list") sort ;;
	*) cat ;;
	esac
}

same_output() {
	[ $status_ip = $status_vnet ] && cmp -s $tmp/ip $tmp/vnet
}

text_differs() {
	both "$1" "$2"
	for side in ip vnet; do
		sed -E 's/_lft [0-9]+sec/_lft Nsec/g' $tmp/$side |
			in_order "$2" >$tmp/$side.txt
	done
	[ $status_ip = $status_vnet ] && cmp -s $tmp/ip.txt $tmp/vnet.txt &&
		return 1
	is_expected "$1 $2" && return 1
	{
		echo "--- $1 $2 (status $status_ip and $status_vnet)"
		diff $tmp/ip.txt $tmp/vnet.txt || :
		cat $tmp/ip.err $tmp/vnet.err
	} >$tmp/why
}

json_differs() {
	both "$1" "$2"
	is_expected "$1 $2" && return 1
	case $2 in
	netns | "netns list")
		for side in ip vnet; do
			jq 'sort_by(.name)' $tmp/$side >$tmp/sorted
			mv $tmp/sorted $tmp/$side
		done ;;
	esac
	[ -s $tmp/ip ] || echo '[]' >$tmp/ip
	[ -s $tmp/vnet ] || echo '[]' >$tmp/vnet
	jq -rn --slurpfile ip $tmp/ip --slurpfile vnet $tmp/vnet \
		-f "$here/subset.jq" >$tmp/places 2>$tmp/jq.err ||
		cat $tmp/jq.err >>$tmp/places
	: >$tmp/left
	while IFS=$tab read -r path values; do
		is_expected "$path" || is_expected "$1 $2" ||
			printf '%s\t%s\n' "$path" "$values" >>$tmp/left
	done <$tmp/places
	[ $status_ip = $status_vnet ] && [ ! -s $tmp/left ] && return 1
	{
		echo "--- $1 $2 (status $status_ip and $status_vnet)"
		sort -u $tmp/left | head -n 40
		cat $tmp/vnet.err
	} >$tmp/why
}

# compare HOW COMMAND OPTIONS...: one test.
compare() {
	how=$1 command=$2
	name=$how:$(echo "$command" | tr ' ' _)
	shift 2
	: >$tmp/log
	for options; do
		for try in 1 2; do
			"${how}_differs" "$options" "$command" || continue 2
			[ $try = 2 ] || sleep 0.2
		done
		cat $tmp/why >>$tmp/log
	done
	if [ -s $tmp/log ]; then
		echo "FAIL $name"
		cat $tmp/log >>"$logs/shows.log"
		head -n 60 $tmp/log >&2
		failed=1
	else
		echo "ok $name"
	fi
}

: >"$logs/shows.log"
: >"$logs/expected.used"
sh -euxc '. "$1"; state' state "$here/state.sh" >"$logs/state.log" 2>&1 || {
	echo "FAIL state"
	tail -n 5 "$logs/state.log" >&2
	exit 1
}

while read -r line; do
	case $line in
	'#'* | '') continue ;;
	netns*)
		compare text "$line" ''
		compare json "$line" -j
		continue ;;
	esac
	case $VNET_KERNEL:$line in
	guest:'link show' | guest:'addr show' | guest:'link show type '*)
		# A process costs ten times as much here, and what filters do
		# is seen on the host: the guest is for its kinds.
		compare text "$line" '' -br -o
		compare json "$line" '-d -j' ;;
	guest:*) continue ;;
	host:'link show' | host:'addr show' | host:*' show dev br' | host:*' up type veth')
		# How a value is written: -h, -iec, -N and colours.
		compare text "$line" '' -br -o -s '-s -s' -4 -6 -0 -N \
			'-N -o' '-N -br' '-br -o' '-br -s' '-o -s' \
			'-o -s -s' '-h -s' '-h -s -s' '-iec -s' '-h -iec -s' \
			'-h -iec -s -s' -c=never -c=always '-c=always -br' \
			'-c=always -o' '-c=always -s' '-c=always -4' \
			'-c=always -N'
		compare json "$line" -j '-d -j' '-s -j' '-s -s -d -j' \
			'-br -j' '-4 -j' '-N -j' '-N -d -j' '-h -s -j' \
			'-c=always -j' '-p -j' '-p -d -s -j' ;;
	*)
		compare text "$line" '' -br -o -s '-s -s' -4 -6
		compare json "$line" -j '-d -j' '-s -j' '-s -s -d -j' \
			'-br -j' '-4 -j' ;;
	esac
done <"$here/shows"

exit $failed
