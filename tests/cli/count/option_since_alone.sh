# No until: from then on, and there is no end to wait for.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001 2020-10-04T23:59:59.999Z
	event 00uTEST0002 2020-10-05T00:00:00.000Z
	event 00uTEST0003 9999-12-31T23:59:59.999Z
} >log
run -s 2020-10-05 log
"$MAU_COUNT" -s 2020-10-05 -f json log | jq -c '.definition | [.since, .until]'
