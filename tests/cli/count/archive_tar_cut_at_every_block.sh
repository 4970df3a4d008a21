# Never a short count.
. "$(dirname "$0")/../lib.sh"

mkdir days
event 00uTEST0001 >days/a
event 00uTEST0002 >days/b
tar -b 1 -cf log.tar days/a days/b
size=$(wc -c <log.tar)
at=512
# Without the very last block it is still whole: one of zeros ends it.
while [ $at -lt $((size - 512)) ]; do
	head -c $at log.tar >cut.tar
	"$MAU_COUNT" -m 2020-10 cut.tar 2>said
	[ $? -eq 1 ] && [ -s said ] || echo "cut behind $at bytes"
	"$MAU_COUNT" -m 2020-10 <cut.tar 2>said
	[ $? -eq 1 ] && [ -s said ] || echo "cut behind $at bytes, from stdin"
	at=$((at + 512))
done
run -m 2020-10 log.tar
