# Damage where no question is about costs its record with --strict alone, and
# is then told of with its place.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	event 00uTEST0002 | sed 's/"type":"User"/"type":01/'
	event 00uTEST0003
	event 00uTEST0004 | sed 's/}$/,"target":[{"id":nul,}]}/'
} >log
run -m 2020-10 log
run -m 2020-10 --strict log
run -m 2020-10 --strict -k log
run -m 2020-10 --strict -k -j 4 log
# What stands where a question is about costs it without, too.
event 00uTEST0002 | sed 's/"SUCCESS"/01/' >log
run -m 2020-10 log
run -m 2020-10 --strict log
# An event is what it was, and all of it valid.
event 00uTEST0002 >log
run -m 2020-10 --strict log
