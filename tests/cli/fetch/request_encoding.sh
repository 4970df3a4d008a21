# As it goes over the line, and what comes with it.
. "$(dirname "$0")/../lib_fetch.sh"

org -- "$OKTA_LOGFETCH" -q -m 2026-10
asked '.method, .path, .query, (.headers | keys | join(" "))'
asked .headers.accept
asked '.headers["user-agent"]' | numbers_to_n
asked .headers.authorization
org -- "$OKTA_LOGFETCH" -q -m 2026-10 \
    --filter 'displayMessage co "50% & more; ü+# /?=~"'
asked .query
# The org's URL may end in a slash.
# shellcheck disable=SC2016
org -- sh -c 'exec "$OKTA_LOGFETCH" -q -m 2026-10 --org-url "$FAKE_OKTA_URL/"'
asked .path
