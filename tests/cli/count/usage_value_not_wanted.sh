. "$(dirname "$0")/../lib.sh"

run --quiet=yes
run --all-time=2020
