. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	event ''
} | sed 's/$/\r/' >log
run -m 2020-10 log
