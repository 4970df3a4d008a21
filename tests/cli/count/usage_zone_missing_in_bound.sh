# --assume-utc speaks of events, not of what is typed.
. "$(dirname "$0")/../lib.sh"

run --assume-utc -s 2026-10-01T08:00:00
