# Who only failed is in the count, as in the recipe.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	event 00uTEST0002
	event 00uTEST0002 2020-10-06T08:00:00.000Z FAILURE
	event 00uTEST0003 2020-10-06T08:00:00.000Z FAILURE
	event 00uTEST0003 2020-10-07T08:00:00.000Z FAILURE
	event 00uTEST0004 2020-10-08T08:00:00.000Z DENY
} >log
run -m 2020-10 log
run -m 2020-10 -q log
