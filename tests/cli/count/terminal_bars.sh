# On a terminal that is wide enough periods have bars; anywhere else they are
# as they always were.
. "$(dirname "$0")/../lib.sh"
terminal=$(dirname "$0")/../terminal.py

{
	for id in 00uA 00uB 00uC 00uD; do
		event $id 2020-10-06T00:00:00.000Z
	done
	event 00uA 2020-10-13T00:00:00.000Z
	event 00uA 2020-10-20T00:00:00.000Z
	event 00uB 2020-10-20T00:00:00.000Z
	event 00uA 2020-10-26T00:00:00.000Z
	event 00uB 2020-10-26T00:00:00.000Z
	event 00uC 2020-10-26T00:00:00.000Z
} >log
# shown COLUMNS OPTIONS...: of two variables what the case sets.
shown()
{
	columns=$1
	shift
	python3 "$terminal" "$columns" "$MAU_COUNT" -q -m 2020-10 "$@" log
	echo "exit $?"
}

unset NO_COLOR
export LC_ALL=C.UTF-8 TERM=xterm
shown 80 -b week
NO_COLOR=1 shown 80 -b week
NO_COLOR='' shown 60 -b week
TERM=dumb shown 60 -b week
LC_ALL=C TERM='' shown 60 -b week
# The widest, the narrowest, and one that is too narrow.
NO_COLOR=1 LC_ALL=C shown 500 -b week | awk '{ print length($0) }'
NO_COLOR=1 LC_ALL=C shown 48 -b week
NO_COLOR=1 LC_ALL=C shown 47 -b week
NO_COLOR=1 LC_ALL=C shown 0 -b week
# Nobody, and tables of something else.
NO_COLOR=1 shown 80 -b month -o OTHER
NO_COLOR=1 shown 80
NO_COLOR=1 shown 80 --group-by actor.id -t 1
# Forms for programs stay what they are, and so does what goes elsewhere.
shown 80 -b month -f tsv
shown 80 -b month -f json | head -n 2
run -q -m 2020-10 -b week log
