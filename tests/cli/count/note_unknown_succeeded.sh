# It is still not a person.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	event unknown
} >log
run -m 2020-10 log
run -m 2020-10 -q log
