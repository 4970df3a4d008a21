# An empty value is a variable that was not set.
. "$(dirname "$0")/../lib.sh"

run -m ''
run --month=
run -s ''
run -u ''
run -a -e ''
run -a -o ''
run -a -f ''
run -a --max-record ''
