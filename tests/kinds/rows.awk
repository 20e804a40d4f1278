# SPDX-License-Identifier: GPL-2.0-or-later
# Does the table of options have every word that vnet-link knows of a kind?
# awk -f rows.awk options MAN, MAN being what `vnet-link __man` prints. One
# line per kind: ok or FAIL.

BEGIN { FS = "\t" }

FNR == 1 { file++ }

file == 1 && /^= / { kind = substr($1, 3); $1 = $3 }
file == 1 && (/^#/ || /^$/) { next }
file == 1 {
	line = $1
	if (sub(/^[-+~] /, "", line) && $2 == "")
		reason[kind] = reason[kind] " " line
	n = split(line, word, " ")
	for (i = 1; i <= n; i++)
		seen[kind, word[i]]
	next
}

/^\.\\" rows kind-/ {
	kind = $0
	sub(/.*rows kind-/, "", kind)
	kinds[++count] = kind
	next
}
/^\.\\" (rows|end)/ { kind = "" }
kind != "" && /^\\fB/ {
	row = $0
	sub(/^\\fB(\[no\])?/, "", row)
	sub(/\\fR.*/, "", row)
	gsub(/\\/, "", row)
	if (!((kind, row) in seen) && !((kind, "no" row) in seen))
		lost[kind] = lost[kind] " " row
}

END {
	for (i = 1; i <= count; i++) {
		kind = kinds[i]
		if (lost[kind] == "" && reason[kind] == "")
			print "ok kinds:rows-of-" kind
		else
			print "FAIL kinds:rows-of-" kind
		if (lost[kind] != "")
			print "options has no line with" lost[kind] >"/dev/stderr"
		if (reason[kind] != "")
			print "options gives no reason for" reason[kind] >"/dev/stderr"
	}
}
