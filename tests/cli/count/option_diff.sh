# Who is new, who is gone, who is renamed: of two months, and of two files.
. "$(dirname "$0")/../lib.sh"

at()
{
	person "$1" "$2" '"N"' "$3"
}

{
	at 00uA '"ann@example.com"' 2020-08-01T00:00:00.000Z
	at 00uB '"bob@example.com"' 2020-08-31T23:59:59.999Z
	at 00uC '"cid@example.com"' 2020-08-02T00:00:00.000Z
	at 00uE null 2020-08-02T00:00:00.000Z
	at 00uZ '"zoe@example.com"' 2020-07-31T23:59:59.999Z
} >august
{
	at 00uC '"cid@example.com"' 2020-09-02T00:00:00.000Z
	at 00uA '"ann.lee@example.com"' 2020-09-03T00:00:00.000Z
	at 00uD '"dan@example.com"' 2020-09-03T00:00:00.000Z
	at 00uD '"dan@example.com"' 2020-09-30T23:59:59.999Z
	at 00uE '"eve@example.com"' 2020-09-02T00:00:00.000Z
	at 00uB '"dan@example.com"' 2020-10-01T00:00:00.000Z
	at unknown '"x@example.com"' 2020-10-03T00:00:00.000Z
} >later
cat august later >log
run -q --diff 2020-08 2020-09 log
run -q --diff 2020-09 2020-08 later august
run -q --diff 2020-08 2020-10 -j 1 log
run -q --diff 2020-08 2020-09 -f tsv log
run -q --diff 2020-08 2020-09 -f csv --definition success log | tr -d '\r'
run -q --diff august later
run -q --diff -m 2020-08 log august
run -q --diff august - <later
"$MAU_COUNT" -q --diff 2020-08 2020-10 -f json log |
    jq -c '.diff, .records, .distinct_actors, .sessions'
"$MAU_COUNT" -q --diff august later -f json |
    jq -c '.diff.before, .diff.after, .diff.in_both'
"$MAU_COUNT" -v --diff 2020-10 2020-08 log 2>&1 >/dev/null | head -n 1
# Nobody on one side; and on both.
run --diff 2020-05 2020-08 log
run --diff 2020-08 2020-05 log
run --diff 2020-04 2020-05 log
# In both files an event is in both, once.
{
	event 00uA 2020-08-01T00:00:00.000Z SUCCESS | sed 's/{/{"uuid":"u",/'
	event 00uA 2020-08-01T00:00:00.000Z SUCCESS | sed 's/{/{"uuid":"u",/'
} >one
cp one two
run -q --diff one two
run --diff --unique-events one two
# A file may have the name of a month.
cp one 2020-08
run -q --diff ./2020-08 ./two
# Not as it is meant.
run --diff
run --diff 2020-08 log
run --diff log 2020-08
run --diff 2020-08 2020-13
run --diff log
run --diff 2020-08 2020-08 log
run --diff august later log
run --diff - -
for option in -a '-m 2020-08' '-s 2020-08-01' '-u 2020-08-01'; do
	# shellcheck disable=SC2086
	run --diff 2020-08 2020-09 $option log
done
for option in -l '-t 1' '--bottom 1' '-b day' '--group-by x' '--why x' \
    --compare-definitions; do
	# shellcheck disable=SC2086
	run --diff 2020-08 2020-09 $option log
done
# An input that cannot be read is no input without events.
run --diff august missing
run -k --diff missing august
