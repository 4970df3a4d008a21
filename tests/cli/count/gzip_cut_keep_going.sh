# What came before the cut counts, as far as it is whole.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	event 00uTEST0002
} | gzip >one.gz
event 00uTEST0003 | gzip | head -c 30 | cat one.gz - >cut.gz
run -m 2020-10 cut.gz 2>said
grep -c 'cut.gz:.*cut short' said
"$MAU_COUNT" -q -m 2020-10 -k cut.gz 2>said
echo "exit $?"
