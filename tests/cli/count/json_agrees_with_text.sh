# no-wrapper: hundreds of runs, of what other cases run too
. "$(dirname "$0")/../lib.sh"

for file in "$events"/y_*.*json; do
	number=$("$MAU_COUNT" -q -m 2026-10 "$file")
	"$MAU_COUNT" -q -m 2026-10 -f json "$file" |
	    jq -r ".distinct_actors != $number" | grep -v false
done
echo 'all looked at'
