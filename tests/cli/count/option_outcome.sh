# Repeatable; only these, compared as they are.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	event 00uTEST0002 2020-10-05T08:00:00.000Z FAILURE
	event 00uTEST0003 2020-10-05T08:00:00.000Z ALLOW
	event 00uTEST0004 2020-10-05T08:00:00.000Z success
} >log
run -m 2020-10 -o SUCCESS log
run -m 2020-10 --outcome SUCCESS log
run -m 2020-10 --outcome=FAILURE -o ALLOW log
run -m 2020-10 -o SUCCESS -o SUCCESS log
