. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	event 00uTEST0002
} | jq -s . | sed '$d' | sed '$d' | sed '$d' >log
echo 'okta-logfetch: incomplete: the connection was lost' >>log
run -m 2020-10 -k log
