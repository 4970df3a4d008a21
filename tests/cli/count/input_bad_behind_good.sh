# What was counted before is not the answer.
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 >good
run -m 2020-10 good missing
run -m 2020-10 -f json good missing
