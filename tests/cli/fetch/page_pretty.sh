# One event a line, however the org lays them out.
. "$(dirname "$0")/../lib_fetch.sh"

make_whole
demo_org --fault 1+:spaces -- "$OKTA_LOGFETCH" -m 2026-10 --all-events >got
echo "exit $?"
cmp got whole >differences || echo 'bytes differ'
jq -cS . whole >wanted
jq -cS . got | cmp - wanted
wc -l <got
"$MAU_COUNT" -q -m 2026-10 got
