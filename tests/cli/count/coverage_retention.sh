# Okta keeps its log for 90 days: months that were older when it was written.
. "$(dirname "$0")/../lib.sh"

# ARGUMENT...
ask()
{
	"$MAU_COUNT" -q -f json "$@" | jq -c .coverage.retention_cut
	"$MAU_COUNT" -v "$@" 2>&1 | grep 90
}

# 90 days after 2 September.
event 00uTEST0001 2020-09-02T08:00:00.000Z >log
touch -d 2020-12-01T00:00:00Z log
ask -m 2020-08 log
ask -m 2020-09 log
ask -m 2020-10 log
ask -s 2020-06-30 log
ask -s 2020-09-02 log
ask -u 2020-10-01 log
ask -a log
# An older event makes it an archive, a little older does not.
event 00uTEST0001 2020-08-31T00:00:00.000Z >older
touch -d 2020-12-01T00:00:00Z older
ask -m 2020-09 older
event 00uTEST0001 2020-08-30T23:59:59.999Z >older
touch -d 2020-12-01T00:00:00Z older
ask -m 2020-09 older log
# From a pipe, it was written no later than now.
for bytes in 0 1000; do
	head -c "$bytes" log | "$MAU_COUNT" -q -m 2020-09 -f json |
	    jq -c .coverage.retention_cut
done
