# No number, however little is missing.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	event 00uTEST0002
} | gzip >log.gz
size=$(wc -c <log.gz)
at=3
step=1
! is_slow || step=13
while [ $at -lt "$size" ]; do
	head -c $at log.gz >cut.gz
	"$MAU_COUNT" -m 2020-10 cut.gz 2>said
	[ $? -eq 1 ] && [ -s said ] || echo "cut behind $at bytes"
	at=$((at + step))
done
run -m 2020-10 log.gz
