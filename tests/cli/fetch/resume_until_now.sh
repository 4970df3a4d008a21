# Until now is until then, when it goes on later; so is the current month.
. "$(dirname "$0")/../lib_fetch.sh"

if [ $# -gt 0 ]; then
	"$OKTA_LOGFETCH" -q "$@" -O file
	until=$(jq -r .until file.part.state)
	OKTA_TESTING_NOW=2026-11-03T00:00:00Z "$OKTA_LOGFETCH" "$@" -O file
	asked .query | grep -vc "until=$(echo "$until" | sed 's/:/%3A/g')"
	exit
fi
time_scale 1
demo_org --page-limit 1 --fault 2:404 -- sh "$0" -s 2026-10-31 2>&1 |
    sed 's/reqFAKE[0-9]*/ID/; s/11-02T00[^Z]*Z/NOW/
    s/[0-9]* seconds before/N seconds before/'
wc -l <file
