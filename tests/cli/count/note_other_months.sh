# No event in the window, but others: the months say what to ask for.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001 2020-12-05T08:00:00.000Z
	event 00uTEST0002 2020-09-05T08:00:00.000Z
	event 00uTEST0003 2020-09-30T23:59:59.999Z
	event 00uTEST0004 2019-10-05T08:00:00.000Z
	# Other types are not what is missed.
	event 00uTEST0005 2020-08-05T08:00:00.000Z SUCCESS user.session.end
} >log
run -m 2020-10 log
run -m 2020-10 -q log
run -s 2020-10-05T08:00:00Z -u 2020-10-06 log
