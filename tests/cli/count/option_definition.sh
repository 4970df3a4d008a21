# What makes somebody active, by name: each definition, and all of them at once.
. "$(dirname "$0")/../lib.sh"

user='{"id":"00uB","type":"User","alternateId":"b@example.com"}'
{
	event 00uA
	event 00uA 2020-10-07T00:00:00.000Z
	event 00uF 2020-10-05T08:00:00.000Z FAILURE
	event unknown
	grant 0oaAPP PublicClientApp "[{\"id\":\"at\",\"type\":\"token\"},$user]"
	grant 0oaAPP PublicClientApp '[{"id":"at","type":"token"}]'
	grant 0oaAPP PublicClientApp null
	grant 00uC User null
	grant 00uD User null FAILURE
	grant unknown User null
	event 00uA 2020-10-06T00:00:00.000Z SUCCESS user.authentication.sso
	event 00uE 2020-10-06T00:00:00.000Z SUCCESS user.authentication.sso
	event 00uE 2020-11-06T00:00:00.000Z SUCCESS user.authentication.sso
} >log
for definition in session success amau sso; do
	run -q -m 2020-10 --definition $definition log
	"$MAU_COUNT" -q -m 2020-10 --definition $definition -f json log |
	    jq -c '[.definition.name, .definition.known_users], .records'
done
run -q -m 2020-10 --compare-definitions log
run -q -m 2020-10 --compare-definitions -f csv log | tr -d '\r'
"$MAU_COUNT" -q -m 2020-10 --compare-definitions -f json log |
    jq -c '.definition.name, .distinct_actors, .definitions[]'
# Whoever was given a token is listed, and not the application.
run -q -m 2020-10 --definition amau -l log
# Strictly the same, and with any number of threads.
for options in --strict '-j 3'; do
	# shellcheck disable=SC2086
	run -q -m 2020-10 --compare-definitions $options log
done
# A table that is kept names it; without an option it is the recipe's.
run -q -m 2020-10 --definition success -b month -f tsv log
run -q -m 2020-10 --definition success -l -f csv log | tr -d '\r'
run -q -m 2020-10 --definition success --group-by actor.id -f tsv log
touch -d 2020-11-02T00:00:00Z log
run -v -m 2020-10 --definition success log
