# The question, the books, and each input.
. "$(dirname "$0")/../lib.sh"

{
	event 00uTEST0001
	event 00uTEST0001 2020-10-06T08:00:00.000Z
	event 00uTEST0002 2020-10-07T08:00:00.000Z FAILURE
	event 00uTEST0003 2020-10-08T08:00:00.000Z SUCCESS user.session.end
	event 00uTEST0004 2020-11-01T00:00:00.000Z
	echo 42
} >log
printf '[%s]' "$(event 00uTEST0005)" | gzip >page.gz
touch -d 2020-11-02T00:00:00Z log page.gz
run -m 2020-10 -o SUCCESS -o ALLOW -v -k log page.gz
run -s 2020-10-05 --verbose page.gz
run -a -e user.session.end -v page.gz
