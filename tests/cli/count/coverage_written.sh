# When the log was written: the latest of its files' times and of its events,
# and what cannot be is not believed.
. "$(dirname "$0")/../lib.sh"

# ARGUMENT...: what is said of it.
ask()
{
	"$MAU_COUNT" -q -m 2020-10 -f json "$@" | jq -c '.coverage |
	    [.written, .window_over, .settled, .longest_silence.until]'
}

# TIME: what is said of a file of that time.
at()
{
	touch -d "$1" log
	ask log
	"$MAU_COUNT" -v -m 2020-10 log 2>&1 | grep written
}

event 00uTEST0001 2020-10-31T10:00:00.000Z >log
at 2020-11-01T01:00:00Z
at 2020-11-01T00:59:59.999999999Z
at 2020-11-01T00:00:00Z
at 2020-10-31T23:59:59.999999999Z
at 2020-10-31T10:00:00Z
# Older than what is in it, or of the future.
at 2020-10-31T09:59:59.999Z
at 1970-01-01T00:00:01Z
at 2200-01-01T00:00:00Z
# The latest of several counts; one of the future does not hide another.
cp log future
touch -d 2200-01-01T00:00:00Z future
touch -d 2020-11-01T00:30:00Z log
: >late
touch -d 2020-11-03T00:00:00Z late
ask log late
ask late future log
# What gives nothing to read does not count: no text, a folder, not there.
printf '\000\001' >binary
mkdir folder
"$MAU_COUNT" -q -k -m 2020-10 -f json log binary folder missing 2>said |
    jq -c .coverage.written
# Standard input may be a file, and read from anywhere.
ask <log
ask - <log
ask /dev/stdin <log
# A pipe has no time: then its events are all there is.
# shellcheck disable=SC2002
cat log | ask
# shellcheck disable=SC2002
cat log | ask /dev/stdin
{ cat log; event 00uTEST0001 2020-11-01T00:00:00.000Z; } | ask
{ cat log; event 00uTEST0001 2020-11-01T01:00:00.000Z; } | ask
{ cat log; event 00uTEST0001 9999-01-01T00:00:00.000Z; } | ask
{ cat log; event 00uTEST0001 2020-11-01T00:00:00.000Z; } |
    "$MAU_COUNT" -v -m 2020-10 2>&1 | grep written
# Of what is packed, the file on the disk counts.
gzip -c log >log.gz
tar -cf log.tar log late
touch -d 2020-11-05T00:00:00Z log.gz
touch -d 2020-11-06T00:00:00Z log.tar
ask log.gz
ask log.tar
