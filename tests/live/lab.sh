# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh disable=SC2154,SC2086
# What the labs of tunnels share: hosts on one wire, and captures. Sourced
# behind lib.sh.

# wire NS...: namespaces whose eth0 are ports of one switch (in namespace
# wire); the Nth is 172.16.0.N/24 and fd16::N/64, MAC 02:00:ac:10:00:0N.
wire() {
	vnet-ns add wire
	vnet-link -n wire add sw up type bridge mcast_snooping 0
	n=0
	for ns; do
		n=$((n + 1))
		vnet-ns add "$ns"
		vnet-link -n "$ns" set lo up
		vnet-link -n "$ns" add eth0 up address 02:00:ac:10:00:0$n \
			type veth peer name "$ns" netns wire master sw up
		vnet-addr -n "$ns" add 172.16.0.$n/24 dev eth0
		vnet-addr -n "$ns" add fd16::$n/64 nodad dev eth0
	done
}

# listen NS IF NAME [FILTER...]: from here on, until the test ends.
listen() {
	ns=$1 if=$2 name=$3
	shift 3
	need tcpdump
	vnet-ns exec "$ns" tcpdump --immediate-mode -U -nn -i "$if" -w - \
		"$@" >"$tmp/$name.pcap" 2>"$tmp/$name.err" &
	within 20 grep -q "listening on" "$tmp/$name.err"
}

# decode NAME [FILTER...]: what was captured, a line for each packet.
decode() {
	name=$1
	shift
	tcpdump -nn -e -v -r "$tmp/$name.pcap" "$@" 2>/dev/null |
		awk '/^[0-9:]+\.[0-9]+ / { if (NR > 1) print "" } { printf "%s", $0 }
			END { print "" }'
}

captured() {
	decode "$1" | grep -Eq -e "$2"
}

# hears NAME PATTERN...: each in some packet that was captured.
hears() {
	name=$1
	shift
	for pattern; do
		tries=100
		until captured "$name" "$pattern"; do
			tries=$((tries - 1))
			[ $tries -gt 0 ] ||
				fail "no $pattern in: $(decode "$name")"
			sleep 0.1
		done
	done
}

# lacks NAME PATTERN: in none.
lacks() {
	if captured "$1" "$2"; then
		fail "$2 in $1: $(decode "$1" | grep -E -e "$2" | head -n 3)"
	fi
}

# cut_off NS ADDRESS: not one of three comes back.
cut_off() {
	if vnet-ns exec "$1" ping -c3 -i0.2 -W1 "$2" >$tmp/ping 2>&1; then
		fail "$2 answers $1, but must not: $(cat $tmp/ping)"
	fi
	has "$(cat $tmp/ping)" ' 0 received'
}

# forwards NS: it passes packets on.
forwards() {
	vnet-ns exec "$1" sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'
}
