# A page: the same figures as elsewhere, well made, and harmless.
. "$(dirname "$0")/../lib.sh"
check=$(dirname "$0")/../html_check.py

# page OPTIONS...: the page, and what is wrong with it.
page()
{
	status=0
	"$MAU_COUNT" -f html "$@" >page 2>err || status=$?
	[ ! -s page ] || python3 "$check" <page
	echo "exit $status"
}

# The text of the page from the heading with that id on, up to the next one.
section()
{
	sed -n "/<h2 id=\"$1\">/,/<\/section>/p" page |
	    sed 's/<[^>]*>/ /g; s/  */ /g; s/^ *//; s/ *$//; /^$/d'
}

{
	person 00uA '"ann@example.com"' '"Ann"' 2020-10-07T00:00:00.000Z
	person 00uA '"ann.lee@example.com"' '"Ann"' 2020-10-08T00:00:00.000Z
	person 00uB '"bob@example.com"' '"Bob"' 2020-10-08T00:00:00.000Z
	event 00uC 2020-10-31T23:59:59.999Z FAILURE
	event 00uC 2020-11-01T00:00:00.000Z
	event 00uC 2020-10-01T00:00:00.000Z SUCCESS user.session.end
} >log
touch -d 2020-11-02T00:00:00Z log
gzip -nc log >log.gz
touch -d 2020-11-02T00:00:00Z log.gz
page -m 2020-10 log log.gz
cat err
for id in answer notes top coverage books inputs; do
	echo "-- $id"
	section $id
done
# The trend has a row a day, and a bar for each day with somebody.
section trend | sed -n '/^period/,$p' | head -n 9
grep -c '<rect' page
# The calendar, as weeks.
section days
# Digests are those of the files as they are.
section files | sed -n '3,4p' | while read -r name bytes digest; do
	[ "$(sha256sum <"$name")" = "$digest  -" ] &&
	    [ "$(wc -c <"$name")" -eq "$bytes" ] && echo "$name as it is"
done
# Whatever the threads and the way in, the same; but for its name and time.
for options in '-j 1' '-j 4' --strict; do
	# shellcheck disable=SC2086
	"$MAU_COUNT" -q -f html -m 2020-10 $options log log.gz |
	    grep -v '^<p>Counted by' | cksum
done | sort -u | wc -l

# By other periods, and all that can be asked for.
for by in hour week month; do
	page -m 2020-10 -b $by log
	section trend | sed -n '/^period/,$p' | head -n 3
	section days | grep -c .
done
page -q -a log
section trend | sed -n '/^period/,$p'
page -q -m 2020-10 -l --bottom 1 -t 2 --group-by actor.type --why 00uA \
    --compare-definitions log
for id in groups top bottom list why definitions; do
	echo "-- $id"
	section $id
done
page -q --diff 2020-10 2020-11 log
section answer
section diff
grep -c 'id="trend"\|id="top"' page
page -q -m 2020-10 --definition success --assume-utc -o SUCCESS log
page -q -m 2020-10 --definition success --assume-utc log
section answer

# Nothing, and not all.
page -m 2020-10 /dev/null
section answer
section notes
section trend | tail -n 3
page -a /dev/null
section trend
section days
printf '{"actor"\n' >>log
page -k -m 2020-10 log missing
section answer | sed -n '1,3p'
section files
page -m 2020-10 log
cat page err
