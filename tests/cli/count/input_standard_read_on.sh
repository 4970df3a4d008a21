# A file that stands in the middle is counted from there on, and stands at its
# end when the run is over.
. "$(dirname "$0")/../lib.sh"

for i in 1 2 3 4 5 6 7 8; do
	event "00uTEST000$i"
done >log
for block in 1 50 1000 1M; do
	for jobs in 1 4; do
		{
			read -r _
			read -r _
			MAU_COUNT_TESTING_BLOCK=$block run -m 2020-10 -j $jobs
			printf 'left: %s\n' "$(wc -c)"
		} <log
	done
done
# Whoever shares it may read more, once more is there.
cp log grows
# To be read and written at the same time is what it is for.
# shellcheck disable=SC2094
{
	run -m 2020-10
	event 00uTEST0001 >>grows
	run -m 2020-10
} <grows
