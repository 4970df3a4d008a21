. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 | gzip | run -m 2020-10
event 00uTEST0001 | gzip >log.gz
run -m 2020-10 <log.gz
event 00uTEST0002 | gzip | run -m 2020-10 log.gz -
