# A record longer than any block, and many on one line.
. "$(dirname "$0")/../lib.sh"

pad()
{
	printf '{"pad":"'
	head -c 5000000 /dev/zero | tr '\0' "$1"
	printf '",'
	event "$2" | sed 's/^{//'
}

{
	pad x 00uTEST0001
	# Backslashes, by two.
	# shellcheck disable=SC1003
	pad '\\' 00uTEST0002
	event 00uTEST0003
} >log
run -m 2020-10 log
{
	printf '['
	yes "$(event 00uTEST0001)," | head -n 20000 | tr -d '\n'
	printf '%s]' "$(event 00uTEST0002)"
} | run -m 2020-10
