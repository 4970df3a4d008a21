# FILE appears when it is whole.  One that is there already is not written
# over, unless it is empty or what came is the same: the org may not have all
# of it any longer.  "-" is standard output.
. "$(dirname "$0")/../lib_fetch.sh"

# Beside one org, whose URL is part of what is downloaded.
if [ $# -gt 0 ]; then
	fetch()
	{
		"$OKTA_LOGFETCH" -q -m "$1" --all-events -O file
		echo "exit $?"
	}
	fetch 2026-10
	cmp file whole
	# The same month again, and a file of somebody.
	fetch 2026-10
	cmp file whole
	echo mine >file
	fetch 2026-10
	cat file
	ls file*
	# It only had to have its name.
	before=$(asked .n | wc -l)
	rm file
	fetch 2026-10
	cmp file whole
	ls file*
	echo "$(($(asked .n | wc -l) - before)) requests"
	exit
fi

make_whole
: >file
demo_org -- sh "$0" inside 2>&1
rm file
demo_org -- "$OKTA_LOGFETCH" -q -m 2026-10 --all-events -O - | cmp - whole
mkdir 'a folder'
demo_org -- "$OKTA_LOGFETCH" -q -m 2026-10 --all-events -O 'a folder/a file'
ls 'a folder'
