# What is missing or wrong about the org and the credentials, and where.
. "$(dirname "$0")/../lib_fetch.sh"

unset OKTA_CLIENT_TOKEN
# with VARIABLE=VALUE... [-- ARGUMENT...]
with()
{
	env "$@" "$OKTA_LOGFETCH" -m 2026-10 >got 2>err
	[ $? -eq 2 ] || echo 'exit status is not 2'
	head -n 1 err | sed "s/$secret/SECRET/g"
	head -n 1 err | sed 's/^okta-logfetch:/& incomplete:/' | cmp - got
}

secret=00sEcReTvAlUe
url=OKTA_CLIENT_ORGURL
org=$url=https://acme.okta.com
token=OKTA_CLIENT_TOKEN
with $token=$secret
for bad in acme.okta.com 'https://{yourOktaDomain}' \
    https://acme-admin.okta.com https://acme-admin.oktapreview.com \
    https://acme.okta.com.com http://acme.okta.com http://127.example.com \
    https://https://acme.okta.com https://acme.okta.com/api/v1 \
    'https://acme.okta.com?x' https://user@acme.okta.com \
    "https://:$secret@acme.okta.com" ftp://acme.okta.com https:// \
    'https://acme okta.com' https://acme.okta.com:99999; do
	with $token=$secret "$url=$bad"
done
with $org
with $org "$token={apiToken}"
with $org "$token=$secret $secret"
with $org "$token=$secret
X-More: x"
with $org $token=$secret OKTA_CLIENT_AUTHORIZATIONMODE=Basic
mode=OKTA_CLIENT_AUTHORIZATIONMODE=PrivateKey
with $org $mode
with $org $mode OKTA_CLIENT_CLIENTID='{clientId}'
with $org $mode OKTA_CLIENT_CLIENTID=0oaTEST1
with $org $mode OKTA_CLIENT_CLIENTID=0oaTEST1 \
    OKTA_CLIENT_PRIVATEKEY=no/such/key
with $org OKTA_TESTING_NOW=now $token=$secret
with $org OKTA_TESTING_WAIT_SCALE=2 $token=$secret
