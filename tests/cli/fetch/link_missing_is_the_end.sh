# The API has no other sign of an end.
. "$(dirname "$0")/../lib_fetch.sh"

demo_org --fault 2:next-none -- "$OKTA_LOGFETCH" -q -m 2026-10 --all-events |
    wc -l
