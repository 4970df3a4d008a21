# An empty log is a log, and most often a mistake.
. "$(dirname "$0")/../lib.sh"

run -m 2020-10 </dev/null
echo '[]' | run -m 2020-10
run -m 2020-10 -q </dev/null
