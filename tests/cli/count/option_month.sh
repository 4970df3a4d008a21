# A month, in every way getopt knows to write it.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001 2020-09-30T23:59:59.999Z
	event 00uTEST0002 2020-10-01T00:00:00.000Z
	event 00uTEST0003 2020-10-31T23:59:59.999Z
	event 00uTEST0004 2020-11-01T00:00:00.000Z
} >log
run -m 2020-10 log
run -m2020-10 log
run --month 2020-10 log
run --month=2020-10 log
run --mon 2020-11 log
