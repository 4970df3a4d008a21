# The number alone, or JSON.
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 >log
run -m 2020-10 -f text log
run -m 2020-10 --format text log
for json in '-f json' '--format json' '--format=json'; do
	# Split at blanks.
	# shellcheck disable=SC2086
	"$MAU_COUNT" -m 2020-10 $json log | jq -c .schema,.distinct_actors
done
