# many-tests
# A proxy is for https, and gets to see neither requests nor tokens.
. "$(dirname "$0")/../lib_fetch.sh"

make_whole
certificate good DNS:localhost
cat >proxy.py <<'EOF'
import select, socket, sys
server = socket.create_server(("127.0.0.1", 0))
print("http://127.0.0.1:%d" % server.getsockname()[1], flush=True)
while True:
    client = server.accept()[0]
    head = b""
    while b"\r\n\r\n" not in head:
        head += client.recv(4096)
    with open("heads", "ab") as heads:
        heads.write(head)
    # Not by its name: a machine may have no file that says what localhost is.
    port = head.split()[1].decode().split(":")[1]
    org = socket.create_connection(("127.0.0.1", int(port)))
    client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    ends = [client, org]
    while True:
        end = select.select(ends, [], [])[0][0]
        data = end.recv(65536)
        if not data:
            break
        ends[end is client].sendall(data)
    client.close()
    org.close()
EOF
python3 proxy.py >proxy 2>proxy-says &
proxy_pid=$!
trap 'kill $proxy_pid 2>/dev/null' EXIT
until_true test -s proxy
proxy=$(cat proxy)
: >heads
http_proxy=$proxy HTTP_PROXY=$proxy all_proxy=$proxy ALL_PROXY=$proxy \
    demo_org -- "$OKTA_LOGFETCH" -q -m 2026-10 --all-events >got 2>err
is 'plain http to loopback does without' complete "$(outcome $?)"
is 'so the proxy heard nothing' '' "$(cat heads)"
tls="--tls --cert good.pem --key good.key"
# Split at blanks.
# shellcheck disable=SC2086
https_proxy=$proxy no_proxy=localhost demo_org $tls -- "$OKTA_LOGFETCH" -q \
    -m 2026-10 --all-events --cacert good.pem >got 2>err
is 'no_proxy' complete "$(outcome $?)"
is 'the proxy heard nothing, still' '' "$(cat heads)"
# shellcheck disable=SC2086
https_proxy=$proxy demo_org $tls -- "$OKTA_LOGFETCH" -q -m 2026-10 \
    --all-events --cacert good.pem >got 2>err
is 'https goes through the proxy' complete "$(outcome $?)"
is 'by a tunnel' 'CONNECT 1' "$(head -n 1 heads | cut -d ' ' -f 1) \
$(grep -c ^CONNECT heads)"
is 'which is asked for without a token' '' "$(grep -i authorization heads)"
# shellcheck disable=SC2086
https_proxy=http://127.0.0.1:1 demo_org $tls -- "$OKTA_LOGFETCH" -q \
    -m 2026-10 --cacert good.pem --max-retries 1 >got 2>err
is 'a proxy that is not there' incomplete "$(outcome $?)"
