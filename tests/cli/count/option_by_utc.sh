# Days have 24 hours, and hours are UTC, where clocks are put forward and back,
# and whatever the time zone here.
. "$(dirname "$0")/../lib.sh"

for day in 2020-03-08 2020-03-29 2020-10-25 2020-11-01; do
	for hour in 00 01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 \
	    19 20 21 22 23; do
		event 00uA "${day}T$hour:59:59.999Z"
		event 00uB "${day}T$hour:00:00.000Z"
	done
	# The hour that comes twice, or never, to the clock on the wall.
	event 00uC "${day}T02:30:00+01:00"
	event 00uC "${day}T02:30:00+02:00"
	event 00uD "${day}T02:30:00-04:00"
	event 00uD "${day}T02:30:00-05:00"
done >log
# With a day-light time zone, if there are any; POSIX knows some by itself.
for zone in UTC America/New_York Europe/Berlin EST5EDT,M3.2.0,M11.1.0 \
    CET-1CEST,M3.5.0,M10.5.0/3; do
	for by in hour day week; do
		for day in 08:09 29:30; do
			TZ=$zone "$MAU_COUNT" -q -s "2020-03-${day%:*}" \
			    -u "2020-03-${day#*:}" -b $by -f tsv log
		done
		TZ=$zone "$MAU_COUNT" -q -s 2020-10-25 -u 2020-10-26 -b $by \
		    -f tsv log
		TZ=$zone "$MAU_COUNT" -q -s 2020-11-01 -u 2020-11-02 -b $by \
		    -f tsv log
	done >got
	[ -s expected ] || cp got expected
	is "$zone" "$(cat expected)" "$(cat got)"
done
grep -c T expected
grep -v T..Z expected
sed -n '/2020-03-29T0[0-8]/p; /2020-11-01T0[0-8]/p' expected
