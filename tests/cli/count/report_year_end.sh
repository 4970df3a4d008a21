# What reports stumble over: ties, renames, weeks without anybody, week 53, and
# clocks that are put back.
. "$(dirname "$0")/../lib.sh"
log=$root/fixtures/reports/year-end.ndjson

run -q -a -b week -f tsv "$log"
run -q -a -b month --unique-events "$log"
TZ=Europe/Berlin run -q -s 2026-10-25 -u 2026-10-25T03:00:00Z -b hour "$log"
run -q -a -t 2 --bottom 3 "$log"
run -q -a -l --unique-events "$log"
run -q -a --group-by client.geographicalContext.country --unique-events "$log"
run -q --diff 2026-10 2026-12 "$log"
run -q -a -f tsv --why 00uREP0002 \
    --unique-events "$log" | sed "s|$root/||"
tac "$log" >backwards
for options in '-b week' '-t 2' '-l --unique-events'; do
	# shellcheck disable=SC2086
	is "$options, backwards" "$("$MAU_COUNT" -q -a $options "$log")" \
	    "$("$MAU_COUNT" -q -a $options backwards)"
done
