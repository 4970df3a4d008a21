# 100,000 lines through a pipe.
. "$(dirname "$0")/../lib.sh"

awk 'BEGIN {
	for (i = 0; i < 100000; i++)
		printf "{\"actor\":{\"id\":\"00uTEST%d\"},\"eventType\":" \
		    "\"user.session.start\",\"outcome\":{\"result\":\"%s\"}" \
		    ",\"published\":\"2020-10-%02dT08:00:00.000Z\"}\n",
		    i * 7919 % 12345, i % 3 ? "SUCCESS" : "FAILURE",
		    i % 31 + 1
}' >log
# shellcheck disable=SC2002
cat log | run -q -m 2020-10
"$MAU_COUNT" -q -m 2020-10 -f json <log |
    jq -c .distinct_actors,.distinct_actors_success,.sessions
grep SUCCESS log | cut -d '"' -f 6 | sort -u | wc -l
