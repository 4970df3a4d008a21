. "$(dirname "$0")/../lib.sh"

run -a -f yaml
run -a -f JSON
