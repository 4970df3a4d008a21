# Options count wherever they stand.
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 >log
event 00uTEST0002 >log2
run log -m 2020-10 log2 -o SUCCESS
