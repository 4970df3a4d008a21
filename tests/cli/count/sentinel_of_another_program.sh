# A line that only looks a little like it is damage.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	echo 'okta-logfetch: complete'
	echo 'okta-logfetch: incomplet'
	echo 'Okta-logfetch: incomplete: x'
} >log
run -m 2020-10 -k log
