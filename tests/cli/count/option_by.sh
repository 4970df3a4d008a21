# A row for each period, and one for all; an actor of several is in each.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001 2020-12-30T23:59:59.999Z
	event 00uTEST0002 2020-12-31T00:00:00.000Z FAILURE
	event 00uTEST0001 2020-12-31T10:00:00.000Z
	event 00uTEST0001 2020-12-31T23:30:00.000-01:00
	event 00uTEST0003 2020-12-31T10:59:59.999Z
	event 00uTEST0003 2021-01-04T00:00:00.000Z
	event 00uTEST0004 2020-12-31T10:00:00.000Z SUCCESS some.other.type
	event 00uTEST0005 2020-11-01T00:00:00.000Z
} >log
run -s 2020-12-30 -u 2021-01-05 --by day log
run -s 2020-12-31T09:00:00Z -u 2020-12-31T11:00:00Z -b hour log
run -m 2020-12 --by=week log
run -a --by month log
run -a --by month -o DENY log
