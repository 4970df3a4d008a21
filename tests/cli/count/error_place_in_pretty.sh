# The line the record begins on.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	event ''
	event 00uTEST0003
} | jq -s . >log
run -m 2020-10 log
