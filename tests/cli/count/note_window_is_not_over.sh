. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 >log
run -s 2020-10-01 -u 2999-01-01 log
run -s 2020-10-01 -u 2999-01-01 -q log
run -u 2999-01-01 log
# The current month is the one most often asked for.
"$MAU_COUNT" log 2>&1 >number | grep -c 'is not over before'
cat number
