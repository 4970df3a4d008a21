# many-tests
# A proxy that wants a password, or another, or nothing to do with us: no
# answer of the org, and the password in its URL is a secret.
. "$(dirname "$0")/../lib_fetch.sh"

make_whole
certificate good DNS:localhost
cat >proxy.py <<'EOF'
import socket, sys
server = socket.create_server(("127.0.0.1", 0))
print("127.0.0.1:%d" % server.getsockname()[1], flush=True)
while True:
    client = server.accept()[0]
    head = b""
    while b"\r\n\r\n" not in head:
        data = client.recv(4096)
        if not data:
            break
        head += data
    with open("heads", "ab") as heads:
        heads.write(head)
    status = open("status").read()
    client.sendall(("HTTP/1.1 %s\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                    "Content-Length: 5\r\nConnection: close\r\n\r\nsorry" %
                    status).encode())
    client.close()
EOF
python3 proxy.py >proxy 2>proxy-says &
proxy_pid=$!
trap 'kill $proxy_pid 2>/dev/null' EXIT
until_true test -s proxy
proxy=$(cat proxy)
password=sEcReTpAsS

# through PROXY OPTION...: what the org is asked through it.
through()
{
	: >heads
	url=$1
	shift
	https_proxy=$url HTTPS_PROXY=$url demo_org --tls --cert good.pem \
	    --key good.key -- "$OKTA_LOGFETCH" -v -m 2026-10 --all-events \
	    --cacert good.pem "$@" >got 2>err
	outcome $?
}

echo '407 Proxy Authentication Required' >status
for url in "http://$proxy" "http://me:$password@$proxy"; do
	is '407' incomplete "$(through "$url")"
	is '407: asked once' 1 "$(grep -c ^CONNECT heads)"
	is '407: the reason and the remedy' \
	    'the proxy answers HTTP 407: it asks for a user and a password' \
	    "$(sed -n 's/.*: \(the proxy .*\), as in HTTPS_PROXY=.*/\1/p' err)"
	is '407: no password' '' "$(leaks $password got err)"
	is '407: no token for it' '' "$(grep -i '^authorization' heads)"
	is '407: the org hears nothing' '' "$(asked .n)"
done
is 'the password was sent to it' 1 \
    "$(grep -ci '^proxy-authorization: basic' heads)"
echo '403 Forbidden' >status
is '403' incomplete "$(through "http://me:$password@$proxy")"
is '403: asked once' 1 "$(grep -c ^CONNECT heads)"
is '403: no password' '' "$(leaks $password got err)"
echo '503 Service Unavailable' >status
is '503' incomplete "$(through "http://me:$password@$proxy" --max-retries 2)"
is '503: it is tried again' 3 "$(grep -c ^CONNECT heads)"
is '503: no password' '' "$(leaks $password got err)"
for url in "me:$password@$proxy" "http://me:$password@127.0.0.1:99999" \
    "http://me:$password@" "https://me:$password@$proxy" \
    "http://me:$password@127.0.0.1:1" "http://me:$password@[::1" \
    "http://me:$password@no such host:1" "gopher://me:$password@$proxy" \
    "http://me:$password@nowhere.invalid:1" "$password://$proxy" \
    "me:$password" "http:/me:$password@x" \
    "socks5h://me:$password@127.0.0.1:1" "http://me:a@$password@$proxy"; do
	shown=$(echo "$url" | sed "s/$password/PASSWORD/; s/$proxy/PROXY/")
	is "$shown" incomplete "$(through "$url" --max-retries 1)"
	is "$shown: no password" '' "$(leaks $password got err)"
done
