# No notes; errors all the same.
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 2020-10-05T08:00:00.000Z FAILURE >log
run -m 2020-10 log
run -m 2020-10 -q log
run -m 2020-10 --quiet log
echo '{}' >>log
run -m 2020-10 -q log
run -m 2020-10 -q -k log
