. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 >log
echo oops >>log
run -m 2020-10 -f json log
run -m 2020-10 -f json missing
