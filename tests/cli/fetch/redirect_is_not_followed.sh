# Not to another host, and not to the same: the token would go with it.
. "$(dirname "$0")/../lib_fetch.sh"

make_whole
"$FAKE_OKTA" --record elsewhere >other &
fake=$!
trap 'kill $fake' EXIT
until_true test -s other
other=$(cat other)
for place in "$other/api/v1/logs" https://acme-admin.okta.com/ /api/v1/logs \
    http://example.com/x; do
	demo_org --fault "2:redirect=$place" -- "$OKTA_LOGFETCH" -m 2026-10 \
	    --all-events >got 2>err
	outcome $?
	numbers_to_n <err
	asked .n | wc -l
done
wc -l <elsewhere
