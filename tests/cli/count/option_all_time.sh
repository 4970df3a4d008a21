# Whenever it was; but a time there has to be.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001 0000-01-01T00:00:00Z
	event 00uTEST0002 2020-10-05T08:00:00.000Z
	event 00uTEST0003 9999-12-31T23:59:59.999Z
} >log
run -a log
run --all-time log
"$MAU_COUNT" -a -f json log | jq -c '.definition | [.since, .until]'
event 00uTEST0004 redacted >bad
run -a log bad
