# A folder that somebody else made can name the org that our token goes to:
# it is told of, whatever is quiet.  Not when both are from there.
. "$(dirname "$0")/../lib_fetch.sh"

yaml()
{
	{
		echo okta:
		echo '  client:'
		printf '    %s\n' "$@"
	} >okta.yaml
	chmod 600 okta.yaml
}

if [ $# -gt 0 ]; then
	yaml "orgUrl: $OKTA_CLIENT_ORGURL"
	unset OKTA_CLIENT_ORGURL
	"$OKTA_LOGFETCH" -q -m 2026-10 --all-events >got
	cmp got whole
	exit
fi
plan()
{
	echo "$1"
	shift
	"$OKTA_LOGFETCH" -n -q -m 2026-10 "$@" 2>&1 | 
	    sed -n '/warning/p'
}

make_whole
demo_org -- sh "$0" inside 2>&1 | sed 's/127[0-9.:]*/HOST/'
yaml 'orgUrl: https://folder.example.com'
plan 'token of the environment'
printf %s $token >secret
chmod 600 secret
unset OKTA_CLIENT_TOKEN
plan 'token of the command line' --token-file secret
cp "$keys/rsa.pem" .
chmod 600 rsa.pem
export OKTA_CLIENT_CLIENTID=0oaTEST1 OKTA_CLIENT_PRIVATEKEY=rsa.pem
plan 'a key'
plan 'org of the command line' --org-url https://typed.example.com
yaml 'orgUrl: https://folder.example.com' 'privateKey: rsa.pem'
unset OKTA_CLIENT_PRIVATEKEY
plan 'both of the folder'
mkdir "$HOME/.okta"
cp okta.yaml "$HOME/.okta"
rm okta.yaml
plan 'both of the home folder'
