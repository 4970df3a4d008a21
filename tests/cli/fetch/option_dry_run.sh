# The plan, and nothing is sent: there is nobody at that address.
. "$(dirname "$0")/../lib_fetch.sh"

OKTA_CLIENT_ORGURL=http://127.0.0.1:1/
export OKTA_CLIENT_ORGURL
# dry ARGUMENT...
dry()
{
	echo "$ $*"
	"$OKTA_LOGFETCH" --dry-run "$@" >plan 2>&1
	echo "exit $?"
	# What is now goes on while the program runs.
	sed 's/2026-11-02T00[^Z]*Z/NOW/g; s/2026-08-04T00[^Z]*Z/THEN/g' plan
}

dry
dry -m 2026-10 --all-events
dry -s 2026-10-05 -o SUCCESS -o ALLOW -e user.session.start \
    -e user.session.end --rate-share 10 --max-retries 3 -O out -f pages
dry -s 2026-10-05T12:00:00+02:00 -u 2026-10-06 --filter 'a eq "b"' -q
echo 00fromTHEfile >secret
chmod 644 secret
dry -m 2026-10 --token-file secret --org-url https://acme.okta.com
dry -m 2026-07
unset OKTA_CLIENT_TOKEN
cp "$keys/rsa.pem" key.pem
chmod 644 key.pem
OKTA_CLIENT_CLIENTID=0oaTEST1 OKTA_CLIENT_PRIVATEKEY=key.pem
export OKTA_CLIENT_CLIENTID OKTA_CLIENT_PRIVATEKEY
dry -m 2026-10
ls
