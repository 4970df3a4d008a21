# many-tests
# The first signal ends it at once, wherever it waits, and the output says so;
# a second one, too.
. "$(dirname "$0")/../lib_fetch.sh"

# Background jobs of a shell ignore SIGINT, and so does what they start.
listen='import os, signal, sys
for name in ("SIGINT", "SIGHUP"):
    signal.signal(getattr(signal, name), signal.SIG_DFL)
os.execvp(sys.argv[1], sys.argv[1:])'

if [ $# -gt 0 ]; then
	signal=$1
	until=$2
	python3 -c "$listen" "$OKTA_LOGFETCH" -m 2026-10 --all-events \
	    >got 2>err &
	pid=$!
	until_true grep -q "$until" record
	# Written before it waits.
	[ "$3" = no ] || until_true grep -q "$3" err
	begin=$(date +%s)
	kill -"$signal" $pid
	wait $pid
	status=$?
	[ $(($(date +%s) - begin)) -lt 20 ] || echo 'not at once'
	exit $status
fi
make_whole
time_scale 1
for signal in TERM INT HUP; do
	demo_org --fault 3:429 -- sh "$0" $signal '"status":429' 'trying again'
	is "$signal while it waits for the rate limit" incomplete \
	    "$(outcome $?)"
	is 'the reason' \
	    'okta-logfetch: incomplete: page 3: stopped by a signal' \
	    "$(tail -n 1 got)"
	is 'no more was asked' 3 "$(asked .n | wc -l)"
	demo_org --fault 3:stall -- sh "$0" $signal '"fault":"stall"' no
	is "$signal while no answer comes" incomplete "$(outcome $?)"
	demo_org --fault 3:stall-body=100 -- sh "$0" $signal \
	    '"fault":"stall-body=100"' no
	is "$signal within an answer" incomplete "$(outcome $?)"
	demo_org --rate-limit 4 -- sh "$0" $signal '"n":2,"status":200' no
	is "$signal at its share of the rate limit" incomplete \
	    "$(outcome $?)"
	is 'what came before is written' 10 "$(wc -l <begin)"
done
