# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
# The request for each line of the table by ip and by vnet, as strace has seen
# it: the same attributes with the same bytes, in whatever order. That vnet
# ends the kind's name with a NUL, flags nests as nested and sends the data of
# a kind that has none, and where ip calls a port's data a link's own, is no
# difference.
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/kinds/lib.sh
. "$here/lib.sh"

base
ip link add bond0 type bridge	# a port of whatever has this name will do
trace() {
	strace -f -o $tmp/trace -e trace=sendto,sendmsg -e write=all "$@" \
		>/dev/null 2>&1 || :
	nlsort <$tmp/trace
}
trace ip -force -batch $tmp/ip.requests >$tmp/ip.sent
trace play $tmp <$tmp/vnet.requests >$tmp/vnet.sent

# The last request that has the index of link kN, which is N + 1000.
for side in ip vnet; do
	awk '
		/^[A-Z]/ { me = ""; wanted = $1 == "NEWLINK"; next }
		!wanted { next }
		$1 == "flags" { flags = $0; next }
		$1 == "header" {
			me = "k" (byte($2, 9) + 256 * byte($2, 11) - 1000)
			all[me] = ""
			next
		}
		{ all[me] = all[me] $0 "\n" }
		function digit(hex, at) {
			return index("123456789abcdef", substr(hex, at, 1))
		}
		function byte(hex, at) {
			return 16 * digit(hex, at) + digit(hex, at + 1)
		}
		END {
			for (me in all) {
				n = split(all[me], line, "\n")
				for (i = 1; i < n; i++)
					print me " " line[i]
			}
		}
	' $tmp/$side.sent >$tmp/$side.by
done

awk -F '\t' -v tmp=$tmp '
	function slurp(file, to, paths,   line, me, path, value) {
		while ((getline line <(tmp "/" file)) > 0) {
			me = line; sub(/ .*/, "", me)
			path = substr(line, length(me) + 2)
			value = path; sub(/ .*/, "", path)
			value = substr(value, length(path) + 2)
			while ((me, path) in to)
				path = path "+"
			to[me, path] = value
			paths[me] = paths[me] path "\n"
		}
	}
	# What ip sends unasked.
	function known(kind, path, value) {
		return ((kind " " path "=" value) in begins) ||
			((kind " 0") in begins && path ~ /^18\.2\./ &&
			value ~ /^0+$/)
	}
	function same(path, a, b) {
		sub(/^nested/, "nest", a)
		sub(/^nested/, "nest", b)
		return a == b || (path ~ /^18\.[14]$/ && b == a "00")
	}
	BEGIN {
		slurp("ip.by", ip, ipp)
		slurp("vnet.by", vnet, vnetp)
		while ((getline line <(tmp "/begins")) > 0) {
			begins[line]
		}
	}
	{
		found = ""
		allowed = ""
		for (i = 5; i <= NF; i++)
			if ($i ~ /^bytes /) {
				allowed = substr($i, 7)
				sub(/:.*/, "", allowed)
			} else if ($i ~ /^ip: /) {
				next
			}
		port = ($1, "18.5") in vnet
		n = split(ipp[$1], path, "\n")
		for (i = 1; i < n; i++) {
			p = path[i]
			if (port && p == "18.1")
				continue
			if (!(($1, p) in vnet) && !known($2, p, ip[$1, p]))
				found = found " -" p
			else if ((($1, p) in vnet) && !same(p, ip[$1, p], vnet[$1, p]))
				found = found " ~" p
		}
		m = split(vnetp[$1], path, "\n")
		for (i = 1; i < m; i++)
			if (!(($1, path[i]) in ip) && path[i] !~ /^18\.[25]$/ &&
			    !(port && path[i] == "18.4"))
				found = found " +" path[i]
		sub(/^ /, "", found)
		if (found != allowed || n < 2 || m < 2) {
			print $1 " \"" found "\", not \"" allowed "\""
			gsub(/\n/, " ", ipp[$1])
			gsub(/\n/, " ", vnetp[$1])
			print $1 "  ip:   " show(ipp[$1], ip)
			print $1 "  vnet: " show(vnetp[$1], vnet)
		}
	}
	function show(list, of,   n, p, i, text) {
		n = split(list, p, " ")
		for (i = 1; i <= n; i++)
			text = text p[i] " " of[$1, p[i]] ", "
		return text
	}
' $tmp/tests >$tmp/bad
all=all
cp $tmp/ip.sent $tmp/vnet.sent "$logs"
verdict bytes
