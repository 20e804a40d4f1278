#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Both ends of a veth are built directly in their final namespaces.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"

vnet-ns add one
vnet-ns add two
vnet-link add a netns one mtu 1400 address 02:00:00:00:01:0a up \
	txqueuelen 77 type veth \
	peer name b netns two mtu 1300 address 02:00:00:00:01:0b

show() {
	json '.[0] | "\(.mtu) \(.address) \(.flags | contains(["UP"]))"' \
		vnet-link -n "$1" -j show "$2"
}
same "a" "$(show one a)" "1400 02:00:00:00:01:0a true"
same "b" "$(show two b)" "1300 02:00:00:00:01:0b false"
same "the queue of a" "$(json '.[0].txqlen' vnet-link -n one -j show a)" 77
same "links in the caller's namespace" \
	"$(own_links "$(json '.[].ifname' vnet-link -j show)")" lo

# Each end names the namespace of the other.
vnet-link -n two set b up
same "the peer of a" \
	"$(json '.[0].link_netnsid | type' vnet-link -n one -j show a)" number
within 5 sh -c 'vnet-link -n one show a | grep -q LOWER_UP'

# The same name at both ends, with -n for the first.
vnet-link -n one add same type veth peer name same netns two
vnet-link -n one show same >/dev/null
vnet-link -n two show same >/dev/null

# A master is looked up where the link will be, wherever its words stand.
vnet-link -n one add bridge1 type bridge
vnet-link -n two add bridge2 type bridge
vnet-link add e master bridge1 netns one type veth \
	peer name f master bridge2 netns two
same "the master of e" "$(json '.[0].master' vnet-link -n one -j show e)" \
	bridge1
same "the master of f" "$(json '.[0].master' vnet-link -n two -j show f)" \
	bridge2
vnet-link -n one del e

# A peer name that is taken: nothing is created at either end.
expect 2 vnet-link -n one add fresh type veth peer name b netns two
expect 1 vnet-link -n one show fresh

# A namespace of a process, by its number.
vnet-ns exec two sleep 60 &
sleeper=$!
within 5 sh -c 'vnet-ns pids two | grep -q .'
vnet-link -n one add c type veth peer name d netns $sleeper
vnet-link -n two show d >/dev/null
kill $sleeper

vnet-link -n one del a
expect 1 vnet-link -n two show b
