# SPDX-License-Identifier: GPL-2.0-or-later
# Cuts the examples out of a man page or of README.md, one file per example.
#
#   awk -v out=DIR -v name=NAME -f extract.awk PAGE
#
# A man page's examples are the .EX blocks of its section EXAMPLES. A line
# "# CMD" is a command, other lines are expected of its output. Comments of
# roff before a block say: guest (run it there), continues (in the session of
# the block before), norun REASON; in a block, status N is what the next
# command is to end with. A README's examples are its ```sh blocks, after
# <!-- guest -->, <!-- norun REASON --> or <!-- ... down --> (continues).
#
# Writes DIR/{host,guest}/NAME:LINE.ex with a letter before each line:
# C command, E expected, S status; and lines "norun NAME:LINE REASON".

function start(where, more) {
	if (!more || !file) {
		file = out "/" where "/" name ":" NR ".ex"
		printf "" >file
	}
	inside = 1
}

function put(letter, text) {
	print letter " " text >>file
}

# What roff makes of the line.
function plain(text) {
	gsub(/\\&/, "", text)
	gsub(/\\-/, "-", text)
	gsub(/\\\(aq/, "'", text)
	gsub(/\\\(dq/, "\"", text)
	gsub(/\\\(ha/, "^", text)
	gsub(/\\\(ti/, "~", text)
	gsub(/\\\(ga/, "`", text)
	gsub(/\\f[BIRP]/, "", text)
	gsub(/\\(e|\(rs)/, "\\", text)
	return text
}

function reset() {
	where = "host"
	more = 0
	reason = ""
}

BEGIN {
	reset()
	markdown = name ~ /\.md$/
}

# Markdown.

markdown && !inside && /^<!-- .* -->$/ {
	word = $0
	sub(/^<!-- /, "", word)
	sub(/ -->$/, "", word)
	if (word == "guest")
		where = "guest"
	else if (word ~ / down$/)
		more = 1
	else if (word ~ /^norun/)
		reason = word
	next
}
markdown && !inside && /^```sh$/ {
	if (reason)
		print "norun " name ":" NR substr(reason, 6)
	else
		start(where, more)
	skipping = reason != ""
	reset()
	next
}
markdown && /^```/ { inside = skipping = 0; next }
markdown && inside { put("C", $0); next }
markdown && /./ && !inside && !skipping { reset(); next }
markdown { next }

# Man pages.

/^\.SH / { examples = $0 ~ /EXAMPLES/; reset(); next }
!examples { next }
/^\.\\" guest/ { where = "guest"; next }
/^\.\\" continues/ { more = 1; next }
/^\.\\" norun/ { reason = substr($0, 5); next }
/^\.\\" status/ && inside { put("S", $3); next }
/^\.EX/ {
	if (reason)
		print "norun " name ":" NR substr(reason, 6)
	else
		start(where, more)
	reset()
	next
}
/^\.EE/ { inside = 0; next }
!inside || /^\./ { next }
/^# / { put("C", plain(substr($0, 3))); next }
{ put("E", plain($0)) }
