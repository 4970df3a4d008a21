# Without a window it is the current month, in UTC whatever the time zone.
. "$(dirname "$0")/../lib.sh"

window()
{
	TZ=$1 "$MAU_COUNT" -q -f json </dev/null |
	    jq -r '"\(.definition.since) \(.definition.until)"'
}

# The first instant of this month and of the next one, by date(1).
current()
{
	year=$(date -u +%Y)
	month=$(date -u +%m)
	next=$((${month#0} + 1))
	printf '%s-%s-01T00:00:00.000Z ' "$year" "$month"
	if [ $next -eq 13 ]; then
		printf '%d-01-01T00:00:00.000Z\n' $((year + 1))
	else
		printf '%s-%02d-01T00:00:00.000Z\n' "$year" $next
	fi
}

# The month may turn while this runs: then either one will do.
for zone in UTC0 EST14 WST-14; do
	before=$(current)
	got=$(window $zone)
	after=$(current)
	if [ "$got" = "$before" ] || [ "$got" = "$after" ]; then
		echo "$zone: the current month"
	else
		echo "$zone: $got, and not $after"
	fi
done
