# The longest record accepted: that many bytes and not one more.
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 >log
length=$(($(wc -c <log) - 1))
run -m 2020-10 --max-record $length log
run -m 2020-10 --max-record=$length log
run -m 2020-10 --max-record $((length - 1)) log
run -m 2020-10 --max-record $((length - 1)) -k log
# The page around records is none.
{
	printf '['
	tr '\n' ',' <log
	printf '%s]' "$(cat log)"
} >page
run -m 2020-10 --max-record $length page
for size in 1k 64K 16M 1g 64KiB 16MiB 1GiB 1073741824; do
	echo "$size:"
	run -m 2020-10 --max-record $size log
done
