# many-tests
. "$(dirname "$0")/../lib.sh"

python3 "$(dirname "$0")/../progress.py" "$MAU_COUNT"
