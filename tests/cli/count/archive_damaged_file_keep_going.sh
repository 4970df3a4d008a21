# The other files of the archive count.
. "$(dirname "$0")/../lib.sh"

mkdir days
event 00uTEST0001 >days/a
{
	event 00uTEST0002
	echo oops
} >days/b
event 00uTEST0003 | gzip | head -c 20 >days/c
event 00uTEST0004 | iconv -f UTF-8 -t UTF-16 >days/d
event 00uTEST0005 >days/e
tar -cf log.tar days/a days/b days/c days/d days/e
run -m 2020-10 -k log.tar
run -m 2020-10 log.tar
