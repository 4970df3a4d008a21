. "$(dirname "$0")/../lib.sh"

[ -c /dev/full ] || { echo 'there is no /dev/full'; exit 77; }
event 00uTEST0001 2020-10-05T08:00:00.000Z FAILURE >log
run -m 2020-10 log 2>/dev/full
run -m 2020-10 missing 2>/dev/full
