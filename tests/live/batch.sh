#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Many commands in one process: both spellings, quoting, options of a line,
# where an error is, -force, and links called ip.
# shellcheck source=tests/live/lib.sh
. "$(dirname "$0")/lib.sh"
need jq

cat >$tmp/lab <<'END'
# a comment, and an empty line

netns add n1 up
  -n n1 link add "a" type veth peer name 'b'	# behind the words
ip link add v0 up type veth peer name v1
vnet-link set v1 up alias "two  words"
vnet link set v0 alias 'it'\''s # no comment'
addr add 10.0.0.1/24 \
	dev v0
ip -n n1 addr add 10.0.1.1/24 dev a
END
expect 0 vnet -batch $tmp/lab
same "what a batch prints" "$out$err" ""
same "alias" "$(json '.[0].ifalias' vnet-link -j show v1)" "two  words"
same "alias" "$(json '.[0].ifalias' vnet-link -j show v0)" "it's # no comment"
same "address" "$(json '.[0].addr_info[0].local' vnet-addr -j show dev v0)" 10.0.0.1
same "in n1" "$(json '.[0].addr_info[0].local' vnet-addr -n n1 -j show dev a)" 10.0.1.1

# Where it fails: file, line, column, and what is before it is done.
printf 'link set v0 mtu 1400\n\nlink set v0 \\\n  frob 3\nlink set v0 mtu 1300\n' \
	>$tmp/bad
expect 1 vnet -batch $tmp/bad
has "$err" "$tmp/bad:3:17: unknown word 'frob' after 'v0'"
same "mtu" "$(json '.[0].mtu' vnet-link -j show v0)" 1400
expect 1 vnet -force -batch $tmp/bad
has "$err" "1 of 3 commands of '$tmp/bad' failed"
same "mtu" "$(json '.[0].mtu' vnet-link -j show v0)" 1300
expect 2 sh -c 'printf "link del v7\nlink add v0 type bridge\nlink set v0 down" |
	vnet -j -force -b -'
same "an error" "$(sed -n 2p $tmp/err | jq -r '.error | "\(.file) \(.line) \(.column) \(.status)"')" \
	"- 2 10 2"

# The lines of a program of its own; only vnet has them all.
expect 0 sh -c 'printf "add k0 type bridge\nlink add k1 type bridge\n" |
	vnet-link -b -'
expect 1 sh -c 'echo "addr show" | vnet-link -b -'
expect 1 sh -c 'echo "link set v0 alias \"open" | vnet -b -'
has "$err" "does not end"
expect 1 sh -c 'echo "netns exec n1 true" | vnet -b -'
has "$err" "would end the batch"
expect 1 vnet -batch $tmp/nosuch
has "$err" "cannot open"

# A namespace that a line deletes is not held by the batch.
expect 0 sh -c 'printf -- "-n n1 link show\nnetns del n1\nnetns add n1\n" |
	vnet -b -'
has "$out" "b@a"
expect 0 vnet -n n1 link show
hasnt "$out" "b@a"

# Names are looked up anew for each line.
expect 0 sh -c 'printf "link show v0\nlink set v1 down\nlink set v1 name w1
link show v0\n" | vnet -o -b -'
has "$out" "v0@v1:"
has "$out" "v0@w1:"

# A full disk is said, and the rest is not run.
if [ -e /dev/full ]; then
	printf 'link show\nlink set v0 mtu 1200\n' >$tmp/full
	expect 2 sh -c "vnet -b $tmp/full >/dev/full"
	has "$err" "No space left"
fi

# As ip: its statuses, and nothing on standard error after success.
ln -s "$(command -v vnet)" $tmp/ip
expect 0 $tmp/ip addr add 10.0.0.9 dev v0
same "stderr" "$err" ""
expect 0 $tmp/ip -o -4 a show dev v0
has "$out" "inet 10.0.0.9/32"
expect 255 $tmp/ip link frob
expect 255 $tmp/ip link set v0 frob
expect 255 $tmp/ip frob
ln -s ip $tmp/bridge
expect 255 $tmp/bridge fdb add 02:00:00:00:00:01 dev nosuch
expect 255 $tmp/bridge frob
expect 0 $tmp/bridge fdb show
expect 0 $tmp/ip rule show
has "$out" "lookup main"
expect 1 $tmp/ip link show nosuch
expect 2 $tmp/ip link add v0 type bridge
expect 0 $tmp/ip link help
has "$out" "Usage: ip link"
