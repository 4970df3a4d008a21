# A time without a zone is an error that names the way out.
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 '2020-10-31 23:59:59.999' >log
run -m 2020-10 log
run -m 2020-10 --assume-utc log
# Where there is a zone, it holds.
event 00uTEST0002 2020-11-01T01:59:59+02:00 >>log
run -m 2020-10 --assume-utc log
