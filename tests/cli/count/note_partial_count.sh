# Behind -k: what is missing from the number, quiet or not.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	echo '{"eventType":'
	echo '{}'
} >log
gzip <log | head -c 40 >cut.gz
run -m 2020-10 -k log missing cut.gz
run -m 2020-10 -k -q log missing cut.gz
head -n 2 log >one
run -m 2020-10 -k one
