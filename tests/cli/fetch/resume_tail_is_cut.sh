# Whatever stands behind the bytes that count was never recorded.
. "$(dirname "$0")/../lib_fetch.sh"

if [ $# -gt 0 ]; then
	"$OKTA_LOGFETCH" -q -m 2026-10 --all-events -O file --max-retries 0
	echo "exit $?"
	tail -n 1 file.part
	event 00uTEST0009 2026-10-31T00:00:00.000Z >>file.part
	head -c 100000 /dev/zero >>file.part
	exec "$OKTA_LOGFETCH" -m 2026-10 --all-events -O file
fi
make_whole
demo_org --fault 4:503 -- sh "$0" inside 2>&1 | sed 's/reqFAKE[0-9]*/ID/'
cmp file whole
ls
