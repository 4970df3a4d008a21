. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 >log
run -m 2020-10 log
run -s 2020-10-01 log
run -a log
