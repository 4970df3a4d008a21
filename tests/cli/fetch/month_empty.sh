# Nothing happened: nothing is written, which is a whole answer.
. "$(dirname "$0")/../lib_fetch.sh"

org -- "$OKTA_LOGFETCH" --month 2026-10 >got
echo "exit $?"
wc -c <got
"$MAU_COUNT" -m 2026-10 got
org -- "$OKTA_LOGFETCH" -q --month 2026-10 -O file
echo "exit $?"
ls file*
wc -c <file
org -- "$OKTA_LOGFETCH" -q --month 2026-10 --format pages
