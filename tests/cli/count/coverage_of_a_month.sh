# Every event covers its second, whatever its type, its outcome, and whether it
# can be counted; none outside the window does, and none without a time.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001 2020-09-30T23:59:59.999Z
	event 00uTEST0001 2020-10-01T00:00:00.000Z SUCCESS user.session.end
	event 00uTEST0001 2020-10-12T00:00:00.999Z
	event 00uTEST0001 2020-10-12T07:30:00.000Z FAILURE
	event 00uTEST0001 2020-10-12T06:00:00.000+02:00
	event '' 2020-10-21T00:00:00.500Z
	event 00uTEST0001 2020-10-31T23:59:59.999Z DENY policy.evaluate
	event 00uTEST0001 2020-11-01T00:00:00.000Z
	event 00uTEST0001 redacted
	echo '{"published":"2020-10-16T00:00:00.000Z"}'
} >log
touch -d 2020-11-01T01:00:00Z log
"$MAU_COUNT" -q -k -m 2020-10 -o SUCCESS -f json log 2>said | jq .coverage
run -k -v -m 2020-10 -o SUCCESS log 2>&1 |
    grep -v -e '^mau-count: log' -e counting
# An hour, and a second of it.
run -k -v -s 2020-10-12T07:00:00Z -u 2020-10-12T08:00:00Z log 2>&1 |
    grep without
"$MAU_COUNT" -q -k -s 2020-10-12T00:00:00Z -u 2020-10-12T00:00:01Z -f json \
    log 2>said | jq -c '.coverage | [.hours_without_events, .longest_silence]'
