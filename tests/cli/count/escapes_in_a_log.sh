# Nothing read can drive the reader's terminal.
. "$(dirname "$0")/../lib.sh"

escape=$(printf '\033')
# As an escape in a string, as raw bytes, as a C1 control, as text of the
# sentinel.
event 00uTEST0001 '\u001b[2J\u009b2J\u0007' >log
{
	printf '%s[2J\n' "$escape"
	printf '{"a":"%s]0;x\007"}\n' "$escape"
	printf '{"eventType":"\302\2332J"\n'
} >>log
run -m 2020-10 -k -v log 2>said
printf 'okta-logfetch: incomplete: %s[2J\302\233\n' "$escape" >>log
run -m 2020-10 -k log 2>>said
[ "$(grep -c 'mau-count: ' said)" -gt 5 ] || cat said
# What is left is printable, or ends a line.
tr -d '\n\040-\176' <said | od -c
