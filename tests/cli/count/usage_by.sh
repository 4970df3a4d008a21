# Only these, written like this, and one.
. "$(dirname "$0")/../lib.sh"

run -a -b year
run -a --by Day
run -a --by day -b day
