# A download that broke off says so itself.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	event 00uTEST0002
	echo 'okta-logfetch: incomplete: the server said 503'
} >log
run -m 2020-10 log
run -m 2020-10 -f json log
# Blanks in front, CRLF or no line end behind.
{
	event 00uTEST0001
	printf '  \tokta-logfetch: incomplete: cut\r\n'
} | run -m 2020-10
{
	event 00uTEST0001
	printf 'okta-logfetch: incomplete:'
} | run -m 2020-10
