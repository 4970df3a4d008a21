# How many threads there are changes nothing, and one file needs no more.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	event 00uTEST0002
	event 00uTEST0001
} >log
for jobs in -j1 '-j 2' -j16 '--jobs 256' --jobs=3; do
	# Split at blanks.
	# shellcheck disable=SC2086
	run -m 2020-10 $jobs log
done
# Without the option there are as many as processors: some, and no word of it.
run -m 2020-10 log
run -m 2020-10 -j 16 /dev/null
