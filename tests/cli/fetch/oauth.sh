# many-tests
# A service app: each kind of key, each way to give it, with and without DPoP.
. "$(dirname "$0")/../lib_fetch.sh"

time_scale 0.1
make_whole
unset OKTA_CLIENT_TOKEN
OKTA_CLIENT_CLIENTID=0oaTEST1
export OKTA_CLIENT_CLIENTID
cp "$keys"/*.pem "$keys"/*.jwk .
chmod 600 ./*.pem ./*.jwk

# app WHAT PUBLIC PRIVATE [ORG-OPTION...]
app()
{
	what=$1
	public=$2
	export OKTA_CLIENT_PRIVATEKEY="$3"
	shift 3
	demo_org --client 0oaTEST1 --client-key "$public" "$@" -- \
	    "$OKTA_LOGFETCH" -v -m 2026-10 --all-events >got 2>err
	is "$what" complete "$(outcome $?)"
	is "$what: nothing secret is shown" '' "$(
	    leaks eyJ got err; leaks "$(sed -n 2p rsa.pem)" got err)"
	# Whatever it says, it is one token and a dozen pages.
	is "$what: tokens and pages" '1 12' "$(jq -s \
	    '[.[] | select(.status == 200)] | length' record |
	    awk '{ print $1 - 12, 12 }')"
}

one_line()
{
	awk '{ printf "%s\\n", $0 }' "$1"
}

for dpop in '' --dpop; do
	app "RSA PEM, a path $dpop" rsa_public.pem rsa.pem $dpop
	app "RSA PEM $dpop" rsa_public.pem "$(cat rsa.pem)" $dpop
	app "P-256 PEM $dpop" p256_public.pem "$(cat p256.pem)" $dpop
	app "P-256 JWK $dpop" p256_public.jwk "$(cat p256.jwk)" $dpop
	app "RSA JWK $dpop" rsa_public.jwk "$(cat rsa.jwk)" $dpop
done
app 'RSA PEM, PKCS#1' rsa_public.pem "$(cat rsa_pkcs1.pem)"
app 'P-256 PEM, SEC 1' p256_public.pem "$(cat p256_sec1.pem)"
app 'RSA PEM in one line' rsa_public.pem "$(one_line rsa.pem)"
app 'RSA JWK, a path' rsa_public.pem rsa.jwk --dpop
export OKTA_CLIENT_SCOPES=' okta.logs.read, '
app 'scopes with a comma' rsa_public.pem rsa.pem
unset OKTA_CLIENT_SCOPES
kid=$(jq -r .kid rsa_kid.jwk)
app "a JWK's own kid" rsa_public.pem "$(cat rsa_kid.jwk)" --client-kid "$kid"
for name in KEYID PRIVATEKEYID; do
	export OKTA_CLIENT_$name=key-7
	app "kid from $name" rsa_public.pem rsa.pem --client-kid key-7
	unset OKTA_CLIENT_$name
done
