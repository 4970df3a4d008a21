# Skip, report, count the rest, exit 3; 0 when nothing was skipped.
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 >good
{
	event 00uTEST0001
	echo '{"eventType":'
	event 00uTEST0002
} >bad
run -m 2020-10 bad
run -m 2020-10 -k bad
run -m 2020-10 --keep-going bad
run -m 2020-10 -k good
