# Several reports at once; where they have to be one table, that is said.
. "$(dirname "$0")/../lib.sh"

{
	person 00uA '"ann@example.com"' '"Ann Example"' \
	    2020-10-30T08:00:00.000Z '"Germany"'
	person 00uB '"bob@example.com"' '"Bob Example"' \
	    2020-10-31T08:00:00.000Z '"Japan"'
} >log
run -q -s 2020-10-30 -u 2020-11-01 -b day -t 1 --bottom 1 -l \
    --group-by client.geographicalContext.country log
run -s 2020-10-30 -u 2020-11-01 -b day -t 1 -f csv log
run --group-by client..country log
run --group-by detail.actor.type log
run --top 0 log
# The number is the same, whatever is asked besides.
"$MAU_COUNT" -q -m 2020-10 log
"$MAU_COUNT" -q -m 2020-10 -f json -t 1 log | jq .distinct_actors
