# First and last, of what counts and of all that has a time.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001 2020-10-20T08:00:00.000Z
	event 00uTEST0002 2020-10-10T10:00:00.123+02:00
	event 00uTEST0003 2020-10-15T08:00:00.000Z
	event 00uTEST0004 2020-10-01T00:00:00.000Z FAILURE
	event 00uTEST0005 2020-11-05T08:00:00.000Z
	event 00uTEST0006 2020-08-05T08:00:00.000Z SUCCESS user.session.end
	event 00uTEST0007 2020-13-05T08:00:00.000Z SUCCESS user.session.end
} >log
"$MAU_COUNT" -q -m 2020-10 -o SUCCESS -f json log | jq -c .published
"$MAU_COUNT" -q -m 2020-07 -f json log | jq -c .published
