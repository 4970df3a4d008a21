# Anybody can write into a log: no name ends its cell, moves a cursor, or is a
# formula.
. "$(dirname "$0")/../lib.sh"

{
	person 00uA '"=cmd|'"'"'/c calc'"'"'!A0"' '"tab\tand\nline"' \
	    2020-10-01T00:00:00.000Z
	person 00uB '"\u001b[31mred\u202e@example.com"' '"a,b\"c\\d"' \
	    2020-10-02T00:00:00.000Z
	person 00uC '"half\ud800"' '"\u00e9t\u00e9 \ud83d\ude00"' \
	    2020-10-03T00:00:00.000Z
} >log
run -q -m 2020-10 -l log
run -q -m 2020-10 -l -f tsv log
run -q -m 2020-10 -l -f csv log | tr -d '\r'
"$MAU_COUNT" -q -m 2020-10 -l -f json log | jq -c '.list[] | [.login, .name]'
# What is asked for is read: damage in it is told of.
printf '{"eventType":"user.session.start","actor":{"id":"00uD",' >damaged
printf '"alternateId":"bad \\x"},"published":"2020-10-01T00:00:00Z"}\n' \
    >>damaged
run -q -m 2020-10 damaged
run -q -m 2020-10 -l damaged
