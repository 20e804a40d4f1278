#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# tun and tap: made in their namespace, held by programs, joined over UDP.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

need tunjoin jq ping
[ -e /dev/net/tun ] || skip "no /dev/net/tun here"

# refused STATUS TEXT CMD...: the message says TEXT, on one of its lines.
refused() {
	status=$1 text=$2
	shift 2
	expect "$status" "$@"
	has "$err" "$text"
}

# hold NS MODE NAME [FROM TO]: a program opens it; its number is in $holder.
holders=0
hold() {
	holders=$((holders + 1))
	vnet-ns exec "$1" tunjoin "$2" "$3" ${4:+"$4" "$5"} >$tmp/held.$holders &
	holder=$!
	within 10 grep -q ready $tmp/held.$holders
}

# data NS NAME FILTER: of what -d -j show says of its kind.
data() {
	json ".[0].linkinfo.info_data | $3" vnet-link -n "$1" -d -j show "$2"
}

vnet-ns add A up
vnet-ns add B up

# --- made where it belongs, with everything, and it stays ----------------------
vnet-link -n A add t0 index 77 up mtu 1400 address 02:00:00:00:00:0a \
	alias remark type tap user 1000 group 7 pi
vnet-link add t1 netns B mtu 1300 type tun vnet_hdr multi_queue
expect 1 vnet-link show t0
same "t0" "$(json '.[0] | "\(.ifindex) \(.mtu) \(.address) \(.ifalias)"' \
	vnet-link -n A -j show t0)" "77 1400 02:00:00:00:00:0a remark"
same "t0's data" "$(data A t0 '"\(.type) \(.pi) \(.vnet_hdr) \(.multi_queue)" +
	" \(.persist)"')" "tap true false false true"
same "t1's data" "$(data B t1 '"\(.type) \(.pi) \(.vnet_hdr) \(.multi_queue)" +
	" \(.numqueues) \(.persist)"')" "tun false true true 0 true"
same "owner, by number" "$(json '.[0].linkinfo.info_data |
	"\(.user) \(.group)"' vnet-link -n A -N -d -j show t0)" "1000 7"
vnet-link -n A add t2 type tap user root group daemon
same "owner, by name" "$(data A t2 '"\(.user) \(.group)"')" "root daemon"
same "type tap" "$(json '[.[].ifname // empty] | join(" ")' \
	vnet-link -n A -j show type tap)" "t2 t0"
same "type tun" "$(json '[.[].ifname // empty] | join(" ")' \
	vnet-link -n A -j show type tun)" "t2 t0"
for ns in A B; do
	for options in -d '-d -o'; do
		# shellcheck disable=SC2086
		same "$options in $ns" "$(vnet-link -n $ns $options show type tun |
			sed 's/ g[sr]o_ipv4_max_size [0-9]*//g')" \
			"$(ip -n $ns $options link show type tun)"
	done
	ip -n $ns -d -j link show type tun >$tmp/ip
	vnet-link -n $ns -d -j show type tun >$tmp/vnet
	jq -e --slurpfile v $tmp/vnet \
		'[.[].linkinfo] == [$v[0][].linkinfo]' $tmp/ip >$tmp/out ||
		fail "JSON of kinds in $ns: $(cat $tmp/vnet)"
done

# --- who holds it ---------------------------------------------------------------
same "nobody" "$(json '.[0].processes | length' \
	vnet-link -n A -d -j show t2)" 0
hasnt "$(vnet-link -n A -d show t2)" processes
hold A tap t2
first=$holder
same "a holder" "$(json '.[0].processes[].name' \
	vnet-link -n A -d -j show t2)" tunjoin
pid=$(json '.[0].processes[].pid' vnet-link -n A -d -j show t2)
has "$(vnet-link -n A -d show t2)" "processes tunjoin($pid) "
has "$(vnet-tuntap -n A -d show t2)" "Attached to processes:tunjoin($pid)"
within 5 vnet-link -n A wait t2 exists
# One of the same name elsewhere is held by nobody.
vnet-link -n B add t2 type tap
same "in another namespace" "$(json '.[0].processes | length' \
	vnet-link -n B -d -j show t2)" 0

# --- every EBUSY ------------------------------------------------------------------
vnet-link -n A add br type bridge
refused 2 "'br' already exists (bridge)" vnet-link -n A add br type tap
refused 2 "'t2' already exists (tap, persistent, in use by $pid tunjoin); 'ensure'" \
	vnet-link -n A add t2 type tap
refused 2 "a tap cannot become a tun" vnet-link -n A add t2 type tun
refused 2 "multi_queue can be chosen at creation only" \
	vnet-link -n A add t2 type tap multi_queue
refused 2 "multi_queue, persistent); multi_queue can be chosen" \
	vnet-link -n B add t1 type tun
refused 2 "the index of 't0'" vnet-link -n A add t9 index 77 type tap
refused 2 "'t2' already exists" vnet-tuntap -n A add dev t2 mode tap
kill "$first"
wait "$first" 2>/dev/null || :

# --- all or nothing -----------------------------------------------------------------
refused 2 "have ports" vnet-link -n A add t9 master lo type tap
expect 1 vnet-link -n A show t9
refused 2 "takes 68.." vnet-link -n A add t9 mtu 9 type tap
expect 1 vnet-link -n A show t9
expect 0 vnet-link -n A --dry-run add t9 up type tap user 5
same "dry run" "$out" "TUNSETIFF t9 tap
TUNSETOWNER 5
RTM_NEWLINK 40 bytes: name t9 up 
TUNSETPERSIST 1"
expect 1 vnet-link -n A show t9

# --- changed, ensured, replaced, deleted by rtnetlink -----------------------------------
same "ensure" "$(vnet-link -n A ensure t2 type tap user root)" "t2: unchanged"
same "ensure" "$(vnet-link -n A ensure t2 mtu 1200 type tap)" \
	"t2: changed: mtu 1500 -> 1200"
refused 1 "cannot be changed to this: type" vnet-link -n A ensure t2 type tun
refused 1 "'user' of 't2' cannot be changed" \
	vnet-link -n A set t2 type tap user 3
vnet-link -n A set t2 mtu 1300 type tap user root
same "ensure" "$(vnet-link -n A ensure t2 recreate type tun user 3)" \
	"t2: recreated: type, user"
same "t2's data" "$(data A t2 .type)" tun
vnet-link -n A replace t2 mtu 1250 type tun
vnet-link -n A replace t3 mtu 1250 type tun
same "replace" "$(json '[.[].mtu | select(. == 1250)] | length' \
	vnet-link -n A -j show)" 2
vnet-link -n A del t2
expect 1 vnet-link -n A show t2
vnet-link -n A del t3 type tun
refused 1 "'br' is no tun or tap" vnet-tuntap -n A del dev br mode tap
refused 1 "'t0' is no tun" vnet-tuntap -n A del dev t0 mode tun
vnet-tuntap -n A del dev t0
expect 1 vnet-link -n A show t0
vnet-tuntap -n B del t1 mode tun multi_queue

# --- several queues, one process each -------------------------------------------------------
vnet-tuntap -n A add dev q mode tun multi_queue
hold A tun+mq q
one=$holder
hold A tun+mq q
two=$holder
same "queues" "$(data A q .numqueues)" 2
same "their holders" "$(json '.[0].processes | length' \
	vnet-tuntap -n A -d -j show q)" 2
kill "$one" "$two"
wait "$one" "$two" 2>/dev/null || :

# --- a ping through two programs --------------------------------------------------------------
vnet-link add w netns A up type veth peer name w netns B up
vnet-addr -n A add 10.0.1.1/24 dev w
vnet-addr -n B add 10.0.1.2/24 dev w

# join MODE NAME PORT: A's and B's device NAME are one link.
join() {
	hold A "$1" "$2" 10.0.1.1:"$3" 10.0.1.2:"$3"
	joined=$holder
	hold B "$1" "$2" 10.0.1.2:"$3" 10.0.1.1:"$3"
	joined="$joined $holder"
	vnet-link -n A wait "$2" carrier timeout 10
	vnet-link -n B wait "$2" carrier timeout 10
}

for ns in A B; do
	vnet-link -n $ns add j up mtu 1400 type tun
done
vnet-addr -n A add 10.0.2.1/24 dev j
vnet-addr -n B add 10.0.2.2/24 dev j
join tun j 4000
pings A 10.0.2.2
# shellcheck disable=SC2086
kill $joined

# And frames: each tap is the port of a bridge.
for ns in A B; do
	vnet-link -n $ns add sw up type bridge
	vnet-link -n $ns add k up master sw mtu 1400 type tap
done
vnet-addr -n A add 10.0.3.1/24 dev sw
vnet-addr -n B add 10.0.3.2/24 dev sw
join tap k 4001
pings A 10.0.3.2
# shellcheck disable=SC2086
kill $joined

# --- without the device file ---------------------------------------------------------
mkdir $tmp/net
for node in none full; do
	mount -t tmpfs net /dev/net 2>/dev/null || break
	case $node in
	none) refused 2 "mknod /dev/net/tun c 10 200" vnet-link add n type tap ;;
	full)
		# The number of no driver.
		mknod /dev/net/tun c 10 255 2>/dev/null || :
		[ ! -c /dev/net/tun ] ||
			refused 2 "modprobe tun" vnet-link add n type tap ;;
	esac
	umount /dev/net
done

# --- the owner needs no privilege ----------------------------------------------------------------
[ "$(tr -s ' ' </proc/self/uid_map)" = " 0 0 4294967295" ] ||
	skip "only root is mapped here: the owner cannot be tried"
mknod -m 666 $tmp/tun c 10 200
mount --bind $tmp/tun /dev/net/tun
# A copy: that user may not be allowed to enter the directory of the build.
cp "$(command -v tunjoin)" $tmp/tunjoin
vnet-link add mine type tap user 65534
setpriv --reuid 65534 --clear-groups $tmp/tunjoin tap mine >$tmp/mine &
owner=$!
within 10 grep -q ready $tmp/mine
kill $owner
vnet-link add other type tap user 65533
if setpriv --reuid 65534 --clear-groups $tmp/tunjoin tap other 2>$tmp/err; then
	fail "somebody else opened it"
fi
has "$(cat $tmp/err)" "TUNSETIFF: Operation not permitted"
