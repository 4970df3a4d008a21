. "$(dirname "$0")/../lib.sh"

for _ in 1 2 3 4; do
	printf 'x%s\n' 1 2 3 4 5
done >log
event 00uTEST0002 >>log
run -m 2020-10 -k log 2>said
grep -c '^mau-count: log:' said
grep -v '^mau-count: log:' said
