# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=sh
# Each line of the table as a link, made by ip and shown by ip, made by vnet
# and shown by vnet, made by what vnet saved and shown by vnet.
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=tests/kinds/lib.sh
. "$here/lib.sh"

base
# A bond that loses its last port takes a MAC address at random.
ip link add bond0 address 02:00:00:00:00:30 type bond mode active-backup
ip link set l2 master bond0
ip -d -force -batch $tmp/ip.batch >$tmp/ip.text 2>$tmp/ip.err || :
ip -d -j -force -batch $tmp/ip.batch >$tmp/ip.json 2>/dev/null || :
play $tmp <$tmp/vnet.script >$tmp/vnet.err

# Text, a line for each link, without clocks, what is made at random, and the
# carrier, which comes and goes behind the commands (tests/diff compares it).
for side in ip vnet; do
	[ $side = ip ] || mv $tmp/text $tmp/vnet.text
	sed -E 's/_timer +[0-9]+\.[0-9]+/_timer 0/g
		s/<NO-CARRIER,/</; s/,LOWER_UP([,>])/\1/; s/ state [A-Z]+ / state any /
		s/permaddr [0-9a-f:]+/permaddr any/' $tmp/$side.text | awk '
		/^[0-9]+: / { if (NR > 1) print ""; sub(/^[0-9]+: /, "") }
		{ printf "%s|", $0 }
		END { print "" }
	' | sed 's/[@:]/ &/' >$tmp/$side.lines
done
mv $tmp/json $tmp/vnet.json
for side in ip vnet saved; do
	[ $side != saved ] || mv $tmp/saved $tmp/saved.json
	jq -s 'add | map(if has("permaddr") then .permaddr = "any" else . end |
		if has("flags") then .flags -= ["NO-CARRIER", "LOWER_UP"] else . end |
		if has("operstate") then .operstate = "any" else . end |
		{key: .ifname, value: .}) | from_entries' \
		$tmp/$side.json >$tmp/$side.object
done

# NAME KEY WHAT: where ip's JSON is not in vnet's, and where what was saved
# became something else.
jq -rn --slurpfile ip $tmp/ip.object --slurpfile vnet $tmp/vnet.object \
	-f "$here/../diff/subset.jq" | sed -E 's/^\.(k[0-9]+)(\.|\t)/\1 /' \
	>$tmp/json.differs
jq -rn --slurpfile one $tmp/vnet.object --slurpfile two $tmp/saved.object '
	def still: walk(if type == "object" then with_entries(select(
		.key | test("_timer$|^(ifindex|link_index|operstate|permaddr|tap_node|tap_minor)$") |
		not)) | if has("flags") and (.flags | type) == "array" then
			.flags -= ["LOWER_UP", "NO-CARRIER"] else . end
		else . end);
	$one[0] | keys[] as $k | ($one[0][$k] | still) as $a |
	($two[0][$k] | still) as $b | select($a != $b) |
	[paths(scalars) as $p | select(($a | getpath($p)) !=
		(try ($b | getpath($p)) catch null)) | $p | map(tostring) |
		join(".")] as $unused |
	[$a | paths(scalars) as $p | select(getpath($p) !=
		(try ($b | getpath($p)) catch null)) |
		"\($p | map(tostring) | join(".")) \(getpath($p)), then \(
		try ($b | getpath($p)) catch null)"] as $d |
	"\($k) \(if $d == [] then "more than before" else $d | join("; ")
		end)"' >$tmp/saved.differs

awk -F '\t' -v tmp=$tmp '
	function note(key,   i) {
		for (i = 5; i <= NF; i++)
			if (index($i, key ":") == 1 || index($i, key " ") == 1) {
				return 1
			}
		return 0
	}
	function bad(why) { print $1 " " why }
	# A difference has to have a note, a note a difference.
	function judge(key, differs, why) {
		if (differs && !note(key))
			bad(why)
		if (!differs && note(key))
			bad("nothing to note about " key)
	}
	# The place where two texts part.
	function apart(a, b,   i) {
		for (i = 1; i <= length(a); i++)
			if (substr(a, i, 1) != substr(b, i, 1))
				break
		i = i < 20 ? 1 : i - 20
		return "ip \"" substr(a, i, 70) "\", vnet \"" \
			substr(b, i, 70) "\""
	}
	function plain(text, words,   n, word, i) {
		n = split(words, word, " ")
		for (i = 1; i <= n; i++)
			sub(" " word[i] " [^ ]+ ", " ", text)
		return text
	}
	function slurp(file, to,   line, me) {
		while ((getline line <(tmp "/" file)) > 0) {
			me = line
			sub(/ .*/, "", me)
			line = substr(line, length(me) + 2)
			if (me in to)
				line = to[me] "; " line
			to[me] = line
		}
	}
	BEGIN {
		slurp("ip.lines", ip)
		slurp("vnet.lines", vnet)
		slurp("json.differs", json)
		slurp("saved.differs", saved)
		slurp("save", save)
		while ((getline line <(tmp "/more")) > 0) {
			split(line, field, " ")
			more[field[1]] = more[field[1]] " " field[2]
		}
		while ((getline line <(tmp "/vnet.err")) > 0) {
			if (line ~ /^vnet-link .* k[0-9]+( |$)/) {
				me = line
				sub(/^.*(name|dev) k/, "k", me)
				sub(/ .*/, "", me)
			}
			if (split(error[me], unused, ";") < 4)
				error[me] = error[me] "; " line
		}
	}
	note("kernel") { next }
	{
		if (!($1 in vnet) || $1 in error) {
			judge("save", $1 in vnet, "vnet: " error[$1])
			if (!($1 in vnet))
				bad("vnet did not make it" error[$1])
			next
		}
		judge("ip", !($1 in ip), "ip did not make it")
		if ($1 in ip) {
			shown = plain(vnet[$1], more[$2])
			judge("text", ip[$1] != shown, "text: " \
				apart(ip[$1], shown))
			judge("json", $1 in json, "json: " json[$1])
		}
		judge("save", $1 in saved, "saved: " saved[$1] "; " save[$1])
		type = save[$1]
		sub(/; .*/, "", type)
		if ($4 != "-" && !sub(" type " $2 ($4 == "" ? "" : " " $4) "$",
				"", type))
			judge("usual", 1, "more than usual: " save[$1])
	}
' $tmp/tests >$tmp/bad
cp $tmp/ip.text $tmp/vnet.text $tmp/vnet.err $tmp/ip.err $tmp/save "$logs"
verdict kinds
