# The element, not the page.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	printf '[%s,%s, %s]\n' "$(event 00uTEST0001)" "$(event 00uTEST0002)" \
	    "$(event 00uTEST0003 redacted)"
} >log
run -m 2020-10 log
