# No since: all there is before then.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001 0000-01-01T00:00:00.000Z
	event 00uTEST0002 2020-10-04T23:59:59.999Z
	event 00uTEST0003 2020-10-05T00:00:00.000Z
} >log
run -u 2020-10-05 log
"$MAU_COUNT" -u 2020-10-05 -f json log | jq -c '.definition | [.since, .until]'
