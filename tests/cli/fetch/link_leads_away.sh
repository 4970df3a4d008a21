# A next link to anywhere but the org ends it, and nobody gets to see the
# token.  Each line: the link, what is said, how many requests were sent and
# events written, and whether that is told from a whole log.
. "$(dirname "$0")/../lib_fetch.sh"

make_whole
"$FAKE_OKTA" --record elsewhere >other &
fake=$!
trap 'kill $fake' EXIT
until_true test -s other
other=$(cat other)
for link in https://evil.example.com/api/v1/logs?after=1 \
    https://evil.example.com/?%N "$other/api/v1/logs?after=1" \
    https://127.0.0.1/api/v1/logs http://127.0.0.1/api/v1/logs \
    http://localhost/api/v1/logs %O@evil.example.com/api/v1/logs \
    http://user:secret@127.0.0.1/ http://user@127.0.0.1/ \
    //evil.example.com/api/v1/logs /api/v1/logs?after=1 api/v1/logs \
    ?after=1 '%O\@evil.example.com/' '%O%09.evil.example.com/' \
    file:///etc/passwd ftp://127.0.0.1/ javascript:alert http: x; do
	demo_org --fault "2:next=$link" -- "$OKTA_LOGFETCH" -v -m 2026-10 \
	    --all-events --max-retries 2 >got 2>err
	told=$(outcome $?)
	echo "$link" | sed "s,$other,OTHER,"
	grep -v ': page [0-9]*: [0-9]* events' err | numbers_to_n
	echo "    $(asked .n | wc -l) requests, $(wc -l <begin) events, $told"
	leaks "$token" got err
done
wc -l <elsewhere
