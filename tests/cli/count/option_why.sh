# One actor: the first event that counted, and why others did not.
. "$(dirname "$0")/../lib.sh"

{
	event 00uZ
	person 00uA '"ann@example.com"' '"Ann"' 2020-10-07T00:00:00.000Z
	person 00uA '"ann@example.com"' '"Ann"' 2020-10-06T00:00:00.000Z
	person 00uA '"ann.old@example.com"' '"Ann"' 2020-09-30T23:59:59.999Z
	event 00uA 2020-10-01T00:00:00.000Z SUCCESS user.session.end
	event 00uA 2020-10-02T00:00:00.000Z SUCCESS user.session.end
	event 00uA 2020-10-03T00:00:00.000Z FAILURE
	person 00uB '"ann@example.com"' '"Ann"' 2020-10-08T00:00:00.000Z
} >log
event 00uA 2020-10-05T00:00:00.000Z >second
for who in 00uA ann@example.com ann.old@example.com Ann 00uC; do
	run -q -m 2020-10 -o SUCCESS --why $who log second
done
run -q -m 2020-10 --why 00uA -f csv log second | tr -d '\r'
"$MAU_COUNT" -q -m 2020-10 --why 00uA -f json log second | jq -c '.why[]'
"$MAU_COUNT" -q -m 2020-10 --why 00uC -f json log second | jq -c .why
run -q -m 2020-10 --why '' log
# An event without a time has a place; and one that is rejected a verdict.
{
	event 00uD 2020-10-05T00:00:00.000Z
	printf '{"actor":{"id":"00uD"},"eventType":"user.session.start"}\n'
	printf '{"actor":{"id":"00uD"},"eventType":"x"}\n'
} >odd
run -q -k -m 2020-10 --why 00uD odd
# What an application did for a person is the person's.
grant 0oaAPP App '[{"id":"00uB","type":"User","alternateId":"b@example.com"}]' \
    >token
grant 0oaAPP App null >>token
# The target of somebody's own event is not who it is counted for.
grant 00uA User '[{"id":"00uB","type":"User","alternateId":"b@example.com"}]' \
    >>token
for who in 0oaAPP 00uA 00uB b@example.com; do
	run -q -m 2020-10 --definition amau --why $who token
	run -q -m 2020-10 --definition amau --strict --why $who token
	run -q -m 2020-10 --why $who token
done
# The same with any threads and blocks.
seq 3000 | while read -r n; do
	event 00u$((n % 7)) "2020-10-0$((n % 9 + 1))T08:00:00.$((n % 900 + 100))Z"
done >many
run -q -m 2020-10 -j 1 --why 00u3 many
for jobs in 1 2 5; do
	MAU_COUNT_TESTING_BLOCK=333 run -q -m 2020-10 -j $jobs --why 00u3 many
done
