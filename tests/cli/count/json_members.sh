# An interface: these members, of these types, and no others.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	echo '{}'
} >log
"$MAU_COUNT" -q -k -s 2020-10-04 -u 2020-10-06 -o SUCCESS -f json log 2>said |
    jq -r 'paths as $p | "\($p | map(tostring) | join(".")) \(getpath($p) |
	type)"' | sort
