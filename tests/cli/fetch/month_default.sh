# The current month, in UTC, up to now.
. "$(dirname "$0")/../lib_fetch.sh"

# A second stays one, for the end of the month not to come meanwhile.
time_scale 1
for now in 2026-11-01T00:00:00.001Z 2026-10-31T23:59:00.000Z \
    2026-10-31T23:30:00-01:00; do
	OKTA_TESTING_NOW=$now
	TZ=Pacific/Auckland demo_org -- "$OKTA_LOGFETCH" --all-events >got
	echo "exit $? $(wc -l <got)"
	asked .query | head -n 1
done 2>&1 | sed 's/begun at [^ ]*Z:/begun at NOW:/'
