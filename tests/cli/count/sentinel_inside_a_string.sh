# There it is text, like any other.
. "$(dirname "$0")/../lib.sh"

{
	printf '{"displayMessage":"okta-logfetch: incomplete: no",'
	event 00uTEST0001 | sed 's/{//'
	echo '"okta-logfetch: incomplete:"'
} >log
run -m 2020-10 -k log
