# An event that is there more than once counts once, and whatever is reported
# of it agrees.
. "$(dirname "$0")/../lib.sh"

# unique UUID ACTOR [LOGIN [PUBLISHED [RESULT]]]
unique()
{
	printf '{"uuid":"%s","actor":{"id":"%s","alternateId":"%s",' "$1" \
	    "$2" "${3-$2@example.com}"
	printf '"displayName":"N","type":"User"},"published":"%s",' \
	    "${4-2020-10-05T08:00:00.000Z}"
	printf '"eventType":"user.session.start","outcome":{"result":"%s"}}\n' \
	    "${5-SUCCESS}"
}

{
	unique u1 00uA
	unique u2 00uA
	unique u3 00uB 00uB@example.com 2020-10-06T23:59:59.999Z FAILURE
	unique u4 unknown
	unique u5 00uC 00uC@example.com 2020-11-01T00:00:00.000Z
} >first
# The same, and a session more; some of it written otherwise.
{
	unique u6 00uD
	unique u3 00uB bert@example.com 2020-10-07T01:59:59.999+02:00 FAILURE
	unique u1 00uA
	unique u1 00uA
	unique u4 unknown
	unique 'u\u0031' 00uA
	unique u5 00uC 00uC@example.com 2020-11-01T00:00:00.000Z
} >second
run -m 2020-10 -l first second
run -m 2020-10 -l --unique-events first second
run -q -m 2020-10 -l --unique-events second first
run -q -m 2020-10 -l --unique-events -j 1 --strict first second
run -q -m 2020-10 -f tsv --group-by actor.alternateId --unique-events first \
    second
run -q -m 2020-10 -f tsv --compare-definitions --unique-events first second
run -q -a -f tsv -b month --unique-events first second
run -q -m 2020-10 --why 00uA --unique-events first second
run -q -m 2020-10 --why bert@example.com --unique-events first second
for option in --unique-events --strict; do
	"$MAU_COUNT" -q -m 2020-10 -f json $option first second |
	    jq -c '[.sessions, .distinct_actors], .records, .unique_events'
done
"$MAU_COUNT" -m 2020-10 -v --unique-events first second 2>&1 >/dev/null |
    sed -n 's/.*records read/read/p'

# The same uuid, and another event.
{
	unique u1 00uA
	unique u1 00uB
	unique u1 00uA 00uA@example.com 2020-10-05T08:00:00.001Z
	unique u1 00uA 00uA@example.com 2020-10-05T08:00:00.000Z FAILURE
	unique u1 00uA
} >differing
run -m 2020-10 -b month -f tsv --unique-events differing

# Which event it is cannot be told; of one that does not count it matters not.
unique u1 00uA >without
event 00uA >>without
run -m 2020-10 --unique-events without
run -k -m 2020-10 --unique-events without
run -q -m 2020-11 --unique-events without
unique '' 00uA >empty
run -m 2020-10 --unique-events empty
unique u1 00uA | sed 's/"u1"/1/' >number
run -m 2020-10 --unique-events --strict number
