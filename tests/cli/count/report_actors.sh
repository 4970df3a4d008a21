# Who: the most and the least active, and everybody; ties by id, a renamed
# person by the latest login, and who is no person told apart.
. "$(dirname "$0")/../lib.sh"

{
	person 00uB '"bob@example.com"' '"Bob Example"' 2020-10-02T08:00:00.000Z
	person 00uA '"ann@example.com"' '"Ann Example"' 2020-10-03T08:00:00.000Z
	person 00uA '"ann.new@example.com"' '"Ann New"' 2020-10-05T08:00:00.000Z
	person 00uA '"ann@example.com"' '"Ann Example"' 2020-10-04T08:00:00.000Z
	person 00uC '"c@example.com"' 'null' 2020-10-01T00:00:00.000Z
	person 00uC '"c@example.com"' 'null' 2020-10-31T23:59:59.999Z
	person 00uB '"bob@example.com"' '"Bob Example"' 2020-10-02T07:00:00.000Z
	person 0oaD 'null' '"A program"' 2020-10-06T00:00:00.000Z null \
	    '"SystemPrincipal"'
	person unknown '"x@example.com"' '"unknown"' 2020-10-07T00:00:00.000Z
	person unknown '"y@example.com"' '"unknown"' 2020-10-07T00:00:01.000Z
	# Not counted: nothing of it is shown.
	person 00uZ '"z@example.com"' '"Z"' 2020-11-01T00:00:00.000Z
	person 00uA '"late@example.com"' '"Z"' 2020-11-01T00:00:00.000Z
} >log
run -q -m 2020-10 --top 2 log
run -q -m 2020-10 --bottom 2 log
run -q -m 2020-10 --list log
run -q -m 2020-10 -t 100 -f tsv log
run -q -m 2020-10 -l -f csv log | tr -d '\r'
# The order of the input makes no difference, nor do threads.
sort -r log >upside_down
for options in '-t 3' '--bottom 3' -l; do
	# shellcheck disable=SC2086
	"$MAU_COUNT" -q -j 1 -m 2020-10 $options log >one
	# shellcheck disable=SC2086
	"$MAU_COUNT" -q -j 3 -m 2020-10 $options upside_down | cmp - one &&
	    echo same
done
"$MAU_COUNT" -q -m 2020-10 -t 1 --bottom 1 -l -f json log |
    jq -c '.top, .bottom, .list[2], (.list | length), .distinct_actors'
# Nobody.
run -q -m 2019-10 -l log
