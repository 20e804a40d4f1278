#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# bareudp: every word as ip makes it and shows it; nothing can be changed.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

need_kind bareudp

# alike WORDS...: made by ip and by vnet, shown by both
alike() {
	vnet-link add bu index 99 type bareudp "$@"
	ours=$(ip -d link show bu)
	same "text of '$*'" "$(vnet-link -d show bu |
		sed -E 's/ g[rs]o_ipv4_max_size [0-9]+//g')" \
		"$(ip -d link show bu)"
	same "JSON of '$*'" "$(json '.[0].linkinfo | tojson' \
		vnet-link -d -j show bu)" \
		"$(json '.[0].linkinfo | tojson' ip -d -j link show bu)"
	vnet-link del bu
	ip link add bu index 99 type bareudp "$@"
	same "'$*' made by ip" "$(ip -d link show bu)" "$ours"
	vnet-link del bu
}
alike dstport 6635 ethertype mpls_uc
alike dstport 6635 ethertype mpls_uc multiproto srcportmin 49152
alike dstport 6636 ethertype ipv4 multiproto
alike dstport 6636 ethertype ipv6 nomultiproto

vnet-link add bu type bareudp dstport 6635 ethertype ipv4
expect 1 vnet-link set bu type bareudp dstport 6636
has "$err" "is fixed when the interface is made"
