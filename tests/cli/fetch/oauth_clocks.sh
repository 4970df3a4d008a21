# A clock that is wrong is named when the org refuses what was signed by it,
# and does not matter otherwise; nor does a Date that is far from Reset.
. "$(dirname "$0")/../lib_fetch.sh"

time_scale 0.1
make_whole
cp "$keys/rsa.pem" .
chmod 600 rsa.pem
export OKTA_CLIENT_CLIENTID=0oaTEST1 OKTA_CLIENT_PRIVATEKEY=rsa.pem
for ours in 2026-11-02T01:00:00Z 2026-11-01T12:00:00Z; do
	export OKTA_TESTING_NOW=$ours
	for mode in PrivateKey SSWS; do
		export OKTA_CLIENT_AUTHORIZATIONMODE=$mode
		demo_org --client 0oaTEST1 --client-key \
		    "$keys/rsa_public.pem" -- "$OKTA_LOGFETCH" -q \
		    -m 2026-10 --all-events >got 2>err
		echo "$ours $mode $(outcome $?)"
		sed 's/[0-9]* seconds/N seconds/; s/reqFAKE[0-9]*/ID/' err
	done
done
time_scale 0.001
for skew in 3600 -3600; do
	demo_org --rate-limit 10 --date-skew $skew -- "$OKTA_LOGFETCH" -q \
	    -m 2026-10 --all-events >got 2>err
	echo "Date $skew: $(outcome $?) $(statuses | grep -c 429)"
done
