# Repeatable, and in place of the default: not beside it.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	event 00uTEST0002 2020-10-05T08:00:00.000Z SUCCESS user.session.end
	event 00uTEST0003 2020-10-05T08:00:00.000Z SUCCESS user.session.clear
} >log
run -m 2020-10 -e user.session.end log
run -m 2020-10 --event-type user.session.end log
run -m 2020-10 --event-type=user.session.end -e user.session.clear log
run -m 2020-10 -e user.session.start -e user.session.start log
