# A file that holds itself would be read for ever.
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 >log
for _ in 1 2 3 4 5 6 7 8 9 10 11 12; do
	gzip <log >log.gz
	mv log.gz log
done
run -m 2020-10 log
run -m 2020-10 -k log
