# Whatever can be read.
. "$(dirname "$0")/../lib.sh"

mkfifo pipe
event 00uTEST0001 >pipe &
run -m 2020-10 pipe
wait
