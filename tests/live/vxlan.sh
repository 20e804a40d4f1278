#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# vxlan: what a new one gets unasked, what can be changed, who has the VNI or
# the port, and every word as ip shows it.
# shellcheck source=tests/live/lib.sh disable=SC2086
. "$(dirname "$0")/lib.sh"

need_kind vxlan
need perl ip

vnet-ns add A
vnet-link add u0 up type veth peer name u1 up
vnet-link wait u0 carrier timeout 20
vnet-addr add 10.0.0.1/24 dev u0
vnet-addr add fd00::1/64 nodad dev u0

# data FILTER [NAME]: of the kernel's own answer, as ip has it
data() {
	json ".[0].linkinfo.info_data | $1" ip -d -j link show "${2:-vx}"
}

mtu() {
	json '.[0].mtu' ip -j link show vx
}

# made FILTER WANTED WORDS...
made() {
	filter=$1 wanted=$2
	shift 2
	vnet-link add vx type vxlan "$@" 2>$tmp/notes
	same "$filter of '$*'" "$(data "$filter")" "$wanted"
	vnet-link del vx
}

# --- the port, learning ------------------------------------------------------
made .port 4789 id 5
made .port 8472 id 5 dstport 8472
made .port 8472 id 5 dstport 0
made .port 4790 external gpe
made .port 4789 external gpe dstport 4789
made .learning true id 5
made .learning false id 5 nolearning
made .learning false external
made .learning true external learning
made '"\(.external) \(.vnifilter)"' 'true true' external vnifilter
expect 1 vnet-link add vx type vxlan id 5 vnifilter
has "$err" "'vnifilter' needs 'external'"

# --- the MTU -----------------------------------------------------------------
# mtu_of WANTED NOTE OPTIONS -- WORDS...: NOTE is all that is on stderr
mtu_of() {
	wanted=$1 note=$2 options=
	shift 2
	while [ "$1" != -- ]; do
		options="$options $1"
		shift
	done
	shift
	expect 0 vnet-link $options add vx "$@"
	same "stderr of '$options add vx $*'" "$err" "$note"
	same "MTU of '$*'" "$(mtu)" "$wanted"
	vnet-link del vx
}

mtu_of 1450 "mtu 1450 (underlay u0 1500 - 50)" -v -- \
	type vxlan id 5 remote 10.0.0.2
mtu_of 1430 "mtu 1430 (underlay u0 1500 - 70)" -v -- \
	type vxlan id 5 remote fd00::2
mtu_of 1450 "" -- type vxlan id 5 remote 10.0.0.2
mtu_of 1400 "" -v -- mtu 1400 type vxlan id 5 remote 10.0.0.2
mtu_of 1450 "" -v -- type vxlan id 5 remote 10.0.0.2 dev u0
mtu_of 1500 "" -v -- type vxlan id 5
mtu_of 1500 "" -v -- type vxlan external
mtu_of 1500 "mtu is the kernel's: no route to 10.9.9.9 leaves the machine" \
	-v -- type vxlan id 5 remote 10.9.9.9
mtu_of 1500 "mtu is the kernel's: no route to 10.0.0.1 leaves the machine" \
	-v -- type vxlan id 5 remote 10.0.0.1
vnet-link set u0 mtu 9000
mtu_of 8950 "mtu 8950 (underlay u0 9000 - 50)" -v -- \
	type vxlan id 5 remote 10.0.0.2
vnet-link set u0 mtu 100
mtu_of 68 "mtu 68 (underlay u0 100 - 50)" -v -- \
	type vxlan id 5 remote 10.0.0.2
vnet-link set u0 mtu 1500

# The underlay is that of link-netns: there, the same address is elsewhere.
vnet-link -n A add w0 mtu 1300 up type veth peer name w1 up
vnet-link -n A wait w0 carrier timeout 20
vnet-addr -n A add 10.0.0.1/24 dev w0
expect 0 vnet-link -v add vx link-netns A type vxlan id 5 remote 10.0.0.2
same "the note" "$err" "mtu 1250 (underlay w0 1300 - 50)"
vnet-link del vx
# So is the interface to send by, also where the link is in a third one.
vnet-ns add B
for words in "netns B link-netns A" "link-netns A netns B"; do
	# shellcheck disable=SC2086
	vnet-link add vx $words type vxlan id 5 remote 10.0.0.2 dev w0
	same "MTU" "$(json '.[0].mtu' ip -n B -j link show vx)" 1250
	has "$(vnet-link -n B show vx)" "link-netns A"
	# The number of w0 is that of another link here: ip gives its name.
	has "$(vnet-link -n B -d show vx)" " dev if$(json '.[0].ifindex' \
		vnet-link -n A -j show w0) "
	vnet-link -n B del vx
done
expect 0 vnet-link -v -n A add vx type vxlan id 5 remote 10.0.0.2
same "the note" "$err" "mtu 1250 (underlay w0 1300 - 50)"
vnet-link -n A del vx

# A request only: nothing is made, the MTU is there.
expect 0 vnet-link --dry-run add vx type vxlan id 5 remote 10.0.0.2
has "$out" "mtu 1450"
has "$out" "dstport 4789"
expect 1 vnet-link show vx

# --- who has it --------------------------------------------------------------
vnet-link add v1 type vxlan id 10
expect 2 vnet-link add v2 type vxlan id 10
has "$err" "VNI 10 on port 4789 is that of 'v1'"
hasnt "$err" "in namespace"
vnet-link set v1 netns A
expect 2 vnet-link add v2 type vxlan id 10
has "$err" "VNI already exists"
has "$err" "VNI 10 on port 4789 is that of 'v1' in namespace A"
vnet-link -n A add v2 type vxlan id 10
expect 2 vnet-link -n A add v3 type vxlan id 10
has "$err" "VNI 10 on port 4789 is that of 'v2'"
hasnt "$err" "in namespace A
"
vnet-link add v3 type vxlan id 10 dstport 4800
expect 2 vnet-link add v3 type vxlan id 11
has "$err" "'v3' already exists (vxlan"
vnet-link del v3

# The port: of the namespace that v1 was made in.
vnet-link -n A set v1 up
vnet-link add ext type vxlan external
expect 2 vnet-link set ext up
has "$err" "UDP port 4789 is that of 'v1' in namespace A"
vnet-link -n A set v1 down
vnet-link set ext up
expect 2 vnet-link add v4 up type vxlan id 11
has "$err" "UDP port 4789 is that of 'ext' (external)"
expect 1 vnet-link show v4
expect 2 vnet-link -n A set v1 up
has "$err" "UDP port 4789 is that of 'ext' (external)"
vnet-link -n A set v2 up
vnet-link del ext

# shellcheck disable=SC2016
perl -MSocket -e 'socket(S, PF_INET, SOCK_DGRAM, 0) or die;
	bind(S, sockaddr_in(4801, INADDR_ANY)) or die; print "bound\n";
	$| = 1; open(F, ">", $ARGV[0]); close F; sleep 100' $tmp/bound \
	>/dev/null &
holder=$!
within 20 test -e $tmp/bound
expect 2 vnet-link add v4 up type vxlan id 11 dstport 4801
has "$err" "perhaps another program has the UDP port 4801"
kill $holder
vnet-link -n A del v1
vnet-link -n A del v2

# --- changes -----------------------------------------------------------------
# A vxlan as ip makes it keeps its port and whatever else is not named.
ip link add vx type vxlan id 5 dev u0 remote 10.0.0.2 local 10.0.0.1 dstport 0
before=$(data 'del(.ttl, .tos, .ageing, .learning, .df, .remote)')
vnet-link set vx type vxlan ttl 9 tos 10 ageing 60 nolearning df set \
	remote 10.0.0.3
same "what is changed" "$(data '"\(.ttl) \(.tos) \(.ageing) \(.learning)" +
	" \(.df) \(.remote)"')" "9 0x10 60 false set 10.0.0.3"
same "the rest" "$(data 'del(.ttl, .tos, .ageing, .learning, .df, .remote)')" \
	"$before"
vnet-link replace vx type vxlan id 5 ttl 10
same "port and ttl" "$(data '"\(.port) \(.ttl)"')" "8472 10"
vnet-link set vx type vxlan group 239.1.1.1
same "a group in place of a remote" "$(data .group)" 239.1.1.1
expect 2 vnet-link set vx type vxlan remote fd00::2
has "$err" "family"
same "ensure" "$(vnet-link ensure vx type vxlan id 5 ttl 10 dstport 8472)" \
	"vx: unchanged"
same "ensure" "$(vnet-link ensure vx type vxlan id 5 ttl 11)" \
	"vx: changed: ttl 10 -> 11"

# The kernel refuses an MTU beside words of the kind: there are two requests.
vnet-link set vx mtu 1300 type vxlan ttl 12
same "mtu and ttl" "$(mtu) $(data .ttl)" "1300 12"
vnet-link replace vx mtu 1310 type vxlan id 5 ttl 13
same "mtu and ttl" "$(mtu) $(data .ttl)" "1310 13"
same "ensure" "$(vnet-link ensure vx mtu 1320 type vxlan id 5 ttl 14)" \
	"vx: changed: mtu 1310 -> 1320, ttl 13 -> 14"
same "mtu and ttl" "$(mtu) $(data .ttl)" "1320 14"
expect 2 vnet-link set vx mtu 8000 type vxlan ttl 11
has "$err" "all else is changed, but not the MTU"
same "mtu and ttl" "$(mtu) $(data .ttl)" "1320 11"
expect 2 vnet-link set vx mtu 1400 type vxlan remote fd00::2
same "mtu and ttl" "$(mtu) $(data .ttl)" "1320 11"

# fixed WORDS...: refused before anything is sent, with what would help
fixed() {
	before=$(ip -d link show vx)
	expect 1 vnet-link set vx type vxlan "$@"
	has "$err" "is fixed when the interface is made"
	has "$err" "ensure recreate"
	same "vx" "$(ip -d link show vx)" "$before"
}
fixed id 6
fixed dstport 4789
fixed srcport 5 6
fixed maxaddress 6
fixed ttl inherit
fixed external
fixed gbp
for word in proxy rsc l2miss l3miss noudpcsum udp6zerocsumtx udp6zerocsumrx \
	remcsumtx remcsumrx; do
	fixed $word
done
# The same again is no change.
vnet-link set vx type vxlan id 5 dstport 8472 noproxy ttl 12
same "ttl" "$(data .ttl)" 12

# The kernel would take the number and go on inheriting.
vnet-link del vx
vnet-link add vx type vxlan id 5 ttl inherit
fixed ttl 5
same "ensure" "$(vnet-link ensure vx type vxlan id 5 ttl inherit)" \
	"vx: unchanged"
expect 1 vnet-link ensure vx type vxlan id 5 ttl 5
has "$err" "recreate"
same "ensure recreate" "$(vnet-link ensure vx recreate type vxlan id 5 ttl 5)" \
	"vx: recreated: ttl"
same "ttl" "$(data .ttl)" 5
vnet-link del vx

# --- as ip shows it, and as ip makes it --------------------------------------
# What a newer ip prints is left out, and a blank that ip 6.1 forgets is put in.
shown() {
	"$@" | sed -E 's/ reserved_bits 0x[0-9a-f]+//; s/vnifilterid/vnifilter id/
		s/ (no)?localbypass//; s/ g[rs]o_ipv4_max_size [0-9]+//g'
}

# alike WORDS...: made by ip and by vnet, shown by both
alike() {
	vnet-link add vx index 99 address 02:00:00:00:00:05 type vxlan "$@"
	ours=$(ip -d link show vx)
	same "text of '$*'" "$(shown vnet-link -d show vx)" \
		"$(shown ip -d link show vx)"
	ip -d -j link show vx >$tmp/ip
	vnet-link -d -j show vx >$tmp/vnet
	same "values of '$*' that ip has and vnet not" "$(jq -rn \
		--slurpfile ip $tmp/ip --slurpfile vnet $tmp/vnet '
		$vnet[0][0].linkinfo.info_data as $have |
		$ip[0][0].linkinfo.info_data | to_entries[] |
		select(.value != $have[.key]) | .key')" ""
	vnet-link del vx
	ip link add vx index 99 address 02:00:00:00:00:05 type vxlan "$@" \
		2>$tmp/ip.err || fail "ip refuses '$*': $(cat $tmp/ip.err)"
	same "'$*' made by ip" "$(ip -d link show vx)" "$ours"
	vnet-link del vx
}
alike id 5 dstport 4789
alike vni 16777215 dstport 4789 dev u0 group 239.1.1.1 ttl 5 tos 10
alike id 5 dstport 4789 dev u0 group ff05::100 local fd00::1 flowlabel 0x12345
alike id 5 dstport 4789 dev u0 remote 10.0.0.2 local 10.0.0.1 df set
alike id 5 dstport 4789 dev u0 remote fd00::2 ttl inherit tos inherit
alike id 5 dstport 4789 ttl auto tos 0 df inherit ageing 60 maxaddress 1000
alike id 5 dstport 4789 ageing none maxaddress unlimited df unset
alike id 5 dstport 4789 srcport 32768 61000 nolearning proxy rsc l2miss l3miss
alike id 5 dstport 4789 noproxy norsc nol2miss nol3miss learning port 0 0
alike id 5 dstport 4789 noudpcsum udp6zerocsumtx udp6zerocsumrx
alike id 5 dstport 4789 udpcsum noudp6zerocsumtx noudp6zerocsumrx gbp
alike id 5 dstport 4789 remcsumtx remcsumrx
alike id 5 dstport 4789 noremcsumtx noremcsumrx noexternal novnifilter
alike external dstport 4789
alike external dstport 4789 learning local 10.0.0.1
alike external vnifilter dstport 4789 dev u0
alike external gpe
alike external gpe dstport 4789

# What ip 6.1 has no words for: as far as the kernel shows it.
vnet-link add vx type vxlan id 5 dev u0 remote fd00::2 nolocalbypass \
	reserved_bits 0xff label_policy inherit
same "newer words" "$(json '.[0].linkinfo.info_data |
	[.localbypass, .reserved_bits, .label_policy] |
	if . == [null, null, null] then "not in this kernel" else
	"\(.[0]) \(.[1]) \(.[2])" end' vnet-link -d -j show vx |
	sed 's/^not in this kernel$/false 0xff inherit/')" "false 0xff inherit"
vnet-link set vx type vxlan localbypass label_policy fixed
