# many-tests
# Killed after each page, or every second or third, and run again: the same
# bytes as without.  What there is meanwhile passes for nothing.
. "$(dirname "$0")/../lib_fetch.sh"

stalls()
{
	grep -c '"fault":"stall"' record
}

is_stalled_or_done()
{
	[ "$(stalls)" -gt "$before" ] || [ -e file ]
}

if [ $# -gt 0 ]; then
	kills=0
	while [ ! -e file ] && [ $kills -lt 30 ]; do
		before=$(stalls)
		"$OKTA_LOGFETCH" -m 2026-10 --all-events -O file "$@" \
		    2>>err &
		pid=$!
		until_true is_stalled_or_done
		[ ! -e file ] || break
		kill -9 $pid
		wait $pid 2>/dev/null
		kills=$((kills + 1))
		"$MAU_COUNT" -a file.part >>counted 2>&1 && echo bad >>counted
		[ "$(wc -c <file.part)" -gt \
		    "$(jq .length file.part.state)" ] || echo short >>counted
	done
	wait
	echo $kills >kills
	exit
fi

make_whole
time_scale 1
demo_org -- "$OKTA_LOGFETCH" -m 2026-10 --all-events -f pages >whole-pages

# killed EVERY KILLS PAGES FORMAT
killed()
{
	rm -f file err counted
	cp whole got
	demo_org --fault "every-$1:stall" -- sh "$0" -f "$4" >said 2>&1
	is "every $1, $4: what is in the end" '' "$(
	    case $4 in
	    ndjson)	cmp file whole ;;
	    pages)	cmp file whole-pages ;;
	    esac 2>&1
	    ls file.* 2>/dev/null
	    cat said)"
	is "every $1, $4: kills" "$2" "$(cat kills)"
	is "every $1, $4: requests, none for nothing" "$3" "$(asked .n | wc -l)"
	is "every $1, $4: what went on" "$2" "$(grep -c 'going on behind' err)"
	is "every $1, $4: what was there meanwhile" "$2 $2" \
	    "$(grep -c . counted) $(grep -c 'broke off' counted)"
}

for format in ndjson pages; do
	killed 2 11 23 $format
	killed 3 5 17 $format
	killed 7 1 13 $format
done
