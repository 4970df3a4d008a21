# A line has an end: the first of many months, and that there are more.
. "$(dirname "$0")/../lib.sh"

for year in 2000 2001 2002 2003 2004; do
	for month in 01 02 03 04 05 06 07 08 09 10 11 12; do
		event 00uTEST0001 $year-$month-15T08:00:00.000Z
	done
done >log
run -m 2020-10 log 2>said
grep -o 'the window 2020-10\|1 in 2000-01\|and more\|--month' said
awk 'length > 600 { print "too long" }' said
