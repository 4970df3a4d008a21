# Then the next file begins a line of its own.
. "$(dirname "$0")/../lib.sh"

printf '%s' "$(event 00uTEST0001)" >day1
event 00uTEST0002 >day2
run -m 2020-10 day1 day2
