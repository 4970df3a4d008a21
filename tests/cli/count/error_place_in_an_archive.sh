# As archive(file), as often as it takes.
. "$(dirname "$0")/../lib.sh"

mkdir days
event 00uTEST0001 >days/a.ndjson
{
	event 00uTEST0002
	event 00uTEST0003
	echo oops
} >days/b.ndjson
tar -cf - days/a.ndjson days/b.ndjson | zstd -q >log.tar.zst
run -m 2020-10 log.tar.zst
run -m 2020-10 <log.tar.zst
gzip days/b.ndjson
zip -q log.zip days/b.ndjson.gz
tar -cf log.tar log.zip
run -m 2020-10 log.tar
