# Demonstrating proof of possession, as the org saw it: the dance for a nonce,
# and a proof of its own for every request, retries included.
. "$(dirname "$0")/../lib_fetch.sh"

time_scale 0.1
make_whole
unset OKTA_CLIENT_TOKEN
cp "$keys/rsa.pem" "$keys/p256.pem" .
chmod 600 ./*.pem
OKTA_CLIENT_CLIENTID=0oaTEST1
export OKTA_CLIENT_CLIENTID

cat >proofs.py <<'EOF'
import base64, collections, json, sys
def part(text):
    return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
jtis = collections.Counter()
nonces = []
shown = []
for line in open("record"):
    entry = json.loads(line)
    if "method" not in entry:
        continue
    proof = entry["headers"].get("dpop")
    if proof is None:
        print(entry["kind"], "without a proof")
        continue
    head, claims = map(part, proof.split(".")[:2])
    jtis[claims["jti"]] += 1
    if "assertion" in entry["body"]:
        assertion = entry["body"].split("client_assertion=")[1].split("&")[0]
        jtis[part(assertion.split(".")[1])["jti"]] += 1
        print("assertion", part(assertion.split(".")[0])["alg"])
    if claims.get("nonce") not in nonces:
        nonces.append(claims.get("nonce"))
    line = "%s %s %s %s %s nonce %s %s" % (entry["kind"], head["typ"],
        head["alg"], claims["htm"], claims["htu"][claims["htu"].rindex(":"):]
        .split("/", 1)[1], nonces.index(claims.get("nonce")),
        "ath" if "ath" in claims else "")
    if {"d", "p", "q", "k"} & set(head["jwk"]):
        print("a private part of the key")
    shown.append(line.rstrip())
for line in shown:
    print(line)
print("once each" if set(jtis.values()) == {1} else jtis)
EOF

# dance KEY [ORG-OPTION...]
dance()
{
	echo "$*"
	export OKTA_CLIENT_PRIVATEKEY="$1.pem"
	public=$keys/$1_public.pem
	shift
	org --events "$demo" --page-limit 20 --client 0oaTEST1 --client-key \
	    "$public" --dpop "$@" -- "$OKTA_LOGFETCH" -q -m 2026-10 \
	    --all-events >got 2>err
	outcome $?
	cat err
	python3 proofs.py
}

dance rsa
dance p256
dance rsa --nonce-lifetime 1
dance rsa --api-nonce
dance rsa --api-nonce --nonce-lifetime 1
dance rsa --fault 2:503
dance rsa --fault 2:new-nonce
dance rsa --fault t2:503
