# For programs and spreadsheets: every format has the same rows.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001 2020-10-01T00:00:00.000Z
	event 00uTEST0002 2020-10-08T00:00:00.000Z FAILURE
	event 00uTEST0001 2020-10-08T10:00:00.000Z
} >log
"$MAU_COUNT" -m 2020-10 -b week -f tsv log >table
cat table
"$MAU_COUNT" -m 2020-10 -b week -f csv log | sed 's/\r$/(CR)/'
"$MAU_COUNT" -m 2020-10 -b week -f json log >object
jq -c .by,.periods[] object
jq -r '.periods[] | [.period, .sessions, .distinct_actors] | @tsv' object >rows
sed '1d;$d' table >table_rows
cmp table_rows rows && echo same
jq -r '["total", .sessions, .distinct_actors] | @tsv' object >total
is 'the total' "$(cat total)" "$(tail -n 1 table)"
# Without periods there is the total alone, and no such member.
run -m 2020-10 -f tsv log
run -m 2020-10 -f csv log | tr -d '\r'
"$MAU_COUNT" -m 2020-10 -f json log | jq -c 'has("by"), has("periods")'
# Nothing counted, and no window: there is no row to show.
"$MAU_COUNT" -q -a -o DENY -b day -f json log | jq -c .periods
