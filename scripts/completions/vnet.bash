# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# bash completion for the vnet programs: each knows its own words.

# The words up to the cursor as WORDS. bash takes colons and equal signs for
# words (COMP_WORDBREAKS); in ours they join what is left and right of them.
_vnet_words()
{
	local i word join=

	words=()
	for ((i = 1; i <= COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		if [[ ${#words[@]} -gt 0 && ($join || $word == [:=]*) ]]; then
			words[-1]+=$word
		else
			words+=("$word")
		fi
		join=
		if [[ $word == [:=] ]]; then
			join=y
		fi
	done
}

# The options that PROGRAM's help lists, with one dash and with two.
_vnet_options()
{
	"$1" help 2>/dev/null | sed -n '/^Options/,$s/^  -/-/p' |
		tr -s ' ,' '\n' | sed -n 's/\[.*//; /^-/{ p; s/^-../-&/p; }'
}

_vnet()
{
	local words word line

	_vnet_words
	word=${words[-1]}
	COMPREPLY=()
	while IFS= read -r line; do
		[[ $line == "$word"* ]] || continue
		if [[ $word == *[:=]* ]]; then
			line=${line#"${word%[:=]*}"?}
		fi
		COMPREPLY+=("$line")
	done < <(if [[ $word == -* ]]; then
		_vnet_options "$1"
	else
		"$1" __complete "${words[@]}" 2>/dev/null
	fi)
}

complete -F _vnet vnet vnet-addr vnet-bridge vnet-link vnet-monitor vnet-neigh vnet-nexthop vnet-ns vnet-route vnet-rule vnet-tunnel vnet-tuntap
