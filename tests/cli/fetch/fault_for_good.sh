# many-tests
# What goes wrong for good ends it, and leaves nothing that looks whole.
. "$(dirname "$0")/../lib_fetch.sh"

time_scale 0.001
make_whole
patience='--timeout 200'
! is_slow || patience='--timeout 3000'

# for_good WHAT REQUESTS: from the third page on; so many requests are sent.
for_good()
{
	# Split at blanks.
	# shellcheck disable=SC2086
	demo_org --fault "3+:$1" -- "$OKTA_LOGFETCH" -m 2026-10 \
	    --all-events --max-retries 2 $patience >got 2>err
	is "$1" incomplete "$(outcome $?)"
	is "$1: what was asked" "$2" "$(asked .n | wc -l)"
	is "$1: what came before is written" 10 "$(wc -l <begin)"
	is "$1: standard error ends like the output" \
	    "$(tail -n 1 got | sed 's/incomplete: //')" "$(tail -n 1 err)"
}

# Worth another try: two of them.
for what in 408 500 502 503 504 nojson-500 html-502 html-503 html-200 \
    empty-200 object-200 garbage-200 null-200 429 429-past 429-far \
    429-missing 429-nodate 429-double 429-negative 429-concurrency \
    429-retry-after=7 gzip-broken gzip-cut=20 gzip-trailer cut=100 \
    chunk-cut=100 close-cut=100 length-short=10 length-long=10 stall \
    stall-body=20; do
	for_good "$what" 5
done
# libcurl itself tries another connection when one that was used before dies.
for what in reset close; do
	for_good "$what" 6
done
# Not so.
for what in 400 400-E0000031 400-E0000053 401 401-E0000015 403 403-E0000005 \
    404 405 redirect=http://127.0.0.1/; do
	for_good "$what" 3
done
