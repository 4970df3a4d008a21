. "$(dirname "$0")/../lib.sh"

clear=$(printf '\033[2J\302\2332J\007')
event '' >"$clear"
tar -cf log.tar "$clear"
{
	run -m 2020-10 "$clear"
	run -m 2020-10 log.tar
	run -m 2020-10 "missing$clear"
	run -m 2020-10 -k -v log.tar "$clear"
	run -m "$clear"
	run "--$clear"
	run "-$clear"
	run -a -f "$clear"
	run -m 2020-10 -k -v -e "$clear" -o "$clear" "$clear"
	run -m 2020-10 -k -e user.session.start -o "$clear" /dev/null
} 2>said
[ "$(grep -c 'mau-count: ' said)" -gt 10 ] || cat said
tr -d '\n\040-\176' <said | od -c
