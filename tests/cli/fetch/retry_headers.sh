# A repeated request says so: the id of the first answer, and how often.
. "$(dirname "$0")/../lib_fetch.sh"

time_scale 0.001
demo_org --fault 2-4:503 --fault 6:429 --fault 8:cut=10 --fault 10-12:close \
    -- "$OKTA_LOGFETCH" -q -m 2026-10 --all-events >/dev/null
asked '[.n, .headers["x-okta-retry-for"] // "-",
    .headers["x-okta-retry-count"] // "-"] | map(tostring) | join(" ")'
# As many in a row as --max-retries has, and from the beginning for each page.
demo_org --fault 2-4:503 --fault 6-8:503 -- "$OKTA_LOGFETCH" -q -m 2026-10 \
    --all-events --max-retries 3 | wc -l
demo_org --fault 2-4:503 --fault 6-8:503 -- "$OKTA_LOGFETCH" -q -m 2026-10 \
    --all-events --max-retries 2 2>&1 | tail -n 1 | sed 's/request .*)/ID/'
