#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A change of a tunnel keeps what it does not name, though the drivers reset it.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

need ip jq
need_kind dummy gre gretap erspan ip6gre ip6gretap ip6erspan ipip sit ip6tnl vti

vnet-link add d0 up type dummy
vnet-link add d1 up type dummy

# The link as ip sees it, one line a state.
look() {
	ip -d -j link show t >>$tmp/states || fail "no link t"
}

# begin KIND WORDS...: a new tunnel t.
begin() {
	kind=$1
	shift
	vnet-link add t type "$kind" "$@"
	: >$tmp/states
	n=0 wanted=
	look
}

# change FILTER WORDS...: the words do what the filter does with the state, and nothing else.
# I stands for .linkinfo.info_data.
change() {
	filter=$1
	shift
	vnet-link set t type "$kind" "$@"
	look
	wanted="$wanted (if (.[$n] | $filter) == .[$((n + 1))] then empty else
		\"$kind $*: \", (.[$n] | $filter), .[$((n + 1))] end),"
	n=$((n + 1))
}

# The address that a tunnel had first is its permanent one from then on.
finish() {
	jq -cs "def I: .linkinfo.info_data; map(.[0] | del(.permaddr)) | $wanted empty" \
		$tmp/states >$tmp/bad || fail "jq: $wanted"
	[ ! -s $tmp/bad ] || fail "$(cat $tmp/bad)"
	saved=$(vnet-link save t)
	vnet-link del t
}

encap="encap-sport 5555 encap-dport 77 encap-csum"
both="fwmark 3 $encap"
v4="remote 10.0.0.2 local 10.0.0.1 dev d0 ttl 9 tos 0x10 $both"
v6="remote 2001:db8::2 local 2001:db8::1 dev d0 hoplimit 9 encaplimit 7 tclass 0x20
	flowlabel 0x12345 dscp inherit allow-localremote $both"

# Words with an operand in common.
hops4() {
	change 'I.ttl = 10' ttl 10
	change 'I.tos = "0x1"' tos inherit
	change 'I.fwmark = "0x10"' fwmark 0x10
	change 'I.remote = "10.0.0.3" | '"$1" remote 10.0.0.3
	change 'I.local = "10.0.0.4" | '"$2" local 10.0.0.4
	change 'I.link = "d1" | .link = "d1" | .mtu = 1390' dev d1 mtu 1390
	change . encap-sport 6666
	change . encap-remcsum
}

hops6() {
	change 'I.ttl = 10' hoplimit 10
	change "del(I.encap_limit) | I.ip6_tnl_f_ign_encap_limit = true | $3" encaplimit none
	change "del(I.ip6_tnl_f_ign_encap_limit) | I.encap_limit = 3 | $4" encaplimit 3
	change '.mtu = 1400' mtu 1400
	change 'del(I.tclass) | I.ip6_tnl_f_use_orig_tclass = true' tclass inherit
	change 'I.flowlabel = "0x00001"' flowlabel 1
	change 'del(I.ip6_tnl_f_use_orig_tclass) | I.tclass = "0x40"' tclass 0x40
	change 'del(I.ip6_tnl_f_rcv_dscp_copy)' nodscp
	change 'del(I.ip6_tnl_f_allow_local_remote)' noallow-localremote
	change 'del(I.fwmark) | I.ip6_tnl_f_use_orig_fwmark = true' fwmark inherit
	change 'I.remote = "2001:db8::3" | '"$1 | $4" remote 2001:db8::3
	change 'I.local = "2001:db8::4" | '"$2 | $4" local 2001:db8::4
	change 'I.link = "d1" | .link = "d1" | .mtu = 1390' dev d1 mtu 1390
	change . encap-sport 6666
	change . encap-remcsum
}

encap_stays() {
	has "$saved" "encap-sport 6666 encap-dport 77 encap-csum"
	has "$saved" encap-remcsum
}

keys() {
	change 'I.okey = "0.0.0.7"' okey 7
	change 'I.ikey = "0.0.0.0"' ikey 0.0.0.0
	change 'del(I.ikey)' noikey
	change 'I.ikey = "0.0.0.9"' ikey 9
	change 'del(I.iseq)' noiseq
	change 'del(I.icsum)' noicsum
}

# shellcheck disable=SC2086
{
	begin gre mtu 1400 $v4 ikey 5 okey 6 seq csum nopmtudisc ignore-df
	hops4 '.broadcast = "10.0.0.3"' '.address = "10.0.0.4"'
	keys
	change 'del(I.ignore_df)' noignore-df
	change 'I.pmtudisc = true' pmtudisc
	finish
	encap_stays

	begin gretap mtu 1400 $v4 key 5 seq csum nopmtudisc ignore-df
	hops4 . .
	keys
	finish
	encap_stays

	begin ip6gre mtu 1400 $v6 key 5 seq csum
	hops6 '.broadcast = "2001:db8::3"' '.address = "2001:db8::4"' . .
	keys
	finish
	encap_stays

	begin ip6gretap mtu 1400 $v6 key 5 seq csum
	hops6 . . . .
	keys
	finish
	encap_stays

	begin erspan mtu 1400 $v4 key 5 seq erspan 7
	hops4 . .
	change 'I.okey = "0.0.0.7"' okey 7
	change 'I.erspan_index = 8' erspan 8
	finish
	encap_stays
	begin erspan $v4 key 5 seq erspan_ver 2 erspan_dir egress erspan_hwid 17
	change 'I.ttl = 10' ttl 10
	change 'I.erspan_hwid = "0x12"' erspan_hwid 0x12
	change 'I.erspan_dir = "ingress"' erspan_dir ingress
	finish

	begin ip6erspan mtu 1400 $v6 key 5 seq erspan 7
	hops6 . . . .
	change 'I.okey = "0.0.0.7"' okey 7
	change 'I.erspan_index = 8' erspan 8
	finish
	encap_stays
	begin ip6erspan $v6 key 5 seq erspan_ver 2 erspan_dir egress erspan_hwid 17
	change 'I.ttl = 10' ttl 10
	change 'I.erspan_hwid = "0x12"' erspan_hwid 0x12
	finish

	begin ipip mtu 1400 $v4 mode ipip
	hops4 '.broadcast = "10.0.0.3"' '.address = "10.0.0.4"'
	change 'I.ttl = 0' ttl inherit
	change 'I.pmtudisc = false' nopmtudisc
	finish
	encap_stays

	begin sit mtu 1400 $v4 mode ip6ip
	hops4 '.broadcast = "10.0.0.3"' '.address = "10.0.0.4"'
	finish
	encap_stays
	begin sit local 10.0.0.1 isatap
	change 'I.ttl = 10' ttl 10
	finish

	begin ip6tnl mtu 1400 $v6 mode ipip6
	hops6 '.broadcast = "2001:db8::3"' '.address = "2001:db8::4"' '.mtu = 1460' '.mtu = 1452'
	change 'I.proto = "ip6ip6"' mode ip6ip6
	finish
	encap_stays

	for kind in "vti 10.0.0 ." "vti6 2001:db8:: .mtu=1460"; do
		set -- $kind
		[ "$1" = vti ] && dot=. || dot=
		begin $1 mtu 1400 remote $2${dot}2 local $2${dot}1 dev d0 ikey 5 okey 6 fwmark 3
		change 'I.okey = "0.0.0.7"' okey 7
		change 'del(I.ikey)' noikey
		change 'I.fwmark = "0x10"' fwmark 0x10
		change "I.remote = \"$2${dot}3\" | .broadcast = \"$2${dot}3\" | $3" \
			remote $2${dot}3
		finish
	done
}

# The same by replace and ensure; what is as said is not sent, what is fixed is refused.
vnet-link add t type gre remote 10.0.0.2 local 10.0.0.1 key 5 ttl 9
expect 0 vnet-link replace t type gre tos 0x10
expect 0 vnet-link ensure t type gre ttl 11
has "$out" "t: changed: ttl 9 -> 11"
expect 0 vnet-link ensure t type gre key 6
has "$out" "ikey 0.0.0.5 -> 0.0.0.6"
expect 0 vnet-link ensure t type gre key 6 ttl 11 remote 10.0.0.2
has "$out" unchanged
same "what became of it" "$(json '.[0].linkinfo.info_data | "\(.remote) \(.local) \(.ikey) " +
	"\(.okey) \(.ttl) \(.tos)"' ip -d -j link show t)" \
	"10.0.0.2 10.0.0.1 0.0.0.6 0.0.0.6 11 0x10"
expect 1 vnet-link set t type gre external
has "$err" "'external' of 't' cannot be changed"
has "$err" "vnet-link ensure recreate name t mtu 1472 type gre external"
expect 1 vnet-link set t type ipip ttl 3
has "$err" "'t' is a gre, not a ipip"
expect 0 vnet-link --dry-run set t type gre okey 1
has "$out" "remote 10.0.0.2 local 10.0.0.1 ttl 11 tos 0x10"
vnet-link del t

vnet-link add t type ipip remote 10.0.0.2 mode ipip
expect 0 vnet-link set t type ipip mode ipip ttl 4
expect 1 vnet-link set t type ipip mode any
has "$err" "'mode' of 't' cannot be changed"
vnet-link del t

vnet-link add t type ipip remote 10.0.0.2 nopmtudisc
expect 1 vnet-link set t type ipip ttl 4
has "$err" "'nopmtudisc' needs 'ttl inherit'"
vnet-link del t

vnet-link add t type erspan remote 10.0.0.2 key 5 seq erspan_ver 2
expect 1 vnet-link set t type erspan erspan 4
has "$err" "'erspan' is of 'erspan_ver 1', not 2"
expect 0 vnet-link ensure t type erspan remote 10.0.0.2 key 5 seq erspan_ver 2 erspan_dir egress
has "$out" "erspan_dir ingress -> egress"
vnet-link del t

vnet-link add t type ip6tnl external
expect 1 vnet-link set t type ip6tnl hoplimit 9
has "$err" "'t' is 'external': the kernel would ignore 'hoplimit'"
vnet-link del t
