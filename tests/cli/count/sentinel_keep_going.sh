# Nothing was skipped by accident here: there is no number.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	echo 'okta-logfetch: incomplete: killed by signal 15'
} >log
run -m 2020-10 -k log
run -m 2020-10 -k -f json log
event 00uTEST0002 >good
run -m 2020-10 -k good log
run -m 2020-10 -k log good
gzip <log | run -m 2020-10 -k
# It need not be the last line.
cat good log good | run -m 2020-10 -k
