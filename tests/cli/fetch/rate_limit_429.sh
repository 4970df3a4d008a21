# Each form of 429, and how long it is waited for; concurrency at random.
. "$(dirname "$0")/../lib_fetch.sh"

time_scale 0.001
make_whole
for what in 429-past 429-far 429-missing 429-nodate 429-negative \
    429-concurrency 429-retry-after=7 429-retry-after=0 \
    429-retry-after=100000; do
	echo "$what"
	demo_org --fault "2:$what" -- "$OKTA_LOGFETCH" -m 2026-10 \
	    --all-events >got 2>err
	outcome $?
	sed -n 's/.*\(trying again in .*\)/\1/p' err |
	    sed "$([ "$what" = 429-concurrency ] && echo 's/ [12]\.[0-9]/ N/')"
done
# The window's end, by the org's clock.  When others have used it up: until
# that is over.
time_scale 0.01
for options in '--fault 2:429' '--fault 2:429-double' \
    '--rate-limit 10 --others 10'; do
	echo "$options"
	# Split at blanks.
	# shellcheck disable=SC2086
	demo_org $options -- "$OKTA_LOGFETCH" -m 2026-10 --all-events \
	    --max-retries 2 >got 2>err
	outcome $?
	sed 's/(request [^)]*)/(request ID)/
	    s/in [1-6][0-9]\.0 s/at the reset/' err
	statuses | tr ' ' '\n' | grep -c 429
done
