# Bodies as the org sent them, one after the other.
. "$(dirname "$0")/../lib_fetch.sh"

# The same pages by another client, which follows what it records.
cat >fetch.py <<'EOF'
import os, re, sys, urllib.request
url = os.environ["FAKE_OKTA_URL"] + "/api/v1/logs?limit=1000&since=" + \
    "2026-10-01T00%3A00%3A00.000Z&until=2026-11-01T00%3A00%3A00.000Z"
while url:
    request = urllib.request.Request(url, headers={
        "Authorization": "SSWS " + os.environ["OKTA_CLIENT_TOKEN"],
        "Accept": "application/json"})
    with urllib.request.urlopen(request) as answer:
        body = answer.read()
        sys.stdout.buffer.write(body)
        if not body.endswith(b"\n"):
            sys.stdout.buffer.write(b"\n")
        links = answer.headers.get_all("Link")
    url = next((link[1:link.index(">")] for link in links
                if 'rel="next"' in link), None)
EOF
for fault in 99:503 1+:spaces 1+:bom 1+:outside 3:empty-page 2+:duplicate; do
	demo_org --fault "$fault" -- python3 fetch.py >wanted
	echo "$fault"
	{
		demo_org --fault "$fault" -- "$OKTA_LOGFETCH" -m 2026-10 \
		    --all-events -f pages >got
	} 2>&1
	cmp got wanted
	demo_org --fault "$fault" -- "$OKTA_LOGFETCH" -m 2026-10 \
	    --all-events --format pages -O file 2>&1
	cmp file wanted
	rm -f file
	"$MAU_COUNT" -q -m 2026-10 got
done
# Both forms hold the same events.
make_whole
demo_org -- "$OKTA_LOGFETCH" -m 2026-10 --all-events -f pages | jq -c '.[]' |
    cmp - whole
demo_org --fault 3+:garbage-200 -- "$OKTA_LOGFETCH" -q -m 2026-10 \
    --all-events -f pages --max-retries 1 >got
tail -n 1 got
wc -l <got
"$MAU_COUNT" -q -m 2026-10 got
echo "exit $?"
