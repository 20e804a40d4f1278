# SPDX-License-Identifier: GPL-2.0-or-later
# The table of options as scripts for ip and for vnet: awk -v dir=DIRECTORY
# -f plan.awk options. Writes tests (NUMBER KIND NAME NOTES), ip.batch and
# vnet.script (create, show, make again, delete) and for the requests alone
# ip.requests and vnet.requests.

BEGIN { FS = "\t" }

/^#/ || /^$/ { next }

# = KIND, flags, words that are said unless a line has the first of them or `external`.
/^= / {
	kind = substr($1, 3)
	below = has($2, "link") ? "link l0 " : ""
	mac = !has($2, "noaddress")
	master = value($2, "master")
	base = $3
	next
}

/^- / { next }

/^~ / {
	print kind " " substr($1, 3) >(dir "/begins")
	next
}

/^\+ / {
	print kind " " substr($1, 3) >(dir "/more")
	next
}

{
	n++
	me = "k" n
	words = $1 == "(nothing)" ? "" : $1
	name = kind ":" (words == "" ? "nothing" : words)
	gsub(/[ \/]/, "_", name)
	notes = ""
	for (i = 2; i <= NF; i++)
		if ($i != "")
			notes = notes "\t" $i
	print me "\t" kind "\t" name "\t" (words == "" ? base : "-") notes >(dir "/tests")
	skipped = notes ~ /\tkernel: /

	split(base, first, " ")
	if (base != "" && !has(words, first[1]) && !has(words, "external"))
		words = base (words == "" ? "" : " " words)
	own = sprintf("name %s index %d ", me, 1000 + n)
	if (mac)
		own = own sprintf("address 02:00:00:01:%02x:%02x ", int(n / 256), n % 256)
	if (master == "") {
		make[1] = "link add " below own "type " kind " " words
		makes = 1
	} else {
		make[1] = "link add " own "type veth peer name p" n
		make[2] = "link set dev " me " master " master
		make[3] = "link set dev " me " type " kind " " words
		makes = 3
	}
	sub(/ +$/, "", make[makes])
	for (i = 1; i <= makes; i++) {
		put("requests", "-", make[i])
		if (!skipped)
			put("", "-", make[i])
	}
	put("requests", "-", "link del dev " me)
	if (skipped)
		next
	print "link show dev " me >(dir "/ip.batch")
	print "text vnet-link -d show dev " me >(dir "/vnet.script")
	print "json vnet-link -d -j show dev " me >(dir "/vnet.script")
	print "again " me >(dir "/vnet.script")
	print "saved vnet-link -d -j show dev " me >(dir "/vnet.script")
	put("", "-", "link del dev " me)
}

function put(what, file, command) {
	print command >(dir "/ip." (what ? what : "batch"))
	sub(/^link/, "vnet-link", command)
	print file " " command >(dir "/vnet." (what ? what : "script"))
}

function has(list, word) {
	return index(" " list " ", " " word " ") > 0
}

function value(list, key) {
	if (!match(" " list " ", " " key "=[^ ]* "))
		return ""
	return substr(list, RSTART + length(key) + 1, RLENGTH - length(key) - 3)
}
