# A typing mistake gives 0, and is told of.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	event 00uTEST0002
} >log
run -m 2020-10 -o success -o allow log
run -m 2020-10 -o success -o allow -q log
