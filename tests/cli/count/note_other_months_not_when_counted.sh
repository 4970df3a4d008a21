. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001 2020-09-05T08:00:00.000Z
	event 00uTEST0002 2020-10-05T08:00:00.000Z
} | run -m 2020-10
