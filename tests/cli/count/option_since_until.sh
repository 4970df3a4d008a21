# Half-open: since is inside, until is not.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001 2020-10-05T08:29:59.999Z
	event 00uTEST0002 2020-10-05T08:30:00.000Z
	event 00uTEST0003 2020-10-05T08:44:59.999999999Z
	event 00uTEST0004 2020-10-05T08:45:00.000Z
} >log
run -s 2020-10-05T08:30:00Z -u 2020-10-05T08:45:00Z log
run --since 2020-10-05T08:30:00Z --until 2020-10-05T08:45:00Z log
run --since=2020-10-05T10:30:00+02:00 --until=2020-10-05T04:45:00-04:00 log
run -u '2020-10-05 08:45:00.000z' -s 2020-10-05t08:30:00.0Z log
