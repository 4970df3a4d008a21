# many-tests
# Nothing at all came: that is not an empty month.
. "$(dirname "$0")/../lib_fetch.sh"

time_scale 0.001
make_whole
for what in 503 401 html-200 429 garbage-200 close; do
	demo_org --fault "1+:$what" -- "$OKTA_LOGFETCH" -m 2026-10 \
	    --all-events --max-retries 1 >got 2>err
	is "$what" incomplete "$(outcome $?)"
	is "$what: one line" 1 "$(wc -l <got)"
done
# Nobody answers.
OKTA_CLIENT_ORGURL=http://127.0.0.1:1 "$OKTA_LOGFETCH" -m 2026-10 \
    --max-retries 1 >got 2>err
is 'no server' incomplete "$(outcome $?)"
OKTA_CLIENT_ORGURL=http://127.0.0.1:1 "$OKTA_LOGFETCH" -m 2026-10 \
    --max-retries 0 -q >got 2>err
is 'no server, quiet' incomplete "$(outcome $?)"
is 'one line on standard error, too' 1 "$(wc -l <err)"
