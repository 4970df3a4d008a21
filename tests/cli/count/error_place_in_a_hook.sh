# Which of its events.
. "$(dirname "$0")/../lib.sh"

printf '{"data":{"events":[%s,%s,%s]}}\n' "$(event 00uTEST0001)" \
    "$(event 00uTEST0002 redacted)" "$(event '')" >log
run -m 2020-10 log
run -m 2020-10 -k log
