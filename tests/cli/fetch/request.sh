# Which options become which request.
. "$(dirname "$0")/../lib_fetch.sh"

# request ARGUMENT...: the first one's query, decoded, and the events written.
request()
{
	demo_org -- "$OKTA_LOGFETCH" -q "$@" >got
	printf '$ %s\n' "$*"
	asked .query | head -n 1 | tr '&' '\n' | python3 -c '
import sys, urllib.parse
for line in sys.stdin:
    print("   ", urllib.parse.unquote(line.rstrip("\n")))' |
	    sed 's/2026-11-02T00.*/NOW/'
	echo "    $(wc -l <got) events"
}

request
request -m 2026-10
request --month 2026-09
request --since 2026-10-10
request --since 2026-10-10 --until 2026-10-20T12:30:00.250Z
request -s 2026-10-10T02:00:00+02:00 -u 2026-10-20T23:00:00-01:00
request -s 2026-10-10T00:00:00.0009Z -u 2026-10-20T00:00:00.0001Z
request -m 2026-10 -o SUCCESS
request -m 2026-10 -o SUCCESS -o ALLOW
request -m 2026-10 -e user.session.end
request -m 2026-10 -e user.session.start -e user.session.end
request -m 2026-10 --event-type user.session.start \
    -e user.session.end --outcome SUCCESS -o FAILURE
request -m 2026-10 --all-events
request -m 2026-10 \
    --filter 'eventType sw "user.session." and outcome.result eq "FAILURE"'
request -m 2026-10 -e 'a"b\c' -o "d
e"
