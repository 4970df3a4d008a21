# A script may have read a part of it.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	event 00uTEST0002
	echo oops
} >log
{
	read -r _
	run -m 2020-10
} <log
# The same of what is packed.
{
	echo heading
	event 00uTEST0001 | gzip
} >log
{
	read -r _
	run -m 2020-10
} <log
