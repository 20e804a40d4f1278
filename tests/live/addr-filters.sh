#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# show lists the addresses that are asked for.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

vnet-link add v up type veth peer name w
vnet-link add br type bridge
vnet-link set w master br group 7
vnet-link set lo up
vnet-addr add 10.1.0.1/24 dev v
vnet-addr add 10.1.0.2/24 dev v
vnet-addr add 10.2.0.1/24 dev v label v:two scope link
vnet-addr add 10.5.0.1/24 dev w
vnet-addr add 2001:db8::1/64 dev v nodad
vnet-addr add 2001:db8::2/64 dev v nodad valid_lft 900 preferred_lft 0

# lists WANTED WORDS...
lists() {
	wanted=$1
	shift
	same "what 'show $*' lists" "$(json '[.[] | .addr_info[]? | .local // empty |
		select(startswith("fe80") | not)] | sort | join(" ")' \
		vnet-addr -j "$@")" "$wanted"
}

lists "10.1.0.1 10.1.0.2 10.2.0.1 2001:db8::1 2001:db8::2" show dev v
lists "10.1.0.1 10.1.0.2 10.2.0.1 2001:db8::1 2001:db8::2" show v
lists "10.1.0.1 10.1.0.2 10.2.0.1" -4 show dev v
lists "2001:db8::1 2001:db8::2" -6 show dev v
lists "10.1.0.1 10.1.0.2" show to 10.1.0.0/16
lists "10.2.0.1" show to 10.2.0.1
lists "10.2.0.1" -4 show scope link
lists "127.0.0.1" -4 show scope host
lists "10.2.0.1" show label v:two
lists "10.2.0.1" show label 'v:*'
lists "10.1.0.2" -4 show secondary
lists "10.1.0.1 10.2.0.1" -4 show dev v primary
lists "2001:db8::2" -6 show dev v deprecated
lists "2001:db8::1" -6 show dev v permanent
lists "2001:db8::2" -6 show dev v dynamic
lists "10.5.0.1" show master br
lists "10.5.0.1" show group 7
lists "" show type bridge
lists "10.1.0.1 10.1.0.2 10.2.0.1 10.5.0.1" -4 show type veth
lists "10.1.0.1 10.1.0.2 10.2.0.1 127.0.0.1" -4 show up

expect 1 vnet-addr show dev nosuch
same "what a missing name prints" "$out" ""
