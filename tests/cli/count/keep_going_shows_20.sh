# The first 20 tell what is wrong, the total how much.
. "$(dirname "$0")/../lib.sh"

event 00uTEST0001 >log
for _ in 1 2 3 4 5; do
	printf 'x%s\n' 1 2 3 4 5
done >>log
event 00uTEST0002 >>log
run -m 2020-10 -k log
