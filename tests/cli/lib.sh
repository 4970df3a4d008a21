# shellcheck shell=sh
# What the cases have in common.  A case sources this first; run.sh has put it
# in an empty folder, and the programs' paths in MAU_COUNT and OKTA_LOGFETCH.
set -u
: "${MAU_COUNT:?the path of the program}" "${OKTA_LOGFETCH:?the same}"

root=$(cd "$(dirname "$0")/../../.." && pwd)
# For the cases to use.
# shellcheck disable=SC2034
events=$root/fixtures/events

# event ID [TIME [RESULT [TYPE]]]: one line of a log.  October 2020 is over
# wherever the clock stands, so no note says that it is not.
event()
{
	printf '{"actor":{"id":"%s","type":"User"},"eventType":"%s",' "$1" \
	    "${4:-user.session.start}"
	printf '"outcome":{"result":"%s"},"published":"%s"}\n' \
	    "${3:-SUCCESS}" "${2:-2020-10-05T08:00:00.000Z}"
}

# person ID LOGIN NAME TIME [COUNTRY [TYPE]]: an event that says who it is of;
# LOGIN, NAME, COUNTRY and TYPE as JSON.
person()
{
	printf '{"actor":{"id":"%s","type":%s,"alternateId":%s,' \
	    "$1" "${6:-\"User\"}" "$2"
	printf '"displayName":%s},"client":{"geographicalContext":' "$3"
	printf '{"country":%s}},"eventType":"user.session.start",' \
	    "${5:-null}"
	printf '"outcome":{"result":"SUCCESS"},"published":"%s",' "$4"
	printf '"target":[{"id":"00uDECOY","alternateId":"d@example.com"}]}\n'
}

# grant ACTOR TYPE TARGETS [RESULT]: an event in which a token is made; TARGETS
# as JSON.
grant()
{
	printf '{"actor":{"id":"%s","type":"%s","alternateId":"%s"},' "$1" \
	    "$2" "$1"
	printf '"eventType":"app.oauth2.as.token.grant.access_token",'
	printf '"outcome":{"result":"%s"},' "${4:-SUCCESS}"
	printf '"published":"2020-10-06T08:00:00.000Z","target":%s}\n' "$3"
}

# run ARGUMENT...: the program, and on a line of its own how it ended.
run()
{
	"$MAU_COUNT" "$@"
	echo "exit $?"
}

# Standard input with an N for every number.
numbers_to_n()
{
	sed 's/[0-9][0-9]*/N/g'
}

# Does a run take long here?  Then loops may take fewer turns.
is_slow()
{
	[ -n "${WRAPPER:-}${SANITIZED:-}" ]
}

# is WHAT EXPECTED GOT: a result of a case with many tests.
is()
{
	if [ "$2" = "$3" ]; then
		echo "ok - $1"
	else
		echo "not ok - $1"
		printf '%s\n' "expected: $2" "got:      $3" | sed 's/^/  /'
	fi
}
