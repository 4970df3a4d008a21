# It has one beginning.
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 | run -m 2020-10 - -
event 00uTEST0001 >log
event 00uTEST0001 | run -m 2020-10 - log -
