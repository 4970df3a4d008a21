# Who asks for an outcome knows.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	event 00uTEST0002 2020-10-06T08:00:00.000Z FAILURE
} >log
run -m 2020-10 -o FAILURE log
run -m 2020-10 -o SUCCESS log
