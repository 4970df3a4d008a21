# The rows are the same whatever the threads, the blocks and the order.
# many-tests
. "$(dirname "$0")/../lib.sh"

for day in 01 02 03 05 08 13 21; do
	for hour in 00 07 23; do
		for person in 1 2 3 4 5 6 7 8 9; do
			event "00u$((person * ${day#0} % 8))" \
			    "2020-10-${day}T$hour:30:00.000Z"
		done
	done
done >log
awk '{ print (NR * 7919) % 189 "\t" $0 }' log | sort -n | cut -f 2- >mixed
"$MAU_COUNT" -j 1 -m 2020-10 --by day log >expected
for file in log mixed; do
	for block in 1 100 1000 100000; do
		for jobs in 1 2 7; do
			MAU_COUNT_TESTING_BLOCK=$block "$MAU_COUNT" -j $jobs \
			    -m 2020-10 --by day $file >got
			is "$file, blocks of $block, $jobs threads" \
			    "$(cat expected)" "$(cat got)"
		done
	done
done
