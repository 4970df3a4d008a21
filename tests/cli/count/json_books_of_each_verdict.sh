. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	event 00uTEST0001
	event 00uTEST0002 2020-10-05T08:00:00.000Z ALLOW
	event 00uTEST0003 2020-10-05T08:00:00.000Z FAILURE
	event 00uTEST0004 2020-11-05T08:00:00.000Z
	event 00uTEST0005 2020-11-05T08:00:00.000Z FAILURE
	event 00uTEST0006 2020-10-05T08:00:00.000Z FAILURE user.session.end
	event '' 2020-10-05T08:00:00.000Z SUCCESS user.session.end
	event 00uTEST0007 redacted FAILURE
	event 00uTEST0008 redacted
	event '' 2020-11-05T08:00:00.000Z
	event ''
	echo 42
	echo '{}'
	echo '{"eventType"'
} >log
"$MAU_COUNT" -k -q -m 2020-10 -o SUCCESS -o ALLOW -f json log 2>said |
    jq -c '.distinct_actors, .distinct_actors_success, .sessions, .records'
grep -o '^mau-count: log:[0-9]*' said
