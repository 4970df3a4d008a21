# The current month, in UTC, up to now.
. "$(dirname "$0")/../lib_fetch.sh"

for now in 2026-11-01T00:00:00.001Z 2026-10-31T23:59:59.999Z \
    2026-10-31T23:30:00-01:00; do
	OKTA_TESTING_NOW=$now
	TZ=Pacific/Auckland demo_org -- "$OKTA_LOGFETCH" --all-events >got
	echo "exit $? $(wc -l <got)"
	asked .query | head -n 1
done 2>&1 | sed 's/[0-9]* seconds ago/N seconds ago/'
