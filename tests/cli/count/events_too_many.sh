# In one record; each has two bytes, and would take a hundred in memory.
. "$(dirname "$0")/../lib.sh"

# hook COUNT: one that is rejected, COUNT times.
hook()
{
	printf '{"data":{"events":[0'
	yes ,0 | head -n "$(($1 - 1))" | tr -d '\n'
	printf ']}}\n'
}

{
	event 00uTEST0001
	hook 100001
	event 00uTEST0002
} >log
run -m 2020-10 log
run -m 2020-10 -k log
hook 100000 >log
run -m 2020-10 -k -f json log 2>&1 | grep '^    "rejected'
