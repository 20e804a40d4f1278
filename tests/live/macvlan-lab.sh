#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Two macvlan children (mode bridge) of one parent, in two namespaces.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

need_kind macvlan
vnet-ns add left up
vnet-ns add right up
vnet-link add trunk up type veth peer name far
vnet-link set far up
vnet-link add link trunk name m0 netns left up type macvlan mode bridge
vnet-link add link trunk name m0 netns right up type macvlan mode bridge
vnet-addr -n left add 10.0.2.1/24 dev m0
vnet-addr -n right add 10.0.2.2/24 dev m0
same "the mode" "$(json '.[0].linkinfo.info_data.mode' \
	vnet-link -n left -d -j show m0)" bridge

pings left 10.0.2.2
pings right 10.0.2.1

# An isolated child hears nobody but the wire.
vnet-link -n right set m0 type macvlan mode private
expect 1 vnet-ns exec left ping -c1 -W1 10.0.2.2

vnet-ns del left
within 5 sh -c '! vnet-ns list | grep -q left'
vnet-link del trunk
same "links of right" "$(own_links "$(json '.[].ifname' \
	vnet-link -n right -j show)")" lo
