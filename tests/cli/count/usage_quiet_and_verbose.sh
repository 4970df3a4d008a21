. "$(dirname "$0")/../lib.sh"

run -a -q -v
run -a --progress --no-progress
