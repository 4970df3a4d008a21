# What the two programs are for.  The events are those of the file, in the
# order of their times.
. "$(dirname "$0")/../lib_fetch.sh"

# The shell beside the org expands it.
# shellcheck disable=SC2016
demo_org -- sh -c '"$OKTA_LOGFETCH" --month 2026-10 |
    "$MAU_COUNT" --month 2026-10 --quiet'
"$MAU_COUNT" -q -m 2026-10 "$demo"
demo_org -- "$OKTA_LOGFETCH" -m 2026-10 --all-events >got
jq -cS 'select(.published | startswith("2026-10"))' "$demo" |
    jq -csS 'sort_by(.published)[]' >wanted
jq -cS . got | cmp - wanted
sort got >got.sorted
grep -F '"published":"2026-10' "$demo" | sort | cmp - got.sorted
