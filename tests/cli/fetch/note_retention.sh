# The org keeps 90 days, and says nothing of the rest.
. "$(dirname "$0")/../lib_fetch.sh"

event 00uTEST0001 2026-08-03T08:00:00.000Z >log
event 00uTEST0002 2026-08-05T08:00:00.000Z >>log
for since in 2026-08-03 2026-08-05; do
	for loudness in -v -q; do
		echo "since $since $loudness"
		org --retention 90 --events log -- "$OKTA_LOGFETCH" \
		    -s $since -u 2026-10-01 $loudness 2>&1 >got |
		    sed 's/2026-08-04T00[^Z]*Z/THEN/; /: page/d'
		wc -l <got
	done
done
