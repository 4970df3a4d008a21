# Pages that are empty or short or overlap, and events that nobody asked for:
# what is written is the same, and what was left out is said.
. "$(dirname "$0")/../lib_fetch.sh"

make_whole
for what in 2-4:empty-page every-2:empty-page 2+:short-page=1 2:duplicate \
    2+:duplicate 1:outside 12:outside 3+:outside every-3:bom 12:empty-page
do
	echo "$what"
	demo_org --fault "$what" -- "$OKTA_LOGFETCH" -m 2026-10 \
	    --all-events >got
	cmp got whole
	asked .n | wc -l
done 2>&1
