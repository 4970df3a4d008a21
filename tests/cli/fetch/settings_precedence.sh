# Who wins: ~/.okta/okta.yaml, ./okta.yaml, the environment, the command line;
# each setting by itself.
. "$(dirname "$0")/../lib_fetch.sh"

unset OKTA_CLIENT_TOKEN
plan()
{
	"$OKTA_LOGFETCH" -n -m 2026-10 "$@" 2>&1 |
	    grep -E '^org|^cred|client id|^okta' | sed "s,$HOME,HOME,g"
	echo
}

plan
mkdir "$HOME/.okta"
cat >"$HOME/.okta/okta.yaml" <<'EOF'
okta:
  client:
    orgUrl: "https://home.example.com/"
    token: 00home
    scopes: [ "okta.logs.read", okta.users.read ]
    connectionTimeout: 30
    rateLimit: { maxRetries: 2 }
EOF
chmod 600 "$HOME/.okta/okta.yaml"
plan
cat >okta.yaml <<'EOF'
okta:
  client:
    orgUrl: https://folder.example.com
EOF
plan
echo '    token: "00folder"' >>okta.yaml
chmod 600 okta.yaml
plan
chmod 640 okta.yaml
plan
chmod 604 okta.yaml
plan
chmod 600 okta.yaml
export OKTA_CLIENT_ORGURL=https://variable.example.com
plan
export OKTA_CLIENT_TOKEN=00variable
plan
plan --org-url https://typed.example.com
echo 00file >secret
chmod 600 secret
plan --token-file secret
export OKTA_CLIENT_CLIENTID=0oaTEST1 OKTA_CLIENT_PRIVATEKEY=secret
plan
export OKTA_CLIENT_AUTHORIZATIONMODE=PrivateKey
plan
plan --token-file secret
export OKTA_CLIENT_AUTHORIZATIONMODE=Bearer
plan
# A variable that is empty is not set.
OKTA_CLIENT_ORGURL='' OKTA_CLIENT_TOKEN='' plan
cat >okta.yaml <<'EOF'
okta:
  client:
    token: "00folder
EOF
plan
cat >okta.yaml <<'EOF'
- okta
EOF
plan
rm okta.yaml
mkdir okta.yaml
plan
