# Two at once would write between each other's lines.
. "$(dirname "$0")/../lib_fetch.sh"

if [ $# -gt 0 ]; then
	"$OKTA_LOGFETCH" -m 2026-10 --all-events -O file &
	pid=$!
	until_true grep -q '"fault":"stall"' record
	before=$(cksum <file.part)
	"$OKTA_LOGFETCH" -m 2026-10 --all-events -O file
	echo "exit $?"
	[ "$before" = "$(cksum <file.part)" ] || echo 'it was changed'
	kill $pid
	wait $pid
	echo "exit $?"
	"$OKTA_LOGFETCH" -m 2026-10 --all-events -O file
	exit
fi
make_whole
time_scale 1
demo_org --fault 3:stall -- sh "$0" inside 2>&1
cmp file whole
