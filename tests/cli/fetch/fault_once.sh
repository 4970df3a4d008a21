# many-tests
# Whatever goes wrong once, all of the month arrives, byte for byte.
. "$(dirname "$0")/../lib_fetch.sh"

time_scale 0.001
make_whole
patience='--timeout 300'
! is_slow || patience='--timeout 5000'

# once OPTION...: with the fault on the first, a middle and the last page.
once()
{
	for when in 1 5 12; do
		# Split at blanks.
		# shellcheck disable=SC2086
		demo_org --fault "$when:$1" ${2:-} -- "$OKTA_LOGFETCH" -q \
		    -m 2026-10 --all-events $patience >got 2>err
		is "$1 at request $when ${2:-}" complete "$(outcome $?)"
	done
}

for what in 408 500 502 503 504 nojson-500 html-502 html-503 html-200 \
    empty-200 object-200 garbage-200 null-200 429 429-past 429-far \
    429-missing 429-nodate 429-double 429-negative 429-concurrency \
    429-retry-after=7 gzip-broken gzip-cut=20 gzip-trailer cut=100 cut=0 \
    chunk-cut=100 chunk-cut=0 close-cut=100 close-cut=0 length-short=10 \
    length-short=4000 length-long=10 reset close stall stall-body=0 \
    stall-body=20 slow=200 empty-page short-page=1 duplicate outside bom; do
	once "$what"
done
for what in cut=100 reset 503; do
	once "$what" --http1.0-close
	once "$what" --gzip
done
