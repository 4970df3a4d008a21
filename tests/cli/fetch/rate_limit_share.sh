# many-tests
# No more than its share of each window is used, and 429 is never provoked,
# whatever others do meanwhile.
. "$(dirname "$0")/../lib_fetch.sh"

time_scale 0.001
make_whole

# most: the most requests that the org saw in one window of 60 s.
most()
{
	asked .time | python3 -c '
import datetime, sys
times = [datetime.datetime.fromisoformat(line.strip().replace("Z", "+00:00"))
         for line in sys.stdin]
most = begin = used = None
counts = []
for time in times:
    if begin is None or (time - begin).total_seconds() >= 60:
        begin = time
        counts.append(0)
    counts[-1] += 1
print(max(counts), len(counts))'
}

# share MOST WINDOWS ORG-OPTIONS -- OPTIONS
share()
{
	wanted="$1 $2"
	shift 2
	what=$*
	set --
	for word in $what; do
		[ "$word" = -- ] && set -- "$@" -- "$OKTA_LOGFETCH" -v \
		    -m 2026-10 --all-events && continue
		set -- "$@" "$word"
	done
	demo_org "$@" >got 2>err
	is "$what" complete "$(outcome $?)"
	is "$what: requests of a window, and windows" "$wanted" "$(most)"
	is "$what: no 429" 0 "$(statuses | tr ' ' '\n' | grep -c 429)"
	is "$what: pauses" $((${wanted#* } - 1)) \
	    "$(grep -c 'our share of the rate limit is used up' err)"
}

share 5 3 --rate-limit 10 --
share 4 3 --rate-limit 10 -- --rate-share 40
share 1 12 --rate-limit 10 -- --rate-share 1
share 10 2 --rate-limit 10 -- --rate-share 100
share 2 6 --rate-limit 10 --others 3 --
share 12 1 --rate-limit 600 --
share 4 3 --rate-limit 120 -- --rate-share 4
# Nothing is left of a share: one request a window all the same.
share 1 12 --rate-limit 10 --others 8 --
# A Date that is not the clock of the rate limit.
share 5 3 --rate-limit 10 --date-skew -30 --
demo_org --rate-limit 10 --date-skew 30 -- "$OKTA_LOGFETCH" -v -m 2026-10 \
    --all-events >got 2>err
is 'a Date that is ahead' complete "$(outcome $?)"
is 'a Date that is ahead: no 429' 0 \
    "$(statuses | tr ' ' '\n' | grep -c 429)"
