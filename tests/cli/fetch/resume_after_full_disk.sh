# many-tests
# No room for more, at each size of a file: it says so, exits with 1, and goes
# on when there is room.
. "$(dirname "$0")/../lib_fetch.sh"

if [ $# -gt 0 ]; then
	for blocks in 0 1 2 3 5 8 11 12 13 30 31 60 100 112 113; do
		(
			ulimit -f $blocks
			"$OKTA_LOGFETCH" -q -m 2026-10 --all-events -O file 2>&1
			echo "exit $?"
		) | cat >said
		grep -q '^exit 1$' said || echo "$blocks: $(cat said)"
		grep -q 'file.part.*: File too large$' said ||
		    echo "$blocks: $(cat said)"
		[ ! -s file.part ] || ! "$MAU_COUNT" -a file.part 2>counting ||
		    echo "$blocks: it passes for whole"
	done
	exec "$OKTA_LOGFETCH" -q -m 2026-10 --all-events -O file
fi

make_whole
demo_org -- sh "$0" inside >out 2>&1
is 'it goes on' '0 ' "$? $(cat out)"
is 'to the same bytes' '' "$(cmp file whole 2>&1; ls file.* 2>/dev/null)"
# Twelve, and one for each time that had room enough to begin.
is 'what was written is not asked for again' 26 "$(statuses | wc -w)"
