# https, and who is trusted: the token is sent to nobody else.
. "$(dirname "$0")/../lib_fetch.sh"

if [ $# -gt 0 ]; then
	# Beside the org: by another name than its certificate has.
	exec "$OKTA_LOGFETCH" -m 2026-10 --cacert good.pem --max-retries 1 \
	    --org-url "https://127.0.0.1:${FAKE_OKTA_URL##*:}"
fi
# A handshake may take a second where the machine is busy.
time_scale 0.1
make_whole
certificate good DNS:localhost
certificate other DNS:localhost
# tls COMMAND...: and how many requests came through.
tls()
{
	demo_org --tls --cert good.pem --key good.key -- "$@" >got 2>err
	outcome $?
	sed "s/: .*--cacert .*/: WHY, and what --cacert is for/" err
	asked .n | wc -l
}

tls "$OKTA_LOGFETCH" -m 2026-10 --all-events --cacert good.pem
tls "$OKTA_LOGFETCH" -m 2026-10 --max-retries 1
tls "$OKTA_LOGFETCH" -m 2026-10 --max-retries 1 --cacert other.pem
tls sh "$0" other-name
tls "$OKTA_LOGFETCH" -m 2026-10 --max-retries 1 --cacert missing.pem
# Damage on the way is seen with TLS, too.
demo_org --tls --cert good.pem --key good.key --fault 2:cut=100 \
    --fault 4:close-cut=100 --fault 6:reset --fault 8:chunk-cut=10 -- \
    "$OKTA_LOGFETCH" -m 2026-10 --all-events --cacert good.pem -q >got 2>err
outcome $?
