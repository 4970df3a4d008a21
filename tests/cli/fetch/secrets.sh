# many-tests
# Token, key, assertion, access token and proofs: not on the output, not in a
# message, not in a file, not where ps(1) looks.
. "$(dirname "$0")/../lib_fetch.sh"

if [ $# -gt 0 ]; then
	# Beside the org, until its answer to the fifth request does not come.
	"$OKTA_LOGFETCH" -v -m 2026-10 --all-events -O file 2>err &
	pid=$!
	until_true grep -q '"fault":"stall"' record
	tr '\0' '\n' <"/proc/$pid/cmdline" >cmdline
	cat "/proc/$pid/comm" >>cmdline
	grep 'core file size' "/proc/$pid/limits" >limits
	kill $pid
	wait $pid
	exit
fi
[ -r /proc/self/cmdline ] || { echo 'there is no /proc'; exit 77; }

# nothing_leaked WHAT SECRET...
nothing_leaked()
{
	what=$1
	shift
	for secret; do
		is "$what: ${secret%"${secret#????}"}..." '' \
		    "$(leaks "$secret" got err file.part file.part.state \
		    cmdline)"
	done
	is "$what: no core file" 0 "$(awk '{ print $5 + $6 }' limits)"
	rm -f file.*
}

faults='--fault 2:503 --fault 3:401 --fault 5:stall'
# Split at blanks.
# shellcheck disable=SC2086
demo_org --fault 2:503 --fault 5:stall -- sh "$0" inside >got
is 'it was stopped' 1 $?
is 'it came that far' 3 "$(jq .pages file.part.state)"
nothing_leaked SSWS $token
unset OKTA_CLIENT_TOKEN
cp "$keys/rsa.pem" .
chmod 600 rsa.pem
OKTA_CLIENT_CLIENTID=0oaTEST1
OKTA_CLIENT_PRIVATEKEY=$(cat rsa.pem)
export OKTA_CLIENT_CLIENTID OKTA_CLIENT_PRIVATEKEY
for dpop in '' --dpop; do
	# shellcheck disable=SC2086
	demo_org --client 0oaTEST1 --client-key "$keys/rsa_public.pem" $dpop \
	    $faults -- sh "$0" inside >got
	is 'it was stopped' 1 $?
	used=$(jq -r 'select(.method) | .headers.authorization, .headers.dpop,
	    .body | select(. != null and . != "") | split(" ")[-1] |
	    sub(".*client_assertion="; "")' record)
	is 'secrets were sent' yes "$([ "$(echo "$used" | wc -l)" -gt 4 ] &&
	    echo yes)"
	# shellcheck disable=SC2086
	nothing_leaked "OAuth $dpop" $used "$(sed -n 2p rsa.pem)" eyJ
done
demo_org --fault 1:401 -- "$OKTA_LOGFETCH" -v -m 2026-10 >got 2>err
OKTA_CLIENT_AUTHORIZATIONMODE=SSWS OKTA_CLIENT_TOKEN=$token demo_org \
    --fault 1:401 -- "$OKTA_LOGFETCH" -v -m 2026-10 >>got 2>>err
is 'refused' '' "$(leaks $token got err; leaks eyJ got err)"
