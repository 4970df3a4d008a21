# Begun before the window was over, and finished long after: its first pages
# are from then.  Who finishes it may not know, so -q does not hide it.
. "$(dirname "$0")/../lib_fetch.sh"

# finish TIME OPTION...
finish()
{
	OKTA_TESTING_NOW=$1
	shift
	cp good file.part
	cp good.state file.part.state
	"$OKTA_LOGFETCH" -m 2026-10 --all-events -O file "$@"
	echo "exit $?"
	cmp file whole
	rm file
}

if [ $# -gt 0 ]; then
	OKTA_TESTING_NOW=$1 "$OKTA_LOGFETCH" -q -m 2026-10 --all-events \
	    -O file 2>said
	cp file.part good
	cp file.part.state good.state
	# Over for long; a moment ago; and not over yet.
	finish 2026-11-03T00:00:00Z
	finish 2026-11-03T00:00:00Z -q
	finish 2026-11-01T00:05:00Z -q
	finish 2026-10-31T23:55:00Z -q
	exit
fi
make_whole
time_scale 1
# In the window, just behind it, and long enough behind it.
for begun in 2026-10-31T23:50:00Z 2026-11-01T00:05:00Z 2026-11-01T00:20:00Z; do
	demo_org --fault 3:404 -- sh "$0" $begun 2>&1 |
	    sed 's/begun at [^ ]*Z:/begun at NOW:/
	    s/[0-9]* seconds before/N seconds before/'
done
