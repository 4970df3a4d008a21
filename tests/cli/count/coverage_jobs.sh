# many-tests
# However the log is cut, and in whatever order it is read.
. "$(dirname "$0")/../lib.sh"

awk 'BEGIN {
	for (i = 0; i < 3000; i++) {
		t = (i * 7919 + i % 13 * 86399) % 2500000
		printf "{\"actor\":{\"id\":\"00u%d\"},\"eventType\":\"%s\"," \
		    "\"published\":\"2020-%02d-%02dT%02d:%02d:%02d.000Z\"}\n", \
		    i, i % 3 ? "user.session.start" : "x", \
		    9 + int(t / 86400 / 25), 1 + t / 86400 % 25, \
		    t / 3600 % 24, t / 60 % 60, t % 60
	}
}' >log
sort -t '"' -k 14 log >sorted
touch -d 2020-12-01T00:00:00Z log sorted
"$MAU_COUNT" -q -s 2020-09-03 -u 2020-09-28 -f json -j 1 log |
    jq .coverage >expected
is 'there is something to be compared' 600 "$(jq .hours expected)"
for jobs in 1 2 7; do
	for block in 1 100 3000 100000; do
		for file in log sorted; do
			MAU_COUNT_TESTING_BLOCK=$block "$MAU_COUNT" -q \
			    -s 2020-09-03 -u 2020-09-28 -f json -j $jobs \
			    $file | jq .coverage >got
			is "$file, $jobs threads, blocks of $block" \
			    "$(cat expected)" "$(cat got)"
		done
	done
done
