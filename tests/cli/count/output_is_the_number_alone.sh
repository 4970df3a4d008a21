# Byte for byte.
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 2020-10-05T08:00:00.000Z FAILURE |
    "$MAU_COUNT" -v --progress -m 2020-10 2>said | od -An -c | tr -d ' '
# The rest was said, elsewhere.
grep -c 'mau-count: ' said
