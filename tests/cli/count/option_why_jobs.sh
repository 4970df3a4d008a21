# Where the first of somebody's events stands is the same whatever the threads
# and the blocks, and as another program finds it.
# many-tests
. "$(dirname "$0")/../lib.sh"

awk 'BEGIN {
	for (n = 1; n <= 600; n++) {
		if (n % 50 == 0)
			print ""
		printf "{\"uuid\":\"u%d\",\"actor\":{\"id\":\"00u%d\"}," \
		    "\"eventType\":\"user.session.start\"," \
		    "\"published\":\"2020-10-05T08:00:00.000Z\"}\n", n % 400,
		    n % 400 < 7 ? 7 : n % 97
	}
}' >log
for who in 00u0 00u7 00u60 00u96; do
	first=$(grep -n "\"$who\"" log | head -n 1 | cut -d : -f 1)
	byte=$(head -n $((first - 1)) log | wc -c)
	for block in 64 333 4096 100000; do
		for jobs in 1 2 7; do
			MAU_COUNT_TESTING_BLOCK=$block "$MAU_COUNT" -j $jobs \
			    -q -m 2020-10 -f json --why $who \
			    --unique-events log |
			    jq -c '[.why[] | [.verdict, .events, .line,
				.byte]]' >got
			[ -s expected ] || cp got expected
			is "$who, blocks of $block, $jobs threads" \
			    "$(cat expected)" "$(cat got)"
		done
	done
	is "$who, line and byte" "$first $byte" \
	    "$(jq -r '.[0] | "\(.[2]) \(.[3])"' expected)"
	rm expected
done
