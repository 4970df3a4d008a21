# Behind -- there are files, whatever they are called.
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 >-m
event 00uTEST0002 >--help
run -m 2020-10 -- -m --help
run -m 2020-10 ./-m
# It is still standard input.
event 00uTEST0003 | run -m 2020-10 -- -
