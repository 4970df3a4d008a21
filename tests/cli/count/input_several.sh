# One set of people over all of them.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	event 00uTEST0002
} >day1
{
	event 00uTEST0002
	event 00uTEST0003
} >day2
run -m 2020-10 day1 day2
"$MAU_COUNT" -m 2020-10 -f json day1 day2 day1 |
    jq -c '.distinct_actors, .sessions, [.inputs[].name]'
