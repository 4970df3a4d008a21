# From one thread to many, as a whole number.
. "$(dirname "$0")/../lib.sh"

for jobs in 0 999 257 x '' -1 +1 1.5 2k ' 2' 18446744073709551617; do
	run -a -j "$jobs" nothing-is-read
done
run -a -j 1 --jobs 2
run -a -j
# What the tests cut blocks by is looked at as closely.
for block in 0 65M x; do
	export MAU_COUNT_TESTING_BLOCK=$block
	run -a nothing-is-read
done
