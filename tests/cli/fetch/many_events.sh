# many-tests
# A month of 200,000 events by 5,003 people, through the pipe.
. "$(dirname "$0")/../lib_fetch.sh"

total=200000
! is_slow || total=20000
events_for_all $total >log
time_scale 0.001
# The shell beside the org expands it.
# shellcheck disable=SC2016
org --events log --gzip --fault every-37:503 --fault every-41:cut=5000 -- \
    sh -c '"$OKTA_LOGFETCH" -q -m 2026-10 | tee got |
    "$MAU_COUNT" -q -m 2026-10' >number
is 'the number' 5003 "$(cat number)"
is 'every event, in its order' '' "$(cmp got log 2>&1)"
