# By the value of a member, largest first; what is absent has a row of its own.
. "$(dirname "$0")/../lib.sh"

{
	person 00uA null null 2020-10-01T00:00:00.000Z '"Germany"'
	person 00uB null null 2020-10-01T00:00:00.000Z '"Germany"'
	person 00uA null null 2020-10-01T00:00:00.000Z '"Japan"'
	person 00uA null null 2020-10-01T00:00:00.000Z '"Jap\u0061n"'
	person 00uC null null 2020-10-01T00:00:00.000Z '"Brazil"'
	person 00uC null null 2020-10-01T00:00:00.000Z
	event 00uC 2020-10-01T00:00:00.000Z FAILURE
	person 00uC null null 2020-10-01T00:00:00.000Z 49.0
	person 00uC null null 2020-10-01T00:00:00.000Z true
	person 00uC null null 2020-10-01T00:00:00.000Z '{"code":"DE"}'
	person 00uC null null 2020-10-01T00:00:00.000Z '""'
} >log
country=client.geographicalContext.country
run -q -m 2020-10 --group-by $country log
run -q -m 2020-10 --group-by $country -f tsv log
run -q -m 2020-10 --strict --group-by $country.code log
"$MAU_COUNT" -q -m 2020-10 --group-by $country -f json log |
    jq -c '.group_by, .groups[], .sessions'
# What decides whether an event counts can be asked for as well.
for field in actor.id actor.type outcome.result eventType; do
	run -q -m 2020-10 --group-by $field -f tsv log
done
