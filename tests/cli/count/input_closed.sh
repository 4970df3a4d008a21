# The first file opened must not become standard input.
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 >log
run -m 2020-10 <&-
run -m 2020-10 - log <&-
run -m 2020-10 log - <&-
run -m 2020-10 log <&-
