# Where a value of ip's JSON is not in vnet's: one line per place, the path
# with [] for indices, then both values. $ip and $vnet are lists of one answer.

# What changes by itself is made still; objects that are empty, or have no more
# than an empty list of addresses, are what ip leaves of filtered links.
def calm:
	walk(if type == "object" then
		with_entries(
			if .key | test("_timer$|^(last_|used|updated)") then
				.value = 0
			elif (.key | test("_life_time$"))
					and .value != 4294967295 then
				.value = (if .value > 0 then 1 else 0 end)
			else . end)
	elif type == "array" then map(select(. != {} and . != {addr_info: []}))
	else . end);

# The data of a kind is told apart by the kind.
def of_kind($a; $k):
	if $k == "info_data" then ":\($a.info_kind)"
	elif $k == "info_slave_data" then ":\($a.info_slave_kind)"
	else "" end;

def less($a; $b; $path):
	if ($a | type) == "object" and ($b | type) == "object" then
		$a | keys_unsorted[] as $k |
		($path + "." + $k + of_kind($a; $k)) as $at |
		if $b | has($k) then less($a[$k]; $b[$k]; $at)
		else "\($at)\tip: \($a[$k] | tojson)\tvnet: nothing"
		end
	elif ($a | type) == "array" and ($b | type) == "array" and
			($a | length) == ($b | length) then
		range($a | length) as $i |
		less($a[$i]; $b[$i]; $path + "[]")
	elif $a == $b then empty
	else "\($path)\tip: \($a | tojson)\tvnet: \($b | tojson)"
	end;

# Of namespaces ip keeps the order of the directory.
def sorted:
	if all(.[]; has("name")) then sort_by(.name) else . end;

less($ip[0] | calm | sorted; $vnet[0] | calm | sorted; "")
