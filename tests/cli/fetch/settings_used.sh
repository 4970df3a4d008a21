# Every source of a token, used in earnest: the file of --token-file, standard
# input, okta.yaml, and an access token.
. "$(dirname "$0")/../lib_fetch.sh"

if [ $# -gt 0 ]; then
	printf 'okta:\n  client:\n    orgUrl: %s\n' "$FAKE_OKTA_URL" \
	    >okta.yaml
	printf '    token: %s\n' "$token" >>okta.yaml
	chmod 600 okta.yaml
	unset OKTA_CLIENT_ORGURL
	exec "$OKTA_LOGFETCH" -m 2026-10
fi
unset OKTA_CLIENT_TOKEN
echo $token >secret
chmod 600 secret
demo_org -- "$OKTA_LOGFETCH" -m 2026-10 --token-file secret | wc -l
printf '  \r\n' >>secret
demo_org -- "$OKTA_LOGFETCH" -m 2026-10 --token-file - <secret | wc -l
demo_org -- sh "$0" yaml | wc -l
rm okta.yaml
export OKTA_CLIENT_TOKEN=eyJ.made.up OKTA_CLIENT_AUTHORIZATIONMODE=Bearer
demo_org -- "$OKTA_LOGFETCH" -q -m 2026-10 2>&1 | \
    sed 's/reqFAKE[0-9]*/ID/'
asked .headers.authorization
