. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	event 00uTEST0002 2020-10-06T08:00:00.000Z FAILURE
	event unknown 2020-10-06T08:00:00.000Z FAILURE
	event unknown 2020-10-07T08:00:00.000Z FAILURE
	event unknown 2020-10-08T08:00:00.000Z FAILURE
	# Nobody there asked for these.
	event unknown 2020-11-01T00:00:00.000Z FAILURE
	event unknown 2020-10-08T08:00:00.000Z FAILURE user.session.end
} >log
run -m 2020-10 log
run -m 2020-10 -q log
