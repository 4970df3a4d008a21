# What the token endpoint refuses, and what helps.
. "$(dirname "$0")/../lib_fetch.sh"

time_scale 0.1
unset OKTA_CLIENT_TOKEN
cp "$keys"/*.pem "$keys"/*.jwk .
chmod 600 ./*.pem ./*.jwk
export OKTA_CLIENT_CLIENTID=0oaTEST1 OKTA_CLIENT_PRIVATEKEY=rsa.pem
# refused [ORG-OPTION...]
refused()
{
	printf '%s\n' "${*:-$OKTA_CLIENT_PRIVATEKEY}"
	org --client 0oaTEST1 --client-key rsa_public.pem "$@" -- \
	    "$OKTA_LOGFETCH" -m 2026-10 --max-retries 1 2>&1 >got |
	    sed 's/reqFAKE[0-9]*/ID/g; s/in [0-9.]* s/in N s/'
	! "$MAU_COUNT" got >/dev/null 2>&1 || echo 'got passes for whole'
	jq -rs '[.[] | .kind // .status | tostring] | join(" ")' record
	[ -z "$(leaks eyJ got)" ] || echo 'a token is shown'
}

refused --client-kid another
refused --client 0oaOTHER
refused --client-key p256_public.pem
refused --scope okta.users.read
refused --fault t1+:503
refused --fault t1+:429
refused --fault t1+:html-200
refused --fault t1+:object-200
refused --fault t1+:garbage-200
refused --fault t1+:403
refused --fault t1+:redirect=https://example.com/
refused --fault t1+:cut=10
refused --fault 1+:403
refused --fault 1+:401
refused --dpop --fault t1+:new-nonce
for key in ed25519.pem encrypted.pem encrypted_pkcs1.pem oct.jwk p384.pem \
    p521.jwk secp256k1.pem rsa_public.pem p256_public.jwk; do
	export OKTA_CLIENT_PRIVATEKEY=$key
	refused
done
export OKTA_CLIENT_PRIVATEKEY='-----BEGIN PRIVATE KEY-----
c2VjcmV0
-----END PRIVATE KEY-----'
refused
