# A connection that dies under a request: whatever is sent anew, the org
# accepts it in the end.
. "$(dirname "$0")/../lib_fetch.sh"

time_scale 0.1
make_whole
unset OKTA_CLIENT_TOKEN
cp "$keys/rsa.pem" .
chmod 600 rsa.pem
export OKTA_CLIENT_CLIENTID=0oaTEST1 OKTA_CLIENT_PRIVATEKEY=rsa.pem
for fault in 2:close 2:reset 2-4:close 2:cut=10 every-3:reset \
    every-2:close every-2:reset; do
	demo_org --client 0oaTEST1 --client-key "$keys/rsa_public.pem" \
	    --dpop --fault $fault -- "$OKTA_LOGFETCH" -q -m 2026-10 \
	    --all-events >got 2>err
	echo "$fault $(outcome $?)"
	cat err
done
