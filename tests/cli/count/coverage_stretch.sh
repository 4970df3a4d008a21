# Which hours and days have to have events: those of the window, up to when the
# log was written; where it is open, from event to event.
. "$(dirname "$0")/../lib.sh"

# ARGUMENT...: what is said of the log.
ask()
{
	"$MAU_COUNT" -q -f json "$@" log | jq -c '.coverage | [.hours,
	    .hours_without_events, .days, .days_without_events,
	    .empty_days[:2], .longest_silence]'
}

{
	event 00uTEST0001 2020-10-12T10:00:00.500Z
	event 00uTEST0001 2020-10-14T12:00:00.000Z
} >log
touch -d 2020-12-01T00:00:00Z log
ask -m 2020-10
ask -m 2020-11
ask -s 2020-10-12T09:59:59.999Z -u 2020-10-14T12:00:00.001Z
ask -s 2020-10-12
ask -u 2020-10-15
ask -a
ask -u 2020-10-12
ask -s 2020-11-01
touch -d 2020-10-20T06:00:00Z log
ask -m 2020-10
touch -d 2020-10-14T12:00:00Z log
ask -m 2020-10
# Not begun when it was written.
ask -m 2020-11
ask -m 9999-11
: >log
touch -d 2020-10-20T06:00:00Z log
ask -m 2020-10
ask -a
# Years without any event are no work.
touch -d 2020-12-01T00:00:00Z log
ask -s 0001-01-01 -u 2020-12-01
{
	event 00uTEST0001 0000-01-01T00:00:00Z
	event 00uTEST0001 9999-12-31T23:59:59Z
} >log
ask -a
