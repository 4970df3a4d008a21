# An empty file counts as read, with -k too.
. "$(dirname "$0")/../lib.sh"

: >empty
run -m 2020-10 -q empty
run -m 2020-10 -q -k empty missing
