# Notes and errors are lost; the number and the status are not.
# no-wrapper: a wrapper may need its own standard error
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 2020-10-05T08:00:00.000Z FAILURE >log
run -m 2020-10 log 2>&-
run -m 2020-10 missing 2>&-
run -m 2020-10 -k log missing 2>&-
run -m 2020-13 2>&-
# Nothing went into the file that was opened instead.
event 00uTEST0001 2020-10-05T08:00:00.000Z FAILURE | cmp - log
