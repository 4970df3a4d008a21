# A state without its file, or with an empty one, as is left by a kill at the
# very end or by who wants to start over: it starts over, even when that is
# interrupted at once.
. "$(dirname "$0")/../lib_fetch.sh"

if [ $# -gt 0 ]; then
	"$OKTA_LOGFETCH" -q -m 2026-10 --all-events -O file 2>said
	rm file.part
	[ "$1" = gone ] || : >file.part
	(
		ulimit -f 0
		"$OKTA_LOGFETCH" -q -m 2026-10 --all-events -O file 2>&1
	) | cat
	exec "$OKTA_LOGFETCH" -q -m 2026-10 --all-events -O file
fi
make_whole
for file in gone empty; do
	demo_org --fault 3:404 -- sh "$0" $file
	cmp file whole
	ls file.* 2>/dev/null
	rm file
done
