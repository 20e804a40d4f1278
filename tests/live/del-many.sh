#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Many links are deleted at once, by names and by pattern, and none is left in
# a group that nobody gave it.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

names() {
	vnet-link -br show | awk '{ sub(/@.*/, "", $1); print $1 }' |
		sort | tr '\n' ' '
}

i=0
while [ $i -lt 40 ]; do
	echo "link add v$i type veth peer name w$i"
	i=$((i + 1))
done | vnet -batch -
vnet-link add br0 type bridge
vnet-link property add dev br0 altname the-bridge
vnet-link set v7 group 5
others=$(vnet-link -br show type gre 2>/dev/null | wc -l)

# What is missing or cannot go is said, and nothing goes.
expect 1 vnet-link del v1 nosuch v2
has "$err" "there is no interface 'nosuch'"
expect 1 vnet-link del 'x*' v1
has "$err" "no interface is called 'x*'"
expect 2 vnet-link del v1 lo
has "$err" "'lo' cannot be deleted, and nothing was"
expect 0 vnet-link show v1

# Both ends of a cable, and the same by two words.
expect 0 vnet-link del v1 w1 v1 v2
expect 1 vnet-link show v1
expect 1 vnet-link show v2
expect 0 vnet-link show v3

# A pattern leaves lo alone, an altname counts.
expect 0 vnet-link del 'v[3-5]' the-bridge
expect 1 vnet-link show v4
expect 1 vnet-link show br0
expect 0 vnet-link show v6

# A dry run deletes nothing, but says what it would.
expect 0 vnet-link --dry-run del 'v1?'
same "requests" "$(echo "$out" | grep -c RTM_DELLINK)" 10
expect 0 vnet-link show v10

expect 0 vnet-link del '*'
expect 0 vnet-link show
hasnt "$out" v7
hasnt "$out" w39
has "$out" lo:
same "links of other kinds" "$(vnet-link -br show type gre 2>/dev/null | wc -l)" \
	"$others"
hasnt "$(vnet-link show)" "group 2147"
