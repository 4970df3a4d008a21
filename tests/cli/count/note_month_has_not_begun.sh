. "$(dirname "$0")/../lib.sh"

run -m 2999-01 </dev/null
run -m 2999-01 -q </dev/null
event 00uTEST0001 | run -m 2999-01
