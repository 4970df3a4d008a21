# More may come; the same for a window that ended a moment ago.
. "$(dirname "$0")/../lib_fetch.sh"

time_scale 1
for options in '-m 2026-11' '-m 2026-11 -q' '-s 2026-11-01 -u 2026-11-03' \
    '-s 2026-11-01' '-s 2026-11-01 -u 2026-11-02' \
    '-s 2026-11-01 -u 2026-11-01T23:45:00Z' '-m 2026-10'; do
	echo "$options"
	# Split at blanks.
	# shellcheck disable=SC2086
	demo_org -- "$OKTA_LOGFETCH" $options 2>&1 >got | sed \
	    's/[0-9]* seconds before/N seconds before/
	    s/2026-11-02T00[^Z]*Z/NOW/g'
	wc -l <got
done
