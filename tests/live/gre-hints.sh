#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What the drivers of tunnels refuse without a word is explained by a look-up.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

need_kind gre ip6gretap ipip sit ip6tnl

# refused STATUS TEXT CMD...: the message says TEXT.
refused() {
	status=$1 text=$2
	shift 2
	expect "$status" "$@"
	has "$err" "$text"
}

vnet-ns add N
ends="remote 10.0.0.2 local 10.0.0.1"
# shellcheck disable=SC2086
{
	vnet-link add g1 type gre $ends key 5
	refused 2 "'g1' is this tunnel already" vnet-link add g2 type gre $ends key 5
	refused 2 "another 'remote', 'local', 'dev' or 'key'" \
		vnet-link add g2 type gre $ends ikey 5 okey 7
	refused 2 "'gre0', which comes with the kernel's module, is the tunnel without" \
		vnet-link add g2 type gre
	refused 2 "'g1' already exists (gre" vnet-link add g1 type gre remote 10.0.0.3
	vnet-link add g2 type gre $ends
	refused 2 "'g1' is this tunnel already" vnet-link set g2 type gre key 5
}
refused 2 "keeps whether it has a 'remote'" vnet-link set g2 type gre remote any
refused 2 "'gre0' comes with the kernel's module" vnet-link set gre0 type gre ttl 4
refused 2 "at most 65535 bytes" vnet-link set g2 mtu 100000
vnet-link add g3 type gre external
refused 2 "'g3' is 'external' already" vnet-link add g4 type gre external
refused 1 "'g3' is 'external': the kernel would ignore 'key'" vnet-link set g3 type gre key 5

# A tunnel that was moved is still one of the namespace it was made in.
vnet-link add g6 type gre remote 10.0.0.77
vnet-link set g6 netns N
refused 2 "'g6' in namespace N is this tunnel already" vnet-link add g7 type gre remote 10.0.0.77

refused 2 "'tunl0'" vnet-link add t type ipip
refused 2 "'sit0'" vnet-link add t type sit
refused 2 "'ip6tnl0'" vnet-link add t type ip6tnl
vnet-link add t type ip6tnl remote 2001:db8::1
refused 2 "'t' is this tunnel already: another one needs another 'remote', 'local' or 'dev'" \
	vnet-link add t2 type ip6tnl remote 2001:db8::1
refused 1 "there is no interface 'nosuch'" vnet-link add t2 type ipip remote 10.0.0.8 dev nosuch

vnet-link add d type gre remote 10.0.0.8 nopmtudisc ignore-df
refused 2 "say 'noignore-df' first" vnet-link set d type gre pmtudisc
