# Tokens end: a 401 is answered by a new one, once for a request; and before
# its time is over, a new one is fetched without one.
. "$(dirname "$0")/../lib_fetch.sh"

time_scale 0.1
make_whole
unset OKTA_CLIENT_TOKEN
cp "$keys/rsa.pem" .
chmod 600 rsa.pem
export OKTA_CLIENT_CLIENTID=0oaTEST1 OKTA_CLIENT_PRIVATEKEY=rsa.pem
# renewal [ORG-OPTION...]: what was asked for, and how it was answered.
renewal()
{
	echo "$*"
	org --events "$demo" --page-limit 20 --client 0oaTEST1 --client-key \
	    "$keys/rsa_public.pem" "$@" -- "$OKTA_LOGFETCH" -m 2026-10 \
	    --all-events --max-retries 1 >got 2>err
	outcome $?
	jq -rs 'group_by(.n)[] | map([.kind // empty, .status // empty] |
	    map(tostring)) | add | join(" ")' record
	sed 's/reqFAKE[0-9]*/ID/' err
}

for dpop in '' --dpop; do
	# Not there, or one word.
	renewal $dpop --fault 2:expire-tokens
	renewal $dpop --fault 2-3:expire-tokens
	renewal $dpop --fault 2:401
done
time_scale 0.01
renewal --token-lifetime 100 --fault 1+:slow=60000
