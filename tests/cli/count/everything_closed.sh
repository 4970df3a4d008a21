# no-wrapper: a wrapper may need its own standard error
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 >log
"$MAU_COUNT" -m 2020-10 log <&- >&- 2>&-
echo "exit $?"
"$MAU_COUNT" -m 2020-10 log <&- 2>&-
echo "exit $?"
event 00uTEST0001 | cmp - log
