# Equal times on both sides of a page's border, and events that are alike but
# for one byte: all of them arrive, once.
. "$(dirname "$0")/../lib_fetch.sh"

for n in 1 2 3 4 5 6 7 8 9; do
	event 00uTEST000$n 2026-10-05T08:00:00.000Z
done >log
event 00uTEST0001 2026-10-05T09:00:00.000Z >>log
for limit in 1 2 3 4 5 9; do
	org --events log --page-limit $limit -- "$OKTA_LOGFETCH" -m 2026-10 \
	    --all-events >got
	cmp got log
	org --events log --page-limit $limit --fault 2+:duplicate -- \
	    "$OKTA_LOGFETCH" -m 2026-10 --all-events -q >got
	cmp got log
done
