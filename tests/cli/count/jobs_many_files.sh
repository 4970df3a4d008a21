# Files are told of in their order, whichever thread was first.
. "$(dirname "$0")/../lib.sh"

for i in 1 2 3 4 5 6; do
	event "00uTEST000$i"
	echo "oops"
	event 00uTEST0009 | sed 's/2020-10/redacted-/'
done >log
for i in 1 2 3; do
	cp log "$i.ndjson"
done
echo '{}' >small
touch -d 2020-11-02T00:00:00Z ./*.ndjson small
set -- 1.ndjson small missing small 2.ndjson . small 3.ndjson
MAU_COUNT_TESTING_BLOCK=100
export MAU_COUNT_TESTING_BLOCK
run -m 2020-10 -k -v -j 1 "$@" 2>one
run -m 2020-10 -k -v -j 16 "$@" 2>many
cmp one many
cut -d '(' -f 1 one
# Without -k the first of them ends the run, and it alone is told of.
run -m 2020-10 -j 16 "$@" 2>&1
run -m 2020-10 -j 16 missing "$@" 2>&1
event 00uTEST0001 >good
run -m 2020-10 -j 16 good good missing small 2>&1
# The good ones alone.
for i in 1 2 3 4 5 6 7 8 9; do
	event "00uTEST000$i" >"good$i"
done
run -m 2020-10 -j 4 good? good
